import { HASH_BYTES } from "../../ledger/index.ts";

const EMPTY = 0;
const START_SLOTS = 1024;

/**
 * Finds entries by their leaf hash, to know a second submission of the same. Takes 24 to 48 bytes an entry
 * and gives candidates; the caller compares the whole hash.
 */
export class LeafIndex {
  #slots = new Float64Array(START_SLOTS);
  #marks = new Uint32Array(START_SLOTS);
  #count = 0;

  /** Remembers that a leaf stands at an index. */
  add(leaf: Uint8Array, index: number): void {
    if (this.#count * 2 >= this.#slots.length) this.#grow();
    this.#place(mark(leaf), index);
    this.#count++;
  }

  /** Indices whose leaves may be this one, oldest first. Nearly always none or one. */
  candidates(leaf: Uint8Array): number[] {
    const wanted = mark(leaf);
    const mask = this.#slots.length - 1;
    const found: number[] = [];
    for (let at = wanted & mask; this.#slots[at] !== EMPTY; at = (at + 1) & mask) {
      if (this.#marks[at] === wanted) found.push((this.#slots[at] ?? 0) - 1);
    }
    return found.sort((a, b) => a - b);
  }

  #place(wanted: number, index: number): void {
    const mask = this.#slots.length - 1;
    let at = wanted & mask;
    while (this.#slots[at] !== EMPTY) at = (at + 1) & mask;
    this.#slots[at] = index + 1;
    this.#marks[at] = wanted;
  }

  #grow(): void {
    const [slots, marks] = [this.#slots, this.#marks];
    this.#slots = new Float64Array(slots.length * 2);
    this.#marks = new Uint32Array(slots.length * 2);
    for (let i = 0; i < slots.length; i++)
      if (slots[i] !== EMPTY) this.#place(marks[i] ?? 0, (slots[i] ?? 0) - 1);
  }
}

/** The leaves of a tile of level 0, one by one. */
export function* leavesOf(tile: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < tile.length; at += HASH_BYTES) yield tile.subarray(at, at + HASH_BYTES);
}

function mark(leaf: Uint8Array): number {
  return (
    (((leaf[0] ?? 0) << 24) | ((leaf[1] ?? 0) << 16) | ((leaf[2] ?? 0) << 8) | (leaf[3] ?? 0)) >>> 0
  );
}
