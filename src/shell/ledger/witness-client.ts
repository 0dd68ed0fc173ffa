import {
  cosignatureTime,
  formatWitnessRequest,
  fromDecimal,
  type LogSource,
  type NoteSignature,
  parseSignatureLine,
  proveConsistency,
  type SignedCheckpoint,
  type VerifierKey,
} from "../../ledger/index.ts";
import { NODE_CRYPTO } from "./crypto.ts";

/** Sends the body of `POST /add-checkpoint` to a witness and gives its answer. */
export type AskWitness = (body: Uint8Array) => Promise<{
  readonly status: number;
  readonly body: string;
}>;

/** What asking a witness gave. */
export type WitnessReply =
  | { readonly outcome: "cosigned"; readonly lines: readonly NoteSignature[] }
  | { readonly outcome: "refused"; readonly status: number; readonly body: string };

/**
 * Asks a witness to cosign a log's state. The first question assumes that it knows `oldSize`; when it
 * answers with another size, the proof is made from that size and it is asked once more.
 */
export async function askForCosignature(
  ask: AskWitness,
  {
    source,
    signed,
    oldSize,
  }: {
    readonly source: LogSource;
    readonly signed: SignedCheckpoint;
    readonly oldSize: number;
  },
  witness: VerifierKey,
): Promise<WitnessReply> {
  let answer = await askFrom(ask, source, signed, oldSize);
  if (answer.status === 409) {
    const known = fromDecimal(answer.body.trimEnd());
    if (known !== null && known <= signed.checkpoint.size)
      answer = await askFrom(ask, source, signed, known);
  }
  if (answer.status !== 200) return { outcome: "refused", ...answer };
  const lines = answer.body
    .split("\n")
    .map(parseSignatureLine)
    .filter((line) => line !== null)
    .filter((line) => line.name === witness.name && line.id === witness.id)
    .filter((line) => cosignatureTime(line) !== null);
  return { outcome: "cosigned", lines };
}

async function askFrom(
  ask: AskWitness,
  source: LogSource,
  signed: SignedCheckpoint,
  oldSize: number,
) {
  const { size: newSize, root: newRoot } = signed.checkpoint;
  const claim = { oldSize: Math.min(oldSize, newSize), newSize, newRoot };
  const proven = await proveConsistency(source, claim, NODE_CRYPTO);
  const proof = proven.ok ? proven.value.proof : [];
  return ask(formatWitnessRequest({ oldSize: claim.oldSize, proof, signed }));
}
