import type { Json } from "../../kernel/index.ts";
import type { StoredRecord } from "../../records/index.ts";
import type { RecordChange, RecordsPort } from "../records-port.ts";
import type { Annotation, AnnotationSubject } from "./annotation.ts";

const KIND = "annotation";
const ALL = 100_000;

/** All notes of a workspace that the reader may see, withdrawn ones too, oldest first. */
export async function readAnnotations(records: RecordsPort): Promise<readonly Annotation[]> {
  const states = ["present", "withdrawn"] as const;
  const { records: found } = await records.list({ kinds: [KIND], states, limit: ALL, offset: 0 });
  const notes: Annotation[] = [];
  for (const record of found) {
    const note = await noteOf(records, record);
    if (note !== null) notes.push(note);
  }
  return notes.sort((a, b) => a.writtenAt.localeCompare(b.writtenAt) || a.id.localeCompare(b.id));
}

/** One note, or `null` when there is none of that id. */
export async function readAnnotation(records: RecordsPort, id: string): Promise<Annotation | null> {
  const record = await records.get(KIND, id);
  return record === null ? null : noteOf(records, record);
}

/** The change that puts a note on the log. */
export function noteChange(
  note: Pick<Annotation, "id" | "subject" | "text" | "author" | "marking">,
  reason: string,
): RecordChange {
  const { id, subject, text, author, marking } = note;
  const { kind, ...rest } = subject;
  const about =
    kind === "view" ? { view: subject.query } : kind === "place" ? placeFields(subject) : rest;
  const values: Record<string, Json> = { text, about: kind, ...about };
  return { kind: KIND, action: "create", id, marking, values, by: author, reason, once: true };
}

/** The note that a record is; `null` where its content is not here. */
export function annotationOf(record: StoredRecord): Annotation | null {
  const { id, revision, marking, created, body } = record;
  const subject = body === null ? null : subjectOf(body.values);
  const text = body?.values["text"];
  if (body === null || subject === null || typeof text !== "string") return null;
  const base = { kind: KIND as "annotation", id, revision, subject, text, marking };
  return { ...base, author: body.by, writtenAt: created, withdrawn: null };
}

async function noteOf(records: RecordsPort, record: StoredRecord): Promise<Annotation | null> {
  const note = annotationOf(record);
  if (note === null || record.state !== "withdrawn") return note;
  const last = (await records.history(KIND, record.id)).at(-1);
  const { by = "", reason = "" } = last?.body ?? {};
  return { ...note, withdrawn: { at: record.changed, by, reason } };
}

function placeFields(subject: Extract<AnnotationSubject, { kind: "place" }>) {
  return { place: subject.code, level: subject.level };
}

function subjectOf(values: Readonly<Record<string, Json>>): AnnotationSubject | null {
  const { about, view, release, event, place, level } = values;
  if (about === "view" && typeof view === "string") return { kind: "view", query: view };
  if (about === "event" && typeof release === "string" && typeof event === "string")
    return { kind: "event", release, event };
  if (about !== "place" || typeof place !== "string") return null;
  if (level !== "state" && level !== "first-level" && level !== "district") return null;
  return { kind: "place", code: place, level };
}
