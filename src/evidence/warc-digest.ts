import { DIGEST_DIGITS, type DigestName, type RunningDigest, type StartDigest } from "./digest.ts";
import type { WarcDigest } from "./warc-record.ts";

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const NAMES: Readonly<Record<string, DigestName>> = {
  md5: "md5",
  sha1: "sha1",
  "sha-1": "sha1",
  sha256: "sha256",
  "sha-256": "sha256",
  sha384: "sha384",
  "sha-384": "sha384",
  sha512: "sha512",
  "sha-512": "sha512",
};

/** A digest that is stated in a record, while the bytes go by. */
export interface StatedDigest {
  readonly stated: string | null;
  readonly update: (bytes: Uint8Array) => void;
  readonly finish: () => WarcDigest;
}

/** Starts the comparison with a stated digest, in hexadecimal or base32 digits. */
export function startStated(stated: string | null, start: StartDigest): StatedDigest {
  const colon = stated?.indexOf(":") ?? -1;
  const name = NAMES[stated?.slice(0, colon).toLowerCase() ?? ""];
  const running: RunningDigest | null = name === undefined ? null : start(name);
  return {
    stated,
    update: (bytes) => running?.update(bytes),
    finish: () => {
      if (stated === null)
        return { stated, status: "cannot-be-checked", detail: "The record states no digest." };
      if (running === null || name === undefined) {
        const detail = `The digest ${stated} is of a kind that is not known here.`;
        return { stated, status: "cannot-be-checked", detail };
      }
      return compare(stated, stated.slice(colon + 1), running.hex(), name);
    },
  };
}

function compare(stated: string, value: string, hex: string, name: DigestName): WarcDigest {
  const isHex = value.length === DIGEST_DIGITS[name] && /^[0-9a-f]+$/i.test(value);
  const found = isHex ? hex : base32(hex);
  const asStated = isHex ? value.toLowerCase() : value.toUpperCase().replace(/=+$/, "");
  return found === asStated
    ? { stated, status: "pass", detail: `The bytes have the stated digest ${stated}.` }
    : { stated, status: "fail", detail: `Stated is ${stated}, the bytes have ${name}:${found}.` };
}

/** Hexadecimal digits written in base32 (RFC 4648 section 6) without padding, as web archives write SHA-1. */
function base32(hex: string): string {
  let text = "";
  let [bits, held] = [0, 0];
  for (const digit of hex) {
    held = ((held << 4) | Number.parseInt(digit, 16)) & 0xff;
    bits += 4;
    if (bits < 5) continue;
    bits -= 5;
    text += BASE32[(held >> bits) & 31];
  }
  return bits === 0 ? text : text + BASE32[(held << (5 - bits)) & 31];
}
