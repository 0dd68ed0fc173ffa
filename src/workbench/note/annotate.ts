import { z } from "zod";
import { accept, type Issue, MARKINGS, type Result, refuse } from "../../kernel/index.ts";
import { command } from "../command.ts";
import { annotationSchema } from "./annotation.ts";

const TEXT_MAX = 4_000;

/** Writes a note on a view, an event or a place; withdraws one, or takes that back. */
export const annotateCommand = command({
  name: "annotate",
  summary: "Attach a note to a view, an event or a place; or withdraw one",
  help: `A note is about a view of the picture (the part of its address after the question mark), an event
of a release, or a place; never about a person. Withdrawn notes stay in the record and can be restored.

  mizan annotate -w DIR "Two lists share this origin" --place PK2 --author "Desk 4"
  mizan annotate -w DIR "Toll revised in March" --release press@2026 --event PK-2025-03-11-jaffar --author "Desk 4"
  mizan annotate -w DIR --withdraw note-0a1b2c3d4e5f --reason "Wrong event" --author "Desk 4"
  mizan annotate -w DIR --restore note-0a1b2c3d4e5f --author "Desk 4"`,
  group: "record",
  input: z.object({
    text: z.string().trim().max(TEXT_MAX).default("").describe("the note"),
    author: z.string().trim().min(1).max(200).describe("who writes: a desk, an office, a name"),
    view: z.string().max(2_000).optional().describe("address of the view after the question mark"),
    release: z.string().optional().describe("release of the event, as dataset@release"),
    event: z.string().optional().describe("key of the event in that release"),
    place: z.string().optional().describe("P-code of the place"),
    marking: z.enum(MARKINGS).default("TLP:AMBER").describe("who may see it (TLP 2.0)"),
    withdraw: z.string().optional().describe("id of the note to withdraw"),
    restore: z.string().optional().describe("id of the withdrawn note to restore"),
    reason: z.string().trim().max(500).default("").describe("why it is withdrawn"),
  }),
  positional: ["text"],
  output: annotationSchema,
  effect: "writes",
  workspace: "needed",
  run: async (ports, input) => {
    const work = await import("./annotation-work.ts");
    if (input.withdraw !== undefined && input.restore !== undefined) return refuse(BOTH);
    return ports.workspace.exclusively(() => {
      if (input.withdraw !== undefined)
        return work.withdrawAnnotation(ports, { ...input, id: input.withdraw });
      if (input.restore !== undefined)
        return work.restoreAnnotation(ports, { ...input, id: input.restore });
      return work.createAnnotation(ports, input);
    });
  },
  print: (note) =>
    note.withdrawn === null
      ? `${note.id}, revision ${note.revision}: kept. Undo with --withdraw ${note.id}.`
      : `${note.id}, revision ${note.revision}: withdrawn. Undo with --restore ${note.id}.`,
});

/** Lists the notes of a workspace. */
export const annotationsCommand = command({
  name: "annotations",
  summary: "List the notes of the workspace",
  group: "record",
  input: z.object({
    withdrawn: z.boolean().default(false).describe("withdrawn notes too"),
    place: z.string().optional().describe("only those on this place (P-code)"),
    release: z.string().optional().describe("only those on events of this release"),
    event: z.string().optional().describe("only those on this event"),
  }),
  output: z.object({ annotations: z.array(annotationSchema) }),
  effect: "reads",
  workspace: "needed",
  run: async (ports, input): Promise<Result<{ annotations: Note[] }>> => {
    const { readAnnotations } = await import("./annotation-store.ts");
    const notes = await readAnnotations(ports.records);
    return accept({ annotations: notes.filter((note) => isChosen(note, input)) });
  },
  print: ({ annotations }) =>
    annotations.length === 0
      ? "No notes."
      : annotations
          .map(
            (note) =>
              `${note.id}  ${note.writtenAt.slice(0, 10)}  ${note.marking}  ${note.author}` +
              `${note.withdrawn === null ? "" : "  (withdrawn)"}\n    ${note.text}`,
          )
          .join("\n"),
});

type Note = z.output<typeof annotationSchema>;

function isChosen({ subject, withdrawn }: Note, wanted: Wanted): boolean {
  if (withdrawn !== null && !wanted.withdrawn) return false;
  if (wanted.place !== undefined)
    if (subject.kind !== "place" || subject.code !== wanted.place) return false;
  if (wanted.release !== undefined)
    if (subject.kind !== "event" || subject.release !== wanted.release) return false;
  if (wanted.event !== undefined)
    if (subject.kind !== "event" || subject.event !== wanted.event) return false;
  return true;
}

interface Wanted {
  readonly withdrawn: boolean;
  readonly place?: string | undefined;
  readonly release?: string | undefined;
  readonly event?: string | undefined;
}

const BOTH: Issue = {
  code: "workbench/annotation-incomplete",
  message: "A note is either withdrawn or restored, not both.",
  remedy: "Give one of --withdraw and --restore.",
};
