import { fromBase64, type SignedCheckpoint, toBase64 } from "../../src/ledger/index.ts";

/** What this browser saw of a log before: its key at first sight, and its largest verified state. */
export interface SeenLog {
  readonly key: string;
  readonly since: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly seen: string;
}

interface KeptLog extends Omit<SeenLog, "root"> {
  readonly root: string;
}

const KEY = "mizan-logs-seen";

/** What this browser keeps of the log of an origin, or `null` at first sight. */
export function seenLog(origin: string): SeenLog | null {
  const kept = readAll()[origin];
  const root = fromBase64(kept?.root ?? "");
  return kept === undefined || root === null ? null : { ...kept, root };
}

/** Keeps a state that was verified, so that a later one can be held against it. */
export function keepSeenLog(key: string, { checkpoint }: SignedCheckpoint, now: Date): void {
  const { origin, size, root } = checkpoint;
  const before = seenLog(origin);
  if (before !== null && (before.key !== key || before.size > size)) return;
  const seen = now.toISOString();
  const kept: KeptLog = { key, since: before?.since ?? seen, size, root: toBase64(root), seen };
  try {
    window.localStorage.setItem(KEY, JSON.stringify({ ...readAll(), [origin]: kept }));
  } catch {
    // A browser that keeps nothing has each log at first sight, and the check says so.
  }
}

function readAll(): Readonly<Record<string, KeptLog>> {
  try {
    return JSON.parse(window.localStorage.getItem(KEY) ?? "{}") as Record<string, KeptLog>;
  } catch {
    return {};
  }
}
