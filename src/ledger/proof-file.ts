import { accept, type Result, refuse } from "../kernel/index.ts";
import { bytesText, fromBase64, fromDecimal, textBytes, toBase64 } from "./bytes.ts";
import { parseSignedCheckpoint, type SignedCheckpoint } from "./checkpoint.ts";
import type { LedgerCrypto } from "./crypto.ts";
import { LEDGER_LIMITS } from "./limits.ts";
import { formatNote } from "./note.ts";
import { checkPolicy, type PolicyVerdict, type TrustPolicy } from "./policy.ts";
import { checkInclusion } from "./proof.ts";
import { parseProofLines } from "./witness.ts";

const FIRST_LINE = "c2sp.org/tlog-proof@v1";

/** Everything that shows, without a network, that an entry is in a log that witnesses have seen. */
export interface EntryProof {
  readonly index: number;
  readonly proof: readonly Uint8Array[];
  readonly signed: SignedCheckpoint;
  /** Opaque data that nobody signed, or `null`. */
  readonly extra: Uint8Array | null;
}

/** The content of a `.tlog-proof` file (C2SP tlog-proof). */
export function formatEntryProof({ index, proof, signed, extra }: EntryProof): Uint8Array {
  const lines = [
    FIRST_LINE,
    ...(extra === null ? [] : [`extra ${toBase64(extra)}`]),
    `index ${index}`,
    ...proof.map(toBase64),
    "",
    "",
  ];
  return textBytes(lines.join("\n") + (bytesText(formatNote(signed.note)) ?? ""));
}

/** Reads a `.tlog-proof` file. */
export function parseEntryProof(bytes: Uint8Array): Result<EntryProof> {
  const text = bytes.length > 2 * LEDGER_LIMITS.noteBytes ? null : bytesText(bytes);
  if (text === null) return malformed("it is too long or not UTF-8");
  const split = text.indexOf("\n\n");
  const [first, ...lines] = text.slice(0, Math.max(0, split)).split("\n");
  if (first !== FIRST_LINE) return malformed(`the first line is not ${FIRST_LINE}`);
  let extra: Uint8Array | null = null;
  if (lines[0]?.startsWith("extra ")) {
    extra = fromBase64(lines.shift()?.slice("extra ".length) ?? "");
    if (extra === null || extra.length > LEDGER_LIMITS.extraBytes)
      return malformed("the extra line is not base64 or is too long");
  }
  const [, indexText = ""] = /^index ([0-9]+)$/.exec(lines[0] ?? "") ?? [];
  const index = fromDecimal(indexText);
  if (index === null) return malformed("no line says the index");
  const proof = parseProofLines(lines.slice(1));
  if (proof === null) return malformed("a proof line is not a hash, or there are more than 63");
  const signed = parseSignedCheckpoint(textBytes(text.slice(split + 2)));
  return signed.ok ? accept({ index, proof, signed: signed.value, extra }) : signed;
}

/** Decides a proof of an entry: inclusion, the log's signature, and the quorum of witnesses. */
export function checkEntryProof(
  { index, proof, signed }: EntryProof,
  { entry, policy }: { readonly entry: Uint8Array; readonly policy: TrustPolicy },
  crypto: LedgerCrypto,
): Result<PolicyVerdict> {
  const verdict = checkPolicy(policy, signed, crypto);
  if (!verdict.ok) return verdict;
  const { size, root } = signed.checkpoint;
  const claim = { index, size, leaf: crypto.tree.leaf(entry), root };
  if (checkInclusion(crypto.tree, claim, proof)) return verdict;
  return refuse({
    code: "ledger/proof-wrong",
    message: "The proof does not show that this entry is in the log at this place.",
    found: `entry ${index} of ${size}`,
  });
}

function malformed(why: string) {
  return refuse({
    code: "ledger/proof-malformed",
    message: `This is not a proof of an entry: ${why}.`,
  });
}
