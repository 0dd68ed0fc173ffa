import { accept, type Result } from "../../kernel/index.ts";
import {
  bytesText,
  formatNote,
  formatVerifierKey,
  parseEntry,
  proveConsistency,
  readEntries,
  type SignedCheckpoint,
  sameBytes,
  toBase64,
} from "../../ledger/index.ts";
import type { LogAbout, LogPort } from "../log-port.ts";
import type { Ports } from "../ports.ts";
import type { LogDescription } from "./about-schema.ts";
import { missingLog } from "./missing.ts";
import { policyState, timeOf } from "./witness-policy.ts";

/** Describes the log of the workspace. */
export async function describeLog(ports: Ports): Promise<Result<LogDescription>> {
  const about = await ports.log.about();
  if (about === null) return missingLog();
  const head = await ports.log.head();
  if (!head.ok) return head;
  const counted = await countEntries(ports.log, head.value);
  if (!counted.ok) return counted;
  const signed = head.value;
  const policy = await policyState(ports, signed);
  const { size, root } = signed.checkpoint;
  const { days, authors, kinds, last, unreadable } = counted.value;
  return accept({
    origin: about.origin,
    key: formatVerifierKey(about.key),
    author: formatVerifierKey(about.author),
    size,
    root: toBase64(root),
    checkpoint: bytesText(formatNote(signed.note)) ?? "",
    lastEntry: last,
    cosignatures: cosignatures(signed, about, policy),
    policy,
    growth: [...days]
      .map(([day, entries]) => ({ day, entries }))
      .sort((a, b) => (a.day < b.day ? -1 : 1)),
    authors: [...authors.values()].sort((a, b) => b.entries - a.entries),
    kinds: [...kinds]
      .map(([kind, entries]) => ({ kind, entries }))
      .sort((a, b) => b.entries - a.entries),
    unreadable,
  });
}

function cosignatures(
  { note }: SignedCheckpoint,
  about: LogAbout,
  policy: LogDescription["policy"],
): LogDescription["cosignatures"] {
  return note.signatures.flatMap((line) => {
    const time = line.id === about.key.id ? null : timeOf(line);
    if (time === null) return [];
    const prefix = `${line.name}+${line.id}+`;
    const trusted = policy.witnesses.some((one) => one.key.startsWith(prefix) && one.time === time);
    return [{ witness: line.name, id: line.id, time, trusted }];
  });
}

interface Counted {
  readonly signed: SignedCheckpoint;
  readonly days: Map<string, number>;
  readonly authors: Map<string, LogDescription["authors"][number]>;
  readonly kinds: Map<string, number>;
  readonly last: string | null;
  readonly unreadable: number;
}

/** Counts of a log that were made in this process; a log only grows, so the rest is added. */
const counted = new WeakMap<LogPort, Counted>();

async function countEntries(log: LogPort, signed: SignedCheckpoint): Promise<Result<Counted>> {
  const before = await continued(log, signed);
  const days = new Map(before?.days);
  const authors = new Map(before?.authors);
  const kinds = new Map(before?.kinds);
  let last = before?.last ?? null;
  let unreadable = before?.unreadable ?? 0;
  const { size } = signed.checkpoint;
  const span = { begin: before?.signed.checkpoint.size ?? 0, end: size, size };
  for await (const read of readEntries(log.source, span, log.crypto.tree)) {
    if (!read.ok) return read;
    const entry = parseEntry(read.value.entry, log.crypto);
    if (!entry.ok) {
      unreadable++;
      continue;
    }
    const { kind, time } = entry.value.statement;
    const { name, id } = entry.value.author;
    last = time;
    add(days, time.slice(0, 10));
    add(kinds, kind);
    const known = authors.get(`${name}+${id}`) ?? { name, id, entries: 0, first: time, last: time };
    authors.set(`${name}+${id}`, {
      ...known,
      entries: known.entries + 1,
      first: [known.first, time].sort()[0] ?? time,
      last: [known.last, time].sort()[1] ?? time,
    });
  }
  const counts = { signed, days, authors, kinds, last, unreadable };
  counted.set(log, counts);
  return accept(counts);
}

/** The former counts, where the present state continues the one that they are of. */
async function continued(log: LogPort, signed: SignedCheckpoint): Promise<Counted | null> {
  const before = counted.get(log) ?? null;
  if (before === null) return null;
  const [was, is] = [before.signed.checkpoint, signed.checkpoint];
  if (was.origin !== is.origin || was.size > is.size) return null;
  if (was.size === is.size) return sameBytes(was.root, is.root) ? before : null;
  const claim = { oldSize: was.size, newSize: is.size, newRoot: is.root };
  const proven = await proveConsistency(log.source, claim, log.crypto);
  return proven.ok && sameBytes(proven.value.oldRoot, was.root) ? before : null;
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
