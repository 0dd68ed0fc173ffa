import type { Marking } from "../../kernel/index.ts";
import {
  auditLog,
  type LedgerCrypto,
  type LogSource,
  openEntry,
  type SignedCheckpoint,
  type Statement,
  type VerifierKey,
} from "../../ledger/index.ts";
import type { Progress } from "../ports.ts";
import type { ProblemList } from "../problem-list.ts";

/** What an entry says, as far as a verification keeps it. */
export interface LoggedChange {
  readonly index: number;
  readonly kind: string;
  readonly id: string;
  readonly revision: number;
  readonly action: string;
  readonly body: string | null;
  readonly marking: Marking;
}

/** What the verification of a log found, beside the problems. */
export interface VerifiedLog {
  /** The state, where its signature fits. */
  readonly signed: SignedCheckpoint | null;
  readonly entries: number;
  readonly signatures: number;
  /** What the readable entries say, in their order. */
  readonly changes: readonly LoggedChange[];
  readonly leftovers: readonly string[];
}

/** Verifies a log whole, the signature of every entry included, and gives what its entries say. */
export async function verifyLog(
  source: LogSource,
  log: {
    readonly key: VerifierKey;
    readonly crypto: LedgerCrypto;
    readonly foreign: boolean;
    readonly expectedSize: number;
  },
  { problems, prefix }: { readonly problems: ProblemList; readonly prefix: string },
  progress: Progress,
): Promise<VerifiedLog> {
  const { key, crypto, foreign } = log;
  const changes: (LoggedChange | undefined)[] = [];
  const intern = interned();
  let signatures = 0;
  const task = progress.start("Verifying the log", log.expectedSize);
  const report = await auditLog(source, {
    origin: key.name,
    keys: [key],
    crypto,
    onEntry: (entry, index) => {
      if (foreign) return [];
      const read = openEntry(entry, key.name, crypto);
      if (!read.ok) return read.issues;
      signatures++;
      changes[index] = changeOf(index, read.value.statement, intern);
      return [];
    },
    onProgress: (done) => task.update(done),
  });
  task.finish();
  for (const issue of report.issues) {
    const { index } = issue;
    const change = index === undefined ? undefined : changes[index];
    problems.addIssues([issue], {
      ...(index === undefined ? {} : { index }),
      ...(issue.file === undefined ? {} : { file: prefix + issue.file }),
      ...(change === undefined ? {} : { record: `${change.kind}/${change.id}` }),
    });
  }
  return {
    signed: report.signed,
    entries: report.entries,
    signatures,
    changes: changes.filter((change) => change !== undefined),
    leftovers: report.leftovers.map((path) => prefix + path),
  };
}

function changeOf(
  index: number,
  { kind, id, revision, action, body, marking }: Statement,
  intern: (text: string) => string,
): LoggedChange {
  return { index, kind: intern(kind), id, revision, action: intern(action), body, marking };
}

/** Keeps one copy of the few words that every entry repeats. */
function interned(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    known.set(text, text);
    return text;
  };
}
