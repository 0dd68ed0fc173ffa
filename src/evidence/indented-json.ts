import { canonicalJson, type Json } from "../kernel/index.ts";
import { textBytes } from "../ledger/index.ts";

/** The bytes of a JSON file that people read: names sorted, two blanks of indent, one line end at the close. */
export function indentedJson(value: Json): Uint8Array {
  return textBytes(`${JSON.stringify(JSON.parse(canonicalJson(value)), null, 2)}\n`);
}
