import { textTable } from "../text-table.ts";
import type { ImportAnswer } from "./schema.ts";

type Imported = ImportAnswer["files"][number];

/** What an import did, for a person at a terminal. */
export function printImport({ files, suggestion }: ImportAnswer): string {
  if (suggestion !== null) return printSuggestion(suggestion);
  const table = textTable(
    [
      { title: "release" },
      { title: "rows", align: "right" },
      { title: "accepted", align: "right" },
      { title: "rejected", align: "right" },
      { title: "period" },
    ],
    files.map((one) => [
      one.key,
      count(one.rows),
      count(one.accepted),
      count(one.rejected),
      one.period === null ? "" : `${one.period.from} to ${one.period.to}`,
    ]),
  );
  return [table, ...files.flatMap(notes), "", nextSteps(files)].join("\n");
}

function notes(one: Imported): readonly string[] {
  const lines: string[] = [];
  if (!one.added) {
    lines.push("", `${one.file} is in the workspace already as ${one.key}; nothing was changed.`);
  }
  if (one.rejected > 0) {
    lines.push("", `Rejected from ${one.key}, by reason:`);
    for (const [code, n] of Object.entries(one.rejectedByCode))
      lines.push(`  ${code}  ${count(n)}`);
    for (const row of one.firstRejected.slice(0, 5)) lines.push(`  ${describeLine(row)}`);
    if (one.rejected > 5) lines.push(`  All of them: mizan rejected ${one.key}`);
  }
  for (const { column, reason, cells } of one.dropped) {
    lines.push("", `Column ${column} was dropped (${reason}): ${count(cells)} cells.`);
  }
  for (const { field, reason, rows } of one.adjusted) {
    lines.push("", `${count(rows)} rows, ${field}: ${reason}`);
  }
  return lines;
}

/** A rejected row in one line. */
export function describeLine(row: Imported["firstRejected"][number]): string {
  const field = row.field === null ? "" : `, ${row.field}`;
  const expected = row.expected === null ? "" : `; expected ${row.expected}`;
  const found = row.found === null ? "" : ` found ${JSON.stringify(row.found)}`;
  return `line ${row.line}${field}:${found}${expected} [${row.code}]`;
}

function nextSteps(files: readonly Imported[]): string {
  const events = files.find((one) => one.holds === "events");
  if (events) return "Next: 'mizan picture' counts them; 'mizan serve' shows them in the browser.";
  const figures = files.find((one) => one.holds === "figures");
  if (figures) return "Next: 'mizan disagreement' sets the published figures side by side.";
  return "Next: 'mizan datasets' lists what the workspace holds.";
}

function printSuggestion(suggestion: NonNullable<ImportAnswer["suggestion"]>): string {
  const rows = suggestion.guesses.map((guess) => [
    guess.ours,
    guess.theirs,
    guess.confidence.toFixed(2),
    guess.reason,
  ]);
  const table = textTable(
    [{ title: "ours" }, { title: "theirs" }, { title: "sure", align: "right" }, { title: "why" }],
    rows,
  );
  const missing =
    suggestion.missing.length === 0 ? "" : `\nMissing: ${suggestion.missing.join(", ")}.`;
  return `${JSON.stringify(suggestion.mapping, null, 2)}

${table}
Dropped as columns about persons: ${suggestion.persons.join(", ") || "none"}.
Not used: ${suggestion.unused.join(", ") || "none"}.${missing}

Save the mapping, correct it, fill the parts in capitals, then run:
  mizan import -w DIR table ${suggestion.file} --mapping MAPPING.json`;
}

function count(n: number): string {
  return n.toLocaleString("en-GB");
}
