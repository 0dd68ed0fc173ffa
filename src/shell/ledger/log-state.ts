import { join } from "node:path";
import { accept, type Issue, type Result, refuse } from "../../kernel/index.ts";
import {
  bytesText,
  CHECKPOINT_PATH,
  EMPTY_EDGE,
  edgeRoot,
  formatCheckpoint,
  formatNote,
  type LogSource,
  openCheckpoint,
  proveConsistency,
  readBundle,
  readEdge,
  type SignedCheckpoint,
  type Signer,
  sameBytes,
  signNote,
  TILE_WIDTH,
  type TreeEdge,
} from "../../ledger/index.ts";
import { NODE_CRYPTO } from "./crypto.ts";
import type { DiskPort } from "./disk.ts";
import { writeDurably } from "./durable-write.ts";
import { folderSource } from "./folder-source.ts";

/** Where a log is kept and who signs it. */
export interface LogPlace {
  readonly folder: string;
  /** Folder outside the log's, where it is kept what the key signed last. */
  readonly guard: string;
  /** The log's key; its name is the origin of the log. */
  readonly signer: Signer;
  readonly disk: DiskPort;
}

/** What a writer of a log holds in memory. */
export interface LogState {
  readonly signed: SignedCheckpoint;
  readonly edge: TreeEdge;
  /** Entries of the bundle that is not full yet. */
  readonly tail: readonly Uint8Array[];
}

/**
 * What to do where the log or the record of the last signature is missing: `open` refuses, `create` begins a
 * new log in an empty folder, `adopt` trusts the log as it is found.
 */
export type OpenMode = "open" | "create" | "adopt";

const GUARD_FILE = "last-signed";

/**
 * Loads a log and compares it with what its key signed last. A folder that is older than that, or differs,
 * is refused, because signing on from it would rewrite the log. A newer one, as a crash between the two
 * writes leaves it, is taken up when its files fit.
 */
export async function loadState(place: LogPlace, mode: OpenMode): Promise<Result<LogState>> {
  const source = folderSource(place.folder, place.disk);
  const [published, guarded] = await Promise.all([
    readSigned(place, join(place.folder, CHECKPOINT_PATH)),
    readSigned(place, guardPath(place)),
  ]);
  if (!published.ok) return published;
  if (!guarded.ok) return guarded;
  const [shown, kept] = [published.value, guarded.value];
  if (shown === null && kept === null)
    return mode === "create" ? begin(place) : refuse(noLog(place));
  if (mode === "create" && shown !== null) return refuse(exists(place));
  if (kept === null && mode !== "adopt") return refuse(noGuard(place));
  const newest = newer(shown, kept);
  if (newest === null) return refuse(noLog(place));
  const older = newest === shown ? kept : shown;
  const fits = older === null ? accept(null) : await continues(source, older, newest, place);
  if (!fits.ok) return fits;
  const edge = await readEdge(source, newest.checkpoint, NODE_CRYPTO);
  if (!edge.ok)
    return newest === kept ? refuse(rolledBack(place, newest, shown), ...edge.issues) : edge;
  const tail = await readTail(source, newest.checkpoint.size);
  if (!tail.ok) return tail;
  if (shown !== newest || kept?.checkpoint.size !== newest.checkpoint.size)
    await publish(place, newest);
  return accept({ signed: newest, edge: edge.value, tail: tail.value });
}

/** Signs the state of a tree. The caller has made sure that it continues the last one. */
export function signState(signer: Signer, edge: TreeEdge): SignedCheckpoint {
  const root = edgeRoot(NODE_CRYPTO.tree, edge);
  const checkpoint = { origin: signer.key.name, size: edge.size, root, extensions: [] };
  const note = signNote({ text: formatCheckpoint(checkpoint), signatures: [] }, signer);
  return { checkpoint, note };
}

/** Keeps a signed state outside the log first, then shows it in the log. */
export async function publish(place: LogPlace, signed: SignedCheckpoint): Promise<void> {
  const bytes = formatNote(signed.note);
  await writeDurably(place.disk, [{ path: guardPath(place), bytes }]);
  await writeDurably(place.disk, [{ path: join(place.folder, CHECKPOINT_PATH), bytes }]);
}

async function begin(place: LogPlace): Promise<Result<LogState>> {
  if ((await place.disk.list(place.folder)).length > 0) return refuse(exists(place));
  const signed = signState(place.signer, EMPTY_EDGE);
  await publish(place, signed);
  return accept({ signed, edge: EMPTY_EDGE, tail: [] });
}

async function readSigned(
  { disk, signer }: LogPlace,
  path: string,
): Promise<Result<SignedCheckpoint | null>> {
  const bytes = await disk.read(path);
  if (bytes === null) return accept(null);
  const log = { origin: signer.key.name, keys: [signer.key] };
  const opened = openCheckpoint(bytes, log, NODE_CRYPTO);
  return opened.ok ? opened : refuse(...opened.issues.map((issue) => ({ ...issue, file: path })));
}

/** Of two signed states the later one; of equals the shown one, which may carry cosignatures. */
function newer(shown: SignedCheckpoint | null, kept: SignedCheckpoint | null) {
  if (shown === null || kept === null) return shown ?? kept;
  return kept.checkpoint.size > shown.checkpoint.size ? kept : shown;
}

async function continues(
  source: LogSource,
  older: SignedCheckpoint,
  newest: SignedCheckpoint,
  place: LogPlace,
): Promise<Result<null>> {
  const [was, is] = [older.checkpoint, newest.checkpoint];
  if (was.size === is.size)
    return sameBytes(was.root, is.root) ? accept(null) : refuse(rolledBack(place, newest, older));
  const claim = { oldSize: was.size, newSize: is.size, newRoot: is.root };
  const proven = await proveConsistency(source, claim, NODE_CRYPTO);
  if (!proven.ok) return refuse(rolledBack(place, newest, older), ...proven.issues);
  return sameBytes(proven.value.oldRoot, was.root)
    ? accept(null)
    : refuse(rolledBack(place, newest, older));
}

async function readTail(source: LogSource, size: number): Promise<Result<Uint8Array[]>> {
  if (size % TILE_WIDTH === 0) return accept([]);
  const read = await readBundle(source, Math.floor(size / TILE_WIDTH), size);
  return read.ok ? accept(read.value.map((entry) => new Uint8Array(entry))) : read;
}

function guardPath(place: LogPlace): string {
  return join(place.guard, GUARD_FILE);
}

function noLog({ folder }: LogPlace): Issue {
  return {
    code: "ledger/file-missing",
    message: "There is no log in this folder.",
    file: join(folder, CHECKPOINT_PATH),
    remedy: "Name the folder of a log, or restore it from a copy.",
  };
}

function exists({ folder }: LogPlace): Issue {
  return {
    code: "ledger/log-exists",
    message: "A new log can only begin in an empty folder.",
    file: folder,
    remedy: "Open the log that is there, or name an empty folder.",
  };
}

function noGuard({ guard }: LogPlace): Issue {
  return {
    code: "ledger/guard-missing",
    message: "It is not known what this log's key signed last, so a rollback would go unseen.",
    file: join(guard, GUARD_FILE),
    remedy: "Restore the file; or, if the log is surely the newest copy, adopt it.",
  };
}

function rolledBack(
  { folder }: LogPlace,
  newest: SignedCheckpoint,
  other: SignedCheckpoint | null,
): Issue {
  const text = (signed: SignedCheckpoint | null) =>
    signed === null
      ? "no log"
      : (bytesText(formatNote(signed.note)) ?? "").split("\n").slice(1, 3).join(" ");
  return {
    code: "ledger/log-rolled-back",
    message: "The log's folder does not hold what its key has signed before.",
    file: folder,
    expected: text(newest),
    found: text(other),
    remedy: "Restore the newest copy of the log. Signing on from here would rewrite it.",
  };
}
