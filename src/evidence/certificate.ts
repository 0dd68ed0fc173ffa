import {
  Certificate,
  CertificateChainValidationEngine,
  type RelativeDistinguishedNames,
} from "pkijs";
import { accept, type Result, refuse } from "../kernel/index.ts";
import { fromBase64, sameBytes } from "../ledger/index.ts";
import type { FindingStatus } from "./finding.ts";

/** What is known of a certificate's way to a trusted root. */
export interface ChainCheck {
  readonly status: FindingStatus;
  readonly detail: string;
}

/** Longest chain that is followed; real ones have three or four certificates. */
const CHAIN_LENGTH_MAX = 10;
/** Most certificates that one PEM text may hold: the trust stores of browsers hold about 150. */
const CERTIFICATES_MAX = 1_000;

const NAME_PARTS: Readonly<Record<string, string>> = {
  "2.5.4.3": "CN",
  "2.5.4.10": "O",
  "2.5.4.11": "OU",
  "2.5.4.6": "C",
};

/** The certificates of a PEM text, in DER, in the order in which they stand. */
export function certificatesOfPem(pem: string): Result<readonly Uint8Array[]> {
  const found: Uint8Array[] = [];
  const blocks = pem.matchAll(
    /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END CERTIFICATE-----/g,
  );
  for (const [, body = ""] of blocks) {
    const der = fromBase64(body.replaceAll(/\s/g, ""));
    if (der === null || !parseCertificate(der).ok || found.length >= CERTIFICATES_MAX)
      return malformed(`Certificate ${found.length + 1} of the text is damaged.`);
    found.push(der);
  }
  return found.length === 0 ? malformed("The text holds no certificate.") : accept(found);
}

/** Reads one certificate in DER. */
export function parseCertificate(der: Uint8Array): Result<Certificate> {
  try {
    const certificate = Certificate.fromBER(new Uint8Array(der));
    return accept(certificate);
  } catch {
    return malformed("The bytes are not an X.509 certificate in DER.");
  }
}

function malformed(message: string) {
  return refuse({
    code: "evidence/certificate-malformed",
    message,
    remedy: "Give the certificate as PEM or DER, as its authority publishes it.",
  });
}

/** The name of a subject or issuer in one line, the common name first. */
export function nameText(name: RelativeDistinguishedNames): string {
  const parts = name.typesAndValues.flatMap(({ type, value }) => {
    const label = NAME_PARTS[type];
    return label === undefined ? [] : [{ label, text: String(value.valueBlock.value) }];
  });
  parts.sort((a, b) => Number(b.label === "CN") - Number(a.label === "CN"));
  return parts.map(({ label, text }) => `${label}=${text}`).join(", ") || "a name without text";
}

/** Whether two certificates are the same, byte for byte. */
function sameCertificate(a: Certificate, b: Certificate): boolean {
  if (!a.subject.isEqual(b.subject)) return false; // Much cheaper than writing both out.
  return sameBytes(new Uint8Array(a.toSchema().toBER()), new Uint8Array(b.toSchema().toBER()));
}

/**
 * Whether a certificate led to a trusted root at a given time (RFC 5280 section 6, by pkijs). What others
 * say about revocation is not asked: that needs their answers of that time.
 */
export async function checkChain(
  leaf: Certificate,
  others: readonly Certificate[],
  roots: readonly Certificate[],
  at: Date,
): Promise<ChainCheck> {
  if (roots.length === 0) {
    return {
      status: "cannot-be-checked",
      detail: `No root certificate was given, so nobody vouches for ${nameText(leaf.subject)}.`,
    };
  }
  const { path, trusted } = await followIssuers([leaf], others, roots);
  const last = path.at(-1) ?? leaf;
  if (!trusted && !last.issuer.isEqual(last.subject)) {
    return {
      status: "cannot-be-checked",
      detail: `The chain is incomplete: the certificate of ${nameText(last.issuer)} is missing.`,
    };
  }
  if (!trusted) {
    return {
      status: "fail",
      detail: `The chain ends at ${nameText(last.subject)}, which is not among the roots given.`,
    };
  }
  return checkPath(path, at);
}

/** Climbs from the last certificate of the path to its issuers until a root is met. */
async function followIssuers(
  path: readonly Certificate[],
  others: readonly Certificate[],
  roots: readonly Certificate[],
): Promise<{ readonly path: readonly Certificate[]; readonly trusted: boolean }> {
  const last = path.at(-1);
  if (last === undefined || path.length > CHAIN_LENGTH_MAX) return { path, trusted: false };
  if (roots.some((root) => sameCertificate(root, last))) return { path, trusted: true };
  let longest = path;
  for (const candidate of [...roots, ...others]) {
    if (!candidate.subject.isEqual(last.issuer)) continue;
    if (path.some((known) => sameCertificate(known, candidate))) continue;
    if (!(await isSignedBy(last, candidate))) continue;
    const found = await followIssuers([...path, candidate], others, roots);
    if (found.trusted) return found;
    if (found.path.length > longest.length) longest = found.path;
  }
  return { path: longest, trusted: false };
}

async function isSignedBy(certificate: Certificate, issuer: Certificate): Promise<boolean> {
  try {
    return await certificate.verify(issuer);
  } catch {
    return false;
  }
}

async function checkPath(path: readonly Certificate[], at: Date): Promise<ChainCheck> {
  for (const { subject, notBefore, notAfter } of path) {
    if (at < notBefore.value || at > notAfter.value) {
      return {
        status: "fail",
        detail: `The certificate of ${nameText(subject)} was valid from ${instant(notBefore.value)} to ${instant(notAfter.value)}, not at ${instant(at)}.`,
      };
    }
  }
  const [leaf, root] = [path[0], path.at(-1)];
  if (leaf === undefined || root === undefined)
    return { status: "fail", detail: "No certificate." };
  const names = path.map((certificate) => nameText(certificate.subject)).join(", issued by ");
  if (path.length > 1) {
    const engine = new CertificateChainValidationEngine({
      // The engine takes the last certificate as the one to judge.
      certs: [...path.slice(1, -1), leaf],
      trustedCerts: [root],
      checkDate: at,
    });
    const answer = await engine.verify();
    if (!answer.result) return { status: "fail", detail: `${names}: ${answer.resultMessage}.` };
  }
  return { status: "pass", detail: `At ${instant(at)} the chain held: ${names}.` };
}

/** A time as ISO text in UTC, to the second. */
export function instant(at: Date): string {
  return Number.isNaN(at.getTime()) ? "an unreadable time" : `${at.toISOString().slice(0, 19)}Z`;
}
