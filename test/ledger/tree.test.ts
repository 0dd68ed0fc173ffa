import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkConsistency,
  checkInclusion,
  EMPTY_EDGE,
  edgeRoot,
  edgeTiles,
  growEdge,
  joinBytes,
  PORTABLE_CRYPTO,
  proveConsistency,
  proveEntry,
  readEdge,
  readEntries,
  sameBytes,
  tilePath,
  toHex,
} from "../../src/ledger/index.ts";
import { NODE_CRYPTO } from "../../src/shell/ledger/index.ts";
import { records, writeSpecimen } from "./specimen.ts";

const { tree } = NODE_CRYPTO;

/** MTH of RFC 6962 section 2.1, word for word. */
function naiveRoot(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length === 0) return NODE_CRYPTO.sha256(new Uint8Array(0));
  const [only] = entries;
  if (entries.length === 1 && only !== undefined)
    return NODE_CRYPTO.sha256(joinBytes(Uint8Array.of(0), only));
  let k = 1;
  while (k * 2 < entries.length) k *= 2;
  const sides = [naiveRoot(entries.slice(0, k)), naiveRoot(entries.slice(k))];
  return NODE_CRYPTO.sha256(joinBytes(Uint8Array.of(1), ...sides));
}

describe("the tree", () => {
  it("has the root of the definition at every size up to 600, however it grew", () => {
    const entries = records(600);
    let edge = EMPTY_EDGE;
    for (let size = 1; size <= 600; size++) {
      edge = growEdge(tree, edge, [tree.leaf(entries[size - 1] ?? new Uint8Array(0))]).edge;
      if (size % 7 === 0 || size > 500)
        expect(toHex(edgeRoot(tree, edge))).toBe(toHex(naiveRoot(entries.slice(0, size))));
      const whole = growEdge(tree, EMPTY_EDGE, entries.slice(0, size).map(tree.leaf)).edge;
      if (size % 50 === 0) expect(toHex(edgeRoot(tree, whole))).toBe(toHex(edgeRoot(tree, edge)));
    }
  });

  it("has the tiles of the standard's example of 70,000 entries", () => {
    const names = edgeTiles(70_000).map(tilePath);
    expect(names).toEqual(["tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"]);
    expect(edgeTiles(256).map(tilePath)).toEqual(["tile/1/000.p/1"]);
    const { tiles } = growEdge(tree, EMPTY_EDGE, records(70_000).map(tree.leaf));
    const full = (level: number) =>
      tiles.filter(({ tile }) => tile.level === level && tile.width === 256).length;
    expect([full(0), full(1), full(2)]).toEqual([273, 1, 0]);
  });

  it("does not change a row that it hashes, even one that shares memory", () => {
    const row = Buffer.from(joinBytes(...records(5).map(tree.leaf)));
    const before = Buffer.from(row).toString("hex");
    tree.row(row);
    expect(row.toString("hex")).toBe(before);
  });

  it("is hashed alike in plain JavaScript", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 20 }), (entries) => {
        const roots = [NODE_CRYPTO, PORTABLE_CRYPTO].map(({ tree: hasher }) =>
          toHex(edgeRoot(hasher, growEdge(hasher, EMPTY_EDGE, entries.map(hasher.leaf)).edge)),
        );
        expect(roots[0]).toBe(roots[1]);
        expect(roots[0]).toBe(toHex(naiveRoot(entries)));
      }),
    );
  });
});

describe("appending", () => {
  const batches = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 });

  it("never rewrites a full tile or bundle, and keeps every earlier state provable", async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (sizes) => {
        let count = 0;
        const parts = sizes.map((size) => {
          count += size;
          return records(count).slice(count - size);
        });
        const last = writeSpecimen(parts);
        const { size: newSize, root: newRoot } = last.signed.checkpoint;
        for (let i = 1; i <= parts.length; i++) {
          const earlier = writeSpecimen(parts.slice(0, i));
          for (const [path, bytes] of earlier.files)
            if (path !== "checkpoint")
              expect(sameBytes(last.files.get(path) ?? bytes, bytes)).toBe(true);
          const { size: oldSize, root } = earlier.signed.checkpoint;
          const claim = { oldSize, newSize, newRoot };
          const proven = await proveConsistency(last.source, claim, NODE_CRYPTO);
          expect(proven.ok && sameBytes(proven.value.oldRoot, root)).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  });

  it("gives the same tree in one batch or in many", () => {
    fc.assert(
      fc.property(batches, (sizes) => {
        const count = sizes.reduce((a, b) => a + b, 0);
        let edge = EMPTY_EDGE;
        let at = 0;
        for (const size of sizes) {
          edge = growEdge(
            tree,
            edge,
            records(count)
              .slice(at, at + size)
              .map(tree.leaf),
          ).edge;
          at += size;
        }
        const once = growEdge(tree, EMPTY_EDGE, records(count).map(tree.leaf)).edge;
        expect(edge.levels.map(toHex)).toEqual(once.levels.map(toHex));
      }),
      { numRuns: 25 },
    );
  });
});

describe("a proof", () => {
  const log = writeSpecimen([records(1000)]);
  const { size, root } = log.signed.checkpoint;

  it("verifies if and only if nothing of it was touched", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(size - 1), fc.nat(), fc.nat(255), async (index, place, flip) => {
        const made = await proveEntry(log.source, log.signed, index, NODE_CRYPTO);
        if (!made.ok) throw new Error("every entry has a proof");
        const leaf = tree.leaf(made.value.entry);
        const claim = { index, size, leaf, root };
        expect(checkInclusion(tree, claim, made.value.proof)).toBe(true);
        const parts = [leaf, root, ...made.value.proof].map((part) => new Uint8Array(part));
        const part = parts[place % parts.length] ?? leaf;
        const at = place % 32;
        part[at] = (part[at] ?? 0) ^ flip;
        const [leaf2 = leaf, root2 = root, ...proof2] = parts;
        const touched = { index, size, leaf: leaf2, root: root2 };
        expect(checkInclusion(tree, touched, proof2)).toBe(flip === 0);
        expect(checkInclusion(tree, claim, made.value.proof.slice(1))).toBe(false);
        expect(checkInclusion(tree, claim, [...made.value.proof, leaf])).toBe(false);
        const elsewhere = (index + 1 + (place % (size - 1))) % size;
        expect(checkInclusion(tree, { ...claim, index: elsewhere }, made.value.proof)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it("of consistency verifies if and only if nothing of it was touched", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: size - 1 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (oldSize, place, flip) => {
          const claim = { oldSize, newSize: size, newRoot: root };
          const made = await proveConsistency(log.source, claim, NODE_CRYPTO);
          if (!made.ok) throw new Error("every size has a proof");
          const { oldRoot, proof } = made.value;
          expect(sameBytes(oldRoot, naiveRoot(records(oldSize)))).toBe(true);
          const parts = [oldRoot, root, ...proof].map((part) => new Uint8Array(part));
          const part = parts[place % parts.length] ?? root;
          part[place % 32] = (part[place % 32] ?? 0) ^ flip;
          const [oldRoot2 = root, newRoot2 = root, ...proof2] = parts;
          const touched = { oldSize, newSize: size, oldRoot: oldRoot2, newRoot: newRoot2 };
          expect(checkConsistency(tree, touched, proof2)).toBe(false);
          expect(checkConsistency(tree, { ...touched, oldRoot, newRoot: root }, proof)).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe("reading", () => {
  const log = writeSpecimen([records(700)]);

  it("gives the entries of a span in order", async () => {
    const found: string[] = [];
    for await (const read of readEntries(log.source, { begin: 250, end: 520, size: 700 }, tree))
      if (read.ok) found.push(`${read.value.index}=${Buffer.from(read.value.entry).toString()}`);
    expect(found.length).toBe(270);
    expect([found[0], found[269]]).toEqual(["250=record 250", "519=record 519"]);
  });

  it("refuses indices and sizes beyond the log", async () => {
    for (const index of [-1, 0.5, 700, Number.NaN]) {
      const refused = await proveEntry(log.source, log.signed, index, NODE_CRYPTO);
      expect(refused.ok ? "" : refused.issues[0]?.code).toBe("ledger/index-beyond-log");
    }
  });

  it("loads the edge of every size from tiles alone", async () => {
    for (const size of [0, 1, 255, 256, 257, 511, 512, 700]) {
      const part = writeSpecimen([records(size)].filter((batch) => batch.length > 0));
      const edge = await readEdge(part.source, part.signed.checkpoint, NODE_CRYPTO);
      expect(edge.ok && edgeRoot(tree, edge.value)).toEqual(part.signed.checkpoint.root);
    }
  });
});
