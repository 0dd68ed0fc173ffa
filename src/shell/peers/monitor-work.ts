import { setTimeout as pause } from "node:timers/promises";
import { accept, describeIssue, type Result, refuse } from "../../kernel/index.ts";
import { parseVerifierKey, type VerifierKey } from "../../ledger/index.ts";
import type { Problem } from "../../workbench/index.ts";
import { outsideIssue } from "../breakage.ts";
import { addressSource, NODE_CRYPTO, observeLog } from "../ledger/index.ts";

/** What a look at another party's log came to. */
export interface MonitorAnswer {
  readonly outcome: "unchanged" | "grown" | "alarm";
  readonly origin: string;
  readonly size: number;
  readonly known: number | null;
  readonly entries: number;
  readonly problems: Problem[];
  readonly evidence: string[];
}

/** How another party's log is followed. */
export interface MonitorInput {
  readonly address: string;
  readonly key: string;
  readonly folder: string;
  readonly every: number;
  readonly once: boolean;
  readonly foreign: boolean;
}

const ANSWER_MS = 30_000;

/** Looks at a log once, or again and again until something is wrong. */
export async function monitorLog(
  input: MonitorInput,
  say: (text: string) => void,
): Promise<Result<MonitorAnswer>> {
  const key = parseVerifierKey(NODE_CRYPTO.sha256, input.key);
  if (!key.ok) return key;
  while (true) {
    const looked = await lookOnce(input, key.value);
    if (input.once || (looked.ok && looked.value.outcome === "alarm")) return looked;
    if (!looked.ok) say(looked.issues.map(describeIssue).join("\n"));
    else if (looked.value.outcome === "grown") say(`${looked.value.size} entries, all good.`);
    await pause(input.every * 1000);
  }
}

async function lookOnce(input: MonitorInput, key: VerifierKey): Promise<Result<MonitorAnswer>> {
  try {
    const seen = await observeLog({
      source: addressSource(input.address, fetchOnce),
      origin: key.name,
      keys: [key],
      folder: input.folder,
      entries: input.foreign ? "opaque" : "signed",
    });
    if (!seen.ok) return seen;
    const { followed, known, evidence, entries, issues } = seen.value;
    if (followed.outcome === "unreadable") return refuse(...followed.issues);
    const alarm = followed.outcome === "alarm" ? followed.alarm : null;
    const shown = followed.outcome === "alarm" ? followed.alarm.shown : followed.signed;
    return accept({
      outcome: followed.outcome,
      origin: key.name,
      size: shown.checkpoint.size,
      known: known?.checkpoint.size ?? null,
      entries,
      problems: problemsOf(alarm === null ? [] : issues.length > 0 ? issues : [alarm.issue]),
      evidence: [...evidence],
    });
  } catch (error) {
    if (outsideIssue(error) !== null) throw error;
    return refuse(unreachable(input.address, error));
  }
}

function fetchOnce(address: string): Promise<Response> {
  return fetch(address, { redirect: "error", signal: AbortSignal.timeout(ANSWER_MS) });
}

function problemsOf(issues: readonly Problem[]): Problem[] {
  return issues.map((issue) => ({ ...issue }));
}

function unreachable(address: string, error: unknown) {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return {
    code: "shell/log-unreachable",
    message: `The log at ${address} cannot be read: ${cause instanceof Error ? cause.message : cause}.`,
    remedy: "Check the address and the network; what was known of the log stays.",
  };
}
