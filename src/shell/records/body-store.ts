import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { formatKeptBody, type KeptBody } from "../../records/index.ts";
import { NODE_DISK, writeDurably } from "../ledger/index.ts";

/** The bodies of records: one small file each, named by the digest that the log holds. */
export interface BodyStore {
  /** Text of a body's file, or `null` where it is not here. */
  read(digest: string): string | null;
  /** Writes bodies so that they survive a loss of power. */
  write(bodies: readonly { readonly digest: string; readonly body: KeptBody }[]): Promise<void>;
  /** Removes bodies for good; those that are gone already are passed over. */
  erase(digests: readonly string[]): Promise<void>;
}

/** The bodies below a workspace folder. */
export function openBodies(workspace: string): BodyStore {
  const path = (digest: string) => join(workspace, "records", digest.slice(0, 2), `${digest}.json`);
  return {
    read: (digest) => {
      try {
        return readFileSync(path(digest), "utf8");
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
        throw error;
      }
    },
    write: (bodies) =>
      writeDurably(
        NODE_DISK,
        bodies.map(({ digest, body }) => ({ path: path(digest), bytes: formatKeptBody(body) })),
      ),
    erase: async (digests) => {
      const here = digests.map(path).filter((one) => existsSync(one));
      for (const one of here) await NODE_DISK.remove(one);
      for (const folder of new Set(here.map(dirname))) await NODE_DISK.syncFolder(folder);
    },
  };
}
