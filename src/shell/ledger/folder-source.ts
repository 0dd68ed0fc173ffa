import { join } from "node:path";
import type { LogSource } from "../../ledger/index.ts";
import { readBounded } from "./bounded-answer.ts";
import { type DiskPort, NODE_DISK } from "./disk.ts";

/** The files of a log in a folder of the disk. */
export function folderSource(folder: string, disk: DiskPort = NODE_DISK): LogSource {
  return {
    read: (path) => disk.read(join(folder, path)),
    list: () => disk.list(folder),
  };
}

/** Fetches an address; the shell gives `fetch`. */
export type FetchAddress = (address: string) => Promise<Response>;

const FILE_BYTES_MAX = 256 * 65_537;

/** The files of a log below an address. Larger answers than a log can hold are cut off and refused. */
export function addressSource(address: string, fetchAddress: FetchAddress): LogSource {
  const base = address.endsWith("/") ? address : `${address}/`;
  return {
    read: async (path) => {
      const answer = await fetchAddress(new URL(path, base).href);
      if (answer.status === 404 || answer.status === 410) {
        await answer.body?.cancel();
        return null;
      }
      if (!answer.ok) throw new Error(`${path}: the server answered ${answer.status}`);
      return readBounded(answer, FILE_BYTES_MAX, "a file of a log");
    },
  };
}
