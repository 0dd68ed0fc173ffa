import { canonicalJson, type Json } from "../../kernel/index.ts";
import { typedValue } from "./input.ts";
import type { KindField } from "./kind.ts";

/** Parts the values of a list in one cell. */
const PART = " | ";
/** What stands for a list without values, since an empty cell stands for no value. */
const EMPTY_LIST = "|";
const GUARDED = /^'+(?:[\s\p{Cf}\p{Z}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n])/u;

/**
 * A value as the text of a cell; the values of a list are parted by " | ".
 *
 * @example
 * cellOf({ name: "aliases", type: "string", many: true }, ["TTP", "a|b"])
 * // => "TTP | a\\|b"
 */
export function cellOf(field: Pick<KindField, "name" | "type" | "many">, value: Json): string {
  if (value === null) return "";
  if (field.type === "json") return guarded(canonicalJson(value));
  if (!field.many || !Array.isArray(value))
    return guarded(typeof value === "string" ? value : canonicalJson(value));
  if (value.length === 0) return EMPTY_LIST;
  return guarded(
    value
      .map((one) => (typeof one === "string" ? one : canonicalJson(one)))
      .map((text) => text.replaceAll(/[\\|]/g, (sign) => `\\${sign}`))
      .join(PART),
  );
}

/**
 * The value that the text of a cell stands for; `null` for an empty cell.
 *
 * @example
 * valueOfCell({ name: "aliases", type: "string", many: true }, "TTP | a\\|b")
 * // => ["TTP", "a|b"]
 */
export function valueOfCell(field: Pick<KindField, "name" | "type" | "many">, cell: string): Json {
  if (cell.trim() === "") return null;
  const text = GUARDED.test(cell) ? cell.slice(1) : cell;
  if (field.type === "json" || !field.many) return typedValue(field, text);
  if (text.trim() === EMPTY_LIST) return [];
  return splitList(text).map((one) => typedValue(field, one));
}

/** The parts of a list in a cell. */
export function splitList(text: string): readonly string[] {
  const parts = text.match(/(?:\\[\\|]|[^|])+/g) ?? [];
  return parts
    .map((part) => part.trim().replaceAll(/\\([\\|])/g, "$1"))
    .filter((one) => one !== "");
}

/**
 * The file's writer puts an apostrophe before what a spreadsheet would run. A text that has one of its own
 * gets a second, so that taking one away always gives the text back.
 */
function guarded(text: string): string {
  return GUARDED.test(text) ? `'${text}` : text;
}
