import { accept, type Issue, type Result, refuse } from "../kernel/index.ts";
import { bytesText, fromDecimal } from "./bytes.ts";
import { checkpointCheck, type SignedCheckpoint } from "./checkpoint.ts";
import type { LedgerCrypto } from "./crypto.ts";
import type { Sha256 } from "./hash.ts";
import { parseVerifierKey, type VerifierKey } from "./key.ts";
import { LEDGER_LIMITS } from "./limits.ts";
import { checkNote } from "./note.ts";

/** A log or a witness that a policy trusts. */
export interface TrustedKey {
  readonly key: VerifierKey;
  readonly url: string | null;
}

/** A group of witnesses or groups, of which so many must have cosigned. */
export interface WitnessGroup {
  readonly needed: number;
  readonly members: readonly string[];
}

/** Whom the reader of a log trusts, and how many witnesses must have seen a checkpoint. */
export interface TrustPolicy {
  readonly logs: readonly TrustedKey[];
  readonly witnesses: ReadonlyMap<string, TrustedKey>;
  readonly groups: ReadonlyMap<string, WitnessGroup>;
  /** Name of a witness or group, or `none`. */
  readonly quorum: string;
}

/** Reads a policy file (C2SP tlog-policy). All that is wrong is reported at once, by line. */
export function parsePolicy(bytes: Uint8Array, sha256: Sha256): Result<TrustPolicy> {
  if (bytes.length > LEDGER_LIMITS.policyBytes) return refuse(wrong(1, "the policy is too long"));
  // Names are opaque octets by the standard; one character for each octet keeps them apart.
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  if (text !== "" && !text.endsWith("\n"))
    return refuse(wrong(text.split("\n").length, "the last line does not end in a newline"));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: The standard forbids them.
  if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text))
    return refuse(wrong(1, "the policy holds a control character"));
  const draft = new PolicyDraft(sha256);
  text.split("\n").forEach((line, index) => {
    const words = line.split(/[ \t]+/).filter((word) => word !== "");
    if (words.length > 0 && !words[0]?.startsWith("#")) draft.read(words, index + 1);
  });
  return draft.finish();
}

/** What a policy says about a checkpoint: which log signed, which witnesses cosigned. */
export interface PolicyVerdict {
  readonly log: VerifierKey | null;
  readonly cosigned: readonly string[];
}

/** Decides a checkpoint by a policy: signed by a trusted log, and cosigned by the quorum. */
export function checkPolicy(
  policy: TrustPolicy,
  { checkpoint, note }: SignedCheckpoint,
  crypto: LedgerCrypto,
): Result<PolicyVerdict> {
  const keys = policy.logs.map(({ key }) => key).filter(({ name }) => name === checkpoint.origin);
  const check = checkpointCheck(crypto);
  const log = policy.logs.length === 0 ? null : checkNote(note, keys, check);
  if (log !== null && !log.ok) return log;
  const cosigned = [...policy.witnesses]
    .filter(([, { key }]) => checkNote(note, [key], check).ok)
    .map(([name]) => name);
  if (!hasQuorum(policy, policy.quorum, new Set(cosigned))) {
    return refuse({
      code: "ledger/quorum-missed",
      message: "Too few of the trusted witnesses have cosigned the checkpoint.",
      expected: `the quorum "${policy.quorum}"`,
      found: cosigned.length === 0 ? "none" : cosigned.join(", "),
      remedy: "Fetch the checkpoint again later, or ask the log why its witnesses do not sign.",
    });
  }
  return accept({ log: log?.value[0] ?? null, cosigned });
}

function hasQuorum(policy: TrustPolicy, name: string, cosigned: ReadonlySet<string>): boolean {
  if (name === "none" || cosigned.has(name)) return true;
  const group = policy.groups.get(name);
  if (group === undefined) return false;
  const count = group.members.filter((member) => hasQuorum(policy, member, cosigned)).length;
  return count >= group.needed;
}

class PolicyDraft {
  readonly #sha256: Sha256;
  readonly #logs: TrustedKey[] = [];
  readonly #witnesses = new Map<string, TrustedKey>();
  readonly #groups = new Map<string, WitnessGroup>();
  readonly #issues: Issue[] = [];
  readonly #members = new Set<string>();
  #quorum: string | null = null;

  constructor(sha256: Sha256) {
    this.#sha256 = sha256;
  }

  read(words: readonly string[], line: number): void {
    const [keyword, ...rest] = words;
    if (keyword === "log" && (rest.length === 1 || rest.length === 2))
      this.#add(this.#logs, rest[0] ?? "", rest[1], { line, type: "ed25519" });
    else if (keyword === "witness" && (rest.length === 2 || rest.length === 3))
      this.#readWitness(rest, line);
    else if (keyword === "group" && rest.length >= 3) this.#readGroup(rest, line);
    else if (keyword === "quorum" && rest.length === 1) this.#readQuorum(rest[0] ?? "", line);
    else this.#issues.push(wrong(line, "the line is none of log, witness, group, quorum"));
  }

  finish(): Result<TrustPolicy> {
    if (this.#quorum === null && this.#issues.length === 0)
      this.#issues.push(wrong(1, "there is no quorum line"));
    const counts = [this.#logs.length, this.#witnesses.size, this.#groups.size];
    if (Math.max(...counts) > LEDGER_LIMITS.policyNames)
      this.#issues.push(wrong(1, "there are too many logs, witnesses or groups"));
    if (this.#issues.length > 0) return refuse(...this.#issues);
    return accept({
      logs: this.#logs,
      witnesses: this.#witnesses,
      groups: this.#groups,
      quorum: this.#quorum ?? "none",
    });
  }

  #readWitness([name = "", vkey = "", url]: readonly string[], line: number): void {
    if (!this.#isNew(name, line)) return;
    const found: TrustedKey[] = [...this.#witnesses.values()];
    const before = found.length;
    this.#add(found, vkey, url, { line, type: "cosignature" });
    const added = found[before];
    if (added !== undefined) this.#witnesses.set(name, added);
  }

  #readGroup([name = "", rule = "", ...members]: readonly string[], line: number): void {
    if (!this.#isNew(name, line)) return;
    const any = rule === "any" ? 1 : fromDecimal(rule);
    const needed = rule === "all" ? members.length : any;
    if (needed === null || needed < 1 || needed > members.length) {
      this.#issues.push(wrong(line, `a group needs all, any, or 1 to ${members.length} members`));
      return;
    }
    for (const member of members) {
      if (!this.#isKnown(member))
        this.#issues.push(wrong(line, `"${member}" is not defined above`));
      if (this.#members.has(member))
        this.#issues.push(wrong(line, `"${member}" is a member twice, and would count twice`));
      this.#members.add(member);
    }
    this.#groups.set(name, { needed, members });
  }

  #readQuorum(name: string, line: number): void {
    if (this.#quorum !== null) this.#issues.push(wrong(line, "there is a second quorum line"));
    if (name !== "none" && !this.#isKnown(name))
      this.#issues.push(wrong(line, `"${name}" is not defined above`));
    this.#quorum = name;
  }

  #add(
    list: TrustedKey[],
    vkey: string,
    url: string | undefined,
    { line, type }: { readonly line: number; readonly type: VerifierKey["type"] },
  ): void {
    const utf8 = bytesText(Uint8Array.from(vkey, (character) => character.charCodeAt(0)));
    const read = parseVerifierKey(this.#sha256, utf8 ?? "");
    if (!read.ok) {
      this.#issues.push(...read.issues.map((issue) => ({ ...issue, line })));
    } else if (read.value.type !== type) {
      this.#issues.push(wrong(line, "the key is of a type that does not sign this"));
    } else if (list.some(({ key }) => key.publicKey.join() === read.value.publicKey.join())) {
      this.#issues.push(wrong(line, "the same key stands on a line above"));
    } else {
      list.push({ key: read.value, url: url ?? null });
    }
  }

  #isNew(name: string, line: number): boolean {
    const fresh = name !== "none" && !this.#isKnown(name);
    if (!fresh) this.#issues.push(wrong(line, `the name "${name}" is taken`));
    return fresh;
  }

  #isKnown(name: string): boolean {
    return this.#witnesses.has(name) || this.#groups.has(name);
  }
}

function wrong(line: number, why: string): Issue {
  return {
    code: "ledger/policy-malformed",
    message: `This is not a trust policy: ${why}.`,
    line,
  };
}
