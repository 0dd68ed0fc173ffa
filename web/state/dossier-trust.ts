import { certificatesOfPem, type Disclosure, parseDisclosure } from "../../src/evidence/index.ts";
import type { Issue, Result } from "../../src/kernel/index.ts";
import { bytesText } from "../../src/ledger/index.ts";
import type { DroppedFiles } from "./dropped-files.ts";

/** What a reader brings to a dossier beside the key of its log. */
export interface DossierTrust {
  /** Root certificates of time stamping authorities, in DER. */
  readonly roots: readonly Uint8Array[];
  /** Withheld fields that the holder revealed since. */
  readonly reveals: readonly Disclosure[];
}

/** Reads root certificates (.pem, .crt) and files of revealed fields (.json); what is neither is named. */
export async function readDossierTrust(files: DroppedFiles): Promise<Result<DossierTrust>> {
  const roots: Uint8Array[] = [];
  const reveals: Disclosure[] = [];
  const issues: Issue[] = [];
  for (const [path, file] of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const revealed = parseDisclosure(bytes);
    if (revealed !== null) {
      reveals.push(revealed);
      continue;
    }
    const read = await certificatesOfPem(bytesText(bytes) ?? "");
    if (read.ok && read.value.length > 0) roots.push(...read.value);
    else issues.push({ ...NEITHER, file: path });
  }
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: { roots, reveals } };
}

const NEITHER: Issue = {
  code: "web/not-trust",
  message: "This is neither a root certificate nor a file of revealed fields.",
  expected: "certificates in PEM, or what 'mizan dossier reveal' writes",
};
