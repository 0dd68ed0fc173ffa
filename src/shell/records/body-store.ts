import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
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
  /** Removes what interrupted writes left. Call it as the only writer. */
  sweep(isKnown: (digest: string) => boolean): Promise<void>;
}

/** The bodies below a workspace folder. */
export function openBodies(workspace: string): BodyStore {
  const root = join(workspace, "records");
  const path = (digest: string) => join(root, digest.slice(0, 2), `${digest}.json`);
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
    erase: (digests) => removeAll(digests.map(path).filter((one) => existsSync(one))),
    sweep: async (isKnown) => {
      const files = (await NODE_DISK.list(root)).filter((name) => BODY_OR_PARTIAL.test(name));
      const left = files.filter((name) => !isKnown(basename(name, ".json")));
      await removeAll(left.map((name) => join(root, name)));
    },
  };
}

/** What this part writes below its folder: bodies, and files that were being written. */
const BODY_OR_PARTIAL = /^[0-9a-f]{2}\/([0-9a-f]{64}\.json|\.[0-9a-f]+\.partial)$/;

async function removeAll(paths: readonly string[]): Promise<void> {
  for (const path of paths) await NODE_DISK.remove(path);
  for (const folder of new Set(paths.map(dirname))) await NODE_DISK.syncFolder(folder);
}
