import {
  checkNote,
  checkPolicy,
  checkpointCheck,
  formatVerifierKey,
  type LedgerCrypto,
  type SignedCheckpoint,
  type TrustPolicy,
  toBase64,
  type VerifierKey,
} from "../../ledger/index.ts";
import type { Finding } from "../finding.ts";
import type { DossierDocument } from "./document.ts";

/** Whom a reader trusts for the log of a dossier. */
export interface LogTrust {
  readonly crypto: LedgerCrypto;
  readonly signed: SignedCheckpoint;
  /** Key that the package names. */
  readonly declared: VerifierKey | null;
  /** Key that the reader got by another way. */
  readonly key?: VerifierKey | undefined;
  readonly policy?: TrustPolicy | undefined;
}

/** Decides the signed state of the log that a dossier rests on, as far as the reader can. */
export function logFindings(dossier: DossierDocument, trust: LogTrust): readonly Finding[] {
  return [described(dossier, trust), signature(trust), identity(trust), witnesses(trust)];
}

/** The key by which signatures are decided: the reader's own, else the one that the package names. */
export function trustedKey({ key, policy, declared, signed }: LogTrust): VerifierKey | null {
  const { origin } = signed.checkpoint;
  const named = policy?.logs.find((log) => log.key.name === origin)?.key;
  return key ?? named ?? declared;
}

const SUBJECT = "proofs/checkpoint";

function described({ log }: DossierDocument, { signed }: LogTrust): Finding {
  const { origin, size, root } = signed.checkpoint;
  const same = log.origin === origin && log.size === size && log.root === toBase64(root);
  return {
    check: "log/checkpoint",
    status: same ? "pass" : "fail",
    subject: SUBJECT,
    detail: same
      ? `The dossier rests on the log ${origin} at ${size} entries.`
      : "The state of the log in the description is not that of the checkpoint.",
  };
}

function signature(trust: LogTrust): Finding {
  const check = "log/signature";
  const key = trustedKey(trust);
  if (key === null)
    return {
      check,
      status: "cannot-be-checked",
      subject: SUBJECT,
      detail: "No key of the log is known.",
    };
  const decided = checkNote(trust.signed.note, [key], checkpointCheck(trust.crypto));
  return {
    check,
    status: decided.ok ? "pass" : "fail",
    subject: SUBJECT,
    detail: decided.ok
      ? `The checkpoint was signed with the key ${formatVerifierKey(key)}.`
      : (decided.issues[0]?.message ?? "The signature does not fit."),
  };
}

function identity(trust: LogTrust): Finding {
  const check = "log/identity";
  const own =
    trust.key ??
    trust.policy?.logs.find(({ key }) => key.name === trust.signed.checkpoint.origin)?.key;
  if (own === undefined) {
    const detail =
      "The key is the one that the package names. Ask its sender for the key by another way and give it, or anybody could have made this package.";
    return { check, status: "cannot-be-checked", subject: "proofs/log.vkey", detail };
  }
  const same =
    trust.declared !== null && formatVerifierKey(own) === formatVerifierKey(trust.declared);
  return {
    check,
    status: same ? "pass" : "fail",
    subject: "proofs/log.vkey",
    detail: same
      ? "The key is the one that the reader brought."
      : "The key that the package names is not the one that the reader brought.",
  };
}

function witnesses({ policy, signed, crypto }: LogTrust): Finding {
  const check = "log/witnesses";
  const lines = signed.note.signatures.length - 1;
  if (policy === undefined) {
    const detail =
      lines <= 0
        ? "No witness cosigned the checkpoint, so another history of the log could have been shown to others."
        : `${lines} more signatures are on the checkpoint; give a policy that names the witnesses to decide them.`;
    return { check, status: "cannot-be-checked", subject: SUBJECT, detail };
  }
  const decided = checkPolicy(policy, signed, crypto);
  const names = decided.ok ? decided.value.cosigned : [];
  return {
    check,
    status: decided.ok ? "pass" : "fail",
    subject: SUBJECT,
    detail: decided.ok
      ? `The quorum of the policy is met${names.length === 0 ? " without witnesses" : ` by ${names.join(", ")}`}.`
      : (decided.issues[0]?.message ?? ""),
  };
}
