import { z } from "zod";
import { accept } from "../kernel/index.ts";
import { command } from "./command.ts";
import { textTable } from "./text-table.ts";

const DATASET = z.object({
  key: z.string(),
  dataset: z.string(),
  release: z.string(),
  title: z.string(),
  format: z.string(),
  holds: z.string(),
  publisher: z.string(),
  licence: z.string(),
  citation: z.string(),
  counts: z.string(),
  leavesOut: z.string(),
  rows: z.number(),
  accepted: z.number(),
  rejected: z.number(),
  rejectedByCode: z.record(z.string(), z.number()),
  dropped: z.array(z.object({ column: z.string(), reason: z.string(), cells: z.number() })),
  adjusted: z.array(z.object({ field: z.string(), reason: z.string(), rows: z.number() })),
  period: z.object({ from: z.string(), to: z.string() }).nullable(),
  input: z.array(z.object({ name: z.string(), sha256: z.string(), bytes: z.number() })),
  files: z.array(z.object({ name: z.string(), sha256: z.string(), rows: z.number().nullable() })),
  importedAt: z.string(),
  toolVersion: z.string(),
});

/** Lists every release in the workspace with what its manifest says. */
export const datasetsCommand = command({
  name: "datasets",
  summary: "List the releases in the workspace with their source, licence, scope and digests",
  group: "record",
  input: z.object({
    dataset: z.string().optional().describe("only the releases of this dataset"),
  }),
  output: z.object({ datasets: z.array(DATASET) }),
  effect: "reads",
  workspace: "needed",
  run: async ({ lake }, { dataset }) => {
    const { releaseKey } = await import("../events/index.ts");
    const manifests = await lake.manifests();
    const chosen = manifests.filter((one) => dataset === undefined || one.dataset === dataset);
    return accept({
      datasets: chosen.map((one) => ({
        key: releaseKey(one),
        ...one,
        rejectedByCode: { ...one.rejectedByCode },
        dropped: [...one.dropped],
        adjusted: [...(one.adjusted ?? [])],
        input: [...one.input],
        files: [...one.files],
      })),
    });
  },
  print: ({ datasets }) =>
    datasets.length === 0
      ? "Nothing is imported yet. 'mizan import --help' lists what can be."
      : textTable(
          [
            { title: "release" },
            { title: "holds" },
            { title: "accepted", align: "right" },
            { title: "rejected", align: "right" },
            { title: "period" },
            { title: "licence" },
            { title: "imported" },
          ],
          datasets.map((one) => [
            one.key,
            one.holds,
            one.accepted.toLocaleString("en-GB"),
            one.rejected.toLocaleString("en-GB"),
            one.period === null ? "" : `${one.period.from} to ${one.period.to}`,
            one.licence,
            one.importedAt.slice(0, 10),
          ]),
        ),
});
