import {
  type AttributeTypeAndValue,
  Certificate,
  ContentInfo,
  SignedData,
  type SignerInfo,
  TimeStampResp,
  TSTInfo,
} from "pkijs";
import { accept, type Result, refuse } from "../kernel/index.ts";
import { toHex } from "../ledger/index.ts";

/** A time stamp as read, not yet checked. */
export interface TimestampToken {
  readonly signed: SignedData;
  readonly signer: SignerInfo;
  readonly info: TSTInfo;
  /** Certificates that the token brings along. */
  readonly certificates: readonly Certificate[];
  readonly facts: TimestampFacts;
}

/** What a time stamp says of itself. */
export interface TimestampFacts {
  /** The moment that the authority states, UTC. */
  readonly time: string;
  /** Name of the hash of the stamped bytes, as in `SHA-256`. */
  readonly hash: string;
  readonly digestHex: string;
  readonly serialHex: string;
  /** The policy of the authority, an object identifier. */
  readonly policy: string;
  readonly nonceHex: string | null;
}

const SIGNED_DATA = "1.2.840.113549.1.7.2";
const TIMESTAMP_INFO = "1.2.840.113549.1.9.16.1.4";
const CONTENT_TYPE = "1.2.840.113549.1.9.3";
/** Hashes by object identifier. MD5 and SHA-1 are named, so that a refusal can name them. */
export const HASH_NAMES: Readonly<Record<string, string>> = {
  "2.16.840.1.101.3.4.2.1": "SHA-256",
  "2.16.840.1.101.3.4.2.2": "SHA-384",
  "2.16.840.1.101.3.4.2.3": "SHA-512",
  "1.3.14.3.2.26": "SHA-1",
  "1.2.840.113549.2.5": "MD5",
};
/** Largest token that is read: real ones with their chain have 1 to 10 kB. */
const TOKEN_BYTES_MAX = 1 << 20;

/** Reads an RFC 3161 response (`.tsr`) or the bare token within one. */
export function parseTimestamp(bytes: Uint8Array): Result<TimestampToken> {
  if (bytes.length > TOKEN_BYTES_MAX) return malformed("It is larger than any time stamp.");
  try {
    const content = tokenOf(new Uint8Array(bytes));
    return content.ok ? readToken(content.value) : content;
  } catch (error) {
    return malformed(error instanceof Error ? error.message : "Its structure is broken.");
  }
}

function tokenOf(bytes: Uint8Array<ArrayBuffer>): Result<ContentInfo> {
  try {
    return accept(ContentInfo.fromBER(bytes));
  } catch {
    // Not a bare token, so it must be a response.
  }
  const response = TimeStampResp.fromBER(bytes);
  const status = response.status.status;
  if (status !== 0 && status !== 1) {
    return refuse({
      code: "evidence/timestamp-refused",
      message: `The authority refused to stamp: status ${status}${statusText(response)}.`,
      remedy: "Make a new request, or ask another authority.",
    });
  }
  return response.timeStampToken === undefined
    ? malformed("The response holds no token.")
    : accept(response.timeStampToken);
}

function statusText(response: TimeStampResp): string {
  const texts = response.status.statusStrings ?? [];
  return texts.length === 0 ? "" : `, ${texts.map((text) => text.valueBlock.value).join(" ")}`;
}

function readToken(content: ContentInfo): Result<TimestampToken> {
  if (content.contentType !== SIGNED_DATA) return malformed("It is not signed data.");
  const signed = new SignedData({ schema: content.content });
  if (signed.encapContentInfo.eContentType !== TIMESTAMP_INFO)
    return malformed("What is signed is not a time stamp.");
  const inner = signed.encapContentInfo.eContent?.getValue();
  if (inner === undefined) return malformed("The signed part is empty.");
  const [signer, ...more] = signed.signerInfos;
  if (signer === undefined || more.length > 0)
    return malformed(`It has ${signed.signerInfos.length} signatures instead of one.`);
  const typeStated = signer.signedAttrs?.attributes.find(({ type }) => type === CONTENT_TYPE);
  if (typeStated?.values[0]?.valueBlock.toString() !== TIMESTAMP_INFO)
    return malformed("The signature does not say that it is one of a time stamp.");
  const info = TSTInfo.fromBER(inner);
  if (Number.isNaN(info.genTime.getTime())) return malformed("Its time cannot be read.");
  const certificates = (signed.certificates ?? []).filter((one) => one instanceof Certificate);
  return accept({ signed, signer, info, certificates, facts: factsOf(info) });
}

function factsOf(info: TSTInfo): TimestampFacts {
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  return {
    time: info.genTime.toISOString(),
    hash: HASH_NAMES[hashAlgorithm.algorithmId] ?? hashAlgorithm.algorithmId,
    digestHex: toHex(hashedMessage.valueBlock.valueHexView),
    serialHex: toHex(info.serialNumber.valueBlock.valueHexView),
    policy: info.policy,
    nonceHex: info.nonce === undefined ? null : toHex(info.nonce.valueBlock.valueHexView),
  };
}

function malformed(detail: string) {
  return refuse({
    code: "evidence/timestamp-malformed",
    message: `The time stamp cannot be read. ${detail}`,
    remedy: "Ask for the .tsr file again, whole, as its authority sent it.",
  });
}

/** The value of a signed attribute, or `null` when the signature has none of that type. */
export function signedAttribute(
  signer: SignerInfo,
  type: string,
): AttributeTypeAndValue["value"] | null {
  return signer.signedAttrs?.attributes.find((one) => one.type === type)?.values[0] ?? null;
}
