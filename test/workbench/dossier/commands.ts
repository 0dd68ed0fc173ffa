import { CATALOGUE, type Ports } from "../../../src/workbench/index.ts";

/** Says nothing about progress. */
export const QUIET = { start: () => ({ update: () => {}, finish: () => {} }) };

/** Who writes in these tests. */
export const DESK = "Desk 4";

/** A finding of a verification. */
export interface Finding {
  readonly check: string;
  readonly status: string;
  readonly subject: string;
  readonly detail: string;
}

/** Runs commands by name; `value` throws where a command refuses. */
export function commandsOf(ports: () => Ports) {
  const run = async (name: string, input: Record<string, unknown>) => {
    const command = CATALOGUE.find((one) => one.name === name);
    if (command === undefined) throw new Error(`no command ${name}`);
    // biome-ignore lint/suspicious/noExplicitAny: each command has its own answer.
    return (await command.run(ports(), command.input.parse(input) as never)) as any;
  };
  const value = async (name: string, input: Record<string, unknown>) => {
    const result = await run(name, input);
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    return result.value;
  };
  return { run, value };
}
