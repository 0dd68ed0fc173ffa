import type { DatabaseSync } from "node:sqlite";
import type { Result } from "../../kernel/index.ts";
import {
  CHECKPOINT_PATH,
  fromBase64,
  type LogSource,
  openCheckpoint,
  parseVerifierKey,
  proveConsistency,
  readEntries,
  type SignedCheckpoint,
  sameBytes,
  toBase64,
} from "../../ledger/index.ts";
import { Breakage } from "../breakage.ts";
import { type LogFacts, NODE_CRYPTO } from "../ledger/index.ts";
import { EntryApplier } from "./apply.ts";
import type { BodyStore } from "./body-store.ts";
import { BUSY_MILLISECONDS, clearState } from "./schema.ts";

/** The last signed state of a log, its signature checked. */
export async function readHead(
  source: LogSource,
  facts: LogFacts,
): Promise<Result<SignedCheckpoint>> {
  const key = parseVerifierKey(NODE_CRYPTO.sha256, facts.key);
  if (!key.ok) return key;
  const bytes = await source.read(CHECKPOINT_PATH);
  const log = { origin: facts.origin, keys: [key.value] };
  return openCheckpoint(bytes ?? new Uint8Array(0), log, NODE_CRYPTO);
}

/** The log that the database is the state of, and what belongs to it. */
interface KnownLog {
  readonly source: LogSource;
  readonly facts: LogFacts;
  readonly bodies: BodyStore;
  readonly titleFields: ReadonlyMap<string, string>;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Brings the database up to the log's last signed state. What it holds already is kept when the log still
 * begins with it, which a consistency proof decides; else all is replayed from the first entry.
 */
export async function refreshState(database: DatabaseSync, known: KnownLog): Promise<void> {
  const { source, facts } = known;
  const head = orThrow(await readHead(source, facts));
  const { size, root } = head.checkpoint;
  if (!isUpTo(readStamp(database), facts.origin, size, root)) await replayRest(database, known);
  if (isUnclean(database)) removeErasedWords(database);
}

/** Replays what the database lacks, in one transaction: readers see the state before or after it. */
async function replayRest(database: DatabaseSync, known: KnownLog): Promise<void> {
  const { source, facts, bodies, titleFields } = known;
  database.exec("BEGIN IMMEDIATE");
  try {
    const head = orThrow(await readHead(source, facts)); // Another process may have gone on meanwhile.
    const { size, root } = head.checkpoint;
    const begin = await keptSize(database, source, head, facts.origin);
    if (begin === null) clearState(database);
    const applier = new EntryApplier(database, bodies, titleFields);
    const span = { begin: begin ?? 0, end: size, size };
    for await (const read of readEntries(source, span, NODE_CRYPTO.tree)) {
      const { index, entry } = orThrow(read);
      applier.apply(index, entry);
      if (index % 1000 === 0) known.onProgress?.(index - span.begin, size - span.begin);
    }
    const erased = applier.finish();
    await bodies.erase(erased);
    const stamp = { origin: facts.origin, size, root: toBase64(root) };
    const say = database.prepare("INSERT OR REPLACE INTO about VALUES (?, ?)");
    say.run("log", JSON.stringify(stamp));
    if (erased.length > 0) say.run("unclean", "1");
    database.exec("COMMIT");
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}

function isUnclean(database: DatabaseSync): boolean {
  return database.prepare("SELECT 1 FROM about WHERE name = 'unclean'").get() !== undefined;
}

/**
 * Deleted words stay in the index's file until its parts are merged, and in the file of recent writes until
 * that is emptied; after an erasure both are done at once. While another process reads, it is tried again
 * the next time.
 */
function removeErasedWords(database: DatabaseSync): void {
  database.exec("INSERT INTO words (words) VALUES ('optimize')");
  if (!emptyWriteAhead(database)) return;
  database.exec("DELETE FROM about WHERE name = 'unclean'");
  emptyWriteAhead(database);
}

/** Whether it could be emptied at once; it is not waited for, since others ask meanwhile. */
function emptyWriteAhead(database: DatabaseSync): boolean {
  database.exec("PRAGMA busy_timeout = 0");
  const done = database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get();
  database.exec(`PRAGMA busy_timeout = ${BUSY_MILLISECONDS}`);
  return done?.["busy"] === 0;
}

interface Stamp {
  readonly origin: string;
  readonly size: number;
  readonly root: string;
}

/** What the database says it is the state of, or `null`. */
export function readStamp(database: DatabaseSync): Stamp | null {
  const row = database.prepare("SELECT value FROM about WHERE name = 'log'").get();
  return typeof row?.["value"] === "string" ? (JSON.parse(row["value"]) as Stamp) : null;
}

function isUpTo(stamp: Stamp | null, origin: string, size: number, root: Uint8Array): boolean {
  return stamp?.origin === origin && stamp.size === size && stamp.root === toBase64(root);
}

/** How many entries the database holds that the log still begins with; `null` when it must begin anew. */
async function keptSize(
  database: DatabaseSync,
  source: LogSource,
  head: SignedCheckpoint,
  origin: string,
): Promise<number | null> {
  const stamp = readStamp(database);
  const { size, root } = head.checkpoint;
  if (stamp === null || stamp.origin !== origin || stamp.size > size) return null;
  const oldRoot = fromBase64(stamp.root);
  if (oldRoot === null) return null;
  if (stamp.size === size) return sameBytes(oldRoot, root) ? size : null;
  const claim = { oldSize: stamp.size, newSize: size, newRoot: root };
  const proven = await proveConsistency(source, claim, NODE_CRYPTO);
  return proven.ok && sameBytes(proven.value.oldRoot, oldRoot) ? stamp.size : null;
}

/** The value, or a breakage: the log's own files do not fit. */
export function orThrow<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const [first] = result.issues;
  throw new Breakage(first ?? { code: "ledger/file-missing", message: "The log cannot be read." });
}
