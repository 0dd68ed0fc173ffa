import {
  accept,
  canonicalJson,
  type Issue,
  type Json,
  MARKINGS,
  type Marking,
  type Result,
  refuse,
} from "../../kernel/index.ts";
import type { RecordKind, RecordValues, StoredRecord } from "../../records/index.ts";
import { folderless } from "../given-file.ts";
import type { Ports } from "../ports.ts";
import type { RecordChange } from "../records-port.ts";
import { checkRevision, findWritable } from "./change-work.ts";
import { checkRecord, type ReferenceCheck, referencesOf } from "./check.ts";
import { type FileRow, type FileTable, readRecordFile } from "./file.ts";
import { readMarks } from "./input.ts";
import { kindFields } from "./kind.ts";
import { RECORD_ID } from "./schema.ts";
import { inTurn } from "./turn.ts";

interface ImportQuestion {
  readonly kind: string;
  readonly file: string;
  readonly dryRun: boolean;
  readonly by: string;
  readonly reason: string;
}

interface Imported {
  kind: string;
  rows: number;
  created: number;
  revised: number;
  unchanged: number;
  written: boolean;
}

/** Takes the records of a file: all rows are checked first, and nothing is written when one is wrong. */
export async function importRecords(
  ports: Ports,
  question: ImportQuestion,
): Promise<Result<Imported>> {
  const kind = findWritable(question.kind);
  if (!kind.ok) return kind;
  const name = folderless(question.file);
  const bytes = await ports.files.readBytes(question.file);
  const table = readRecordFile(name, bytes, kindFields(kind.value));
  if (!table.ok) return table;
  const said = { by: question.by, reason: question.reason || `Imported ${name}.` };
  const task = async (): Promise<Result<Imported>> => {
    const changes = await planRows(ports, kind.value, table.value, said);
    if (!changes.ok) return changes;
    const made = changes.value.filter((change) => change !== null);
    if (!question.dryRun && made.length > 0) {
      const progress = ports.progress.start("Writing records", null);
      const written = await ports.records.write(made);
      progress.finish(`${made.length.toLocaleString("en-GB")} changes`);
      if (!written.ok) return written;
    }
    const created = made.filter(({ action }) => action === "create").length;
    return accept({
      kind: question.kind,
      rows: changes.value.length,
      created,
      revised: made.length - created,
      unchanged: changes.value.length - made.length,
      written: !question.dryRun && made.length > 0,
    });
  };
  return question.dryRun ? task() : inTurn(ports, task);
}

type Said = Pick<RecordChange, "by" | "reason">;

/** The change that each row asks for, `null` where the record is there as it is. */
async function planRows(
  ports: Ports,
  kind: RecordKind,
  { rows, columns }: FileTable,
  said: Said,
): Promise<Result<readonly (RecordChange | null)[]>> {
  const ids = rows.flatMap(({ id }) => id ?? []);
  const page = await ports.records.list({ kinds: [kind.name], ids, limit: rows.length, offset: 0 });
  const present = new Map(page.records.map((record) => [record.id, record]));
  const isThere = withOwnRows(kind, ids, referencesOf(ports));
  const progress = ports.progress.start("Checking rows", rows.length);
  const issues: Issue[] = [];
  const changes: (RecordChange | null)[] = [];
  const seen = new Set<string>();
  for (const [i, row] of rows.entries()) {
    if (i % 500 === 0) progress.update(i);
    const before = row.id === null ? null : (present.get(row.id) ?? null);
    const planned =
      row.id !== null && seen.has(row.id)
        ? refuse(twice(row.id))
        : await planRow({ ports, kind, isThere, said }, row, before);
    if (row.id !== null) seen.add(row.id);
    if (planned.ok) changes.push(planned.value);
    else issues.push(...planned.issues.map((issue) => placed(issue, row, columns)));
  }
  progress.finish();
  return issues.length === 0 ? accept(changes) : refuse(...issues);
}

interface PlanContext {
  readonly ports: Ports;
  readonly kind: RecordKind;
  readonly isThere: ReferenceCheck;
  readonly said: Said;
}

async function planRow(
  { ports, kind, isThere, said }: PlanContext,
  row: FileRow,
  before: StoredRecord | null,
): Promise<Result<RecordChange | null>> {
  const about = readAbout(kind, row);
  if (!about.ok) return about;
  const { marking, markings } = about.value;
  const withheld = new Set([...row.withheld, ...(before?.withheld ?? []).map((one) => one.field)]);
  const given = Object.entries(row.values).filter(([field]) => !withheld.has(field));
  if (before === null) {
    const values = Object.fromEntries(given.filter(([, value]) => value !== null));
    const checked = await checkRecord(kind, values, isThere);
    if (!checked.ok) return checked;
    const made = {
      values: checked.value,
      marking: marking ?? kind.marking,
      markings: markings ?? {},
    };
    return accept({ action: "create", kind: kind.name, id: row.id ?? undefined, ...made, ...said });
  }
  if (before.state !== "present") return refuse(notPresent(before));
  const checked = await checkRevision(ports, kind, before, Object.fromEntries(given), isThere);
  if (!checked.ok) return checked;
  const values = differing(before.body?.values ?? {}, checked.value);
  const marks = markings === null ? {} : changedMarks(before, markings, withheld);
  const isSame =
    Object.keys(values).length === 0 &&
    Object.keys(marks).length === 0 &&
    (marking === null || marking === before.marking);
  if (isSame) return accept(null);
  const made = {
    values,
    marking: marking ?? undefined,
    markings: marks,
    expected: before.revision,
  };
  return accept({ action: "revise", kind: kind.name, id: before.id, ...made, ...said });
}

function readAbout(
  kind: RecordKind,
  row: FileRow,
): Result<{ marking: Marking | null; markings: Readonly<Record<string, Marking>> | null }> {
  const issues: Issue[] = [];
  if (row.id !== null && !RECORD_ID.safeParse(row.id).success)
    issues.push(wrong("id", "1 to 128 of A-Z a-z 0-9 . _ : -", row.id));
  const marking = MARKINGS.find((one) => one === row.marking) ?? null;
  if (row.marking !== null && marking === null)
    issues.push(wrong("marking", MARKINGS.join(", "), row.marking));
  const markings = row.markings === null ? null : readMarks(kindFields(kind), row.markings);
  if (markings?.ok === false)
    issues.push(...markings.issues.map((issue) => ({ ...issue, field: "markings" })));
  return issues.length > 0
    ? refuse(...issues)
    : accept({ marking, markings: markings?.ok === true ? markings.value : null });
}

function differing(before: RecordValues, set: RecordValues): RecordValues {
  const same = (a: Json, b: Json) => canonicalJson(a) === canonicalJson(b);
  return Object.fromEntries(
    Object.entries(set).filter(([field, value]) => !same(before[field] ?? null, value)),
  );
}

/** Markings to set so that the fields that are not hidden have exactly those of the file. */
function changedMarks(
  before: StoredRecord,
  wanted: Readonly<Record<string, Marking>>,
  hidden: ReadonlySet<string>,
): Record<string, Marking> {
  const old = before.body?.markings ?? {};
  const fields = new Set([...Object.keys(old), ...Object.keys(wanted)]);
  const entries = [...fields]
    .filter((field) => !hidden.has(field))
    .map((field) => [field, wanted[field] ?? "TLP:CLEAR"] as const)
    .filter(([field, marking]) => (old[field] ?? "TLP:CLEAR") !== marking);
  return Object.fromEntries(entries);
}

function withOwnRows(
  kind: RecordKind,
  ids: readonly string[],
  isThere: ReferenceCheck,
): ReferenceCheck {
  const own = new Set(ids);
  return async (target, id) => (target === kind.name && own.has(id)) || (await isThere(target, id));
}

/** Adds the row, and the column of the field, to what is wrong. */
function placed(issue: Issue, row: FileRow, columns: ReadonlyMap<string, number>): Issue {
  const column = columns.get((issue.field ?? "").split(".")[0] ?? "");
  const { field: entry, ...place } = row.place;
  const field = [entry, issue.field].filter((part) => part !== undefined).join(" ");
  return {
    ...issue,
    ...place,
    ...(column === undefined ? {} : { column }),
    ...(field === "" ? {} : { field }),
  };
}

function wrong(field: string, expected: string, found: string): Issue {
  return {
    code: "records/field-wrong",
    message: `The ${field} is not one.`,
    field,
    expected,
    found,
  };
}

function twice(found: string): Issue {
  return {
    code: "records/file-wrong",
    message: "Two rows of the file have the same id.",
    field: "id",
    found,
  };
}

function notPresent({ kind, id, state }: StoredRecord): Issue {
  return {
    code: "records/action-not-allowed",
    message: `${kind} ${id} is ${state}; a file cannot change it.`,
    field: "id",
    found: state,
    remedy: "Restore it first where it is withdrawn, or leave the row out.",
  };
}
