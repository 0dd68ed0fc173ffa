import { AsyncIterReader } from "warcio";
import { joinBytes } from "../ledger/index.ts";

/** The unpacked bytes of a web archive, read from front to back and never held whole. */
export interface WarcBytes {
  /**
   * Where the next byte stands in the file. Within a compressed part this is where that part begins, which is
   * how indexes of web archives count too.
   */
  readonly offset: () => number;
  /** Whether everything was read. */
  readonly atEnd: () => Promise<boolean>;
  /** The next line with its line break; shorter than a line only at the end. */
  readonly line: (bytesMax: number) => Promise<Uint8Array>;
  /** The next bytes in pieces; fewer than asked for only at the end. */
  readonly take: (length: number) => AsyncGenerator<Uint8Array>;
}

/** The compressed bytes of a web archive are damaged or cut off. */
export class DamagedCompression extends Error {}

/**
 * The packed bytes are given to the unpacker in pieces of this length, so that no bomb can grow beyond about
 * a thousand times as much at once.
 */
const PIECE_BYTES = 32_768;
const LINE_FEED = 10;
const GZIP_MARK = [0x1f, 0x8b];

interface Unpacked {
  readonly bytes: Uint8Array;
  /** Where the first of them stands in the file. */
  readonly offset: number;
  /** Whether they came out of a compressed part, so that all of them stand at its beginning. */
  readonly packed: boolean;
}

/** Opens a web archive, compressed record by record (gzip) or not. */
export function openWarcBytes(source: AsyncIterable<Uint8Array>): WarcBytes {
  const unpacked = unpack(source);
  let piece: Unpacked = { bytes: new Uint8Array(0), offset: 0, packed: false };
  let at = 0;
  let ended = false;

  async function fill(): Promise<boolean> {
    while (!ended && at >= piece.bytes.length) {
      const next = await unpacked.next();
      if (next.done === true) ended = true;
      else [piece, at] = [next.value, 0];
    }
    return at < piece.bytes.length;
  }

  async function* take(length: number): AsyncGenerator<Uint8Array> {
    let left = length;
    while (left > 0 && (await fill())) {
      const part = piece.bytes.subarray(at, at + left);
      at += part.length;
      left -= part.length;
      yield part;
    }
  }

  async function line(bytesMax: number): Promise<Uint8Array> {
    const found: number[] = [];
    while (found.length < bytesMax && (await fill())) {
      const byte = piece.bytes[at] ?? 0;
      at += 1;
      found.push(byte);
      if (byte === LINE_FEED) break;
    }
    return Uint8Array.from(found);
  }

  return {
    offset: () => (piece.packed ? piece.offset : piece.offset + at),
    atEnd: async () => !(await fill()),
    line,
    take,
  };
}

/** The reader of warcio finds the boundaries of compressed parts; its states tell damage from an end. */
async function* unpack(source: AsyncIterable<Uint8Array>): AsyncGenerator<Unpacked> {
  const pieces = smallPieces(source);
  let first: Uint8Array = new Uint8Array(0);
  while (first.length < GZIP_MARK.length) {
    const next = await pieces.next();
    if (next.done === true) break;
    first = joinBytes(first, next.value);
  }
  if (first.length === 0) return;
  const packed = GZIP_MARK.every((byte, at) => first[at] === byte);
  const reader = new AsyncIterReader(startingWith(first, pieces), packed ? "gzip" : null);
  let offset = 0;
  for await (const bytes of reader) {
    if (packed) failOnDamage(reader);
    if (packed) offset = partBegins(reader);
    yield { bytes, offset, packed };
    if (!packed) offset += bytes.length;
  }
  if (packed) failOnDamage(reader);
  if (packed && reader.inflator?.ended !== true)
    throw new DamagedCompression("The file ends in the middle of a compressed part.");
}

/** The reader takes damaged bytes for plain ones from there on, or for the end; neither may go unseen. */
function failOnDamage(reader: AsyncIterReader): void {
  if (reader.compressed === null || (reader.inflator?.ended === true && reader.inflator.err !== 0))
    throw new DamagedCompression("The compressed bytes are damaged.");
}

async function* smallPieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const bytes of source) {
    // Copied, because whoever gives the bytes may use their place again.
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.slice(at, at + PIECE_BYTES);
  }
}

async function* startingWith(
  first: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

/** The reader has already added the length of a part that has ended. */
function partBegins(reader: AsyncIterReader): number {
  const { inflator } = reader;
  const { total_in } = (inflator as unknown as { strm: { total_in: number } }).strm;
  return reader.getRawOffset() - (inflator?.ended === true ? total_in : 0);
}
