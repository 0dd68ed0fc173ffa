import { z } from "zod";
import { accept } from "../../kernel/index.ts";
import { command } from "../command.ts";

const release = z.object({
  release: z.string(),
  title: z.string(),
  holds: z.enum(["events", "figures", "boundaries", "population"]),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  ageDays: z.number().nullable(),
  importedAt: z.string(),
  rows: z.number(),
  rejected: z.number(),
  country: z.string().nullable(),
  gaps: z.array(z.string()).describe("spans of months without any row in that country"),
  gapMonths: z.number(),
  newer: z.string().nullable().describe("a release known to cover a later year"),
  stale: z.boolean(),
  why: z.string(),
});

const freshness = z.object({
  today: z.string(),
  stale: z.boolean(),
  statement: z.string().describe("one sentence for the banner of the picture"),
  newestEvent: z.string().nullable(),
  rules: z.object({ picture: z.string(), release: z.string() }),
  releases: z.array(release),
  lacks: z.array(z.object({ what: z.string(), consequence: z.string(), remedy: z.string() })),
});

/** Says how old each release is, what is missing, and whether the picture is stale. */
export const freshnessCommand = command({
  name: "freshness",
  summary: "Say how old each release is, what is missing, and whether the picture is stale",
  group: "picture",
  input: z.object({
    country: z
      .string()
      .optional()
      .describe("country whose months are looked at (PK); the most frequent without it"),
  }),
  output: freshness,
  effect: "reads",
  workspace: "needed",
  run: async (ports, { country }) => {
    const { reportFreshness } = await import("./freshness-report.ts");
    return accept(await reportFreshness(ports, country ?? null));
  },
  print: printFreshness,
});

type Freshness = z.output<typeof freshness>;

function printFreshness({ statement, releases, lacks, rules }: Freshness): string {
  const lines = [statement, ""];
  for (const one of releases) {
    lines.push(
      `${one.release}  ${one.firstDay ?? "?"} to ${one.lastDay ?? "?"}` +
        (one.ageDays === null ? "" : ` (${one.ageDays} days old)`) +
        `, ${one.rows} rows, ${one.rejected} rejected, imported ${one.importedAt.slice(0, 10)}`,
    );
    if (one.stale) lines.push(`    Stale: ${one.why}.`);
    if (one.gapMonths > 0)
      lines.push(
        `    ${one.gapMonths} months without a row in ${one.country}: ${shorten(one.gaps)}`,
      );
  }
  if (lacks.length > 0) lines.push("", "Missing:");
  for (const lack of lacks) lines.push(`- ${lack.what} ${lack.consequence} (${lack.remedy})`);
  return [...lines, "", rules.picture, rules.release].join("\n");
}

function shorten(gaps: readonly string[]): string {
  const shown = gaps.slice(0, 6).join(", ");
  return gaps.length > 6 ? `${shown} and ${gaps.length - 6} more spans` : shown;
}
