import type { FolderView } from "../../src/evidence/index.ts";

/** Files that were dropped or chosen, with their paths below what was dropped. */
export type DroppedFiles = readonly (readonly [path: string, file: File])[];

/** All files of a drop; folders are walked through. */
export async function filesOfDrop(transfer: DataTransfer): Promise<DroppedFiles> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return filesOfList(transfer.files);
  const found: [string, File][] = [];
  for (const entry of entries) await walk(entry, found);
  return found;
}

/** The files of a file control, also of one that takes a folder. */
export function filesOfList(files: Iterable<File>): DroppedFiles {
  return [...files].map((file) => [file.webkitRelativePath || file.name, file]);
}

async function walk(entry: FileSystemEntry, found: [string, File][]): Promise<void> {
  const path = entry.fullPath.replace(/^\//, "");
  if (entry.isFile) {
    const one = entry as FileSystemFileEntry;
    found.push([path, await new Promise<File>((resolve, reject) => one.file(resolve, reject))]);
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return;
    for (const one of some) await walk(one, found);
  }
}

/** Dropped files as a folder that verifiers read; nothing is held in memory but what is asked for. */
export function viewOfFiles(files: DroppedFiles): FolderView {
  const known = new Map(files);
  return {
    list: async () => [...known].map(([path, { size }]) => ({ path, size })),
    read: async (path) => {
      const file = known.get(path);
      return file === undefined ? null : new Uint8Array(await file.arrayBuffer());
    },
    stream: async function* (path) {
      const reader = known.get(path)?.stream().getReader();
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
        yield part.value;
    },
  };
}
