import { accept, type Result, refuse } from "../../kernel/index.ts";
import type { NoteSignature, SignedCheckpoint, TrustedKey } from "../../ledger/index.ts";
import type { Ports } from "../ports.ts";
import type { PolicyState } from "./schema.ts";
import { isCosignature, POLICY_FILE, policyState, readPolicy, timeOf } from "./witness-policy.ts";

/** What came of asking one witness. */
export interface AskedWitness {
  readonly name: string;
  readonly url: string;
  readonly outcome: "cosigned" | "refused" | "unreachable";
  readonly status: number | null;
  readonly time: string | null;
  readonly detail: string;
}

/** Asks witnesses all at once for their cosignatures, and keeps those that fit. */
export async function cosignLog(
  ports: Ports,
  { witness, timeout }: { readonly witness: readonly string[]; readonly timeout: number },
): Promise<
  Result<{ readonly size: number; readonly asked: AskedWitness[]; readonly policy: PolicyState }>
> {
  const chosen = await choose(ports, witness);
  if (!chosen.ok) return chosen;
  const head = await ports.log.head();
  if (!head.ok) return head;
  const answers = await Promise.all(
    chosen.value.map((one) => askOne(ports, one, head.value, timeout)),
  );
  const lines = answers.flatMap((one) => one.lines);
  if (lines.length > 0) {
    const keys = chosen.value.map(({ key }) => key);
    const kept = await ports.workspace.exclusively(() => ports.log.keepCosignatures(lines, keys));
    if (!kept.ok) return kept;
  }
  const after = await ports.log.head();
  if (!after.ok) return after;
  return accept({
    size: head.value.checkpoint.size,
    asked: answers.map(({ asked }) => asked),
    policy: await policyState(ports, after.value),
  });
}

type Chosen = TrustedKey & { readonly name: string; readonly url: string };

async function choose(ports: Ports, named: readonly string[]): Promise<Result<readonly Chosen[]>> {
  const policy = await readPolicy(ports);
  if (!policy.ok) return policy;
  const all = [...(policy.value?.witnesses ?? [])].flatMap(([name, { key, url }]) =>
    url === null ? [] : [{ name, key, url }],
  );
  const same = (a: string, b: string) => a.replace(/\/$/, "") === b.replace(/\/$/, "");
  const unknown = named.filter(
    (name) => !all.some((one) => one.name === name || same(one.url, name)),
  );
  if (all.length === 0 || unknown.length > 0) {
    return refuse({
      code: "workbench/witness-not-named",
      message:
        unknown.length > 0
          ? `${POLICY_FILE} names no witness ${unknown.join(", ")} with an address.`
          : `${POLICY_FILE} names no witness with an address.`,
      file: POLICY_FILE,
      expected: "a line: witness NAME KEY ADDRESS",
      remedy:
        "Ask the witness for its key, and add its line; a signature is worth what its key is.",
    });
  }
  return accept(
    named.length === 0
      ? all
      : all.filter((one) => named.some((name) => one.name === name || same(one.url, name))),
  );
}

async function askOne(
  ports: Ports,
  witness: Chosen,
  signed: SignedCheckpoint,
  timeoutSeconds: number,
): Promise<{ readonly asked: AskedWitness; readonly lines: readonly NoteSignature[] }> {
  const { name, url } = witness;
  const reply = await ports.log.askWitness(witness, signed, timeoutSeconds);
  if (reply.outcome === "unreachable") {
    const asked = {
      name,
      url,
      outcome: reply.outcome,
      status: null,
      time: null,
      detail: reply.why,
    };
    return { asked, lines: [] };
  }
  if (reply.outcome === "refused") {
    const { status, body } = reply;
    const detail = explain(status, body.trim());
    return { asked: { name, url, outcome: "refused", status, time: null, detail }, lines: [] };
  }
  const { crypto } = ports.log;
  const lines = reply.lines.filter((line) => isCosignature(line, witness.key, signed, crypto));
  const time = timeOf(lines[0]);
  const outcome = time === null ? "refused" : "cosigned";
  const detail =
    time === null
      ? "The answer holds no cosignature of the key that the policy names."
      : `Cosigned ${signed.checkpoint.size} entries.`;
  return { asked: { name, url, outcome, status: 200, time, detail }, lines };
}

function explain(status: number, body: string): string {
  const known = EXPLAINED[status] ?? "The witness gave an answer that the standard does not have";
  return `${known}${body === "" ? "" : ` (${body.slice(0, 200)})`}.`;
}

const EXPLAINED: Readonly<Record<number, string>> = {
  400: "The witness could not read the request",
  403: "The witness does not know the key that signed this state",
  404: "The witness does not follow this log",
  409: "The witness has cosigned a larger state than this one; this log is an older copy",
  422: "The state does not continue what the witness has cosigned before",
};
