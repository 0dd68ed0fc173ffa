import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join, sep } from "node:path";

/** A file that is being written. */
export interface DiskFile {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The disk as the log uses it, so that tests can let every single step fail. */
export interface DiskPort {
  /** Opens a new file; fails when there is one. */
  readonly create: (path: string) => Promise<DiskFile>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Makes a folder with all above it; gives the first one that was new, or `null`. */
  readonly makeFolder: (path: string) => Promise<string | null>;
  /** Flushes the names in a folder. */
  readonly syncFolder: (path: string) => Promise<void>;
  readonly read: (path: string) => Promise<Uint8Array | null>;
  /** All files below a folder, by their paths from it with forward slashes; none where it is missing. */
  readonly list: (path: string) => Promise<readonly string[]>;
  /** Removes a file or a folder with all in it; nothing happens where it is missing. */
  readonly remove: (path: string) => Promise<void>;
}

/** The disk of this machine. */
export const NODE_DISK: DiskPort = {
  create: async (path) => {
    const handle = await open(path, "wx");
    return {
      write: (bytes) => handle.writeFile(bytes),
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  },
  rename,
  makeFolder: async (path) => (await mkdir(path, { recursive: true })) ?? null,
  syncFolder: async (path) => {
    if (process.platform === "win32") return; // Windows cannot open folders for flushing.
    const handle = await open(path, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  read: async (path) => {
    try {
      return await readFile(path);
    } catch (error) {
      if (isAbsent(error)) return null;
      throw error;
    }
  },
  list: async (path) => {
    try {
      const found = await readdir(path, { recursive: true, withFileTypes: true });
      return found
        .filter((entry) => !entry.isDirectory())
        .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
        .map((name) => name.split(sep).join("/"));
    } catch (error) {
      if (isAbsent(error)) return [];
      throw error;
    }
  },
  remove: (path) => rm(path, { recursive: true, force: true }),
};

function isAbsent(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === "ENOENT" || code === "ENOTDIR";
}
