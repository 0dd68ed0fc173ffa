import { releaseKey } from "../../events/index.ts";
import { accept, type Issue, type Result, refuse } from "../../kernel/index.ts";
import { placeByCode } from "../../places/index.ts";
import { personalData } from "../../records/index.ts";
import type { Ports } from "../ports.ts";
import type { Annotation, AnnotationSubject } from "./annotation.ts";
import { noteChange, readAnnotation } from "./annotation-store.ts";

/** What is asked for when a note is written: exactly one of view, event (with release) and place. */
export interface NewAnnotation {
  readonly text: string;
  readonly author: string;
  readonly marking: Annotation["marking"];
  readonly view?: string | undefined;
  readonly release?: string | undefined;
  readonly event?: string | undefined;
  readonly place?: string | undefined;
}

/** Keeps a new note. The same words by the same author at the same moment are one note. */
export async function createAnnotation(
  ports: Ports,
  input: NewAnnotation,
): Promise<Result<Annotation>> {
  const subject = await subjectOf(ports, input);
  if (!subject.ok) return subject;
  const issues = [...emptyText(input.text), ...personalData("text", input.text)];
  if (issues.length > 0) return refuse(...issues);
  const body = {
    kind: "annotation" as const,
    subject: subject.value,
    text: input.text,
    author: input.author,
    marking: input.marking,
    writtenAt: ports.clock.now(),
  };
  const id = await idOf(JSON.stringify(body));
  const written = await ports.records.write([noteChange({ ...body, id }, "")]);
  return written.ok ? kept(ports, id) : written;
}

/** Marks a note as withdrawn, with who and why; it stays in the record. */
export async function withdrawAnnotation(
  ports: Ports,
  { id, author, reason }: { readonly id: string; readonly author: string; readonly reason: string },
): Promise<Result<Annotation>> {
  return change(ports, { id, by: author, reason, action: "withdraw" });
}

/** Takes a withdrawal back. */
export async function restoreAnnotation(
  ports: Ports,
  { id, author, reason }: { readonly id: string; readonly author: string; readonly reason: string },
): Promise<Result<Annotation>> {
  return change(ports, { id, by: author, reason, action: "restore" });
}

async function change(
  ports: Ports,
  made: {
    readonly id: string;
    readonly by: string;
    readonly reason: string;
    readonly action: "withdraw" | "restore";
  },
): Promise<Result<Annotation>> {
  const note = await readAnnotation(ports.records, made.id);
  if (note === null) return refuse(unknownNote(made.id));
  if ((note.withdrawn !== null) === (made.action === "withdraw")) return accept(note);
  const written = await ports.records.write([{ kind: "annotation", ...made }]);
  return written.ok ? kept(ports, made.id) : written;
}

async function kept(ports: Ports, id: string): Promise<Result<Annotation>> {
  const note = await readAnnotation(ports.records, id);
  return note === null ? refuse(unknownNote(id)) : accept(note);
}

async function subjectOf(ports: Ports, input: NewAnnotation): Promise<Result<AnnotationSubject>> {
  const given = [input.view, input.event, input.place].filter((one) => one !== undefined);
  if (given.length !== 1) return refuse(ONE_SUBJECT);
  if (input.view !== undefined) return viewSubject(input.view);
  if (input.place !== undefined) {
    const place = placeByCode(input.place);
    return place === null
      ? refuse(unknownSubject("place", input.place, "the P-code of a state, province or district"))
      : accept({ kind: "place", code: place.code, level: place.level });
  }
  return eventSubject(ports, input.release ?? "", input.event ?? "");
}

function viewSubject(view: string): Result<AnnotationSubject> {
  const query = view.replace(/^[^?]*\?/, "");
  if (query.includes("://"))
    return refuse(unknownSubject("view", view, "the part of the address after the question mark"));
  return accept({ kind: "view", query: new URLSearchParams(query).toString() });
}

async function eventSubject(
  ports: Ports,
  release: string,
  event: string,
): Promise<Result<AnnotationSubject>> {
  const manifests = await ports.lake.manifests();
  const manifest = manifests.find((one) => releaseKey(one) === release && one.holds === "events");
  if (manifest === undefined) {
    const known = manifests.filter((one) => one.holds === "events").map(releaseKey);
    return refuse(unknownSubject("release", release, known.join(", ") || "an imported release"));
  }
  const found = await ports.lake.query(
    "SELECT 1 FROM read_parquet($file) WHERE event_key = $event LIMIT 1",
    { file: ports.lake.path(manifest, "observations.parquet"), event },
  );
  return found.length === 0
    ? refuse(unknownSubject("event", event, `the key of an event in ${release}`))
    : accept({ kind: "event", release, event });
}

function emptyText(text: string): readonly Issue[] {
  if (text !== "") return [];
  const message = "The note has no words.";
  return [{ code: "workbench/annotation-incomplete", message, field: "text" }];
}

const ONE_SUBJECT: Issue = {
  code: "workbench/annotation-incomplete",
  message: "A note is about exactly one view, event or place.",
  expected: "one of --view, --event with --release, --place",
};

function unknownSubject(field: string, found: string, expected: string): Issue {
  return {
    code: "workbench/annotation-subject-unknown",
    message: `There is no such ${field}.`,
    field,
    found: found === "" ? "nothing" : found,
    expected,
  };
}

function unknownNote(id: string): Issue {
  return {
    code: "workbench/annotation-unknown",
    message: `There is no note ${id}.`,
    remedy: "List the notes with 'mizan annotations -w DIR --withdrawn'.",
  };
}

async function idOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0"));
  return `note-${hex.join("").slice(0, 12)}`;
}
