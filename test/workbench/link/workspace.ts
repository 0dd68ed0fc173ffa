import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { realPorts } from "../../../src/shell/ports.ts";
import { CATALOGUE, type Ports } from "../../../src/workbench/index.ts";

const QUIET = { start: () => ({ update: () => {}, finish: () => {} }) };

/** A workspace in a folder of its own with the real outside. */
export interface LinkWorkspace {
  readonly folder: string;
  readonly ports: Ports;
  run(name: string, input?: Record<string, unknown>): Promise<RunAnswer>;
  // biome-ignore lint/suspicious/noExplicitAny: each command has its own answer.
  value(name: string, input?: Record<string, unknown>): Promise<any>;
  close(): void;
}

/** What a command gives; each has its own answer. */
// biome-ignore lint/suspicious/noExplicitAny: each command has its own answer.
type RunAnswer = any;

/** Opens a new workspace, or the one of a folder. */
export function openLinked(at?: string): LinkWorkspace {
  const folder = at ?? join(mkdtempSync(join(tmpdir(), "mizan-link-")), "ws");
  const ports = realPorts(folder, QUIET);
  const run = async (name: string, input: Record<string, unknown> = {}) => {
    const command = CATALOGUE.find((one) => one.name === name);
    if (command === undefined) throw new Error(`no command ${name}`);
    return (await command.run(ports, command.input.parse(input) as never)) as RunAnswer;
  };
  return {
    folder,
    ports,
    run,
    value: async (name, input) => {
      const result = await run(name, input);
      if (!result.ok) throw new Error(JSON.stringify(result.issues));
      return result.value;
    },
    close: () => ports.close(),
  };
}

/** What a run says, byte for byte: every event with its reports, and every pair with its probability. */
export async function exported(workspace: LinkWorkspace): Promise<readonly string[]> {
  const out = mkdtempSync(join(dirname(workspace.folder), "out-"));
  await workspace.value("link export", { out: join(out, "linked") });
  return ["clusters", "events", "pairs"].map((name) =>
    readFileSync(join(out, "linked", `${name}.csv`), "utf8"),
  );
}
