import { type LedgerCrypto, parseEntry, type ReadEntry, toHex } from "../../ledger/index.ts";
import type { LogEntry } from "./schema.ts";

/** An entry of the log as commands answer with it; its author's signature is decided. */
export function describeEntry(
  { index, entry }: { readonly index: number; readonly entry: Uint8Array },
  origin: string,
  crypto: LedgerCrypto,
): LogEntry {
  const leafHash = toHex(crypto.tree.leaf(entry));
  const read = parseEntry(entry, crypto);
  if (!read.ok) return { index, leafHash, signature: "unreadable", statement: null };
  const { kind, id, revision, action, body, marking, time, author } = read.value.statement;
  const { name, id: number } = read.value.author;
  return {
    index,
    leafHash,
    signature: isSigned(read.value, origin, crypto) ? "good" : "bad",
    statement: {
      kind,
      id,
      revision,
      action,
      body,
      marking,
      author: { name, id: number, key: author },
      time,
    },
  };
}

function isSigned(read: ReadEntry, origin: string, crypto: LedgerCrypto): boolean {
  const { author, message, signature, statement } = read;
  return statement.log === origin && crypto.verify(author.publicKey, message, signature);
}
