import { sha1 } from "@noble/hashes/legacy.js";
import { sha256, sha384, sha512 } from "@noble/hashes/sha2.js";
import type { BaseBlock, Sequence } from "asn1js";
import { type Certificate, ExtKeyUsage, getCrypto, IssuerAndSerialNumber } from "pkijs";
import { sameBytes, toHex } from "../ledger/index.ts";
import { checkChain, instant, nameText, parseCertificate } from "./certificate.ts";
import { type Finding, type FindingStatus, overallStatus } from "./finding.ts";
import {
  HASH_NAMES,
  parseTimestamp,
  signedAttribute,
  type TimestampFacts,
  type TimestampToken,
} from "./timestamp-token.ts";

/** The hashes that a time stamp may use here; SHA-1 and MD5 can be forged and are refused. */
export type TimestampHash = "SHA-256" | "SHA-384" | "SHA-512";

/** Gives the digest of the stamped bytes in the hash that the token uses. */
export type DigestOf = (hash: TimestampHash) => Uint8Array | Promise<Uint8Array>;

/** What a time stamp is checked with. */
export interface TimestampTrust {
  /** Root certificates that the reader trusts, in DER. */
  readonly roots: readonly Uint8Array[];
  /** Further certificates that were kept with the token, in DER: the authority's own and those between. */
  readonly certificates?: readonly Uint8Array[];
  /** Today, so that an authority's certificate that has expired since can be named. */
  readonly now?: Date;
}

/** A time stamp with every check made on it. */
export interface TimestampReport {
  readonly status: FindingStatus;
  readonly findings: readonly Finding[];
  /** What the token says, or `null` when it cannot be read. */
  readonly facts: TimestampFacts | null;
  /** The name of the authority, when its certificate is at hand. */
  readonly authority: string | null;
}

const HASHES: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  "SHA-256": sha256,
  "SHA-384": sha384,
  "SHA-512": sha512,
};
const MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
const SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.12";
const SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";
const SHA_1 = "1.3.14.3.2.26";
const SHA_256 = "2.16.840.1.101.3.4.2.1";
const KEY_PURPOSES = "2.5.29.37";
const TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

/** Digests of bytes that are at hand. */
export function digestOfBytes(bytes: Uint8Array): DigestOf {
  return (hash) => hashFunction(hash)(bytes);
}

function hashFunction(hash: TimestampHash): (bytes: Uint8Array) => Uint8Array {
  return hash === "SHA-256" ? sha256 : hash === "SHA-384" ? sha384 : sha512;
}

/**
 * Checks an RFC 3161 time stamp: that it is of these bytes, that its signature holds, that the signer may
 * stamp time, and that its certificate led to a trusted root at the time of the stamp. A missing
 * certificate or root is "cannot be checked", never a pass.
 */
export async function checkTimestamp(
  token: Uint8Array,
  digestOf: DigestOf,
  trust: TimestampTrust,
  subject = "time stamp",
): Promise<TimestampReport> {
  const parsed = parseTimestamp(token);
  if (!parsed.ok) {
    const detail = parsed.issues.map((issue) => issue.message).join(" ");
    const findings = [{ check: "timestamp/readable", status: "fail", subject, detail } as const];
    return { status: "fail", findings, facts: null, authority: null };
  }
  const stamp = parsed.value;
  const given = (trust.certificates ?? []).map(parseCertificate);
  const others = [...stamp.certificates, ...given.flatMap((one) => (one.ok ? [one.value] : []))];
  const signer = others.find((certificate) => isSignerOf(stamp, certificate)) ?? null;
  const findings: Finding[] = [
    { subject, ...(await checkImprint(stamp, digestOf)) },
    ...(signer === null
      ? [{ subject, ...noCertificate(stamp) }]
      : [
          { subject, ...(await checkSignature(stamp, signer)) },
          { subject, ...checkBinding(stamp, signer) },
          { subject, ...checkPurpose(signer) },
          { subject, ...(await checkTrust(stamp, signer, others, trust)) },
        ]),
  ];
  const authority = signer === null ? null : nameText(signer.subject);
  return { status: overallStatus(findings), findings, facts: stamp.facts, authority };
}

type Outcome = Omit<Finding, "subject">;

function isSignerOf(stamp: TimestampToken, certificate: Certificate): boolean {
  const { sid } = stamp.signer;
  if (!(sid instanceof IssuerAndSerialNumber)) return false;
  return (
    certificate.issuer.isEqual(sid.issuer) && certificate.serialNumber.isEqual(sid.serialNumber)
  );
}

function noCertificate(stamp: TimestampToken): Outcome {
  const { sid } = stamp.signer;
  const issuer = sid instanceof IssuerAndSerialNumber ? `, issued by ${nameText(sid.issuer)},` : "";
  const detail = `The certificate that signed${issuer} is neither in the token nor given.`;
  return { check: "timestamp/signature", status: "cannot-be-checked", detail };
}

async function checkImprint(stamp: TimestampToken, digestOf: DigestOf): Promise<Outcome> {
  const check = "timestamp/imprint";
  const { hash, digestHex, time } = stamp.facts;
  if (hash !== "SHA-256" && hash !== "SHA-384" && hash !== "SHA-512") {
    const detail = `The bytes were stamped by their ${hash}, which can be forged or is not known.`;
    return { check, status: "fail", detail };
  }
  const found = toHex(await digestOf(hash));
  return found === digestHex
    ? { check, status: "pass", detail: `Stamped at ${time}: ${hash} ${digestHex}.` }
    : { check, status: "fail", detail: `Other bytes were stamped: ${digestHex}, not ${found}.` };
}

async function checkSignature(stamp: TimestampToken, signer: Certificate): Promise<Outcome> {
  const check = "timestamp/signature";
  const { signed, signer: info } = stamp;
  const hash = HASH_NAMES[info.digestAlgorithm.algorithmId] ?? "";
  const digest = HASHES[hash];
  if (digest === undefined) {
    const detail = `The signature uses the hash ${hash || info.digestAlgorithm.algorithmId}, which is not accepted.`;
    return { check, status: "fail", detail };
  }
  const content = new Uint8Array(signed.encapContentInfo.eContent?.getValue() ?? []);
  const stated = signedAttribute(info, MESSAGE_DIGEST);
  if (stated === null || !sameBytes(octets(stated), digest(content)))
    return { check, status: "fail", detail: "What the signature covers is not this time stamp." };
  try {
    const holds = await getCrypto(true).verifyWithPublicKey(
      info.signedAttrs?.encodedValue ?? new ArrayBuffer(0),
      info.signature,
      signer.subjectPublicKeyInfo,
      info.signatureAlgorithm,
      hash,
    );
    return holds
      ? { check, status: "pass", detail: `The signature is one of ${nameText(signer.subject)}.` }
      : { check, status: "fail", detail: "The signature does not hold: something was changed." };
  } catch (error) {
    const why = error instanceof Error ? error.message : "the algorithm is not known";
    return {
      check,
      status: "cannot-be-checked",
      detail: `The signature cannot be computed: ${why}.`,
    };
  }
}

function octets(block: BaseBlock): Uint8Array {
  const { valueBlock } = block as BaseBlock & { valueBlock: { valueHexView?: Uint8Array } };
  return valueBlock.valueHexView ?? new Uint8Array(0);
}

/**
 * The signature itself names the digest of the signer's certificate: by a hash of its choice (RFC 5816), before
 * 2010 by SHA-1 (RFC 3161).
 */
function checkBinding(stamp: TimestampToken, signer: Certificate): Outcome {
  const check = "timestamp/signer-named";
  const newer = signedAttribute(stamp.signer, SIGNING_CERTIFICATE_V2);
  const attribute = newer ?? signedAttribute(stamp.signer, SIGNING_CERTIFICATE);
  if (attribute === null)
    return { check, status: "fail", detail: "The signature names no certificate." };
  const fields = children(children(children(attribute)[0])[0]);
  const named = newer === null ? SHA_1 : children(fields[0])[0]?.valueBlock.toString();
  const hash = HASH_NAMES[named ?? SHA_256] ?? "";
  const digest = (hash === "SHA-1" && newer === null ? sha1 : HASHES[hash])?.(
    new Uint8Array(signer.toSchema().toBER()),
  );
  const stated = fields.find((field) => octets(field).length > 0 && children(field).length === 0);
  return stated !== undefined && digest !== undefined && sameBytes(octets(stated), digest)
    ? { check, status: "pass", detail: `The signature names this certificate by its ${hash}.` }
    : { check, status: "fail", detail: "The signature names another certificate." };
}

function children(block: BaseBlock | undefined): readonly BaseBlock[] {
  const value = (block as Sequence | undefined)?.valueBlock.value;
  return Array.isArray(value) ? value : [];
}

/** RFC 3161 section 2.3: the certificate has the one purpose of time stamping, marked critical. */
function checkPurpose(signer: Certificate): Outcome {
  const check = "timestamp/purpose";
  const extension = signer.extensions?.find(({ extnID }) => extnID === KEY_PURPOSES);
  const purposes =
    extension?.parsedValue instanceof ExtKeyUsage ? extension.parsedValue.keyPurposes : [];
  if (!purposes.includes(TIME_STAMPING))
    return { check, status: "fail", detail: "The certificate is not one for time stamping." };
  return extension?.critical === true && purposes.length === 1
    ? { check, status: "pass", detail: "The certificate is for time stamping alone." }
    : {
        check,
        status: "fail",
        detail:
          "The certificate's purpose of time stamping is not marked critical or not its only one.",
      };
}

async function checkTrust(
  stamp: TimestampToken,
  signer: Certificate,
  others: readonly Certificate[],
  trust: TimestampTrust,
): Promise<Outcome> {
  const roots = trust.roots.map(parseCertificate).flatMap((one) => (one.ok ? [one.value] : []));
  const chain = await checkChain(signer, others, roots, stamp.info.genTime);
  const ended = signer.notAfter.value;
  const since =
    trust.now !== undefined && trust.now > ended
      ? ` The certificate expired at ${instant(ended)}, after the stamp; it counts at the time of the stamp.`
      : "";
  return { check: "timestamp/chain", status: chain.status, detail: chain.detail + since };
}
