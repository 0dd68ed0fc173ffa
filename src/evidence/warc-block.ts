import { AsyncIterReader } from "warcio";
import { joinBytes } from "../ledger/index.ts";
import type { StartDigest } from "./digest.ts";
import { startStated } from "./warc-digest.ts";
import {
  parseHttpHead,
  type WarcDigest,
  type WarcHead,
  type WarcHttp,
  type WarcRecord,
} from "./warc-record.ts";

/** The block of a record that is about to be read. */
export interface Block {
  readonly head: WarcHead;
  readonly pieces: AsyncIterable<Uint8Array>;
  readonly blockDigest: string | null;
  readonly payloadDigest: string | null;
  readonly keep: boolean;
}

type BlockContent = Pick<WarcRecord, "http" | "blockDigest" | "payloadDigest" | "payload"> & {
  /** Bytes that were there. */
  readonly found: number;
};

/** Longest header of an answer that is looked for. */
const HTTP_HEAD_BYTES_MAX = 1 << 18;
/** Longest content that is kept, or taken out of its chunks to compare. */
const KEPT_BYTES_MAX = 64_000_000;
const DECODER = new TextDecoder();

/** Reads a block once: the header of the answer, and the digests of block and content. */
export async function readBlock(block: Block, start: StartDigest): Promise<BlockContent> {
  const { head } = block;
  const ofBlock = startStated(block.blockDigest, start);
  const ofPayload = startStated(block.payloadDigest, start);
  const holdsHttp = /^application\/http\b/i.test(head.contentType ?? "") && head.length > 0;
  const kept: Uint8Array[] = [];
  let keptBytes = 0;
  let found = 0;
  let http: WarcHttp | null = null;
  let opening: Uint8Array | null = holdsHttp ? new Uint8Array(0) : null;

  const payload = (bytes: Uint8Array) => {
    ofPayload.update(bytes);
    keptBytes += bytes.length;
    if ((block.keep || http?.chunked === true) && keptBytes <= KEPT_BYTES_MAX)
      kept.push(bytes.slice());
  };
  for await (const piece of block.pieces) {
    found += piece.length;
    ofBlock.update(piece);
    if (opening === null) {
      payload(piece);
      continue;
    }
    opening = joinBytes(opening, piece);
    const end = headEnd(opening);
    if (end < 0 && opening.length < HTTP_HEAD_BYTES_MAX && found < head.length) continue;
    const split = end < 0 ? (found < head.length ? 0 : opening.length) : end;
    http = parseHttpHead(DECODER.decode(opening.subarray(0, split)));
    payload(opening.subarray(split));
    opening = null;
  }
  const whole = keptBytes <= KEPT_BYTES_MAX ? joinBytes(...kept) : null;
  const payloadDigest = await judgePayload(block, ofPayload.finish(), http, whole, start);
  const content = block.keep && whole !== null ? whole : null;
  return { found, http, blockDigest: ofBlock.finish(), payloadDigest, payload: content };
}

/** Where the content begins: after the first empty line; -1 when that has not come yet. */
function headEnd(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) {
    if (bytes[at + 1] === 10) return at + 2;
    if (bytes[at + 1] === 13 && bytes[at + 2] === 10) return at + 3;
  }
  return -1;
}

/**
 * The standard leaves open whether the digest of the content is taken before or after the chunks of the
 * transfer are joined; recorders do either, so either counts.
 */
async function judgePayload(
  block: Block,
  asSent: WarcDigest,
  http: WarcHttp | null,
  payload: Uint8Array | null,
  start: StartDigest,
): Promise<WarcDigest> {
  const { stated } = asSent;
  if (stated === null || asSent.status === "pass") return asSent;
  const { type } = block.head;
  if (type === "revisit" || type === "continuation") {
    const detail = `It is the digest of another record's content, to which this ${type} points.`;
    return { stated, status: "cannot-be-checked", detail };
  }
  if (http?.chunked !== true) return asSent;
  if (payload === null)
    return { stated, status: "cannot-be-checked", detail: "The content in chunks is too large." };
  const joined = startStated(stated, start);
  for await (const piece of new AsyncIterReader([payload], null, true)) joined.update(piece);
  const answer = joined.finish();
  return answer.status === "pass"
    ? { ...answer, detail: `${answer.detail} It is that of the content with its chunks joined.` }
    : asSent;
}
