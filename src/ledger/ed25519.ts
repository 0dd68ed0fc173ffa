import { ed25519 } from "@noble/curves/ed25519.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { accept, type Result, refuse } from "../kernel/index.ts";
import { joinBytes, sameBytes } from "./bytes.ts";

/** Whether an Ed25519 signature over a message is by the holder of a public key. */
export type VerifyEd25519 = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean;

/**
 * The one rule by which every verifier of Mizan decides, so that no two of them differ on a signature
 * that somebody crafted: the cofactorless equation as OpenSSL computes it. The encoding of
 * `[S]B - [k]A` must equal the first half of the signature byte by byte, `S` must be below the group
 * order, and the public key must pass `checkPublicKey`. *Method*: RFC 8032 section 5.1.7 without the
 * factor 8.
 */
export const portableVerify: VerifyEd25519 = (publicKey, message, signature) => {
  if (signature.length !== 64) return false;
  const key = keyPoint(publicKey);
  if (key === null) return false;
  const s = littleEndian(signature.subarray(32));
  if (s >= ed25519.Point.CURVE().n) return false;
  const half = signature.subarray(0, 32);
  const k = littleEndian(sha512(joinBytes(half, publicKey, message))) % ed25519.Point.CURVE().n;
  const { BASE } = ed25519.Point;
  const point = BASE.multiplyUnsafe(s).subtract(key.multiplyUnsafe(k));
  return sameBytes(point.toBytes(), half);
};

/**
 * Refuses public keys under which one signature could fit many messages or two verifiers could differ:
 * other spellings of a point, points of small order, and points outside the prime-order group.
 */
export function checkPublicKey(publicKey: Uint8Array): Result<Uint8Array> {
  if (keyPoint(publicKey) !== null) return accept(publicKey);
  return refuse({
    code: "ledger/key-weak",
    message: "The public key is not a canonical point of the prime-order group of Ed25519.",
    expected: "32 bytes made by an ordinary key generator",
    remedy: "Ask the holder for a new key.",
  });
}

type Point = InstanceType<typeof ed25519.Point>;

const knownPoints = new Map<string, Point | null>();
const POINTS_KEPT = 1000;

/** The point of a key, decoded and checked once per key. */
function keyPoint(publicKey: Uint8Array): Point | null {
  const name = String.fromCharCode(...publicKey.subarray(0, 33));
  const known = knownPoints.get(name);
  if (known !== undefined) return known;
  const point = decodeKey(publicKey);
  if (knownPoints.size >= POINTS_KEPT) knownPoints.clear();
  knownPoints.set(name, point);
  return point;
}

function decodeKey(publicKey: Uint8Array): Point | null {
  if (publicKey.length !== 32) return null;
  try {
    const point = ed25519.Point.fromBytes(new Uint8Array(publicKey), false);
    return point.isSmallOrder() || !point.isTorsionFree() ? null : point;
  } catch {
    return null;
  }
}

function littleEndian(bytes: Uint8Array): bigint {
  let value = 0n;
  for (let i = bytes.length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i] ?? 0);
  return value;
}
