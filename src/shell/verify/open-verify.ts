import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { resolve, sep } from "node:path";
import { assert } from "../../kernel/index.ts";
import type { VerifyPort } from "../../workbench/index.ts";
import { NODE_DISK } from "../ledger/index.ts";
import { compareState } from "../records/index.ts";

const PIECE_BYTES = 1 << 20;

/** The files of the workspace in a folder, for verification. */
export function openVerify(path: string, titleFields: ReadonlyMap<string, string>): VerifyPort {
  const folder = resolve(path);
  const inside = (name: string) => {
    const full = resolve(folder, name);
    assert(full.startsWith(folder + sep), `"${name}" stays inside the workspace`);
    return full;
  };
  return {
    list: async (name) => {
      const found = await NODE_DISK.list(inside(name));
      return found.map((file) => `${name}/${file}`).sort();
    },
    read: (name) => NODE_DISK.read(inside(name)),
    digest: (name) => digestOf(inside(name)),
    compareIndex: (signed) => compareState(folder, signed, titleFields),
  };
}

async function digestOf(path: string) {
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
      hash.update(piece);
      bytes += piece.length;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  return { sha256: hash.digest("hex"), bytes };
}
