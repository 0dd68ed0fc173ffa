import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  checkConsistency,
  checkInclusion,
  checkSubtreeConsistency,
  checkSubtreeInclusion,
  fromBase64,
  PORTABLE_CRYPTO,
} from "../../src/ledger/index.ts";
import { NODE_CRYPTO } from "../../src/shell/ledger/index.ts";

const FOLDER = "../shared/data/ledger/merkle-testdata";
const present = existsSync(FOLDER);

/** Sizes in the vectors exceed what a JSON number can hold exactly, so they are read from the text. */
interface Vector {
  readonly path: string;
  readonly number: (field: string) => bigint;
  readonly hash: (field: string) => Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly wantErr: boolean;
}

function vectors(kind: string): Vector[] {
  const root = join(FOLDER, kind);
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .map((name) => {
      const text = readFileSync(join(root, name), "utf8");
      const json = JSON.parse(text);
      const bytes = (value: string) => fromBase64(value) ?? new Uint8Array(0);
      return {
        path: `${kind}/${name}`,
        number: (field) => BigInt(new RegExp(`"${field}": ?(-?[0-9]+)`).exec(text)?.[1] ?? "-1"),
        hash: (field) => bytes(json[field] ?? ""),
        proof: (json.proof ?? []).map(bytes),
        wantErr: json.wantErr,
      };
    });
}

describe.skipIf(!present)(
  "RFC 6962 proof vectors (skipped where reference data are absent)",
  () => {
    const cryptos = { portable: PORTABLE_CRYPTO, node: NODE_CRYPTO };
    const checks: Readonly<
      Record<string, readonly [number, (v: Vector, crypto: typeof PORTABLE_CRYPTO) => boolean]>
    > = {
      inclusion: [
        98,
        (v, { tree }) =>
          checkInclusion(
            tree,
            {
              index: v.number("leafIdx"),
              size: v.number("treeSize"),
              leaf: v.hash("leafHash"),
              root: v.hash("root"),
            },
            v.proof,
          ),
      ],
      consistency: [
        98,
        (v, { tree }) =>
          checkConsistency(
            tree,
            {
              oldSize: v.number("size1"),
              newSize: v.number("size2"),
              oldRoot: v.hash("root1"),
              newRoot: v.hash("root2"),
            },
            v.proof,
          ),
      ],
      subtreeinclusion: [
        204,
        (v, { tree }) =>
          checkSubtreeInclusion(
            tree,
            {
              index: v.number("leafIdx"),
              leaf: v.hash("leafHash"),
              subtree: { start: v.number("start"), end: v.number("end"), hash: v.hash("root") },
            },
            v.proof,
          ),
      ],
      subtreeconsistency: [
        118,
        (v, { tree }) =>
          checkSubtreeConsistency(
            tree,
            {
              subtree: { start: v.number("start"), end: v.number("end"), hash: v.hash("root1") },
              size: v.number("size"),
              root: v.hash("root2"),
            },
            v.proof,
          ),
      ],
    };
    for (const [kind, [count, check]] of Object.entries(checks)) {
      for (const [name, crypto] of Object.entries(cryptos)) {
        it(`decides all ${count} ${kind} vectors with ${name} hashing`, () => {
          const all = vectors(kind);
          expect(all.length).toBe(count);
          expect(all.some((v) => v.wantErr) && all.some((v) => !v.wantErr)).toBe(true);
          expect(all.filter((v) => check(v, crypto) === v.wantErr).map((v) => v.path)).toEqual([]);
        });
      }
    }
  },
);
