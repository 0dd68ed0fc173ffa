import { accept, type Result, refuse } from "../../kernel/index.ts";
import type { AsOf } from "../records-port.ts";

const DAY = /^\d{4}-\d\d-\d\d$/;

/**
 * The past state that a reader asks for; a day stands for its end. `null` when none is asked for.
 *
 * @example
 * readAsOf({ asOf: "2026-03-01" })
 * // => { "ok": true, "value": { "time": "2026-03-01T23:59:59.999Z" } }
 */
export function readAsOf(asked: {
  readonly asOf?: string | undefined;
  readonly atSize?: number | undefined;
}): Result<AsOf | null> {
  const { asOf, atSize } = asked;
  const size = atSize === undefined ? {} : { size: atSize };
  if (asOf === undefined) return accept(atSize === undefined ? null : size);
  const time = new Date(DAY.test(asOf) ? `${asOf}T23:59:59.999Z` : asOf);
  const isReal = /^\d{4}-\d\d-\d\d/.test(asOf) && !Number.isNaN(time.getTime());
  if (isReal && time.toISOString().startsWith(asOf.slice(0, 8)))
    return accept({ ...size, time: time.toISOString() });
  return refuse({
    code: "workbench/date-not-read",
    message: "The time is not one of the calendar.",
    field: "asOf",
    expected: "a day or a time such as 2026-03-01 or 2026-03-01T09:30:00Z",
    found: asOf,
  });
}
