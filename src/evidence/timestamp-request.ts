import * as asn1js from "asn1js";
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from "pkijs";
import type { TimestampHash } from "./timestamp.ts";
import { HASH_NAMES } from "./timestamp-token.ts";

/** What a time stamp is asked for. */
export interface TimestampQuestion {
  readonly hash: TimestampHash;
  /** The digest of the bytes; the bytes themselves never leave. */
  readonly digest: Uint8Array;
  /** 8 to 16 random bytes, so that an old answer cannot be given again. */
  readonly nonce: Uint8Array;
}

/**
 * The request to a time stamp authority (`.tsq`, RFC 3161 section 2.4.1), which any of them answers. It asks for the
 * certificate, without which the answer cannot be checked in ten years.
 */
export function makeTimestampRequest({ hash, digest, nonce }: TimestampQuestion): Uint8Array {
  const algorithmId = Object.entries(HASH_NAMES).find(([, name]) => name === hash)?.[0] ?? "";
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId, algorithmParams: new asn1js.Null() }),
      hashedMessage: new asn1js.OctetString({ valueHex: new Uint8Array(digest) }),
    }),
    certReq: true,
    nonce: new asn1js.Integer({ valueHex: positive(nonce) }),
  });
  return new Uint8Array(request.toSchema().toBER());
}

/** The shortest DER integer with the value of the bytes: no leading zeros, never negative. */
function positive(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const start = bytes.findIndex((byte) => byte !== 0);
  const digits = start < 0 ? new Uint8Array(1) : bytes.slice(start);
  return (digits[0] ?? 0) > 127 ? new Uint8Array([0, ...digits]) : new Uint8Array(digits);
}
