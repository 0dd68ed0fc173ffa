import { accept, type Result } from "../../kernel/index.ts";
import { bytesText, parseEnvelope, proveEntry, readEntries, toBase64 } from "../../ledger/index.ts";
import type { Ports } from "../ports.ts";
import { describeEntry } from "./entry-reading.ts";
import type { LogEntry } from "./schema.ts";

/** The last entries of the log, or the last ones before a place, the latest first. */
export async function tailOfLog(
  { log }: Ports,
  { limit, before }: { readonly limit: number; readonly before?: number | undefined },
): Promise<
  Result<{ readonly origin: string; readonly size: number; readonly entries: LogEntry[] }>
> {
  const head = await log.head();
  if (!head.ok) return head;
  const { origin, size } = head.value.checkpoint;
  const end = Math.min(size, before ?? size);
  const span = { begin: Math.max(0, end - limit), end, size };
  const entries: LogEntry[] = [];
  for await (const read of readEntries(log.source, span, log.crypto.tree)) {
    if (!read.ok) return read;
    entries.push(describeEntry(read.value, origin, log.crypto));
  }
  return accept({ origin, size, entries: entries.reverse() });
}

/** One entry with its exact bytes. That it is in the log is proven on the way. */
export async function showEntry(
  { log }: Ports,
  index: number,
): Promise<
  Result<
    LogEntry & {
      readonly size: number;
      readonly entry: string;
      readonly payload: string | null;
      readonly bytes: Uint8Array;
    }
  >
> {
  const head = await log.head();
  if (!head.ok) return head;
  const proven = await proveEntry(log.source, head.value, index, log.crypto);
  if (!proven.ok) return proven;
  const { origin, size } = head.value.checkpoint;
  const { entry: bytes } = proven.value;
  const envelope = parseEnvelope(bytes);
  return accept({
    ...describeEntry({ index, entry: bytes }, origin, log.crypto),
    size,
    entry: toBase64(bytes),
    payload: envelope.ok ? bytesText(envelope.value.payload) : null,
    bytes,
  });
}
