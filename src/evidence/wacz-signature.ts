import { sha256 } from "@noble/hashes/sha2.js";
import { AltName, type Certificate } from "pkijs";
import { z } from "zod";
import { fromBase64, textBytes, toHex } from "../ledger/index.ts";
import { certificatesOfPem, checkChain, nameText, parseCertificate } from "./certificate.ts";
import { type EcdsaKey, ecdsaHolds, ecdsaKey, parseEcdsaKey } from "./ecdsa.ts";
import { type Finding, overallStatus } from "./finding.ts";
import { checkTimestamp, digestOfBytes, type TimestampReport } from "./timestamp.ts";
import { DIGEST_FILE } from "./wacz-package.ts";

/** The certificates that the reader of a signed archive trusts, in DER. */
export interface WaczTrust {
  /** Roots of web sites' certificates, as browsers have them. */
  readonly domainRoots?: readonly Uint8Array[];
  /** Roots of time stamp authorities. */
  readonly timestampRoots?: readonly Uint8Array[];
  readonly now?: Date;
}

/** Who signed an archive, as far as the signature tells. */
export interface WaczSigner {
  readonly kind: "anonymous" | "domain";
  /** The domain whose certificate signed; the SHA-256 of the key where it is anonymous. */
  readonly name: string;
  /** The time of the signature by a time stamp authority, or as the signer claims it. */
  readonly time: string;
  /** Whether every check of the signature holds; an anonymous one holds for the key alone. */
  readonly verified: boolean;
}

const SHARED = {
  hash: z.string(),
  created: z.string(),
  software: z.string(),
  version: z.string().optional(),
  signature: z.string(),
};
const ANONYMOUS = z.strictObject({ ...SHARED, publicKey: z.string() });
const DOMAIN = z.strictObject({
  ...SHARED,
  domain: z.string(),
  domainCert: z.string(),
  timeSignature: z.string(),
  timestampCert: z.string(),
  crossSignedCert: z.string().optional(),
});
const MINUTES_APART_MAX = 10;
const ALTERNATIVE_NAMES = "2.5.29.17";
const DNS_NAME = 2;

type Outcome = Omit<Finding, "subject">;
type Signed = z.infer<typeof DOMAIN>;

/** Findings on a signature, and who it names. */
export interface SignatureReport {
  readonly findings: readonly Finding[];
  readonly signer: WaczSigner | null;
}

/** Checks the signature of an archive over the digest of its list of files (WACZ Signing and Verification 0.1.0). */
export async function checkSignature(
  value: unknown,
  digest: string,
  trust: WaczTrust,
): Promise<SignatureReport> {
  const anonymous = ANONYMOUS.safeParse(value);
  const domain = DOMAIN.safeParse(value);
  const signed = anonymous.success ? anonymous.data : domain.success ? domain.data : null;
  if (signed === null) {
    const detail = "The signature has neither the form of an anonymous one nor of a domain's.";
    return report([{ check: "wacz/signature", status: "fail", detail }], null);
  }
  if (signed.hash !== digest) {
    const detail = `What was signed is ${signed.hash}, the list of files has ${digest}.`;
    return report([{ check: "wacz/signature", status: "fail", detail }], null);
  }
  return "publicKey" in signed ? checkAnonymous(signed) : checkDomain(signed, trust);
}

function report(outcomes: readonly Outcome[], signer: WaczSigner | null): SignatureReport {
  return { findings: outcomes.map((one) => ({ subject: DIGEST_FILE, ...one })), signer };
}

function checkAnonymous(signed: z.infer<typeof ANONYMOUS>): SignatureReport {
  const der = fromBase64(signed.publicKey);
  const key = der === null ? null : parseEcdsaKey(der);
  const outcome = judge(key?.ok === true ? key.value : null, signed.hash, signed.signature);
  if (outcome.status !== "pass" || der === null) return report([outcome], null);
  const name = toHex(sha256(der));
  const detail = `${outcome.detail} It names nobody: compare the key's SHA-256 ${name} with the recorder's. The time ${signed.created} is only claimed.`;
  return report([{ ...outcome, detail }], {
    kind: "anonymous",
    name,
    time: signed.created,
    verified: true,
  });
}

function judge(key: EcdsaKey | null, hash: string, signature: string): Outcome {
  const check = "wacz/signature";
  const bytes = fromBase64(signature);
  if (key === null || bytes === null)
    return { check, status: "fail", detail: "The key or the signature cannot be read." };
  return ecdsaHolds(key, textBytes(hash), bytes)
    ? { check, status: "pass", detail: "The signature over the list of files holds." }
    : { check, status: "fail", detail: "The signature does not hold: something was changed." };
}

async function checkDomain(signed: Signed, trust: WaczTrust): Promise<SignatureReport> {
  const [leaf, ...between] = chainOf(signed.domainCert);
  if (leaf === undefined) {
    const detail = "The certificate of the domain cannot be read.";
    return report([{ check: "wacz/signature", status: "fail", detail }], null);
  }
  const key = ecdsaKey(leaf.subjectPublicKeyInfo);
  const stamp = await checkStamp(signed, trust);
  const outcomes: Outcome[] = [
    judge(key.ok ? key.value : null, signed.hash, signed.signature),
    checkName(leaf, signed.domain),
    ...stamp.findings,
    checkCreated(signed.created, stamp),
    await checkDomainChain(signed, leaf, between, stamp, trust),
  ];
  const time = stamp.facts?.time ?? signed.created;
  const verified = overallStatus(outcomes) === "pass";
  return report(outcomes, { kind: "domain", name: signed.domain, time, verified });
}

function chainOf(pem: string): readonly Certificate[] {
  const read = certificatesOfPem(pem);
  if (!read.ok) return [];
  return read.value.map(parseCertificate).flatMap((one) => (one.ok ? [one.value] : []));
}

async function checkStamp(signed: Signed, trust: WaczTrust): Promise<TimestampReport> {
  const certificates = certificatesOfPem(signed.timestampCert);
  return checkTimestamp(
    fromBase64(signed.timeSignature) ?? new Uint8Array(0),
    digestOfBytes(textBytes(signed.signature)),
    {
      roots: trust.timestampRoots ?? [],
      certificates: certificates.ok ? certificates.value : [],
      ...(trust.now === undefined ? {} : { now: trust.now }),
    },
    DIGEST_FILE,
  );
}

function checkName(leaf: Certificate, domain: string): Outcome {
  const check = "wacz/domain";
  const extension = leaf.extensions?.find(({ extnID }) => extnID === ALTERNATIVE_NAMES);
  const names = extension?.parsedValue instanceof AltName ? extension.parsedValue.altNames : [];
  const held = names.some(({ type, value }) => type === DNS_NAME && value === domain.toLowerCase());
  return held
    ? { check, status: "pass", detail: `The certificate is one of ${domain}.` }
    : { check, status: "fail", detail: `The certificate is not one of ${domain}.` };
}

function checkCreated(created: string, stamp: TimestampReport): Outcome {
  const check = "wacz/created";
  const stamped = Date.parse(stamp.facts?.time ?? "");
  const minutes = Math.abs(Date.parse(created) - stamped) / 60_000;
  if (Number.isNaN(minutes))
    return { check, status: "fail", detail: "The time of signing or of its stamp is missing." };
  return minutes <= MINUTES_APART_MAX
    ? { check, status: "pass", detail: `The time ${created} is within ten minutes of the stamp.` }
    : {
        check,
        status: "fail",
        detail: `The time ${created} is not within ten minutes of the stamp.`,
      };
}

/** The chain counts at the time of a stamp that holds; without one, nobody knows when the domain signed. */
async function checkDomainChain(
  signed: Signed,
  leaf: Certificate,
  between: readonly Certificate[],
  stamp: TimestampReport,
  trust: WaczTrust,
): Promise<Outcome> {
  const check = "wacz/domain-chain";
  if (stamp.facts === null)
    return { check, status: "cannot-be-checked", detail: "No time stamp says when it was signed." };
  const crossed = signed.crossSignedCert === undefined ? [] : chainOf(signed.crossSignedCert);
  const roots = (trust.domainRoots ?? []).map(parseCertificate);
  const chain = await checkChain(
    leaf,
    [...between, ...crossed],
    roots.flatMap((one) => (one.ok ? [one.value] : [])),
    new Date(stamp.facts.time),
  );
  const trusted = stamp.status === "pass" || stamp.status === "warning";
  const unsure = chain.status === "pass" && !trusted;
  const detail = unsure
    ? `${chain.detail} But the time itself could not be checked.`
    : `${chain.detail} Signed by ${nameText(leaf.subject)}.`;
  return { check, status: unsure ? "cannot-be-checked" : chain.status, detail };
}
