import type { Issue, Json, Marking } from "../../src/kernel/index.ts";
import type {
  Action,
  BodyGap,
  RecordState,
  RecordValues,
  WithheldField,
} from "../../src/records/index.ts";

/** A field of a kind, as a form needs it. */
export interface FieldOfKind {
  readonly name: string;
  readonly type: "string" | "number" | "boolean" | "json";
  readonly many: boolean;
  readonly required: boolean;
  readonly choices: readonly string[];
  readonly description: string;
  readonly long: boolean;
  readonly refersTo: string | null;
}

/** A kind of record, as the command `kinds` tells it. */
export interface KindFacts {
  readonly name: string;
  readonly title: string;
  readonly plural: string;
  readonly summary: string;
  readonly writtenBy: "people" | "commands";
  readonly marking: Marking;
  readonly titleField: string;
  readonly references: Readonly<Record<string, string>>;
  readonly fields: readonly FieldOfKind[];
  readonly present: number;
}

/** A record as it stands or stood, as far as the reader is cleared. */
export interface RecordFacts {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly state: RecordState;
  readonly revision: number;
  readonly marking: Marking;
  readonly by: string | null;
  readonly created: string;
  readonly changed: string;
  readonly index: number;
  readonly values: RecordValues;
  readonly markings: Readonly<Record<string, Marking>>;
  readonly withheld: readonly WithheldField[];
  readonly bodyGap: BodyGap | null;
}

/** One change of a record, with what it changed. */
export interface RevisionFacts {
  readonly revision: number;
  readonly action: Action;
  readonly marking: Marking;
  readonly by: string | null;
  readonly reason: string | null;
  readonly author: string;
  readonly time: string;
  readonly index: number;
  readonly digest: string | null;
  readonly changes: readonly {
    readonly field: string;
    readonly before: Json;
    readonly after: Json;
  }[];
  readonly withheld: readonly WithheldField[];
  readonly bodyGap: BodyGap | null;
}

/** Address of the page of a record, or of all records of a kind. */
export function recordAddress(kind: string, id?: string): string {
  return `/records/${kind}${id === undefined ? "" : `/${encodeURIComponent(id)}`}`;
}

/** Kind and id that an address below `/records` names. */
export function recordOfPath(path: string): {
  readonly kind: string | null;
  readonly id: string | null;
} {
  const [, , kind, id] = path.split("/");
  return { kind: kind || null, id: id ? decodeURIComponent(id) : null };
}

/** The values that a record had after a revision, put together from the changes until then. */
export function valuesAfter(history: readonly RevisionFacts[], revision: number): RecordValues {
  const values: Record<string, Json> = {};
  for (const one of history.filter((each) => each.revision <= revision)) {
    for (const { field, after } of one.changes) {
      if (after === null) delete values[field];
      else values[field] = after;
    }
  }
  return values;
}

/** The change that set the values that a record shows at a revision. */
export function settingRevision(
  history: readonly RevisionFacts[],
  revision: number,
): RevisionFacts | undefined {
  return history.findLast(
    (one) => one.revision <= revision && (one.action === "create" || one.action === "revise"),
  );
}

/** Name of a field in words, such as "Grade reason" for `gradeReason`. */
export function fieldTitle(name: string): string {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)
    .replace(/\burl$/, "URL")
    .replace(/ ur$/, " (Urdu)");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** A value as one text: of a list one line each, of what has parts their JSON. */
export function valueText(value: Json | undefined): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((one) => valueText(one)).join("\n");
  return typeof value === "object" ? JSON.stringify(value, null, 2) : String(value);
}

/** Issues by the field that they are about; what is about no field of the form stands under "". */
export function issuesByField(
  issues: readonly Issue[],
  fields: readonly string[],
): ReadonlyMap<string, readonly Issue[]> {
  const byField = new Map<string, Issue[]>();
  for (const issue of issues) {
    const name = issue.field?.split(".")[0] ?? "";
    const key = fields.includes(name) ? name : "";
    byField.set(key, [...(byField.get(key) ?? []), issue]);
  }
  return byField;
}
