import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Issue } from "../../src/kernel/index.ts";
import { realPorts } from "../../src/shell/ports.ts";
import { CATALOGUE } from "../../src/workbench/index.ts";
import { freshFolder } from "./mizan.ts";

const QUIET = { start: () => ({ update: () => undefined, finish: () => undefined }) };
const command = CATALOGUE.find(({ name }) => name === "link files");
/** A folder for one test file; the test file removes it with `removePlainFiles`. */
const root = freshFolder();
let made = 0;

/** Removes every folder that was made. */
export function removePlainFiles(): void {
  rmSync(root, { recursive: true, force: true });
}

/** A new folder with these files. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(root, String(++made));
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

interface Answer {
  readonly ok: boolean;
  readonly value: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];
}

/** Runs the command on these inputs, by MELTT's method unless they say otherwise. */
export async function link(input: Readonly<Record<string, unknown>>): Promise<Answer> {
  if (command === undefined) throw new Error("the command is in the catalogue");
  const ports = realPorts(root, QUIET);
  try {
    const given = command.input.parse({ method: "meltt", ...input });
    return (await command.run(ports, given)) as unknown as Answer;
  } finally {
    ports.lake.close();
  }
}

/** The rows of a CSV. */
export function table(folder: string, name: string): Record<string, string>[] {
  return parse(readFileSync(join(folder, name)), { columns: true }) as Record<string, string>[];
}

/** A taxonomy of two datasets. */
export const TYPE = [
  "data.source,base.categories,fine,broad",
  ...["a", "b"].flatMap((dataset) => [
    `${dataset},bomb,bomb,attack`,
    `${dataset},shoot,shoot,attack`,
  ]),
  "",
].join("\n");
/** The first list. */
export const A = "date,latitude,longitude,type\n2020-01-10,34,71,bomb\n2020-01-20,34,71,shoot\n";
/** The second list. */
export const B = "date,latitude,longitude,type\n2020-01-11,34.01,71,bomb\n2020-03-01,30,70,bomb\n";

/** Two lists and a taxonomy, some of the files changed, as input of the command. */
export function pair(changed: Readonly<Record<string, string | Uint8Array>> = {}) {
  const folder = folderOf({ "a.csv": A, "b.csv": B, "taxonomy_type.csv": TYPE, ...changed });
  return {
    files: [join(folder, "a.csv"), join(folder, "b.csv")],
    taxonomy: [join(folder, "taxonomy_type.csv")],
    out: join(folder, "out"),
  };
}
