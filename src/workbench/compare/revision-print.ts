import { textTable } from "../text-table.ts";
import type { Revisions } from "./revision-schema.ts";

/** What changed between two releases, for a person at a terminal. */
export function printRevisions({ before, after, country, rows, years, notes }: Revisions): string {
  const where = country === null ? "" : `, ${country}`;
  const parts = [`From ${before} to ${after}${where}.`];
  if (rows !== null) {
    parts.push(
      "",
      `Rows added ${count(rows.added)}, removed ${count(rows.removed)}, changed ${count(rows.changed)}, the same ${count(rows.unchanged)}.`,
    );
    for (const { field, rows: n } of rows.fields) parts.push(`  ${field} changed in ${count(n)}`);
    for (const one of rows.examples) {
      parts.push(
        `  ${one.id}, ${one.field}: ${one.before ?? "nothing"} -> ${one.after ?? "nothing"}`,
      );
    }
  }
  const table = textTable(
    [
      { title: "year" },
      { title: "events before", align: "right" },
      { title: "after", align: "right" },
      { title: "change", align: "right" },
      { title: "killed before", align: "right" },
      { title: "after", align: "right" },
      { title: "change", align: "right" },
    ],
    years.map((one) => [
      String(one.year),
      figure(one.before?.events),
      figure(one.after?.events),
      change(one.events),
      figure(one.before?.deathsBest),
      figure(one.after?.deathsBest),
      change(one.deathsBest),
    ]),
  );
  parts.push("", table);
  if (notes.length > 0) parts.push("", ...notes);
  return parts.join("\n");
}

function figure(n: number | null | undefined): string {
  return n === null || n === undefined ? "-" : count(n);
}

function change(n: number | null): string {
  if (n === null) return "-";
  return n > 0 ? `+${count(n)}` : count(n);
}

function count(n: number): string {
  return n.toLocaleString("en-GB");
}
