import { accept, type Result, refuse } from "../../kernel/index.ts";
import {
  checkNote,
  checkPolicy,
  checkpointCheck,
  cosignatureTime,
  formatVerifierKey,
  type LedgerCrypto,
  type NoteSignature,
  parsePolicy,
  type SignedCheckpoint,
  type TrustPolicy,
  textBytes,
  type VerifierKey,
} from "../../ledger/index.ts";
import type { Ports } from "../ports.ts";
import type { PolicyState } from "./schema.ts";

/** Name of the file in the workspace that says which witnesses count. */
export const POLICY_FILE = "witnesses.policy";

/** The policy of the workspace; `null` where it names no witnesses. */
export async function readPolicy(ports: Ports): Promise<Result<TrustPolicy | null>> {
  const text = await ports.workspace.read(POLICY_FILE);
  if (text === null) return accept(null);
  const read = parsePolicy(textBytes(text), ports.log.crypto.sha256);
  return read.ok ? read : refuse(...read.issues.map((issue) => ({ ...issue, file: POLICY_FILE })));
}

/** What the policy of the workspace says of a state; a policy that cannot be read is not met. */
export async function policyState(ports: Ports, signed: SignedCheckpoint): Promise<PolicyState> {
  const policy = await readPolicy(ports);
  if (!policy.ok) {
    const [first] = policy.issues;
    const why = `${POLICY_FILE}, line ${first?.line ?? 1}: ${first?.message ?? "not readable"}`;
    return { named: true, met: false, statement: why, quorum: null, witnesses: [] };
  }
  return policy.value === null ? NOBODY : stateUnder(policy.value, signed, ports.log.crypto);
}

/** What a policy says of a state. */
function stateUnder(
  policy: TrustPolicy,
  signed: SignedCheckpoint,
  crypto: LedgerCrypto,
): PolicyState {
  const witnesses = [...policy.witnesses].map(([name, { key, url }]) => ({
    name,
    key: formatVerifierKey(key),
    url,
    time: timeOf(signed.note.signatures.find((line) => isCosignature(line, key, signed, crypto))),
  }));
  const verdict = checkPolicy({ ...policy, logs: [] }, signed, crypto);
  const seen = witnesses.filter(({ time }) => time !== null).length;
  const count = `${seen} of ${witnesses.length} witnesses have cosigned this state`;
  return {
    named: true,
    met: verdict.ok,
    statement: `${count}: the quorum "${policy.quorum}" is ${verdict.ok ? "met" : "not met"}.`,
    quorum: policy.quorum,
    witnesses,
  };
}

/** The time of a cosignature as a date, or `null` where the line is not one. */
export function timeOf(line: NoteSignature | undefined): string | null {
  const seconds = line === undefined ? null : cosignatureTime(line);
  if (seconds === null || seconds > LAST_SECOND) return null;
  return new Date(Number(seconds) * 1000).toISOString();
}

/** Whether a line is a cosignature of a state by a key. */
export function isCosignature(
  line: NoteSignature,
  key: VerifierKey,
  { note }: SignedCheckpoint,
  crypto: LedgerCrypto,
): boolean {
  if (line.name !== key.name || line.id !== key.id) return false;
  return checkNote({ text: note.text, signatures: [line] }, [key], checkpointCheck(crypto)).ok;
}

/** The last second that a date of JavaScript can hold. */
const LAST_SECOND = 8_640_000_000_000n;

const NOBODY: PolicyState = {
  named: false,
  met: null,
  statement: "No witnesses are named: nobody else has to have seen this state.",
  quorum: null,
  witnesses: [],
};
