import { join } from "node:path";
import { accept, assert, type Issue, type Result, refuse } from "../../kernel/index.ts";
import {
  checkNote,
  checkpointCheck,
  formatBundle,
  growEdge,
  LEDGER_LIMITS,
  type LogSource,
  levelLength,
  type NoteSignature,
  openEntry,
  readTile,
  type SignedCheckpoint,
  sameBytes,
  TILE_WIDTH,
  tileOfTree,
  tilePath,
  toHex,
  type VerifierKey,
} from "../../ledger/index.ts";
import { Breakage, outsideIssue } from "../breakage.ts";
import { NODE_CRYPTO } from "./crypto.ts";
import { NODE_DISK } from "./disk.ts";
import { NotFlushed, type PendingFile, writeDurably } from "./durable-write.ts";
import { folderSource } from "./folder-source.ts";
import { LeafIndex, leavesOf } from "./leaf-index.ts";
import { takeLock } from "./lock.ts";
import {
  type LogPlace,
  type LogState,
  loadState,
  type OpenMode,
  publish,
  signState,
} from "./log-state.ts";
import { outgrownFolders, sweepLog } from "./sweep.ts";

/** The acknowledgement of an entry: it is on the disk, and a signed state covers it. */
export interface Receipt {
  readonly index: number;
  /** Size of the signed state that was the last when this was written. */
  readonly size: number;
  /** Whether the same entry was on the log before; the index is that of the first. */
  readonly repeated: boolean;
}

/** How a log is opened. */
export type LogOptions = Omit<LogPlace, "disk"> & {
  readonly mode?: OpenMode;
  readonly disk?: LogPlace["disk"];
  /** Decides whether an entry may be appended; by default it must be signed and for this log. */
  readonly admit?: (entry: Uint8Array) => Result<unknown>;
  /**
   * Set by a caller whose entries are always new, because each holds chance: then the leaves of the log are
   * not read to find a second submission, which takes longer the larger the log is.
   */
  readonly alwaysNew?: boolean;
};

interface Waiting {
  readonly entry: Uint8Array;
  readonly leaf: Uint8Array;
  readonly resolve: (receipt: Receipt) => void;
  readonly reject: (reason: unknown) => void;
}

const BATCH_ENTRIES = 4096;
const BATCH_BYTES = 32_000_000;

/** Opens the log of a folder as its only writer. */
export async function openLog(options: LogOptions): Promise<Result<OpenLog>> {
  const place = { ...options, disk: options.disk ?? NODE_DISK };
  const release = takeLock(join(place.guard, "lock.sqlite"));
  if (release === null) {
    return refuse({
      code: "ledger/log-busy",
      message: "Another process is writing this log.",
      file: place.folder,
      remedy: "Wait until it has finished, or stop it.",
    });
  }
  try {
    const state = await loadState(place, options.mode ?? "open");
    if (state.ok) {
      await sweepLog(place.disk, place.folder, state.value.signed.checkpoint.size);
      const admit =
        options.admit ?? ((entry) => openEntry(entry, place.signer.key.name, NODE_CRYPTO));
      const leaves = options.alwaysNew === true ? new LeafIndex() : null;
      return accept(new OpenLog(place, state.value, { admit, release, leaves }));
    }
    release();
    return state;
  } catch (error) {
    release();
    throw error;
  }
}

/** A log that is open for appending. All entries that wait are written together, under one signature. */
export class OpenLog {
  /** The files of the log, for readers and proofs. */
  readonly source: LogSource;
  readonly #place: LogPlace;
  readonly #admit: (entry: Uint8Array) => Result<unknown>;
  readonly #release: () => void;
  #state: LogState;
  #leaves: LeafIndex | null;
  #waiting: Waiting[] = [];
  #work: Promise<void> | null = null;
  #stopped: Issue | null = null;
  #untidy = false;

  constructor(
    place: LogPlace,
    state: LogState,
    how: {
      readonly admit: (entry: Uint8Array) => Result<unknown>;
      readonly release: () => void;
      /** Leaves that a new entry is compared with; `null` stands for all of the log, read when needed. */
      readonly leaves: LeafIndex | null;
    },
  ) {
    this.#place = place;
    this.#state = state;
    this.#admit = how.admit;
    this.#release = how.release;
    this.#leaves = how.leaves;
    this.source = folderSource(place.folder, place.disk);
  }

  /** The last signed state. */
  get signed(): SignedCheckpoint {
    return this.#state.signed;
  }

  /**
   * Appends an entry. Answers when the entry, the tree and a signed state that covers it are flushed to the
   * disk. Throws a `Breakage` when that failed: then nothing was acknowledged, and the same entry may be
   * sent again.
   */
  async append(entry: Uint8Array): Promise<Result<Receipt>> {
    if (entry.length > LEDGER_LIMITS.entryBytes) {
      return refuse({
        code: "ledger/entry-too-long",
        message: "The entry is longer than an entry of the log may be.",
        expected: `at most ${LEDGER_LIMITS.entryBytes} bytes`,
        found: `${entry.length} bytes`,
      });
    }
    const admitted = this.#admit(entry);
    if (!admitted.ok) return admitted;
    const leaf = NODE_CRYPTO.tree.leaf(entry);
    const receipt = await new Promise<Receipt>((resolve, reject) => {
      this.#waiting.push({ entry: new Uint8Array(entry), leaf, resolve, reject });
      this.#start();
    });
    return accept(receipt);
  }

  /**
   * Adds cosignatures of known witnesses to the shown state. Answers with the names that were added; lines of
   * other keys, and lines for an earlier state, are passed over.
   */
  async addCosignatures(
    lines: readonly NoteSignature[],
    witnesses: readonly VerifierKey[],
  ): Promise<readonly string[]> {
    while (this.#work !== null) await this.#work;
    const { signed } = this.#state;
    const good = lines.filter((line) => {
      const note = { text: signed.note.text, signatures: [line] };
      const known = signed.note.signatures.some(
        ({ name, id }) => name === line.name && id === line.id,
      );
      return !known && checkNote(note, witnesses, checkpointCheck(NODE_CRYPTO)).ok;
    });
    if (good.length === 0) return [];
    const note = { text: signed.note.text, signatures: [...signed.note.signatures, ...good] };
    const cosigned = { checkpoint: signed.checkpoint, note };
    this.#work = this.#guarded(() => publish(this.#place, cosigned)).finally(() => {
      this.#work = null;
      this.#start();
    });
    await this.#work;
    this.#state = { ...this.#state, signed: cosigned };
    return good.map(({ name }) => name);
  }

  /** Waits for what is being written and gives the log free for other writers. */
  async close(): Promise<void> {
    while (this.#work !== null) await this.#work.catch(() => undefined);
    this.#stopped ??= stopped("The log was closed.");
    this.#release();
  }

  #start(): void {
    if (this.#work !== null || this.#waiting.length === 0) return;
    this.#work = this.#writeWaiting().finally(() => {
      this.#work = null;
    });
  }

  async #writeWaiting(): Promise<void> {
    // Lets all that are submitted in this turn come into one batch.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const batch = this.#takeBatch();
      try {
        const receipts = await this.#writeBatch(batch);
        for (const [i, { resolve }] of batch.entries()) {
          const receipt = receipts[i];
          assert(receipt !== undefined, "each entry of a batch has a receipt");
          resolve(receipt);
        }
      } catch (error) {
        const reason = this.#stopped === null ? failed(error) : new Breakage(this.#stopped, error);
        for (const { reject } of batch) reject(reason);
      }
    }
  }

  #takeBatch(): Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const { entry } of this.#waiting) {
      bytes += entry.length;
      if (count === BATCH_ENTRIES || (count > 0 && bytes > BATCH_BYTES)) break;
      count++;
    }
    return this.#waiting.splice(0, count);
  }

  async #writeBatch(batch: readonly Waiting[]): Promise<Receipt[]> {
    if (this.#stopped !== null) throw new Breakage(this.#stopped);
    if (this.#untidy) await this.#tidy();
    const { edge, tail } = this.#state;
    const fresh = new Map<string, { readonly index: number; readonly waiting: Waiting }>();
    const places: { readonly index: number; readonly repeated: boolean }[] = [];
    for (const waiting of batch) {
      const name = toHex(waiting.leaf);
      const before = fresh.get(name)?.index ?? (await this.#find(waiting.leaf));
      const index = before ?? edge.size + fresh.size;
      if (before === null) fresh.set(name, { index, waiting });
      places.push({ index, repeated: before !== null });
    }
    if (fresh.size > 0) await this.#commit([...fresh.values()].map(({ waiting }) => waiting));
    const { size } = this.#state.edge;
    assert(
      size === edge.size + fresh.size && tail.length < TILE_WIDTH,
      "the tree grew by the batch",
    );
    return places.map((place) => ({ ...place, size }));
  }

  async #commit(added: readonly Waiting[]): Promise<void> {
    const { edge, tail } = this.#state;
    const grown = growEdge(
      NODE_CRYPTO.tree,
      edge,
      added.map(({ leaf }) => leaf),
    );
    const entries = [...tail, ...added.map(({ entry }) => entry)];
    const firstBundle = Math.floor(edge.size / TILE_WIDTH);
    const file = (path: string, bytes: Uint8Array): PendingFile => ({
      path: join(this.#place.folder, path),
      bytes,
    });
    const bundles = chunks(entries).map((chunk, i) =>
      file(
        tilePath({ level: "entries", index: firstBundle + i, width: chunk.length }),
        formatBundle(chunk),
      ),
    );
    const tiles = grown.tiles.map(({ tile, bytes }) => file(tilePath(tile), bytes));
    try {
      await writeDurably(this.#place.disk, [...bundles, ...tiles]);
    } catch (error) {
      this.#untidy = true;
      if (error instanceof NotFlushed) this.#stop(error);
      throw error;
    }
    const signed = signState(this.#place.signer, grown.edge);
    await this.#guarded(() => publish(this.#place, signed));
    const kept = entries.length - (entries.length % TILE_WIDTH);
    this.#state = { signed, edge: grown.edge, tail: entries.slice(kept) };
    for (const [i, { leaf }] of added.entries()) this.#leaves?.add(leaf, edge.size + i);
    await this.#removeOutgrown(edge.size, grown.edge.size);
  }

  /** From the first byte of the new state on, a failure leaves open which state the disk keeps. */
  async #guarded(task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      this.#stop(error);
      throw error;
    }
  }

  #stop(cause: unknown): void {
    const reason = outsideIssue(cause instanceof NotFlushed ? cause.cause : cause);
    this.#stopped = stopped(reason?.message ?? "The disk did not confirm a write.");
  }

  async #tidy(): Promise<void> {
    await sweepLog(this.#place.disk, this.#place.folder, this.#state.edge.size);
    this.#untidy = false;
  }

  /** Removes partial files whose full one is kept now; what cannot be removed is harmless. */
  async #removeOutgrown(oldSize: number, newSize: number): Promise<void> {
    for (const folder of outgrownFolders(oldSize, newSize))
      await this.#place.disk.remove(join(this.#place.folder, folder)).catch(() => undefined);
  }

  /** Index of the first entry with a leaf hash, or `null`. */
  async #find(leaf: Uint8Array): Promise<number | null> {
    this.#leaves ??= await this.#indexLeaves();
    for (const index of this.#leaves.candidates(leaf)) {
      const tile = await this.#leafTile(Math.floor(index / TILE_WIDTH));
      const at = (index % TILE_WIDTH) * leaf.length;
      if (sameBytes(tile.subarray(at, at + leaf.length), leaf)) return index;
    }
    return null;
  }

  async #indexLeaves(): Promise<LeafIndex> {
    const leaves = new LeafIndex();
    const { size } = this.#state.edge;
    for (let tile = 0; tile * TILE_WIDTH < levelLength(0, size); tile++) {
      let index = tile * TILE_WIDTH;
      for (const leaf of leavesOf(await this.#leafTile(tile))) leaves.add(leaf, index++);
    }
    return leaves;
  }

  async #leafTile(index: number): Promise<Uint8Array> {
    const tile = tileOfTree(0, index, this.#state.edge.size);
    assert(tile !== null, "only leaves of the log are asked for");
    const read = await readTile(this.source, tile);
    if (read.ok) return read.value;
    throw new Breakage(read.issues[0] ?? stopped("A tile cannot be read."));
  }
}

function chunks(entries: readonly Uint8Array[]): Uint8Array[][] {
  return Array.from({ length: Math.ceil(entries.length / TILE_WIDTH) }, (_, i) =>
    entries.slice(i * TILE_WIDTH, (i + 1) * TILE_WIDTH),
  );
}

/** What the callers of a batch are told; a defect of ours is passed on as it is. */
function failed(cause: unknown): unknown {
  if (cause instanceof Breakage) return cause;
  const reason = outsideIssue(cause);
  if (reason === null && (cause as NodeJS.ErrnoException)?.syscall === undefined) return cause;
  const issue = {
    code: "ledger/append-failed",
    message: `The entries were not written: ${reason?.message ?? String(cause)}`,
    remedy: "Make room or mend the cause, then send the same entries again.",
  };
  return new Breakage(issue, cause);
}

function stopped(why: string): Issue {
  return {
    code: "ledger/log-stopped",
    message: `The log takes no more entries in this process. ${why}`,
    remedy: "Check the disk and start again; what was acknowledged is kept.",
  };
}
