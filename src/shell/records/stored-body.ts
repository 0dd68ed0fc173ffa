import { MARKINGS, type Marking, mayRead } from "../../kernel/index.ts";
import { textBytes } from "../../ledger/index.ts";
import {
  type BodyGap,
  bodyDigest,
  type KeptBody,
  parseKeptBody,
  type RecordBody,
} from "../../records/index.ts";
import { NODE_CRYPTO } from "../ledger/index.ts";
import type { BodyStore } from "./body-store.ts";

/** A body with the digest under which the log holds it. */
export interface OpenedBody {
  readonly body: KeptBody | null;
  readonly bodyGap: BodyGap | null;
}

/**
 * Opens a body: what the cache holds, or else the file, which may have been restored since. Either is compared
 * with the log's digest before it is shown.
 */
export function openBody(text: unknown, digest: string | null, bodies: BodyStore): OpenedBody {
  const cached = checkBody(text, digest);
  if (cached.body !== null || digest === null) return cached;
  const file = checkBody(bodies.read(digest), digest);
  return file.body === null && file.bodyGap === "not-here" ? cached : file;
}

function checkBody(text: unknown, digest: string | null): OpenedBody {
  if (typeof text !== "string") return { body: null, bodyGap: "not-here" };
  const read = parseKeptBody(textBytes(text));
  if (!read.ok || bodyDigest(NODE_CRYPTO.sha256, read.value) !== digest)
    return { body: null, bodyGap: "differs" };
  return { body: read.value, bodyGap: null };
}

/**
 * A body of the past with the markings that its fields have now, where these are more closed: what was
 * closed later is not shown in the history either. Where the present body is missing, all its fields are closed.
 */
export function closedAsNow(past: RecordBody, now: RecordBody | null): RecordBody {
  const markings: Record<string, Marking> = { ...past.markings };
  for (const field of Object.keys(past.values)) {
    const [before, after] = [past.markings[field], now === null ? TOP : now.markings[field]];
    if (after !== undefined && !mayRead(before ?? "TLP:CLEAR", after)) markings[field] = after;
  }
  return { ...past, markings };
}

const TOP: Marking = MARKINGS[MARKINGS.length - 1] ?? "TLP:RED";
