import { join } from "node:path";
import { accept, type Result, refuse } from "../../kernel/index.ts";
import {
  type Followed,
  followLog,
  formatForkProof,
  formatNote,
  type LogSource,
  openCheckpoint,
  type SignedCheckpoint,
  toHex,
  type VerifierKey,
} from "../../ledger/index.ts";
import { NODE_CRYPTO } from "./crypto.ts";
import { type DiskPort, NODE_DISK } from "./disk.ts";
import { writeDurably } from "./durable-write.ts";

/** Whose log is followed, and where what is known of it is kept. */
export interface MonitorOptions {
  readonly source: LogSource;
  readonly origin: string;
  readonly keys: readonly VerifierKey[];
  /** Folder for the last good state and for evidence. */
  readonly folder: string;
  readonly disk?: DiskPort;
}

/** What a look at another log gave, and the files of evidence that were written. */
export interface Observation {
  readonly followed: Followed;
  readonly evidence: readonly string[];
}

/**
 * Looks at another party's log once and remembers its state. Where the log contradicts what it showed
 * before, both signed states are kept as files, with a proof that anybody can check where there is one,
 * and the known state stays.
 */
export async function observeLog(options: MonitorOptions): Promise<Result<Observation>> {
  const disk = options.disk ?? NODE_DISK;
  const statePath = join(options.folder, "known");
  const known = await readKnown(options, statePath);
  if (!known.ok) return known;
  const followed = await followLog(options.source, known.value, options, NODE_CRYPTO);
  if (followed.outcome === "grown")
    await writeDurably(disk, [{ path: statePath, bytes: formatNote(followed.signed.note) }]);
  if (followed.outcome !== "alarm") return accept({ followed, evidence: [] });
  const { known: before, shown, fork } = followed.alarm;
  const shownBytes = formatNote(shown.note);
  const name = toHex(NODE_CRYPTO.sha256(shownBytes)).slice(0, 16);
  const files = [
    { path: join(options.folder, `alarm-${name}`, "known.note"), bytes: formatNote(before.note) },
    { path: join(options.folder, `alarm-${name}`, "shown.note"), bytes: shownBytes },
    ...(fork === null
      ? []
      : [
          {
            path: join(options.folder, `alarm-${name}`, "fork-proof.json"),
            bytes: formatForkProof(fork),
          },
        ]),
  ];
  await writeDurably(disk, files);
  return accept({ followed, evidence: files.map(({ path }) => path) });
}

async function readKnown(
  options: MonitorOptions,
  path: string,
): Promise<Result<SignedCheckpoint | null>> {
  const bytes = await (options.disk ?? NODE_DISK).read(path);
  if (bytes === null) return accept(null);
  const opened = openCheckpoint(bytes, options, NODE_CRYPTO);
  return opened.ok ? opened : refuse(...opened.issues.map((issue) => ({ ...issue, file: path })));
}
