import { accept, type Issue, type Result, refuse } from "../../kernel/index.ts";
import {
  checkEntryProof,
  type EntryProof,
  type LedgerCrypto,
  parseEntryProof,
  parsePolicy,
  parseVerifierKey,
  type TrustPolicy,
} from "../../ledger/index.ts";
import type { Ports } from "../ports.ts";
import { describeEntry } from "./entry-reading.ts";
import type { LogEntry } from "./schema.ts";

/** One step of the check of a proof. */
export interface ProofCheck {
  readonly check: string;
  readonly status: "pass" | "fail" | "cannot-be-checked";
  readonly detail: string;
}

/** What the check of a proof came to. */
export interface CheckedProof {
  readonly good: boolean;
  readonly origin: string | null;
  readonly size: number | null;
  readonly entry: LogEntry | null;
  readonly cosigned: string[];
  readonly checks: ProofCheck[];
}

/** Checks a proof file against the bytes of an entry, under a key or a policy. */
export async function checkProofFile(
  { files, log }: Ports,
  input: {
    readonly proof: string;
    readonly entry: string;
    readonly key?: string | undefined;
    readonly policy?: string | undefined;
  },
): Promise<Result<CheckedProof>> {
  const { crypto } = log;
  const trusted = await readTrust(input, files, crypto);
  if (!trusted.ok) return trusted;
  const [bytes, entry] = [await files.readBytes(input.proof), await files.readBytes(input.entry)];
  const proof = parseEntryProof(bytes);
  if (!proof.ok) {
    const checks: ProofCheck[] = [failed("the form of the proof", proof.issues)];
    return accept({ good: false, origin: null, size: null, entry: null, cosigned: [], checks });
  }
  return accept(decide(proof.value, entry, trusted.value, crypto));
}

function decide(
  proof: EntryProof,
  entry: Uint8Array,
  policy: TrustPolicy,
  crypto: LedgerCrypto,
): CheckedProof {
  const { origin, size } = proof.signed.checkpoint;
  const described = describeEntry({ index: proof.index, entry }, origin, crypto);
  const own: TrustPolicy = { ...policy, quorum: "none" };
  const included = checkEntryProof(proof, { entry, policy: own }, crypto);
  const whole = checkEntryProof(proof, { entry, policy }, crypto);
  const checks: ProofCheck[] = [
    included.ok
      ? pass("the log's key and the place", `Entry ${proof.index} of ${size} in ${origin}.`)
      : failed("the log's key and the place", included.issues),
    authorCheck(described),
    policy.quorum === "none"
      ? {
          check: "witnesses",
          status: "cannot-be-checked",
          detail: "No witnesses are named; a policy names them.",
        }
      : whole.ok
        ? pass("witnesses", `Cosigned by ${whole.value.cosigned.join(", ")}.`)
        : failed("witnesses", whole.issues),
  ];
  return {
    good: checks.every(({ status }) => status !== "fail"),
    origin,
    size,
    entry: described,
    cosigned: whole.ok ? [...whole.value.cosigned] : [],
    checks,
  };
}

function authorCheck({ signature, statement }: LogEntry): ProofCheck {
  const check = "the author's signature";
  if (signature === "good") return pass(check, `Signed by ${statement?.author.key}.`);
  if (signature === "bad")
    return { check, status: "fail", detail: "The signature does not fit the entry and this log." };
  return { check, status: "cannot-be-checked", detail: "The entry is not in the form of Mizan." };
}

async function readTrust(
  { key, policy }: { readonly key?: string | undefined; readonly policy?: string | undefined },
  files: Ports["files"],
  crypto: LedgerCrypto,
): Promise<Result<TrustPolicy>> {
  const read =
    policy === undefined
      ? accept({ logs: [], witnesses: new Map(), groups: new Map(), quorum: "none" })
      : parsePolicy(await files.readBytes(policy), crypto.sha256);
  if (!read.ok) return refuse(...read.issues.map((issue) => ({ ...issue, file: policy ?? "" })));
  const own = key === undefined ? null : parseVerifierKey(crypto.sha256, key);
  if (own?.ok === false) return own;
  const logs = own === null ? read.value.logs : [{ key: own.value, url: null }];
  if (logs.length > 0) return accept({ ...read.value, logs });
  return refuse({
    code: "workbench/log-key-missing",
    message: "A proof says nothing without the key of the log.",
    expected: "--key with the key that the log's holder published, or a log line in the policy",
  });
}

function pass(check: string, detail: string): ProofCheck {
  return { check, status: "pass", detail };
}

function failed(check: string, issues: readonly Issue[]): ProofCheck {
  return { check, status: "fail", detail: issues.map(({ message }) => message).join(" ") };
}
