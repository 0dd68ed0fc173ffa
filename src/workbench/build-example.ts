import { z } from "zod";
import { accept, type Result, refuse } from "../kernel/index.ts";
import { command } from "./command.ts";
import { printImport } from "./import/print.ts";
import { IMPORTED_FILE } from "./import/schema.ts";
import type { Ports } from "./ports.ts";

const NAME = "Pakistan: the public record";
/** The tables were last added to in this month. */
const RELEASE = "2026-03";

/** Tables of the example, in the folder that comes with the program, and how each is read. */
const TABLES: readonly {
  readonly format: string;
  readonly file: string;
  readonly dataset?: string;
  readonly title?: string;
}[] = [
  { format: "observations", file: "press-observations.csv" },
  { format: "cross-border", file: "cross-border-figures.csv" },
  { format: "statistics", file: "published-statistics.csv" },
  { format: "statistics", file: "global-terrorism-index.csv" },
  {
    format: "statistics",
    file: "ucdp-yearly-totals.csv",
    dataset: "ucdp-yearly-totals",
    title: "UCDP, killed in Pakistan by year (release 25.1)",
  },
];

const built = z.object({ folder: z.string(), files: z.array(IMPORTED_FILE) });

/** What building the example did. */
export type BuiltExample = z.output<typeof built>;

/** Builds the example workspace; adds nothing where it was built before. */
export const exampleCommand = command({
  name: "example",
  summary: "Build the example workspace, Pakistan: the public record",
  help: `Imports the tables in examples/pakistan: press observations, figures across borders, published yearly
statistics and the Global Terrorism Index as reported, each row with the page it was read from.
Building it twice adds nothing.

  mizan example -w workspace`,
  group: "workspace",
  input: z.object({}),
  output: built,
  effect: "writes",
  workspace: "made",
  run: (ports) => buildExample(ports),
  print: ({ files, folder }) =>
    `The example is in ${folder}.\n\n${printImport({ files, suggestion: null })}`,
});

/**
 * Builds the example workspace by the ordinary import. A workspace that exists is kept and gets the
 * example's releases beside its own; tables that it holds already are left as they are.
 */
export async function buildExample(ports: Ports): Promise<Result<BuiltExample>> {
  const { importFiles } = await import("./import/work.ts");
  const { workspace } = ports;
  if (!(await workspace.exists())) await workspace.create(NAME);
  const task = ports.progress.start("Example workspace", TABLES.length);
  const files: BuiltExample["files"] = [];
  for (const { format, file, ...names } of TABLES) {
    const path = `${ports.exampleFolder}/${file}`;
    const done = await importFiles(ports, format, [{ file: path, release: RELEASE, ...names }]);
    if (!done.ok) {
      task.finish("not built");
      return refuse(...done.issues);
    }
    files.push(...done.value.files);
    task.update(files.length);
  }
  task.finish();
  return accept({ folder: workspace.folder, files });
}
