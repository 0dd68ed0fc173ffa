import { basename } from "node:path";
import { crc32 } from "node:zlib";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import {
  damagedZip,
  type FolderView,
  PACKAGE_LIMITS,
  tooManyEntries,
  UnreadableFile,
  unsafePath,
  wholeFile,
  type ZipEntryFacts,
  zipFaults,
} from "../../evidence/index.ts";
import { accept, type Result, refuse } from "../../kernel/index.ts";

/** A ZIP opened as a package; closed by whoever opened it. */
export interface ZipView extends FolderView {
  readonly close: () => void;
}

const ENCRYPTED = 1;
const UNIX = 3;
const DARWIN = 19;

/**
 * Opens a ZIP on the disk as a package. The directory is checked before anything is unpacked, and each entry
 * against its length and checksum while it is read. Nothing is written to the disk.
 */
export async function openZipView(path: string): Promise<Result<ZipView>> {
  const file = basename(path);
  let zip: ZipFile;
  try {
    zip = await openPromise(path, {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: true,
      strictFileNames: true,
    });
  } catch (error) {
    if (isOutside(error)) throw error;
    return refuse(damagedZip(file, (error as Error).message));
  }
  const entries = await checkedEntries(zip, file).catch((error: unknown) => {
    zip.close();
    throw error;
  });
  if (!entries.ok) {
    zip.close();
    return entries;
  }
  return accept({ ...viewOf(zip, file, entries.value), close: () => zip.close() });
}

async function checkedEntries(zip: ZipFile, file: string): Promise<Result<readonly Entry[]>> {
  if (zip.entryCount > PACKAGE_LIMITS.zipEntries)
    return refuse(tooManyEntries(file, zip.entryCount));
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch (error) {
    if (isOutside(error)) throw error;
    const { message } = error as Error;
    const name =
      /^(?:invalid characters in fileName|absolute path|invalid relative path): (.*)$/s.exec(
        message,
      );
    if (name === null) return refuse(damagedZip(file, message));
    return refuse(unsafePath(name[1] ?? "", "leads out of the package", file));
  }
  const faults = zipFaults(file, zip.fileSize, entries.map(factsOf));
  return faults.length > 0 ? refuse(...faults) : accept(entries);
}

function factsOf(entry: Entry): ZipEntryFacts {
  const system = entry.versionMadeBy >>> 8;
  return {
    name: entry.fileName,
    packedBytes: entry.compressedSize,
    unpackedBytes: entry.uncompressedSize,
    encrypted: (entry.generalPurposeBitFlag & ENCRYPTED) !== 0,
    unixMode:
      system === UNIX || system === DARWIN ? (entry.externalFileAttributes >>> 16) & 0xffff : 0,
    method: entry.compressionMethod,
  };
}

function viewOf(zip: ZipFile, file: string, all: readonly Entry[]): FolderView {
  const files = new Map(
    all.filter(({ fileName }) => !fileName.endsWith("/")).map((entry) => [entry.fileName, entry]),
  );
  const entries = [...files]
    .map(([path, { uncompressedSize }]) => ({ path, size: uncompressedSize }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const stream = (path: string) => {
    const entry = files.get(path);
    if (entry === undefined) throw new UnreadableFile(damagedZip(file, "it is not there", path));
    return pieces(zip, file, entry);
  };
  return {
    list: async () => entries,
    read: async (path) => {
      const size = files.get(path)?.uncompressedSize;
      return size === undefined ? null : wholeFile(stream(path), { path, size });
    },
    stream,
  };
}

async function* pieces(zip: ZipFile, file: string, entry: Entry): AsyncGenerator<Uint8Array> {
  let sum = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const piece of stream) {
      sum = crc32(piece as Buffer, sum);
      yield piece as Buffer;
    }
  } catch (error) {
    if (isOutside(error)) throw error;
    throw new UnreadableFile(damagedZip(file, (error as Error).message, entry.fileName), error);
  }
  if (sum !== entry.crc32)
    throw new UnreadableFile(damagedZip(file, "its checksum differs", entry.fileName));
}

/** Whether the disk failed, and not the bytes: zlib and yauzl speak of the bytes. */
function isOutside(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code !== undefined && !code.startsWith("Z_");
}
