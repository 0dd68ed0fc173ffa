const DECODER = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const ENCODER = new TextEncoder();
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const STEP = 0x8000;

/** Joins byte strings. */
export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Whether two byte strings are the same. Not for secrets: it stops at the first difference. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** The bytes of a text in UTF-8. */
export function textBytes(text: string): Uint8Array {
  return ENCODER.encode(text);
}

/** The text of bytes, or `null` when they are not well-formed UTF-8. A byte order mark is kept. */
export function bytesText(bytes: Uint8Array): string | null {
  try {
    return DECODER.decode(bytes);
  } catch {
    return null;
  }
}

/** Lower-case hexadecimal digits of bytes. */
export function toHex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += (byte + 0x100).toString(16).slice(1);
  return text;
}

/** Base64 of bytes (RFC 4648 section 4, padded). */
export function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let i = 0; i < bytes.length; i += STEP)
    binary += String.fromCharCode(...bytes.subarray(i, i + STEP));
  return btoa(binary);
}

/**
 * The bytes of a base64 text, or `null` when it is not the one canonical spelling of them:
 * no white space, padding complete, unused bits zero.
 *
 * @example
 * fromBase64("AB==")
 * // => null
 */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0 || !BASE64.test(text)) return null;
  const binary = atob(text);
  if (text.endsWith("=") && btoa(binary.slice(-(binary.length % 3 || 3))) !== text.slice(-4))
    return null;
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/**
 * The number of a decimal text without sign, leading zeros or other spellings, or `null`.
 * Numbers beyond 2^53 - 1 are refused, because JavaScript would round them.
 *
 * @example
 * ["0", "17", "017", "+1", "9007199254740993"].map(fromDecimal)
 * // => [0, 17, null, null, null]
 */
export function fromDecimal(text: string): number | null {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) return null;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : null;
}
