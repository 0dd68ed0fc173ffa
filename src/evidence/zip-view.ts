import {
  BlobReader,
  configure,
  ERR_AMBIGUOUS_ARCHIVE,
  type FileEntry,
  WARNING_DUPLICATE_FILENAME,
  ZipReader,
} from "@zip.js/zip.js/lib/zip-core-native.js";
import { accept, type Issue, type Result, refuse } from "../kernel/index.ts";
import { type FolderView, UnreadableFile, wholeFile } from "./folder-view.ts";
import { PACKAGE_LIMITS } from "./package-limits.ts";
import {
  collidingNames,
  damagedZip,
  tooManyEntries,
  type ZipEntryFacts,
  zipFaults,
} from "./zip-entries.ts";

const ENCRYPTED = 1;

/**
 * Opens a ZIP that was dropped on a page as a package. The directory is checked before anything is unpacked, and
 * each entry against its length and checksum while it is read. Nothing is unpacked that was not asked for.
 */
export async function openZipBlob(name: string, archive: Blob): Promise<Result<FolderView>> {
  configure({ useWebWorkers: false }); // Workers would be loaded from addresses that pages do not allow.
  const reader = new ZipReader(new BlobReader(archive), {
    strictness: "strict",
    filenameValidation: "tolerant", // Names are checked below, by the rule for all packages.
    checkCrc32: true,
    checkOverlappingEntry: true,
  });
  const files = new Map<string, FileEntry>();
  const facts: ZipEntryFacts[] = [];
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      facts.push({
        name: entry.filename,
        packedBytes: entry.compressedSize,
        unpackedBytes: entry.uncompressedSize,
        encrypted: entry.encrypted || ((entry.rawBitFlag ?? 0) & ENCRYPTED) !== 0,
        unixMode: entry.msDosCompatible ? 0 : (entry.externalFileAttributes >>> 16) & 0xffff,
        method: entry.compressionMethod,
      });
      if (facts.length > PACKAGE_LIMITS.zipEntries)
        return refuse(tooManyEntries(name, facts.length));
      if (!entry.directory) files.set(entry.filename, entry);
    }
  } catch (error) {
    return refuse(directoryFault(name, error));
  }
  const faults = zipFaults(name, archive.size, facts);
  return faults.length > 0 ? refuse(...faults) : accept(viewOf(name, files));
}

/** What zip.js throws about the directory; for an ambiguous one it keeps the reason beside the message. */
function directoryFault(name: string, error: unknown): Issue {
  const { message, reason } = error as Error & { readonly reason?: string };
  if (message !== ERR_AMBIGUOUS_ARCHIVE) return damagedZip(name, message);
  return reason === WARNING_DUPLICATE_FILENAME
    ? collidingNames(name, "the same name twice")
    : damagedZip(name, reason ?? message);
}

function viewOf(name: string, files: ReadonlyMap<string, FileEntry>): FolderView {
  const entries = [...files]
    .map(([path, { uncompressedSize }]) => ({ path, size: uncompressedSize }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const stream = (path: string) => {
    const entry = files.get(path);
    if (entry === undefined) throw new UnreadableFile(damagedZip(name, "it is not there", path));
    return pieces(name, entry);
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

async function* pieces(name: string, entry: FileEntry): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const path = entry.filename;
  const unpacking = entry.getData(writable).catch((error: Error) => {
    throw new UnreadableFile(damagedZip(name, error.message, path), error);
  });
  unpacking.catch(() => undefined); // Awaited below; the reader may stop before.
  let done = 0;
  try {
    for await (const piece of readable) {
      done += piece.length;
      if (done > entry.uncompressedSize)
        throw new UnreadableFile(damagedZip(name, "it unpacks to more than declared", path));
      yield piece;
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    await unpacking; // Its message says what is wrong with the entry.
    throw error;
  }
  await unpacking;
}
