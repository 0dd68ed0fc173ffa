import { z } from "zod";
import { type Result, refuse } from "../../kernel/index.ts";
import { command } from "../command.ts";
import type { Ports } from "../ports.ts";
import { KNOWN_RELEASES } from "./known-release-table.ts";
import { printImport } from "./print.ts";
import { IMPORT_ANSWER, type ImportAnswer } from "./schema.ts";

const UCDP_FOLDER = "https://ucdp.uu.se/downloads/ged";

/** Downloads a public dataset and imports it. */
export const fetchCommand = command({
  name: "fetch",
  summary: "Download the current release of a public dataset and import it",
  help: `Needs the network. Without it, the answer names the file to get by hand and the command to run then.

  mizan fetch -w DIR ucdp-ged
  mizan fetch -w DIR ucdp-ged --release 25.1`,
  group: "record",
  input: z.object({
    dataset: z.enum(["ucdp-ged"]).describe("dataset to download"),
    release: z
      .string()
      .regex(/^\d{2}\.\d$/, "a yearly release such as 25.1")
      .default(newestRelease("ucdp-ged"))
      .describe("yearly release"),
    from: z
      .url({ protocol: /^https?$/ })
      .default(UCDP_FOLDER)
      .describe("address of the folder that holds the file: the publisher's, or that of a mirror"),
  }),
  positional: ["dataset"],
  output: IMPORT_ANSWER,
  effect: "writes",
  workspace: "made",
  only: "cli",
  run: fetchRelease,
  print: printImport,
});

async function fetchRelease(
  ports: Ports,
  input: { readonly dataset: string; readonly release: string; readonly from: string },
): Promise<Result<ImportAnswer>> {
  const { dataset, release, from } = input;
  const name = `ged${release.replace(".", "")}-csv.zip`;
  const address = `${from.replace(/\/$/, "")}/${name}`;
  const fetched = await ports.downloads.fetch(address);
  if (!fetched.ok) {
    const byHand = `Get ${address} by hand, then run: mizan import -w ${ports.workspace.folder} ${dataset} ${name}`;
    return refuse(...fetched.issues.map((issue) => ({ ...issue, remedy: byHand })));
  }
  try {
    const { importFiles } = await import("./work.ts");
    return await importFiles(ports, dataset, [{ file: fetched.value.path, release }]);
  } finally {
    await fetched.value.remove();
  }
}

function newestRelease(dataset: string): string {
  return KNOWN_RELEASES.filter((one) => one.dataset === dataset).at(-1)?.release ?? "";
}
