import { join } from "node:path";
import { fromDecimal, type LogSource } from "../../ledger/index.ts";
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
      return readBounded(answer, path);
    },
  };
}

async function readBounded(answer: Response, path: string): Promise<Uint8Array> {
  const announced = fromDecimal(answer.headers.get("content-length") ?? "0") ?? Number.MAX_VALUE;
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of answer.body ?? []) {
    length += part.length;
    if (length > FILE_BYTES_MAX || announced > FILE_BYTES_MAX)
      throw new Error(`${path}: the answer is longer than a file of a log can be`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
