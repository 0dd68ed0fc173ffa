import type { DatabaseSync } from "node:sqlite";
import { canonicalJson, MARKINGS, type Marking, mayRead } from "../../kernel/index.ts";
import { textBytes } from "../../ledger/index.ts";
import {
  type Action,
  type BodyGap,
  bodyDigest,
  clearFor,
  type KeptBody,
  parseKeptBody,
  type RecordBody,
  type RecordState,
  type StoredRecord,
  type StoredRevision,
} from "../../records/index.ts";
import type { AsOf, RecordPage, RecordQuery } from "../../workbench/index.ts";
import { NODE_CRYPTO } from "../ledger/index.ts";

type Row = Record<string, unknown>;

/** Reads one record as a reader may see it. */
export function readRecord(
  database: DatabaseSync,
  clearance: Marking,
  wanted: { readonly kind: string; readonly id: string; readonly at?: AsOf | undefined },
): StoredRecord | null {
  const { kind, id, at = {} } = wanted;
  const sql = `${selectRecords(at)} WHERE r.kind = $kind AND r.id = $id`;
  const row = database.prepare(sql).get({ kind, id, ...atValues(at) });
  return row === undefined ? null : clearFor(clearance, recordOf(row));
}

/** Reads records that fit a query, the last changed first; counts only what the reader may know of. */
export function readRecords(
  database: DatabaseSync,
  clearance: Marking,
  query: RecordQuery,
): RecordPage {
  const at = query.at ?? {};
  const where = ["l.marking <= $rank"];
  const values: Record<string, string | number> = {
    ...atValues(at),
    rank: MARKINGS.indexOf(clearance),
  };
  if (query.kinds !== undefined) {
    where.push("r.kind IN (SELECT value FROM json_each($kinds))");
    values["kinds"] = JSON.stringify(query.kinds);
  }
  if (query.states !== undefined) {
    where.push(`${STATE} IN (SELECT value FROM json_each($states))`);
    values["states"] = JSON.stringify(query.states);
  }
  if (query.ids !== undefined) {
    where.push("r.id IN (SELECT value FROM json_each($ids))");
    values["ids"] = JSON.stringify(query.ids);
  }
  if (query.terms !== undefined) {
    where.push(`r.number IN (SELECT p.record FROM words JOIN part p ON p.number = words.rowid
      WHERE words MATCH $match AND p.marking <= $rank)`);
    values["match"] = matchOf(query.terms);
  }
  for (const [number, [field, value]] of Object.entries(query.where ?? {}).entries()) {
    // A field that the reader may not see takes part in no choice, or the answer would tell its value.
    where.push(`EXISTS (SELECT 1 FROM json_each(v.body, $path${number}) e
        WHERE e.value IS json_extract($value${number}, '$'))
      AND coalesce(json_extract(v.body, $mark${number}), 'TLP:CLEAR') IN (SELECT value FROM json_each($seen))`);
    values[`path${number}`] = `$.values."${field}"`;
    values[`mark${number}`] = `$.markings."${field}"`;
    values[`value${number}`] = canonicalJson(value);
    values["seen"] = JSON.stringify(MARKINGS.filter((one) => mayRead(clearance, one)));
  }
  const from = `${selectRecords(at)} WHERE ${where.join(" AND ")}`;
  const total = Number(database.prepare(`SELECT count(*) AS n FROM (${from})`).get(values)?.["n"]);
  const rows = database
    .prepare(`${from} ORDER BY l.place DESC LIMIT $limit OFFSET $offset`)
    .all({ ...values, limit: query.limit, offset: query.offset });
  return { total, records: rows.flatMap((row) => cleared(clearance, recordOf(row))) };
}

/** Records whose words begin with all terms and that the reader may see, best first. */
export function findRecords(
  database: DatabaseSync,
  clearance: Marking,
  terms: readonly string[],
  { kinds, limit }: { readonly kinds: readonly string[]; readonly limit: number },
): readonly StoredRecord[] {
  if (terms.length === 0) return [];
  const rows = database
    .prepare(`SELECT p.record, min(bm25(words, 8.0, 1.0)) AS score
      FROM words JOIN part p ON p.number = words.rowid JOIN record r ON r.number = p.record
      WHERE words MATCH $match AND p.marking <= $rank
        AND r.kind IN (SELECT value FROM json_each($kinds))
      GROUP BY p.record ORDER BY score, p.record LIMIT $limit`)
    .all({
      match: matchOf(terms),
      rank: MARKINGS.indexOf(clearance),
      kinds: JSON.stringify(kinds),
      limit,
    });
  const read = database.prepare(`${selectRecords({})} WHERE r.number = $number`);
  return rows.flatMap(({ record }) => {
    const row = read.get({ number: Number(record) });
    return row === undefined ? [] : cleared(clearance, recordOf(row));
  });
}

/** All changes of a record that the reader may see, oldest first. */
export function readHistory(
  database: DatabaseSync,
  clearance: Marking,
  { kind, id }: { readonly kind: string; readonly id: string },
): readonly StoredRevision[] {
  const rows = database
    .prepare(`SELECT v.*, r.state FROM revision v JOIN record r ON r.number = v.record
      WHERE r.kind = ? AND r.id = ? AND r.marking <= ? ORDER BY v.revision`)
    .all(kind, id, MARKINGS.indexOf(clearance));
  return rows.flatMap((row) => cleared(clearance, revisionOf(row)));
}

/** The kept body under a digest, checked against it. */
export function readKept(database: DatabaseSync, digest: string): KeptBody | null {
  const row = database.prepare("SELECT body FROM revision WHERE digest = ?").get(digest);
  return row === undefined ? null : openBody(row["body"], digest).body;
}

const STATE =
  "CASE l.action WHEN 'withdraw' THEN 'withdrawn' WHEN 'erase' THEN 'erased' ELSE 'present' END";

/** Records with their last change `l` and the last change `v` that set values, both as of a past state. */
function selectRecords(at: AsOf): string {
  const until =
    (at.size === undefined ? "" : " AND x.place < $size") +
    (at.time === undefined ? "" : " AND x.time <= $time");
  const last = (which: string) =>
    `(SELECT max(x.revision) FROM revision x WHERE x.record = r.number${which}${until})`;
  return `SELECT r.kind, r.id, r.created, l.revision, l.marking, l.time AS changed, l.place,
      v.digest, v.body, ${STATE} AS state
    FROM record r
    JOIN revision l ON l.record = r.number AND l.revision = ${last("")}
    JOIN revision v ON v.record = r.number
      AND v.revision = ${last(" AND x.action IN ('create', 'revise')")}`;
}

/** Terms hold letters and digits only, so that none of them is an operator of the query language. */
function matchOf(terms: readonly string[]): string {
  return terms.map((term) => `"${term.replaceAll('"', "")}"*`).join(" ");
}

function atValues({ size, time }: AsOf): Record<string, string | number> {
  return { ...(size === undefined ? {} : { size }), ...(time === undefined ? {} : { time }) };
}

function cleared<T extends Parameters<typeof clearFor>[1]>(clearance: Marking, thing: T): T[] {
  const seen = clearFor(clearance, thing);
  return seen === null ? [] : [seen];
}

function recordOf(row: Row): StoredRecord {
  const state = row["state"] as RecordState;
  const { body, bodyGap } = openBody(row["body"], String(row["digest"]));
  return {
    kind: String(row["kind"]),
    id: String(row["id"]),
    state,
    revision: Number(row["revision"]),
    marking: MARKINGS[Number(row["marking"])] ?? "TLP:RED",
    body: body === null ? null : plain(body),
    bodyGap: bodyGap !== null && state === "erased" ? "erased" : bodyGap,
    withheld: [],
    created: String(row["created"]),
    changed: String(row["changed"]),
    index: Number(row["place"]),
  };
}

function revisionOf(row: Row): StoredRevision {
  const digest = row["digest"] === null ? null : String(row["digest"]);
  const { body, bodyGap } = openBody(row["body"], digest ?? "");
  return {
    revision: Number(row["revision"]),
    action: row["action"] as Action,
    marking: MARKINGS[Number(row["marking"])] ?? "TLP:RED",
    author: String(row["author"]),
    time: String(row["time"]),
    index: Number(row["place"]),
    digest,
    body: body === null ? null : plain(body),
    bodyGap: bodyGap !== null && row["state"] === "erased" ? "erased" : bodyGap,
    withheld: [],
  };
}

/** Every body is compared with the log's digest before it is shown: neither file nor cache is trusted. */
function openBody(
  text: unknown,
  digest: string,
): { readonly body: KeptBody | null; readonly bodyGap: BodyGap | null } {
  if (typeof text !== "string") return { body: null, bodyGap: "not-here" };
  const read = parseKeptBody(textBytes(text));
  if (!read.ok || bodyDigest(NODE_CRYPTO.sha256, read.value) !== digest)
    return { body: null, bodyGap: "differs" };
  return { body: read.value, bodyGap: null };
}

function plain({ values, markings, by, reason }: RecordBody): RecordBody {
  return { values, markings, by, reason };
}
