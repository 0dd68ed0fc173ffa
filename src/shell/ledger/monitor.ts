import { join } from "node:path";
import { accept, type Result, refuse } from "../../kernel/index.ts";
import {
  type Alarm,
  type Followed,
  followLog,
  formatForkProof,
  formatNote,
  type LogIssue,
  type LogSource,
  openCheckpoint,
  openEntry,
  readGrowth,
  type SignedCheckpoint,
  toHex,
  type VerifierKey,
} from "../../ledger/index.ts";
import { NODE_CRYPTO } from "./crypto.ts";
import { type DiskPort, NODE_DISK } from "./disk.ts";
import { type PendingFile, writeDurably } from "./durable-write.ts";

/** Whose log is followed, and where what is known of it is kept. */
export interface MonitorOptions {
  readonly source: LogSource;
  readonly origin: string;
  readonly keys: readonly VerifierKey[];
  /** Folder for the last good state and for evidence. */
  readonly folder: string;
  /**
   * Whether every new entry is read, the root computed from them, and the signature of each decided; `opaque`
   * leaves the form of the entries alone. Without it only the states are compared.
   */
  readonly entries?: "signed" | "opaque";
  readonly disk?: DiskPort;
}

/** What a look at another log gave, and the files of evidence that were written. */
export interface Observation {
  readonly followed: Followed;
  /** The state that was known before; `null` at the first look. */
  readonly known: SignedCheckpoint | null;
  readonly evidence: readonly string[];
  /** New entries that were read. */
  readonly entries: number;
  /** What is wrong with them. */
  readonly issues: readonly LogIssue[];
}

/**
 * Looks at another party's log once and remembers its state. Where the log contradicts what it showed
 * before, or holds an entry that its author did not sign, the signed states are kept as files, with a proof
 * that anybody can check where there is one, and the known state stays.
 */
export async function observeLog(options: MonitorOptions): Promise<Result<Observation>> {
  const known = await readKnown(options);
  if (!known.ok) return known;
  const followed = await followLog(options.source, known.value, options, NODE_CRYPTO);
  if (followed.outcome === "alarm") return raised(options, followed.alarm, []);
  if (followed.outcome !== "grown") return accept(looked(known.value, followed));
  const read = await readNew(options, known.value, followed.signed);
  if (!read.ok) {
    // What cannot be read now may be there later; what does not lead to the signed root never will.
    const [first] = read.issues;
    if (first?.code !== "ledger/root-differs")
      return accept(looked(known.value, { outcome: "unreadable", issues: read.issues }));
    const alarm = { issue: first, known: known.value, shown: followed.signed, fork: null };
    return raised(options, alarm, []);
  }
  const { entries, issues } = read.value;
  const [first] = issues;
  if (first !== undefined) {
    const alarm = { issue: first, known: known.value, shown: followed.signed, fork: null };
    return raised(options, alarm, issues);
  }
  await remember(options, followed.signed);
  return accept({ ...looked(known.value, followed), entries });
}

function looked(known: SignedCheckpoint | null, followed: Followed): Observation {
  return { followed, known, evidence: [], entries: 0, issues: [] };
}

async function readNew(
  { source, origin, entries }: MonitorOptions,
  known: SignedCheckpoint | null,
  shown: SignedCheckpoint,
): Promise<Result<{ readonly entries: number; readonly issues: readonly LogIssue[] }>> {
  if (entries === undefined) return accept({ entries: 0, issues: [] });
  const span = { from: known?.checkpoint ?? null, to: shown.checkpoint };
  return readGrowth(source, span, NODE_CRYPTO, (entry) => {
    if (entries === "opaque") return [];
    const read = openEntry(entry, origin, NODE_CRYPTO);
    return read.ok ? [] : read.issues;
  });
}

/** Keeps a state as the last known one, and every state that was seen under its size. */
async function remember(options: MonitorOptions, { checkpoint, note }: SignedCheckpoint) {
  const bytes = formatNote(note);
  const seen = `${String(checkpoint.size).padStart(16, "0")}.note`;
  const disk = options.disk ?? NODE_DISK;
  await writeDurably(disk, [{ path: join(options.folder, "seen", seen), bytes }]);
  await writeDurably(disk, [{ path: join(options.folder, "known"), bytes }]);
}

async function raised(
  options: MonitorOptions,
  alarm: Alarm,
  issues: readonly LogIssue[],
): Promise<Result<Observation>> {
  const files = evidenceFiles(options.folder, alarm);
  await writeDurably(options.disk ?? NODE_DISK, files);
  const evidence = files.map(({ path }) => path);
  return accept({ ...looked(alarm.known, { outcome: "alarm", alarm }), evidence, issues });
}

function evidenceFiles(folder: string, { known, shown, fork, issue }: Alarm): PendingFile[] {
  const shownBytes = formatNote(shown.note);
  const name = toHex(NODE_CRYPTO.sha256(shownBytes)).slice(0, 16);
  const place = (file: string) => join(folder, `alarm-${name}`, file);
  const why = `${JSON.stringify(issue, null, 2)}\n`;
  return [
    ...(known === null ? [] : [{ path: place("known.note"), bytes: formatNote(known.note) }]),
    { path: place("shown.note"), bytes: shownBytes },
    ...(fork === null ? [] : [{ path: place("fork-proof.json"), bytes: formatForkProof(fork) }]),
    { path: place("why.json"), bytes: new TextEncoder().encode(why) },
  ];
}

async function readKnown(options: MonitorOptions): Promise<Result<SignedCheckpoint | null>> {
  const path = join(options.folder, "known");
  const bytes = await (options.disk ?? NODE_DISK).read(path);
  if (bytes === null) return accept(null);
  const opened = openCheckpoint(bytes, options, NODE_CRYPTO);
  return opened.ok ? opened : refuse(...opened.issues.map((issue) => ({ ...issue, file: path })));
}
