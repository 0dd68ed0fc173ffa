import { useSyncExternalStore } from "react";
import { accept, type Issue, type Result } from "../../src/kernel/index.ts";
import { PORTABLE_CRYPTO } from "../../src/ledger/index.ts";
import type { DisclosedBody } from "../../src/records/index.ts";
import type { LogDescription } from "../../src/workbench/index.ts";
import { callCommand } from "../client.ts";
import { type CheckedChange, checkChange, type ShownChange } from "./change-check.ts";
import { fetchedLog } from "./log-source.ts";
import { keepSeenLog, seenLog } from "./seen-log.ts";

/** Where the verification of a change stands in this browser. */
export type Proof =
  | { readonly state: "none" }
  | { readonly state: "working" }
  | { readonly state: "failed"; readonly issues: readonly Issue[] }
  | { readonly state: "done"; readonly checked: CheckedChange; readonly at: Date };

const NONE: Proof = { state: "none" };
const proofs = new Map<string, Proof>();
const listeners = new Set<() => void>();

/** Where the verification of a change stands, and a new drawing when that changes. */
export function useProof(shown: ShownChange): Proof {
  return useSyncExternalStore(subscribe, () => proofs.get(keyOf(shown)) ?? NONE);
}

/** Verifies a change in this browser, over files fetched anew. */
export async function verifyChange(shown: ShownChange): Promise<void> {
  const key = keyOf(shown);
  if (proofs.get(key)?.state === "working") return;
  tell(key, { state: "working" });
  try {
    const about = await callCommand<LogDescription>("log-about", {});
    if (!about.ok) return tell(key, { state: "failed", issues: about.issues });
    const { origin, policy } = about.value;
    const seen = seenLog(origin);
    const trust = {
      origin,
      key: about.value.key,
      witnesses: policy.witnesses.map((witness) => witness.key),
      seen,
    };
    const checked = await checkChange(shown, trust, {
      source: fetchedLog(),
      crypto: PORTABLE_CRYPTO,
      disclosed: await disclosedBody(shown),
    });
    if (checked.good && checked.signed !== null) keepSeenLog(trust.key, checked.signed, new Date());
    tell(key, { state: "done", checked, at: new Date() });
  } catch {
    tell(key, { state: "failed", issues: [LOST] });
  }
}

async function disclosedBody(shown: ShownChange): Promise<Result<DisclosedBody> | null> {
  const { kind, id, revision } = shown;
  const proof = await callCommand<{ readonly disclosed: DisclosedBody | null }>("record-proof", {
    kind,
    id,
    revision,
  });
  if (!proof.ok) return proof;
  return proof.value.disclosed === null ? null : accept(proof.value.disclosed);
}

const LOST: Issue = {
  code: "web/server-not-reached",
  message: "The files of the log could not be fetched.",
  remedy: "See whether 'mizan serve' still runs, then try again.",
};

/** What the page shows is part of the key: other values on the page are not verified yet. */
function keyOf({ kind, id, revision, index, values }: ShownChange): string {
  return JSON.stringify([kind, id, revision, index, values]);
}

function tell(key: string, proof: Proof): void {
  proofs.set(key, proof);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
