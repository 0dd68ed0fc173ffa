import { accept, type Result } from "../kernel/index.ts";
import type { Annotation } from "./note/annotation.ts";
import type { Ports } from "./ports.ts";
import type { RecordChange } from "./records-port.ts";

const FORMER_NOTES = "records/annotations";

/**
 * Moves what an earlier version kept beside the log onto it: notes in files of their own, and releases that
 * no entry names. A workspace that has all of it on the log is not touched.
 */
export async function bringUpToDate(ports: Ports): Promise<Result<null>> {
  const { workspace, log } = ports;
  const former = await workspace.list(FORMER_NOTES);
  if (former.length === 0 && (await log.about()) !== null) return accept(null);
  return workspace.exclusively(async () => {
    const begun = await log.begin();
    if (!begun.ok) return begun;
    const { unrecordedReleases } = await import("./record-release.ts");
    const releases = await unrecordedReleases(ports);
    const notes = await formerNotes(ports, former);
    const written = await ports.records.write([...releases, ...notes]);
    if (!written.ok) return written;
    for (const name of former) await workspace.remove(`${FORMER_NOTES}/${name}`);
    return accept(null);
  });
}

async function formerNotes(ports: Ports, names: readonly string[]): Promise<RecordChange[]> {
  const { annotationSchema } = await import("./note/annotation.ts");
  const { noteChange } = await import("./note/annotation-store.ts");
  const changes: RecordChange[] = [];
  for (const name of names) {
    const text = await ports.workspace.read(`${FORMER_NOTES}/${name}`);
    if (text === null || !name.endsWith(".json")) continue;
    const note: Annotation = annotationSchema.parse(JSON.parse(text));
    if ((await ports.records.get("annotation", note.id)) !== null) continue;
    changes.push(noteChange(note, `Moved onto the log; written on ${note.writtenAt}.`));
    if (note.withdrawn === null) continue;
    const { by, reason } = note.withdrawn;
    changes.push({ kind: "annotation", id: note.id, action: "withdraw", by, reason });
  }
  return changes;
}
