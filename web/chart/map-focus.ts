import type { Outlines } from "../../src/chart/index.ts";
import type { EventColumns } from "../../src/picture/index.ts";
import { placeByCode } from "../../src/places/index.ts";

/** Share of all events from which a state belongs to what a map is fitted to. */
const SHARE = 0.2;

/** Codes of the outlines that a map is fitted to: those of the states in which most events lie. */
export function focusOf(columns: EventColumns, outlines: Outlines): readonly string[] {
  const counts = new Float64Array(columns.dictionaries.country.length);
  for (const code of columns.country) counts[code] = (counts[code] as number) + 1;
  const states = columns.dictionaries.country.filter(
    (code, at) => code !== "" && (counts[at] as number) >= SHARE * columns.count,
  );
  const units = outlines.firstLevel
    .map(({ code }) => code)
    .filter((code) => states.includes(placeByCode(code)?.country ?? ""));
  return units.length > 0 ? units : states;
}
