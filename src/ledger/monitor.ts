import type { Issue } from "../kernel/index.ts";
import { sameBytes } from "./bytes.ts";
import { openCheckpoint, type SignedCheckpoint } from "./checkpoint.ts";
import type { LedgerCrypto } from "./crypto.ts";
import type { ForkProof } from "./fork.ts";
import type { VerifierKey } from "./key.ts";
import { proveConsistency } from "./reader.ts";
import { CHECKPOINT_PATH, type LogSource, missingFile } from "./source.ts";

/** What following a log gave. */
export type Followed =
  | { readonly outcome: "unchanged" | "grown"; readonly signed: SignedCheckpoint }
  | { readonly outcome: "unreadable"; readonly issues: readonly Issue[] }
  | { readonly outcome: "alarm"; readonly alarm: Alarm };

/** A log showed a state that does not continue the one it had shown before. */
export interface Alarm {
  readonly issue: Issue;
  /** The state that was known; `null` when the log was looked at for the first time. */
  readonly known: SignedCheckpoint | null;
  /** The state that was shown now, signed by the log as well. */
  readonly shown: SignedCheckpoint;
  /** Where the two contradict each other for sure: what anybody can check. */
  readonly fork: ForkProof | null;
}

/**
 * Looks at another party's log once: is its state signed, and does it continue the state that was known?
 * The consistency proof is computed from the log's own tiles, so the log cannot choose what to show.
 */
export async function followLog(
  source: LogSource,
  known: SignedCheckpoint | null,
  log: { readonly origin: string; readonly keys: readonly VerifierKey[] },
  crypto: LedgerCrypto,
): Promise<Followed> {
  const bytes = await source.read(CHECKPOINT_PATH);
  if (bytes === null) return { outcome: "unreadable", issues: [missingFile(CHECKPOINT_PATH)] };
  const opened = openCheckpoint(bytes, log, crypto);
  if (!opened.ok) return { outcome: "unreadable", issues: opened.issues };
  const shown = opened.value;
  if (known === null) return { outcome: "grown", signed: shown };
  const [was, is] = [known.checkpoint, shown.checkpoint];
  if (is.size === was.size) {
    if (sameBytes(is.root, was.root)) return { outcome: "unchanged", signed: shown };
    const fork = { earlier: known, later: shown, prefixRoot: is.root, proof: [] };
    return alarm("ledger/log-forked", known, shown, fork);
  }
  if (is.size < was.size) return alarm("ledger/log-shrank", known, shown, null);
  const proven = await proveConsistency(
    source,
    { oldSize: was.size, newSize: is.size, newRoot: is.root },
    crypto,
  );
  if (!proven.ok) return alarm("ledger/log-unproven", known, shown, null);
  const { oldRoot: prefixRoot, proof } = proven.value;
  if (sameBytes(prefixRoot, was.root)) return { outcome: "grown", signed: shown };
  return alarm("ledger/log-forked", known, shown, {
    earlier: known,
    later: shown,
    prefixRoot,
    proof,
  });
}

const MEANINGS: Readonly<Record<string, string>> = {
  "ledger/log-forked": "The log signed two states that contradict each other: it was rewritten.",
  "ledger/log-shrank": "The log shows a smaller state than it had shown and signed before.",
  "ledger/log-unproven": "The log's files do not show that its new state continues the known one.",
};

function alarm(
  code: string,
  known: SignedCheckpoint,
  shown: SignedCheckpoint,
  fork: ForkProof | null,
): Followed {
  const issue = {
    code,
    message: MEANINGS[code] ?? code,
    expected: `a state that continues ${known.checkpoint.size} entries`,
    found: `${shown.checkpoint.size} entries`,
    remedy: "Keep both signed states, tell the other parties, and ask the log's holder.",
  };
  return { outcome: "alarm", alarm: { issue, known, shown, fork } };
}
