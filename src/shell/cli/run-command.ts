import type { z } from "zod";
import {
  coerceInput,
  describeIssue,
  type InputField,
  type Issue,
  MARKINGS,
} from "../../kernel/index.ts";
import { bringUpToDate, type Command, isFileOutput, type Ports } from "../../workbench/index.ts";
import { Breakage, outsideIssue } from "../breakage.ts";
import { isOutsideCode } from "../error-codes.ts";
import { realPorts } from "../ports.ts";
import { terminalProgress } from "../progress/index.ts";
import { checkWorkspace } from "../workspace/index.ts";

const EXIT = { done: 0, refused: 1, usage: 2, outside: 3 } as const;

/** Runs one command with what the command line gave; prints its result; gives the exit status. */
export async function runCommand(
  declared: Command,
  fields: readonly InputField[],
  options: Readonly<Record<string, unknown>>,
  positional: readonly unknown[],
): Promise<number> {
  const json = options["json"] === true;
  const values: Record<string, unknown> = { ...options };
  for (const key of ["json", "workspace", "clearance"])
    if (!fields.some((field) => field.name === key)) delete values[key];
  (declared.positional ?? []).forEach((name, index) => {
    const value = positional[index];
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) values[name] = value;
  });
  const input = declared.input.safeParse(coerceInput(fields, values));
  if (!input.success) return fail(input.error.issues.map(usageIssue), json, EXIT.usage);
  const clearance = MARKINGS.find((marking) => marking === options["clearance"]) ?? "TLP:RED";
  const ports = realPorts(String(options["workspace"] ?? "."), terminalProgress(), clearance);
  try {
    if (declared.workspace === "needed") await openUpToDate(ports);
    const result = await declared.run(ports, input.data);
    if (!result.ok) {
      const outside = result.issues.some((issue) => isOutsideCode(issue.code));
      return fail(result.issues, json, outside ? EXIT.outside : EXIT.refused);
    }
    print(declared, result.value, input.data, json);
    return declared.failed?.(result.value) === true ? EXIT.refused : EXIT.done;
  } catch (error) {
    const issue = outsideIssue(error);
    if (issue === null) throw error;
    return fail([issue], json, isOutsideCode(issue.code) ? EXIT.outside : EXIT.refused);
  } finally {
    ports.close();
  }
}

async function openUpToDate(ports: Ports): Promise<void> {
  await checkWorkspace(ports.workspace);
  const moved = await bringUpToDate(ports);
  if (!moved.ok) throw new Breakage(moved.issues[0] as Issue);
}

function print(declared: Command, value: unknown, input: unknown, json: boolean): void {
  if (isFileOutput(value)) process.stdout.write(value.bytes);
  else if (json || declared.print === undefined)
    process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  else process.stdout.write(`${declared.print(value, input as Record<string, unknown>)}\n`);
}

function fail(issues: readonly Issue[], json: boolean, status: number): number {
  if (json) process.stdout.write(`${JSON.stringify({ ok: false, issues }, null, 2)}\n`);
  for (const issue of issues) process.stderr.write(`${describeIssue(issue)}\n`);
  return status;
}

function usageIssue(issue: z.core.$ZodIssue): Issue {
  const field = issue.path.map(String).join(".");
  return { code: "shell/usage", message: `${issue.message}.`, ...(field === "" ? {} : { field }) };
}
