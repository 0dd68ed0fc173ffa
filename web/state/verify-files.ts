import { openZipBlob, portableDigest, verifyDossier } from "../../src/evidence/index.ts";
import type { Issue, Result } from "../../src/kernel/index.ts";
import { PORTABLE_CRYPTO } from "../../src/ledger/index.ts";
import { readDossierTrust } from "./dossier-trust.ts";
import { type DroppedFiles, viewOfFiles } from "./dropped-files.ts";
import { parseTrust } from "./given-trust.ts";
import { report, type TellProgress, type VerifiedPackage, verifyLogFiles } from "./log-audit.ts";
import { findPackage } from "./package-kind.ts";
import { verifyProofFile } from "./proof-audit.ts";

/** What was dropped, and with what it is verified. */
export interface FilesToVerify {
  readonly files: DroppedFiles;
  /** Root certificates and revealed fields for a dossier. */
  readonly more: DroppedFiles;
  /** Key of a log, or a policy, as the reader pasted it. */
  readonly trust: string;
}

/** Verifies what was dropped, whatever it is, with the trust that the reader gave; nothing leaves this browser. */
export async function verifyFiles(
  { files, more, trust: trustText }: FilesToVerify,
  onProgress: TellProgress,
): Promise<Result<VerifiedPackage>> {
  const crypto = PORTABLE_CRYPTO;
  const trust = parseTrust(trustText, crypto);
  if (!trust.ok) return trust;
  const [only, ...others] = files;
  const isZip = only !== undefined && others.length === 0 && /\.(zip|wacz)$/i.test(only[0]);
  const opened = isZip ? await openZipBlob(only[0], only[1]) : null;
  if (opened?.ok === false) return opened;
  const view = opened?.value ?? viewOfFiles(files);
  const found = await findPackage(view);
  switch (found.kind) {
    case "log":
      return done(await verifyLogFiles(found, trust.value, { crypto, onProgress }));
    case "proof":
      return done(await verifyProofFile(view, found, { trust: trust.value, crypto }));
    case "dossier": {
      const brought = await readDossierTrust(more);
      if (!brought.ok) return brought;
      const verified = await verifyDossier(found.view, {
        crypto,
        startDigest: portableDigest,
        now: new Date(),
        onProgress,
        ...brought.value,
        ...(trust.value === null ? {} : { policy: trust.value.policy }),
      });
      const title = verified.dossier?.title ?? "dossier";
      const { dossier, findings } = verified;
      return done({ ...report("dossier", title, findings, trust.value === null), dossier });
    }
    case "unknown":
      return { ok: false, issues: [NOTHING] };
  }
}

function done(value: VerifiedPackage): Result<VerifiedPackage> {
  return { ok: true, value };
}

const NOTHING: Issue = {
  code: "web/nothing-to-verify",
  message: "There is no log, dossier or proof in these files.",
  expected:
    "a folder with a file checkpoint and a folder tile, the folder or ZIP of a dossier, or a .tlog-proof with its entry",
  remedy: "Drop the whole folder, so that the paths in it are known.",
};
