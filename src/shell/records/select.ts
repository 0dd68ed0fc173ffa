import { canonicalJson, MARKINGS, type Marking, mayRead } from "../../kernel/index.ts";
import type { AsOf, RecordQuery } from "../../workbench/index.ts";

/** A part of a question to the database, with the values of its parameters. */
export interface Condition {
  readonly sql: string;
  readonly values: Readonly<Record<string, string | number>>;
}

const PAST_STATE =
  "CASE l.action WHEN 'withdraw' THEN 'withdrawn' WHEN 'erase' THEN 'erased' ELSE 'present' END";
const PRESENT = `SELECT r.kind, r.id, r.created, r.revision, r.changed, r.place, v.digest, r.body, r.marking,
    r.state, r.state AS now_state, v.digest AS now_digest, r.body AS now_body`;
const FROM_PRESENT =
  "FROM record r JOIN revision v ON v.record = r.number AND v.revision = r.values_from";

/** Whether a past state is asked for. */
export function isPast({ size, time }: AsOf): boolean {
  return size !== undefined || time !== undefined;
}

/**
 * Records `r` with their last change `l`, the last change `v` that set values, and what holds now: a past state
 * is never shown to more readers than the present one. Only the present body is in the database.
 */
export function selectRecords(at: AsOf): Condition {
  if (!isPast(at)) return { sql: `${PRESENT} ${FROM_PRESENT}`, values: {} };
  const until =
    (at.size === undefined ? "" : " AND x.place < $size") +
    (at.time === undefined ? "" : " AND x.time <= $time");
  const last = (which: string) =>
    `(SELECT max(x.revision) FROM revision x WHERE x.record = r.number${which}${until})`;
  return {
    sql: `SELECT r.kind, r.id, r.created, l.revision, l.time AS changed, l.place, v.digest,
        CASE WHEN v.revision = r.values_from THEN r.body END AS body,
        max(l.marking, r.marking) AS marking, ${PAST_STATE} AS state, r.state AS now_state,
        c.digest AS now_digest, r.body AS now_body
      FROM record r
      JOIN revision l ON l.record = r.number AND l.revision = ${last("")}
      JOIN revision v ON v.record = r.number
        AND v.revision = ${last(" AND x.action IN ('create', 'revise')")}
      JOIN revision c ON c.record = r.number AND c.revision = r.values_from`,
    values: {
      ...(at.size === undefined ? {} : { size: at.size }),
      ...(at.time === undefined ? {} : { time: at.time }),
    },
  };
}

/** What a question asks of records, and what the reader may know of. */
export function conditionOf(clearance: Marking, query: RecordQuery): Condition {
  const past = isPast(query.at ?? {});
  const where = [past ? "max(l.marking, r.marking) <= $rank" : "r.marking <= $rank"];
  const values: Record<string, string | number> = { rank: MARKINGS.indexOf(clearance) };
  const among = (column: string, name: string, list: readonly string[] | undefined) => {
    if (list === undefined) return;
    where.push(`${column} IN (SELECT value FROM json_each($${name}))`);
    values[name] = JSON.stringify(list);
  };
  among("r.kind", "kinds", query.kinds);
  among(past ? PAST_STATE : "r.state", "states", query.states);
  among("r.id", "ids", query.ids);
  if (query.terms !== undefined) {
    where.push(`r.number IN (SELECT p.record FROM words JOIN part p ON p.number = words.rowid
      WHERE words MATCH $match AND p.marking <= $rank)`);
    values["match"] = matchOf(query.terms);
  }
  // Values of the past are in the files of bodies, not here.
  const fields = past ? [] : Object.entries(query.where ?? {});
  for (const [number, [field, value]] of fields.entries()) {
    // A field that the reader may not see takes part in no choice, or the answer would tell its value.
    where.push(`EXISTS (SELECT 1 FROM json_each(r.body, $path${number}) e
        WHERE e.value IS json_extract($value${number}, '$'))
      AND coalesce(json_extract(r.body, $mark${number}), 'TLP:CLEAR') IN (SELECT value FROM json_each($seen))`);
    values[`path${number}`] = `$.values."${field}"`;
    values[`mark${number}`] = `$.markings."${field}"`;
    values[`value${number}`] = canonicalJson(value);
    values["seen"] = JSON.stringify(MARKINGS.filter((one) => mayRead(clearance, one)));
  }
  return { sql: where.join(" AND "), values };
}

/** Terms hold letters and digits only, so that none of them is an operator of the query language. */
export function matchOf(terms: readonly string[]): string {
  return terms.map((term) => `"${term.replaceAll('"', "")}"*`).join(" ");
}
