import { z } from "zod";
import { MARKINGS } from "../../kernel/index.ts";
import { placeAddress } from "../search/address.ts";

const subject = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("view"), query: z.string() }),
  z.object({ kind: z.literal("event"), release: z.string(), event: z.string() }),
  z.object({
    kind: z.literal("place"),
    code: z.string(),
    level: z.enum(["state", "first-level", "district"]),
  }),
]);

/**
 * A note of the analyst on a view, an event or a place; never on a person. Its revisions count from 1; a
 * withdrawn note stays in the record.
 */
export const annotationSchema = z.object({
  kind: z.literal("annotation"),
  id: z.string(),
  revision: z.number().int().min(1),
  subject,
  text: z.string(),
  author: z.string(),
  marking: z.enum(MARKINGS),
  writtenAt: z.string(),
  withdrawn: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
});

/** A note of the analyst. */
export type Annotation = z.output<typeof annotationSchema>;

/** What a note is about. */
export type AnnotationSubject = Annotation["subject"];

/** What a note is about, in words. */
export function describeSubject(subject: AnnotationSubject): string {
  if (subject.kind === "view")
    return `view ${subject.query === "" ? "of everything" : subject.query}`;
  return subject.kind === "event"
    ? `event ${subject.event} of ${subject.release}`
    : `place ${subject.code}`;
}

/** Address that opens what a note is about. */
export function annotationAddress(subject: AnnotationSubject): string {
  if (subject.kind === "view") return `/?${subject.query}`;
  if (subject.kind === "place") return placeAddress(subject);
  return `/events?${new URLSearchParams({ datasets: subject.release, event: subject.event })}`;
}
