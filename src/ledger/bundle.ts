import { accept, assert, type Result, refuse } from "../kernel/index.ts";
import { LEDGER_LIMITS } from "./limits.ts";

/** The bytes of an entry bundle: each entry after its length in two bytes (C2SP tlog-tiles). */
export function formatBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    assert(entry.length <= LEDGER_LIMITS.entryBytes, "an entry's length was checked before");
    bytes[at] = entry.length >> 8;
    bytes[at + 1] = entry.length & 0xff;
    bytes.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bytes;
}

/** The entries of a bundle, which must be exactly as many as its width says. */
export function parseBundle(bytes: Uint8Array, width: number): Result<Uint8Array[]> {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    if (at + 2 + length > bytes.length || entries.length === width) break;
    entries.push(bytes.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  if (at === bytes.length && entries.length === width) return accept(entries);
  return refuse({
    code: "ledger/bundle-malformed",
    message: "The entry bundle is cut short or does not hold the entries that its name says.",
    expected: `${width} entries`,
    found: `${entries.length} whole entries in ${at} of ${bytes.length} bytes`,
  });
}
