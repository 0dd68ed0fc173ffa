import { formatDay } from "../../src/kernel/index.ts";
import type { EventColumns } from "../../src/picture/index.ts";
import type { Text } from "../text/index.ts";
import { EVENT_FIELDS } from "./event-fields.ts";
import type { Names } from "./names.ts";
import { csvLine } from "./save.ts";

const WORDS = ["province", "district", "type", "sides", "target", "attribution", "source"];

/** Events as CSV: the day in ISO form, figures as numbers, and the row that leads back to the source. */
export function eventsCsv(
  columns: EventColumns,
  events: Uint32Array,
  names: Names,
  text: Text,
): string {
  const fields = EVENT_FIELDS.filter((field) => WORDS.includes(field.name));
  const numbers = ["killed_low", "killed_best", "killed_high", "row"];
  const lines = [csvLine(["day", ...fields.map((field) => field.name), ...numbers])];
  for (const event of events) {
    const known = columns.figure[event] === 1;
    lines.push(
      csvLine([
        formatDay(columns.day[event] as number),
        ...fields.map((field) => field.read(columns, event, names, text)),
        known ? (columns.deathsLow[event] as number) : "",
        known ? (columns.deathsBest[event] as number) : "",
        known ? (columns.deathsHigh[event] as number) : "",
        columns.key[event] as number,
      ]),
    );
  }
  return `${lines.join("\r\n")}\r\n`;
}
