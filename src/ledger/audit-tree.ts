import type { Issue } from "../kernel/index.ts";
import { sameBytes, toHex } from "./bytes.ts";
import type { Checkpoint } from "./checkpoint.ts";
import type { LedgerCrypto } from "./crypto.ts";
import { edgeRoot } from "./edge.ts";
import { HASH_BYTES } from "./hash.ts";
import { readBundle } from "./reader.ts";
import { CHECKPOINT_PATH, type LogIssue, type LogSource, readTile } from "./source.ts";
import { levelLength, TILE_WIDTH, tileOfTree, tilePath } from "./tile.ts";

/** How a tree is verified. */
export interface TreeAuditOptions {
  readonly crypto: LedgerCrypto;
  /** Decides an entry further, say its signature. */
  readonly onEntry?: (entry: Uint8Array, index: number) => readonly Issue[];
  /** Called after each bundle with the number of entries done. */
  readonly onProgress?: (done: number) => void;
}

/** Hashes of a tile as the level below gives them (`null`: the level below is not readable). */
type Computed = Uint8Array | null;

const READ_AHEAD = 32;

/**
 * Derives a tree from its entries upwards and compares it with every tile on the way. Where the two differ,
 * the level above tells which of them is wrong, so that the right file is named and the levels above
 * are not blamed for it.
 */
export class AuditedTree {
  readonly #source: LogSource;
  readonly #checkpoint: Checkpoint;
  readonly #options: TreeAuditOptions;
  readonly #issues: LogIssue[] = [];
  /** For each level the hashes since its last full tile. */
  readonly #rows: { bytes: Uint8Array; count: number; tiles: number }[] = [];

  constructor(source: LogSource, checkpoint: Checkpoint, options: TreeAuditOptions) {
    this.#source = source;
    this.#checkpoint = checkpoint;
    this.#options = options;
  }

  /** Everything that differs. */
  async run(): Promise<readonly LogIssue[]> {
    const { size } = this.#checkpoint;
    const bundles = Math.ceil(size / TILE_WIDTH);
    const ahead: Promise<readonly [Computed, Computed]>[] = [];
    let last: readonly [Computed, Computed] | null = null;
    let queued = 0;
    for (let bundle = 0; bundle < bundles; bundle++) {
      while (queued < bundles && queued < bundle + READ_AHEAD) {
        const reading = this.#read(queued++);
        reading.catch(() => undefined); // Thrown where it is awaited, not before.
        ahead.push(reading);
      }
      const pair = await (ahead.shift() ?? this.#read(bundle));
      if ((bundle + 1) * TILE_WIDTH <= size) await this.#settleFull(0, bundle, pair);
      else last = pair;
      this.#options.onProgress?.(Math.min(size, (bundle + 1) * TILE_WIDTH));
    }
    await this.#settleEdge(last);
    return this.#issues;
  }

  /** Leaf hashes of a bundle, and the tile that should hold the same. */
  async #read(bundle: number): Promise<readonly [Computed, Computed]> {
    const [entries, stored] = await Promise.all([
      readBundle(this.#source, bundle, this.#checkpoint.size),
      this.#stored(0, bundle),
    ]);
    if (!entries.ok) {
      for (const issue of entries.issues)
        this.#issues.push({ ...issue, index: bundle * TILE_WIDTH });
      return [null, stored];
    }
    const { crypto, onEntry } = this.#options;
    const hashes = new Uint8Array(entries.value.length * HASH_BYTES);
    for (const [i, entry] of entries.value.entries()) {
      hashes.set(crypto.tree.leaf(entry), i * HASH_BYTES);
      if (onEntry === undefined) continue;
      const index = bundle * TILE_WIDTH + i;
      const file = this.#path("entries", bundle);
      for (const issue of onEntry(entry, index)) this.#issues.push({ ...issue, file, index });
    }
    return [hashes, stored];
  }

  async #stored(level: number, index: number): Promise<Computed> {
    const tile = tileOfTree(level, index, this.#checkpoint.size);
    if (tile === null) return null;
    const read = await readTile(this.#source, tile);
    if (read.ok) return read.value;
    const first = index * TILE_WIDTH ** (level + 1);
    for (const issue of read.issues) this.#issues.push({ ...issue, index: first });
    return null;
  }

  async #settleFull(
    level: number,
    index: number,
    [computed, stored]: readonly [Computed, Computed],
  ): Promise<void> {
    const { row } = this.#options.crypto.tree;
    let chosen = computed ?? stored;
    if (computed !== null && stored !== null && !sameBytes(computed, stored)) {
      const above = await this.#hashAbove(level, index);
      const storedFits = above !== null && sameBytes(row(stored), above);
      const computedFits = above !== null && sameBytes(row(computed), above);
      if (storedFits) chosen = stored;
      this.#blame({ level, index, computed, stored, lower: !computedFits, tile: !storedFits });
    }
    const hash = chosen === null ? await this.#hashAbove(level, index) : row(chosen);
    await this.#push(level + 1, hash ?? new Uint8Array(HASH_BYTES));
  }

  async #push(level: number, hash: Uint8Array): Promise<void> {
    const row = this.#rowAt(level);
    row.bytes.set(hash, row.count * HASH_BYTES);
    row.count++;
    if (row.count < TILE_WIDTH) return;
    const [computed, index] = [row.bytes, row.tiles];
    this.#rows[level] = emptyRow(index + 1);
    await this.#settleFull(level, index, [computed, await this.#stored(level, index)]);
  }

  /** Decides the partial tiles together: the signed root tells which side of each difference is right. */
  async #settleEdge(bundle: readonly [Computed, Computed] | null): Promise<void> {
    const { size, root } = this.#checkpoint;
    const pairs: (readonly [Uint8Array, Uint8Array])[] = [];
    const empty = new Uint8Array(0);
    for (let level = 0; levelLength(level, size) > 0; level++) {
      const width = levelLength(level, size) % TILE_WIDTH;
      const { bytes, count, tiles } = this.#rowAt(level);
      const computed = level === 0 ? (bundle?.[0] ?? null) : bytes.subarray(0, count * HASH_BYTES);
      const stored =
        level === 0
          ? (bundle?.[1] ?? null)
          : width === 0
            ? empty
            : await this.#stored(level, tiles);
      pairs.push([computed ?? stored ?? empty, stored ?? computed ?? empty]);
    }
    const differing = pairs.flatMap(([a, b], level) => (sameBytes(a, b) ? [] : [level]));
    const side = this.#findSides(pairs, differing);
    for (const level of differing) {
      const [computed, stored] = pairs[level] ?? [empty, empty];
      const index = Math.floor(levelLength(level, size) / TILE_WIDTH);
      const lower = side === null || side.has(level);
      const tile = side === null || !side.has(level);
      this.#blame({ level, index, computed, stored, lower, tile });
    }
    if (side === null) {
      this.#issues.push({
        code: "ledger/root-differs",
        message: "The root of the tree is not the one that the log signed.",
        file: CHECKPOINT_PATH,
        expected: `the tree of ${size} entries with root ${toHex(root)}`,
      });
    }
  }

  /** The levels whose stored tile (not the computed one) leads to the signed root, or `null`. */
  #findSides(
    pairs: readonly (readonly [Uint8Array, Uint8Array])[],
    differing: readonly number[],
  ): ReadonlySet<number> | null {
    const { size, root } = this.#checkpoint;
    for (let choice = 0; choice < 2 ** differing.length; choice++) {
      const stored = new Set(differing.filter((_, bit) => (choice >> bit) % 2 === 1));
      const levels = pairs.map(([a, b], level) => (stored.has(level) ? b : a));
      if (sameBytes(edgeRoot(this.#options.crypto.tree, { size, levels }), root)) return stored;
    }
    return null;
  }

  #blame(found: {
    readonly level: number;
    readonly index: number;
    readonly computed: Uint8Array;
    readonly stored: Uint8Array;
    readonly lower: boolean;
    readonly tile: boolean;
  }): void {
    const { level, index, computed, stored } = found;
    const wrong = differingHashes(computed, stored);
    const first = (index * TILE_WIDTH + (wrong[0] ?? 0)) * TILE_WIDTH ** level;
    if (found.tile) {
      this.#issues.push({
        code: "ledger/tile-differs",
        message: `A tile holds ${wrong.length} hashes that its entries do not give.`,
        file: this.#path(level, index),
        index: first,
      });
    }
    if (found.lower && level === 0) {
      for (const position of wrong) {
        const entry = index * TILE_WIDTH + position;
        this.#issues.push({
          code: "ledger/entry-differs",
          message: `Entry ${entry} is not the one that the tree was built over.`,
          file: this.#path("entries", index),
          index: entry,
        });
      }
    }
    if (found.lower && level > 0) {
      for (const position of wrong) {
        const below = index * TILE_WIDTH + position;
        this.#issues.push({
          code: "ledger/tile-differs",
          message: "A tile, and what lies below it, is not what the tree was built over.",
          file: this.#path(level - 1, below),
          index: below * TILE_WIDTH ** level,
        });
      }
    }
  }

  async #hashAbove(level: number, index: number): Promise<Computed> {
    const { size } = this.#checkpoint;
    const tile = tileOfTree(level + 1, Math.floor(index / TILE_WIDTH), size);
    const read = tile === null ? null : await readTile(this.#source, tile);
    if (!read?.ok) return null;
    const at = (index % TILE_WIDTH) * HASH_BYTES;
    return read.value.subarray(at, at + HASH_BYTES);
  }

  #path(level: number | "entries", index: number): string {
    return tilePath(
      tileOfTree(level, index, this.#checkpoint.size) ?? { level, index, width: TILE_WIDTH },
    );
  }

  #rowAt(level: number): { bytes: Uint8Array; count: number; tiles: number } {
    const row = this.#rows[level] ?? emptyRow(0);
    this.#rows[level] = row;
    return row;
  }
}

function emptyRow(tiles: number) {
  return { bytes: new Uint8Array(TILE_WIDTH * HASH_BYTES), count: 0, tiles };
}

function differingHashes(a: Uint8Array, b: Uint8Array): number[] {
  const count = Math.max(a.length, b.length) / HASH_BYTES;
  return Array.from({ length: count }, (_, i) => i).filter(
    (i) =>
      !sameBytes(
        a.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
        b.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
      ),
  );
}
