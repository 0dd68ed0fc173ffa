import {
  accept,
  canonicalJson,
  type Issue,
  type Json,
  LIMITS,
  MARKINGS,
  type Marking,
  type Result,
  refuse,
} from "../kernel/index.ts";
import {
  bytesText,
  commitment,
  fromBase64,
  joinBytes,
  SALT_BYTES,
  type Sha256,
  textBytes,
  toBase64,
} from "../ledger/index.ts";
import type { RecordBody } from "./body.ts";

/**
 * A body as it is kept: with the secret salt under which the log holds its digest. Whoever has this file can
 * prove what was recorded, as a whole or field by field.
 */
export interface KeptBody extends RecordBody {
  /** 32 bytes of chance, in base64. */
  readonly salt: string;
}

/**
 * A body as it is shown to somebody else: each field either with its own salt, or as its digest only. The
 * digest in the log can be computed from it in both cases, and a digest tells nothing of what it stands for.
 */
export interface DisclosedBody {
  readonly salt: string;
  readonly fields: Readonly<Record<string, DisclosedField>>;
}

/** A field that is shown, or one that is withheld. */
export type DisclosedField =
  | { readonly value: Json; readonly salt: string }
  | { readonly digest: string };

/** Names of what a body holds beside its values; no field of a kind begins with this sign. */
const ABOUT = { markings: "@markings", by: "@by", reason: "@reason" } as const;

/**
 * The digest of a body for the log: a salted commitment over the salted commitments of its fields, so that
 * any of them can be shown or withheld later. All salts come from the one of the body by SHA-256.
 */
export function bodyDigest(sha256: Sha256, body: KeptBody): string {
  return digestOf(sha256, saltOf(sha256, body, "body"), fieldDigests(sha256, body));
}

/** A body for somebody who may not see all of it: the hidden fields are replaced by their digests. */
export function discloseBody(
  sha256: Sha256,
  body: KeptBody,
  hidden: ReadonlySet<string>,
): DisclosedBody {
  const fields = Object.entries(partsOf(body)).map(([name, value]) => {
    const salt = saltOf(sha256, body, `field ${name}`);
    const field: DisclosedField = hidden.has(name)
      ? { digest: fieldDigest(sha256, salt, name, value) }
      : { value, salt: toBase64(salt) };
    return [name, field] as const;
  });
  return { salt: toBase64(saltOf(sha256, body, "body")), fields: Object.fromEntries(fields) };
}

/** Whether a value read from a file is a disclosed body by its form. */
export function isDisclosedBody(value: unknown): value is DisclosedBody {
  if (!isObject(value)) return false;
  const { salt, fields } = value as Partial<Record<string, unknown>>;
  if (typeof salt !== "string" || !isObject(fields)) return false;
  return Object.values(fields).every((field: unknown) => {
    if (!isObject(field)) return false;
    const { digest, salt: own } = field as Partial<Record<string, unknown>>;
    return "value" in field ? typeof own === "string" : typeof digest === "string";
  });
}

/** The digest that the log must hold for a disclosed body; refuses a body that is not well-formed. */
export function disclosedDigest(sha256: Sha256, body: DisclosedBody): Result<string> {
  const salt = readSalt(body.salt);
  if (salt === null) return refuse(malformed("salt"));
  const digests: Record<string, string> = {};
  for (const [name, field] of Object.entries(body.fields)) {
    if ("digest" in field) {
      if (!/^[0-9a-f]{64}$/.test(field.digest)) return refuse(malformed(name));
      digests[name] = field.digest;
      continue;
    }
    const own = readSalt(field.salt);
    if (own === null) return refuse(malformed(name));
    digests[name] = fieldDigest(sha256, own, name, field.value);
  }
  return accept(digestOf(sha256, salt, digests));
}

/** The file of a kept body. */
export function formatKeptBody(body: KeptBody): Uint8Array {
  const { salt, values, markings, by, reason } = body;
  return textBytes(`${canonicalJson({ salt, values, markings, by, reason })}\n`);
}

/** Reads the file of a kept body; refuses every other spelling. */
export function parseKeptBody(bytes: Uint8Array): Result<KeptBody> {
  if (bytes.length > LIMITS.recordBody) return refuse(malformed("its length"));
  const body = readKept(bytesText(bytes) ?? "");
  if (body === null) return refuse(malformed("its form"));
  return bytesText(formatKeptBody(body)) === bytesText(bytes)
    ? accept(body)
    : refuse(malformed("its one spelling"));
}

function readKept(text: string): KeptBody | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof read !== "object" || read === null) return null;
  const { salt, values, markings, by, reason } = read as Record<string, unknown>;
  if (typeof salt !== "string" || readSalt(salt) === null) return null;
  if (!isObject(values) || !isObject(markings)) return null;
  if (typeof by !== "string" || typeof reason !== "string") return null;
  if (!Object.values(markings).every((one) => MARKINGS.includes(one as Marking))) return null;
  return {
    salt,
    values: values as RecordBody["values"],
    markings: markings as Record<string, Marking>,
    by,
    reason,
  };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function partsOf({ values, markings, by, reason }: RecordBody): Record<string, Json> {
  return { ...values, [ABOUT.markings]: markings, [ABOUT.by]: by, [ABOUT.reason]: reason };
}

function fieldDigests(sha256: Sha256, body: KeptBody): Record<string, string> {
  return Object.fromEntries(
    Object.entries(partsOf(body)).map(([name, value]) => [
      name,
      fieldDigest(sha256, saltOf(sha256, body, `field ${name}`), name, value),
    ]),
  );
}

function fieldDigest(sha256: Sha256, salt: Uint8Array, name: string, value: Json): string {
  return commitment(sha256, salt, textBytes(canonicalJson([name, value])));
}

function digestOf(
  sha256: Sha256,
  salt: Uint8Array,
  digests: Readonly<Record<string, string>>,
): string {
  return commitment(sha256, salt, textBytes(canonicalJson(digests)));
}

function saltOf(sha256: Sha256, { salt }: KeptBody, what: string): Uint8Array {
  const secret = readSalt(salt) ?? new Uint8Array(SALT_BYTES);
  return sha256(joinBytes(textBytes(`mizan-salt/v1\n${what}\n`), secret));
}

function readSalt(text: string): Uint8Array | null {
  const bytes = fromBase64(text);
  return bytes?.length === SALT_BYTES ? bytes : null;
}

function malformed(field: string): Issue {
  return {
    code: "records/body-malformed",
    message: "The body of a record is not in the form that the program writes.",
    field,
  };
}
