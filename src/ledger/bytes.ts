const DECODER = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const ENCODER = new TextEncoder();
const ALPHABET = ENCODER.encode("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
const PAD = 0x3d;
const NO_DIGIT = 64;
const DIGITS = new Uint8Array(256).fill(NO_DIGIT);
for (const [value, character] of ALPHABET.entries()) DIGITS[character] = value;

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
  const text = new Uint8Array(Math.ceil(bytes.length / 3) * 4).fill(PAD);
  for (let at = 0, to = 0; at < bytes.length; at += 3, to += 4) {
    const rest = bytes.length - at;
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let i = 0; i <= Math.min(3, rest); i++)
      text[to + i] = ALPHABET[(group >> (18 - 6 * i)) & 63] ?? PAD;
  }
  return DECODER.decode(text);
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
  if (text.length % 4 !== 0) return null;
  const pads = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - pads);
  const digits = text.length - pads;
  for (let at = 0, to = 0; at < text.length; at += 4, to += 3) {
    let group = 0;
    for (let i = at; i < at + 4; i++) {
      const code = text.charCodeAt(i);
      const digit = i >= digits ? 0 : code < 256 ? (DIGITS[code] ?? NO_DIGIT) : NO_DIGIT;
      if (digit === NO_DIGIT) return null;
      group = (group << 6) | digit;
    }
    const unused = at + 4 > digits ? 2 ** (8 * pads) - 1 : 0;
    if ((group & unused) !== 0) return null;
    for (let i = 0; i < 3 && to + i < bytes.length; i++)
      bytes[to + i] = (group >> (16 - 8 * i)) & 255;
  }
  return bytes;
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
