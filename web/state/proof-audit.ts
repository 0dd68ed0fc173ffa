import type { FolderView } from "../../src/evidence/index.ts";
import {
  checkEntryProof,
  type LedgerCrypto,
  openEntry,
  parseEntryProof,
} from "../../src/ledger/index.ts";
import type { GivenTrust } from "./given-trust.ts";
import { failures, report, type VerifiedPackage } from "./log-audit.ts";

const ENTRY_BYTES = 65_535;

/** Checks a `.tlog-proof` file against the one of the other files that is its entry. */
export async function verifyProofFile(
  view: FolderView,
  { path, others }: { readonly path: string; readonly others: readonly string[] },
  { trust, crypto }: { readonly trust: GivenTrust | null; readonly crypto: LedgerCrypto },
): Promise<VerifiedPackage> {
  const proof = parseEntryProof((await view.read(path)) ?? new Uint8Array(0));
  if (!proof.ok)
    return report("proof", path, failures("proof/form", inFile(proof.issues, path)), false);
  const { index, signed } = proof.value;
  const { origin, size } = signed.checkpoint;
  if (trust === null) {
    const detail = `The proof says entry ${index} of ${size} in ${origin}. Without the key of the log nothing of it can be checked: give it above.`;
    const finding = {
      check: "proof/key",
      status: "cannot-be-checked",
      subject: path,
      detail,
    } as const;
    return report("proof", path, [finding], false);
  }
  const sizes = new Map((await view.list()).map((one) => [one.path, one.size]));
  const tried = others.filter((other) => (sizes.get(other) ?? 0) <= ENTRY_BYTES);
  let last = failures("proof/entry", [NO_ENTRY]);
  for (const other of tried) {
    const entry = (await view.read(other)) ?? new Uint8Array(0);
    const included = checkEntryProof(proof.value, { entry, policy: trust.policy }, crypto);
    if (!included.ok) {
      last = failures("proof/place", inFile(included.issues, other));
      continue;
    }
    const opened = openEntry(entry, origin, crypto);
    const { cosigned } = included.value;
    const place = `The file is entry ${index} of ${size} in ${origin}, which the key that you gave signed.`;
    const witnesses =
      cosigned.length === 0
        ? "No witness of yours cosigned."
        : `Cosigned by ${cosigned.join(", ")}.`;
    return report(
      "proof",
      path,
      [
        { check: "proof/place", status: "pass", subject: other, detail: place },
        {
          check: "proof/witnesses",
          status: cosigned.length > 0 ? "pass" : "cannot-be-checked",
          subject: path,
          detail: witnesses,
        },
        ...(opened.ok
          ? [
              {
                check: "proof/author",
                status: "pass",
                subject: other,
                detail: `${opened.value.author.name} signed it: ${opened.value.statement.action} ${opened.value.statement.kind}/${opened.value.statement.id}, revision ${opened.value.statement.revision}.`,
              } as const,
            ]
          : failures("proof/author", inFile(opened.issues, other))),
      ],
      false,
    );
  }
  return report("proof", path, last, false);
}

const NO_ENTRY = {
  code: "ledger/proof-wrong",
  message: "The exact bytes of the entry are needed beside the proof: drop both files at once.",
};

function inFile<T extends object>(
  issues: readonly T[],
  file: string,
): readonly (T & { file: string })[] {
  return issues.map((issue) => ({ ...issue, file }));
}
