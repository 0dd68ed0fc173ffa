import { accept, type Result, refuse } from "../kernel/index.ts";
import { EVENT_ARRAYS, type EventArray, type EventColumns } from "./columns.ts";

/** Version of the binary form; a reader refuses any other. */
export const COLUMNS_VERSION = 1;

/**
 * Event columns as one binary, for the browser and the cache.
 *
 * Layout, little-endian: "MZEC", version, length of the header, length of the whole (each a 32-bit
 * number), the header as JSON (count, snapshot, extent, dictionaries), then the arrays in the order of
 * `EVENT_ARRAYS`, each beginning at a multiple of 8. Days travel as the difference from the day before.
 */
export function encodeColumns(columns: EventColumns): Uint8Array {
  const { count, snapshot, leftOut, extent, dictionaries } = columns;
  const header = new TextEncoder().encode(
    JSON.stringify({ count, snapshot, leftOut, extent, dictionaries }),
  );
  const bytes = new Uint8Array(lengthOf(header.length, count));
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC, 0);
  view.setUint32(4, COLUMNS_VERSION, true);
  view.setUint32(8, header.length, true);
  view.setUint32(12, bytes.length, true);
  bytes.set(header, PREFIX);
  let at = align(PREFIX + header.length);
  for (const { name, bytes: size } of EVENT_ARRAYS) {
    const array = name === "day" ? differences(columns.day) : columns[name];
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at = align(at + count * size);
  }
  return bytes;
}

/**
 * Event columns from their binary. Refuses bytes that are cut short, of another version, or whose codes
 * point outside their dictionaries.
 */
export function decodeColumns(bytes: Uint8Array): Result<EventColumns> {
  if (bytes.length < PREFIX || MAGIC.some((byte, i) => bytes[i] !== byte)) {
    return refusal("The bytes do not begin as event columns do.");
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(4, true);
  if (version !== COLUMNS_VERSION) return refusal(`Version ${version} is not known here.`);
  const headerLength = view.getUint32(8, true);
  const length = view.getUint32(12, true);
  if (length !== bytes.length) {
    return refusal(`The bytes are cut short: ${bytes.length} of ${length}.`);
  }
  const header = readHeader(bytes.subarray(PREFIX, PREFIX + headerLength));
  if (header === null || lengthOf(headerLength, header.count) !== length) {
    return refusal("The header does not fit the bytes.");
  }
  const columns = { ...header, ...readArrays(bytes, headerLength, header.count) };
  const wrong = EVENT_ARRAYS.find(({ name, dictionary }) =>
    dictionary === null ? false : exceeds(columns[name], header.dictionaries[dictionary].length),
  );
  if (wrong) return refusal(`A code of ${wrong.name} is outside its dictionary.`);
  return accept(columns);
}

const MAGIC = [0x4d, 0x5a, 0x45, 0x43];
const PREFIX = 16;

type Header = Pick<EventColumns, "count" | "snapshot" | "leftOut" | "extent" | "dictionaries">;
type Arrays = Pick<EventColumns, EventArray>;

function readHeader(bytes: Uint8Array): Header | null {
  let header: Header;
  try {
    header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as Header;
  } catch {
    return null;
  }
  const whole = Number.isSafeInteger(header?.count) && header.count >= 0;
  const named = EVENT_ARRAYS.every(
    ({ dictionary }) => dictionary === null || Array.isArray(header?.dictionaries?.[dictionary]),
  );
  return whole && named && typeof header.extent === "object" ? header : null;
}

function readArrays(bytes: Uint8Array, headerLength: number, count: number): Arrays {
  const arrays: Record<string, Uint8Array | Uint16Array | Uint32Array> = {};
  let at = align(PREFIX + headerLength);
  for (const { name, bytes: size } of EVENT_ARRAYS) {
    // Copied, because the bytes handed in need not lie at an aligned address. Not with `slice`, which
    // gives a view and no copy when the bytes are a Buffer of Node.
    const copy = new Uint8Array(count * size);
    copy.set(bytes.subarray(at, at + count * size));
    const Kind = size === 1 ? Uint8Array : size === 2 ? Uint16Array : Uint32Array;
    arrays[name] = new Kind(copy.buffer, 0, count);
    at = align(at + count * size);
  }
  const day = arrays["day"] as Uint16Array;
  for (let i = 1; i < count; i++) day[i] = (day[i] as number) + (day[i - 1] as number);
  return arrays as unknown as Arrays;
}

function differences(day: Uint16Array): Uint16Array {
  return day.map((value, i) => (i === 0 ? value : value - (day[i - 1] as number)));
}

function exceeds(codes: Uint8Array | Uint16Array | Uint32Array, length: number): boolean {
  for (let i = 0; i < codes.length; i++) if ((codes[i] as number) >= length) return true;
  return false;
}

function lengthOf(headerLength: number, count: number): number {
  let at = align(PREFIX + headerLength);
  for (const { bytes } of EVENT_ARRAYS) at = align(at + count * bytes);
  return at;
}

function align(at: number): number {
  return Math.ceil(at / 8) * 8;
}

function refusal(message: string): Result<never> {
  return refuse({
    code: "picture/columns-not-readable",
    message,
    remedy: "Fetch the columns again; if they come from the cache folder, delete it.",
  });
}
