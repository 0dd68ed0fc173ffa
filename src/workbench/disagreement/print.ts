import { textTable } from "../text-table.ts";
import type { DisagreementAnswer } from "./schema.ts";

/** The figures of a year for a person at a terminal. */
export function printDisagreement(answer: DisagreementAnswer): string {
  const number = (n: number | null) => (n === null ? "" : n.toLocaleString("en-GB"));
  const rows = answer.series.flatMap((series, i) =>
    series.versions.map((version, j) => [
      j === 0 ? String(i + 1) : "",
      j === 0 ? series.countedBy : "",
      j === 0 ? (series.wholeYear ? "year" : `${series.from} to ${series.to}`) : "",
      number(version.attacks),
      number(version.killed.best),
      j === 0 ? shorten(series.scope) : "",
      STANDING[version.standing],
      version.prints.length > 1 ? `${version.prints.length} reports` : "",
    ]),
  );
  const titles = ["", "counted by", "period", "attacks", "killed", "counts", "", ""];
  const right = new Set([0, 3, 4]);
  const columns = titles.map((title, i) => ({
    title,
    align: right.has(i) ? ("right" as const) : ("left" as const),
  }));
  const comparable = answer.pairs.filter((pair) => pair.comparable);
  return [
    answer.title,
    "",
    textTable(columns, rows),
    "",
    `Comparable by definition: ${
      comparable.map(({ a, b }) => `${a + 1} with ${b + 1}`).join(", ") || "no two of them"
    }. All other pairs are not comparable:`,
    ...reasons(answer).map((line) => `  ${line}`),
    "",
    ...answer.notes,
  ].join("\n");
}

const STANDING = {
  only: "",
  first: "first print",
  revision: "revision",
  "another-print": "another print",
  "suspected-misprint": "suspected misprint",
} as const;

/** Reasons why pairs are not comparable, each once with its pairs. */
function reasons({ pairs }: DisagreementAnswer): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const { a, b, comparable, why } of pairs) {
    if (comparable) continue;
    byReason.set(why, [...(byReason.get(why) ?? []), `${a + 1}-${b + 1}`]);
  }
  return [...byReason].map(([why, which]) => `${why} (${shorten(which.join(", "))})`);
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
