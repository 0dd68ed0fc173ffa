/** What the shipped fonts can set: Latin, Greek, Cyrillic and Arabic script, and common signs. */
const UNSETTABLE =
  /[^\n\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Inherited}\u0020-\u007e\u00a0-\u00bf\u00d7\u00f7\u02b0-\u02ff\u060c\u061b\u061f\u0640\u0660-\u0669\u2010-\u2027\u202f-\u203a\u20a0-\u20bf\u2116\u2122\u2190-\u2193\u2212\u2248\u2260\u2264\u2265]/gu;

/**
 * Text with letters that no shipped font has replaced by a box, so that a document never takes a font
 * of the machine it happens to be made on.
 */
export function legible(text: string): string {
  return text.normalize("NFC").replace(UNSETTABLE, "□");
}

/** The same for every text inside plain data. */
export function legibleData<T>(data: T): T {
  if (typeof data === "string") return legible(data) as T;
  if (Array.isArray(data)) return data.map(legibleData) as T;
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, legibleData(value)]),
  ) as T;
}
