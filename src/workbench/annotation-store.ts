import { type Annotation, annotationSchema } from "./annotation.ts";
import type { WorkspacePort } from "./ports.ts";

const FOLDER = "records/annotations";

/** All notes of a workspace, withdrawn ones too, oldest first. */
export async function readAnnotations(workspace: WorkspacePort): Promise<readonly Annotation[]> {
  const names = (await workspace.list(FOLDER)).filter((name) => name.endsWith(".json"));
  const notes = await Promise.all(
    names.map((name) => readAnnotation(workspace, name.slice(0, -".json".length))),
  );
  return notes
    .filter((note) => note !== null)
    .sort((a, b) => a.writtenAt.localeCompare(b.writtenAt) || a.id.localeCompare(b.id));
}

/** One note, or `null` when there is none of that id. */
export async function readAnnotation(
  workspace: WorkspacePort,
  id: string,
): Promise<Annotation | null> {
  if (!/^note-[0-9a-f]{12}$/.test(id)) return null;
  const text = await workspace.read(`${FOLDER}/${id}.json`);
  return text === null ? null : annotationSchema.parse(JSON.parse(text));
}

/** Writes a note whole: after a crash the old or the new revision is there. */
export function writeAnnotation(workspace: WorkspacePort, note: Annotation): Promise<void> {
  return workspace.write(`${FOLDER}/${note.id}.json`, `${JSON.stringify(note, null, 2)}\n`);
}
