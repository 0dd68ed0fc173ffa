import { md5, sha1 } from "@noble/hashes/legacy.js";
import { sha224, sha256, sha384, sha512 } from "@noble/hashes/sha2.js";
import { toHex } from "../ledger/index.ts";
import { type FolderView, streamFile } from "./folder-view.ts";

/** Names of the digests that packages are checked with, as BagIt spells them. */
export const DIGEST_NAMES = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"] as const;

/** Name of a digest. */
export type DigestName = (typeof DIGEST_NAMES)[number];

/** A digest that is being computed, piece by piece. */
export interface RunningDigest {
  readonly update: (bytes: Uint8Array) => void;
  /** The digest of all pieces in lower-case hexadecimal digits. Called once. */
  readonly hex: () => string;
}

/** Starts a digest. The caller brings the fastest one it has: Node's own, or the portable one in a browser. */
export type StartDigest = (name: DigestName) => RunningDigest;

const PORTABLE = { md5, sha1, sha224, sha256, sha384, sha512 } as const;

/** Digests in plain JavaScript, for browsers. */
export const portableDigest: StartDigest = (name) => {
  const running = PORTABLE[name].create();
  return {
    update: (bytes) => {
      running.update(bytes);
    },
    hex: () => toHex(running.digest()),
  };
};

/** Hexadecimal digits that a digest has. */
export const DIGEST_DIGITS: Readonly<Record<DigestName, number>> = {
  md5: 32,
  sha1: 40,
  sha224: 56,
  sha256: 64,
  sha384: 96,
  sha512: 128,
};

/** Length and digests of a file, from one reading. */
export interface FileDigests {
  readonly size: number;
  readonly digests: ReadonlyMap<DigestName, string>;
}

/** Reads pieces once and computes all the digests asked for. */
export async function digestPieces(
  pieces: AsyncIterable<Uint8Array>,
  names: readonly DigestName[],
  start: StartDigest,
): Promise<FileDigests> {
  const running = names.map((name) => [name, start(name)] as const);
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    for (const [, digest] of running) digest.update(piece);
  }
  return { size, digests: new Map(running.map(([name, digest]) => [name, digest.hex()])) };
}

/** The SHA-256 of a file of a package in hexadecimal digits. */
export async function fileSha256(
  view: FolderView,
  path: string,
  start: StartDigest,
): Promise<string> {
  const { digests } = await digestPieces(streamFile(view, path), ["sha256"], start);
  return digests.get("sha256") ?? "";
}
