import type { Issue, Result } from "../../src/kernel/index.ts";
import {
  type LedgerCrypto,
  parsePolicy,
  type TrustPolicy,
  textBytes,
} from "../../src/ledger/index.ts";

/** Whom the reader trusts: a policy, and whether it says anything of witnesses. */
export interface GivenTrust {
  readonly policy: TrustPolicy;
  readonly namesWitnesses: boolean;
}

/**
 * Reads what the reader pasted: the verifier key of a log, or a whole policy (C2SP tlog-policy). An empty text
 * is no trust in anybody.
 */
export function parseTrust(text: string, crypto: LedgerCrypto): Result<GivenTrust | null> {
  const said = text.trim();
  if (said === "") return { ok: true, value: null };
  const isKey = /^\S+\+[0-9a-f]{8}\+\S+$/.test(said);
  const policy = parsePolicy(
    textBytes(isKey ? `log ${said}\nquorum none\n` : `${said.replaceAll("\r\n", "\n")}\n`),
    crypto.sha256,
  );
  if (!policy.ok) return policy;
  if (policy.value.logs.length === 0) return { ok: false, issues: [NO_LOG] };
  const namesWitnesses = policy.value.witnesses.size > 0;
  return { ok: true, value: { policy: policy.value, namesWitnesses } };
}

const NO_LOG: Issue = {
  code: "ledger/policy-malformed",
  message: "The policy names no log, so there is no key to check the signed state with.",
  expected: "a line: log KEY",
};
