import { basename } from "node:path";
import type { Readable } from "node:stream";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { accept, type Issue, LIMITS, type Result, refuse } from "../../kernel/index.ts";
import { tooLarge } from "./file-kind.ts";

/** The one table of a ZIP, opened for reading. */
export interface ZipTable {
  readonly name: string;
  readonly packed: number;
  readonly stream: Readable;
  readonly close: () => void;
}

const LINK = 0o120000;
const KIND_OF_FILE = 0o170000;
const TABLE = /\.(csv|tsv|txt|parquet)$/i;

/**
 * Opens the only table of a ZIP, after looking at every entry: paths that leave the folder, links,
 * names that occur twice, encryption, too many entries or impossible sizes are refused before a byte
 * is unpacked.
 */
export async function openZipTable(path: string): Promise<Result<ZipTable>> {
  const file = basename(path);
  let zip: ZipFile;
  try {
    zip = await openPromise(path, {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: true,
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== undefined) throw error;
    return refuse(damaged(file, error));
  }
  try {
    const entries = await listEntries(zip, file);
    if (!entries.ok) {
      zip.close();
      return entries;
    }
    const chosen = chooseTable(entries.value, file);
    if (!chosen.ok) {
      zip.close();
      return chosen;
    }
    const stream = await zip.openReadStreamPromise(chosen.value);
    return accept({
      name: chosen.value.fileName,
      packed: chosen.value.compressedSize,
      stream,
      close: () => zip.close(),
    });
  } catch (error) {
    zip.close();
    if ((error as NodeJS.ErrnoException).code !== undefined) throw error;
    return refuse(damaged(file, error));
  }
}

async function listEntries(zip: ZipFile, file: string): Promise<Result<readonly Entry[]>> {
  if (zip.entryCount > LIMITS.zipEntries) {
    return refuse({
      code: "lake/archive-too-large",
      message: "The ZIP holds more entries than data of events ever do.",
      file,
      expected: `at most ${LIMITS.zipEntries}`,
      found: String(zip.entryCount),
    });
  }
  const entries: Entry[] = [];
  const names = new Set<string>();
  try {
    for await (const entry of zip.eachEntry()) {
      const wrong = unsafe(entry, names);
      if (wrong !== null) return refuse(unsafeIssue(file, wrong, entry.fileName));
      names.add(entry.fileName.toLowerCase());
      entries.push(entry);
    }
  } catch (error) {
    const { message } = error as Error;
    if (/path|character/i.test(message)) return refuse(unsafeIssue(file, message, undefined));
    return refuse(damaged(file, error));
  }
  return accept(entries);
}

function unsafe(entry: Entry, names: ReadonlySet<string>): string | null {
  if (entry.fileName.includes("\\")) return "a path with backslashes";
  if (names.has(entry.fileName.toLowerCase())) return "the same name twice";
  if (((entry.externalFileAttributes >>> 16) & KIND_OF_FILE) === LINK) return "a symbolic link";
  if ((entry.generalPurposeBitFlag & 1) !== 0) return "an encrypted entry";
  if (tooLarge(entry.uncompressedSize, entry.compressedSize)) {
    return `an entry that unpacks from ${entry.compressedSize} to ${entry.uncompressedSize} bytes`;
  }
  return null;
}

function chooseTable(entries: readonly Entry[], file: string): Result<Entry> {
  const visible = entries.filter(
    (entry) => !entry.fileName.endsWith("/") && !entry.fileName.startsWith("__MACOSX/"),
  );
  const data = visible.filter((entry) => TABLE.test(entry.fileName));
  const tables = data.filter((entry) => !/\.txt$/i.test(entry.fileName));
  const candidates = tables.length > 0 ? tables : data;
  const [only] = candidates;
  if (candidates.length === 1 && only) return accept(only);
  const names = (candidates.length > 0 ? candidates : visible).map((entry) => entry.fileName);
  return refuse({
    code: "lake/archive-without-table",
    message:
      candidates.length > 1
        ? "The ZIP holds several tables."
        : "The ZIP holds no table that is known.",
    file,
    expected: "one CSV or Parquet file",
    found: names.length === 0 ? "nothing" : names.slice(0, 5).join(", "),
    remedy: "Unpack it and name the CSV file itself.",
  });
}

function unsafeIssue(file: string, found: string, entry: string | undefined): Issue {
  return {
    code: "lake/archive-unsafe",
    message: "The ZIP holds an entry that no data file has.",
    file,
    found: entry === undefined ? found : `${found} (${JSON.stringify(entry)})`,
    remedy: "Do not trust the file; download it again from the publisher.",
  };
}

function damaged(file: string, error: unknown): Issue {
  return {
    code: "lake/archive-truncated",
    message: "The ZIP ends too early or is damaged.",
    file,
    found: (error as Error).message,
    remedy: "Download it again and compare its size with that at the source.",
  };
}
