import type { RecordKind } from "../../records/index.ts";
import { KINDS, kindFields } from "../../workbench/index.ts";

/** The kinds of record with their fields. */
export function kindsPage(derived: string): string {
  return [
    "# Kinds of record",
    "",
    derived,
    "",
    "Columns of a CSV file are the names of the fields, with `id`, `marking`, `markings` and `withheld` beside them; the",
    'values of a list stand in one cell, parted by " | ". What records are: [records](../concepts/records.md).',
    "",
    ...KINDS.flatMap(kindSection),
  ].join("\n");
}

function kindSection(kind: RecordKind): readonly string[] {
  const { name, title, summary, marking, titleField, writtenBy } = kind;
  const rows = kindFields(kind).map((field) => {
    const type = field.refersTo ?? (field.choices.length > 0 ? "choice" : TYPES[field.type]);
    const notes = [
      field.description,
      field.choices.length > 0
        ? `one of ${field.choices.map((choice) => `\`${choice}\``).join(", ")}`
        : "",
      field.required ? "required" : "",
    ].filter((note) => note !== "");
    const shown = field.many ? `list of ${type}` : type;
    return `| \`${field.name}\` | ${shown} | ${notes.join("; ").replaceAll("|", "\\|")} |`;
  });
  return [
    `## ${title} (\`${name}\`)`,
    "",
    summary,
    "",
    `New records are marked ${marking} unless said otherwise. \`${titleField}\` names the record.` +
      `${writtenBy === "commands" ? " Written by the program's own commands only." : ""}`,
    "",
    "| field | holds | meaning |",
    "|---|---|---|",
    ...rows,
    "",
  ];
}

const TYPES = { string: "text", number: "number", boolean: "yes or no", json: "parts" } as const;
