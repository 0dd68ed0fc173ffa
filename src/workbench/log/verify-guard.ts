import {
  checkNote,
  checkpointCheck,
  openCheckpoint,
  parsePolicy,
  proveConsistency,
  type SignedCheckpoint,
  sameBytes,
} from "../../ledger/index.ts";
import type { LogAbout } from "../log-port.ts";
import type { ProblemList } from "../problem-list.ts";
import type { VerifiedPorts } from "../verify-port.ts";
import { POLICY_FILE } from "./witness-policy.ts";

const GUARD_FILE = "keys/last-signed/last-signed";

/** Compares the log with what its key signed last; gives why that cannot be done where it cannot. */
export async function verifyGuard(
  { log }: VerifiedPorts,
  about: LogAbout,
  signed: SignedCheckpoint,
  problems: ProblemList,
): Promise<string | null> {
  const bytes = await log.lastSigned();
  if (bytes === null)
    return "It is not in this copy; a log that was set back would not be noticed.";
  const opened = openCheckpoint(bytes, { origin: about.origin, keys: [about.key] }, log.crypto);
  if (!opened.ok) {
    problems.addIssues(opened.issues, { file: GUARD_FILE });
    return null;
  }
  const [kept, shown] = [opened.value.checkpoint, signed.checkpoint];
  const claim = { oldSize: kept.size, newSize: shown.size, newRoot: shown.root };
  const proven =
    kept.size > shown.size ? null : await proveConsistency(log.source, claim, log.crypto);
  if (proven?.ok && sameBytes(proven.value.oldRoot, kept.root)) return null;
  problems.add({
    code: "ledger/log-rolled-back",
    message: "The log's folder does not hold what its key has signed before.",
    file: "ledger/checkpoint",
    expected: `a state that continues ${kept.size} entries`,
    found: `${shown.size} entries`,
    remedy: "Restore the newest copy of the log. Signing on from here would rewrite it.",
  });
  return null;
}

/** Checks the cosignatures of the witnesses that the policy names; others are not known here. */
export async function verifyCosignatures(
  { verify, log }: VerifiedPorts,
  signed: SignedCheckpoint,
  problems: ProblemList,
): Promise<void> {
  const bytes = await verify.read(POLICY_FILE);
  if (bytes === null) return;
  const policy = parsePolicy(bytes, log.crypto.sha256);
  if (!policy.ok) return problems.addIssues(policy.issues, { file: POLICY_FILE });
  const keys = [...policy.value.witnesses.values()].map(({ key }) => key);
  const checked = checkNote(signed.note, keys, checkpointCheck(log.crypto));
  if (checked.ok) return;
  const wrong = checked.issues.filter(({ code }) => code !== "ledger/note-unsigned");
  problems.addIssues(wrong, { file: "ledger/checkpoint" });
}
