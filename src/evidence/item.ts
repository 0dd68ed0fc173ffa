import type { RecordValues } from "../records/index.ts";

/** Whether bytes are the evidence as it came, or a copy to work with (Berkeley Protocol, preservation). */
export const COPY_ROLES = ["evidentiary", "working"] as const;

/** Whether bytes are the evidence as it came, or a copy to work with. */
export type CopyRole = (typeof COPY_ROLES)[number];

/** What is known of preserved bytes. */
export interface ItemFacts {
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  /** Type of the content as found in the bytes. */
  readonly mediaType: string;
  /** Ending of the name as given. */
  readonly extension: string;
  /** Whether the ending says another type than the bytes. */
  readonly mismatch: boolean;
  readonly role: CopyRole;
  readonly derivedFrom: string | null;
  /** Why it was kept although its checks fail. */
  readonly damage: string | null;
}

const NAME_MAX = 400;

/** The facts of an item as the values of its record. */
export function itemValues({ derivedFrom, damage, ...facts }: ItemFacts): RecordValues {
  return {
    ...facts,
    ...(derivedFrom === null ? {} : { derivedFrom }),
    ...(damage === null ? {} : { damage }),
  };
}

/** The facts of an item from its record; a field that the reader may not see is empty. */
export function itemFacts(values: RecordValues): ItemFacts {
  const text = (field: string) => (typeof values[field] === "string" ? values[field] : "");
  return {
    name: text("name") || "(name withheld)",
    sha256: text("sha256"),
    size: Number(values["size"] ?? 0),
    mediaType: text("mediaType") || "application/octet-stream",
    extension: text("extension"),
    mismatch: values["mismatch"] === true,
    role: values["role"] === "working" ? "working" : "evidentiary",
    derivedFrom: text("derivedFrom") || null,
    damage: text("damage") || null,
  };
}

/**
 * A file's name as it can be shown and kept: no folders, no signs that steer a terminal or turn the direction
 * of writing, one line, of a bounded length.
 *
 * @example
 * declaredName("../../C:\\tmp\\report\u202Efdp.exe\n")
 * // => "reportfdp.exe"
 */
export function declaredName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? "";
  const name = last
    .toWellFormed()
    .normalize("NFC")
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  const short = name.length <= NAME_MAX ? name : name.slice(0, NAME_MAX - 20) + name.slice(-20);
  return short === "" || /^\.+$/.test(short) ? "unnamed" : short.toWellFormed();
}

/**
 * The ending of a name, in lower case, without the dot.
 *
 * @example
 * extensionOf("Page.WACZ")
 * // => "wacz"
 */
export function extensionOf(name: string): string {
  return (/\.([A-Za-z0-9]{1,12})$/.exec(name)?.[1] ?? "").toLowerCase();
}
