import { z } from "zod";
import { accept, type Issue, type Result, refuse } from "../kernel/index.ts";
import { codebookEntry } from "./codebook.ts";
import { OBSERVATION_COLUMNS, type ObservationColumn } from "./observation.ts";

const COLUMNS = OBSERVATION_COLUMNS.map(({ name }) => name).filter(
  (name) => name !== "row" && name !== "line",
);

const Source = z.union([
  z.string().min(1),
  z.strictObject({ column: z.string().min(1) }),
  z.strictObject({ constant: z.string().min(1) }),
  z.strictObject({ first: z.array(z.string().min(1)).min(1) }),
  z.strictObject({ join: z.array(z.string().min(1)).min(1), with: z.string().default("; ") }),
]);

const Mapping = z.strictObject({
  $schema: z.string().optional(),
  dataset: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower case letters, digits and single dashes"),
  release: z
    .string()
    .regex(/^[A-Za-z0-9._-]+$/, "letters, digits, dots, dashes")
    .optional(),
  title: z.string().min(1),
  publisher: z.string().min(1),
  licence: z.string().min(1),
  citation: z.string().min(1),
  counts: z.string().min(1),
  leavesOut: z.string().min(1),
  delimiter: z.enum([",", ";", "\t", "|"]).default(","),
  dates: z.enum(["iso", "day-month-year", "month-day-year"]).default("iso"),
  nothing: z.array(z.string()).default([]),
  columns: z.partialRecord(z.enum(COLUMNS as [ObservationColumn, ...ObservationColumn[]]), Source),
  place: z
    .strictObject({
      country: Source.optional(),
      adm1: Source.optional(),
      adm2: Source.optional(),
      text: Source.optional(),
    })
    .default({}),
  types: z.record(z.string(), z.string()).default({}),
  actors: z.record(z.string(), z.string()).default({}),
  persons: z.array(z.string()).default([]),
});

/** How the columns of a user's table are read, as the mapping file says. */
export type TableMapping = z.output<typeof Mapping>;

/** Where a column of ours is read from: a column's name, a constant, the first filled, or several joined. */
export type MappingSource = z.output<typeof Source>;

/** The schema of mapping files, for editors and for the reference pages. */
export function mappingSchema(): unknown {
  return z.toJSONSchema(Mapping, { io: "input" });
}

/** A mapping from the text of its file, or every reason why it is none, each with its path. */
export function readMapping(text: string, file?: string): Result<TableMapping> {
  const at = file === undefined ? {} : { file };
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch (error) {
    return refuse({
      code: "events/mapping-not-json",
      message: "The mapping is not JSON.",
      ...at,
      found: error instanceof Error ? error.message : "text",
      expected: "a JSON document",
      remedy: "Start from the mapping that 'mizan import --suggest FILE' proposes.",
    });
  }
  const parsed = Mapping.safeParse(document);
  if (!parsed.success) return refuse(...parsed.error.issues.map((issue) => asIssue(issue, at)));
  const wrong = contradictions(parsed.data).map((issue) => ({ ...issue, ...at }));
  return wrong.length > 0 ? refuse(...wrong) : accept(parsed.data);
}

function asIssue(issue: z.core.$ZodIssue, at: { readonly file?: string }): Issue {
  const extra = issue.code === "unrecognized_keys" ? [issue.keys.join(", ")] : [];
  const field = [...issue.path.map(String), ...extra].join(".") || "(the document)";
  return {
    code: "events/mapping-not-understood",
    message: `The mapping is not understood at ${field}: ${issue.message}.`,
    ...at,
    field,
    expected: expectation(issue),
    remedy: "See docs/guides/import-a-table.md for what each part means.",
  };
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value") return issue.values.map(String).join(", ");
  if (issue.code === "invalid_type") return issue.expected;
  if (issue.code === "unrecognized_keys")
    return issue.path[0] === "columns" ? COLUMNS.join(", ") : "only the keys of the guide";
  if (issue.code === "invalid_format") return issue.message;
  if (issue.code === "invalid_union")
    return 'a column\'s name, or {"column"}, {"constant"}, {"first"} or {"join"}';
  return "the form that the guide shows";
}

/** What the schema cannot say: needed columns, types of the codebook. */
function contradictions(mapping: TableMapping): readonly Issue[] {
  const issues: Issue[] = [];
  for (const name of ["id", "date_start"] as const) {
    if (mapping.columns[name] !== undefined) continue;
    issues.push({
      code: "events/mapping-incomplete",
      message: `The mapping does not say where ${name} comes from.`,
      field: `columns.${name}`,
      expected: "a column of the table",
      remedy:
        name === "id"
          ? "Name a column that is different in every row."
          : "Name the column with the day or first day.",
    });
  }
  for (const [word, path] of Object.entries(mapping.types)) {
    if (codebookEntry(path) !== null) continue;
    issues.push({
      code: "events/type-not-in-codebook",
      message: `The codebook has no type ${path}.`,
      field: `types.${word}`,
      expected: "a path of docs/reference/codebook.md, such as attack/bombing",
      found: path,
      remedy: "Choose a type of the codebook, or unknown.",
    });
  }
  return issues;
}
