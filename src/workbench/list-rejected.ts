import { z } from "zod";
import type { Manifest } from "../events/index.ts";
import { accept } from "../kernel/index.ts";
import { command } from "./command.ts";
import { describeLine } from "./import/print.ts";
import { REJECTED_LINE } from "./import/schema.ts";
import type { LakePort } from "./lake-port.ts";

const ROW = REJECTED_LINE.extend({ original: z.string().nullable() });
type Row = z.output<typeof ROW>;

const HEADER = ["release", "line", "code", "field", "expected", "found", "original"];

/** Lists the rows of a release that were not used, each with its line and the reason. */
export const rejectedCommand = command({
  name: "rejected",
  summary: "List the rows of a release that were not used, with line, reason and original text",
  help: `  mizan rejected -w DIR ucdp-ged@25.1
  mizan rejected -w DIR acled --code events/date-not-real --csv rejected.csv`,
  group: "record",
  input: z.object({
    release: z.string().describe("dataset@release, or a dataset for its latest release"),
    code: z.string().optional().describe("only rows rejected for this reason"),
    limit: z.number().int().min(1).max(5_000).default(100).describe("rows to list"),
    csv: z.string().optional().meta({ file: "write" }).describe("file to write all of them to"),
  }),
  positional: ["release"],
  output: z.object({
    key: z.string(),
    total: z.number(),
    byCode: z.record(z.string(), z.number()),
    rows: z.array(ROW),
  }),
  effect: "reads",
  workspace: "needed",
  run: async ({ lake, files }, { release, code, limit, csv }) => {
    const { findRelease } = await import("./release-choice.ts");
    const found = findRelease(await lake.manifests(), release, "release");
    if (!found.ok) return found;
    const manifest = found.value;
    const { releaseKey } = await import("../events/index.ts");
    const key = releaseKey(manifest);
    if (csv !== undefined) {
      const all = await rejectedRows(lake, manifest, code, null);
      const cells = all.map((row) => [
        key,
        row.line,
        row.code,
        row.field,
        row.expected,
        row.found,
        row.original,
      ]);
      const { writeCsv } = await import("../picture/index.ts");
      await files.writeBytes(csv, new TextEncoder().encode(writeCsv(HEADER, cells)));
    }
    return accept({
      key,
      total: manifest.rejected,
      byCode: { ...manifest.rejectedByCode },
      rows: [...(await rejectedRows(lake, manifest, code, limit))],
    });
  },
  print: ({ key, total, byCode, rows }) =>
    total === 0
      ? `No row of ${key} was rejected.`
      : [
          `${total.toLocaleString("en-GB")} rows of ${key} were rejected:`,
          ...Object.entries(byCode).map(([code, n]) => `  ${code}  ${n.toLocaleString("en-GB")}`),
          "",
          ...rows.map(describeLine),
        ].join("\n"),
});

async function rejectedRows(
  lake: LakePort,
  manifest: Manifest,
  code: string | undefined,
  limit: number | null,
): Promise<readonly Row[]> {
  // Boundaries and population are taken whole or not at all.
  if (!manifest.files.some(({ name }) => name === "rejected.parquet")) return [];
  const rows = await lake.query(
    `SELECT line, code, field, expected, found, original FROM read_parquet($path)
     WHERE $code = '' OR code = $code ORDER BY line LIMIT $limit`,
    {
      path: lake.path(manifest, "rejected.parquet"),
      code: code ?? "",
      limit: limit ?? 1_000_000,
    },
  );
  return rows as unknown as readonly Row[];
}
