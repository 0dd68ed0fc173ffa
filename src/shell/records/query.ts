import type { DatabaseSync } from "node:sqlite";
import { canonicalJson, MARKINGS, type Marking } from "../../kernel/index.ts";
import {
  type Action,
  clearFor,
  type KeptBody,
  type RecordBody,
  type RecordState,
  type StoredRecord,
  type StoredRevision,
} from "../../records/index.ts";
import type { AsOf, RecordPage, RecordQuery } from "../../workbench/index.ts";
import type { BodyStore } from "./body-store.ts";
import { conditionOf, isPast, matchOf, selectRecords } from "./select.ts";
import { closedAsNow, type OpenedBody, openBody } from "./stored-body.ts";

/** Who reads, and where the files of bodies are. */
export interface RecordReader {
  readonly clearance: Marking;
  readonly bodies: BodyStore;
}

type Row = Record<string, unknown>;

/** Reads one record as a reader may see it. */
export function readRecord(
  database: DatabaseSync,
  reader: RecordReader,
  wanted: { readonly kind: string; readonly id: string; readonly at?: AsOf | undefined },
): StoredRecord | null {
  const { kind, id, at = {} } = wanted;
  const { sql, values } = selectRecords(at);
  const whole = `${sql} WHERE r.kind = $kind AND r.id = $id`;
  const row = database.prepare(whole).get({ kind, id, ...values });
  return row === undefined ? null : clearFor(reader.clearance, recordOf(row, reader));
}

/** Reads records that fit a query, the last changed first; counts only what the reader may know of. */
export function readRecords(
  database: DatabaseSync,
  reader: RecordReader,
  query: RecordQuery,
): RecordPage {
  const at = query.at ?? {};
  const records = selectRecords(at);
  const asked = conditionOf(reader.clearance, query);
  const values = { ...records.values, ...asked.values };
  const from = `${records.sql} WHERE ${asked.sql} ORDER BY ${isPast(at) ? "l" : "r"}.place DESC`;
  if (isPast(at) && Object.keys(query.where ?? {}).length > 0)
    return pastPage(database.prepare(from).iterate(values), reader, query);
  const counted = isPast(at)
    ? `(${records.sql} WHERE ${asked.sql})`
    : `record r WHERE ${asked.sql}`;
  const total = Number(database.prepare(`SELECT count(*) AS n FROM ${counted}`).get(values)?.["n"]);
  const rows = database
    .prepare(`${from} LIMIT $limit OFFSET $offset`)
    .all({ ...values, limit: query.limit, offset: query.offset });
  return { total, records: rows.flatMap((row) => cleared(reader, recordOf(row, reader))) };
}

/** Records of a past state by their values: each body is read from its file, and only what is seen is compared. */
function pastPage(rows: Iterable<unknown>, reader: RecordReader, query: RecordQuery): RecordPage {
  const wanted = Object.entries(query.where ?? {}).map(([field, value]) => ({
    field,
    text: canonicalJson(value),
  }));
  const found: StoredRecord[] = [];
  for (const row of rows) {
    const [record] = cleared(reader, recordOf(row as Row, reader));
    const fits = wanted.every(({ field, text }) => {
      const value = record?.body?.values[field] ?? null;
      return (Array.isArray(value) ? value : [value]).some((one) => canonicalJson(one) === text);
    });
    if (record !== undefined && fits) found.push(record);
  }
  const { limit, offset } = query;
  return { total: found.length, records: found.slice(offset, offset + limit) };
}

/** Present records whose words begin with all terms and that the reader may see, best first. */
export function findRecords(
  database: DatabaseSync,
  reader: RecordReader,
  terms: readonly string[],
  { kinds, limit }: { readonly kinds: readonly string[]; readonly limit: number },
): readonly StoredRecord[] {
  if (terms.length === 0) return [];
  const rows = database.prepare(FIND).all({
    match: matchOf(terms),
    titled: `title : (${matchOf(terms)})`,
    rank: MARKINGS.indexOf(reader.clearance),
    kinds: JSON.stringify(kinds),
    limit,
  });
  const read = database.prepare(`${selectRecords({}).sql} WHERE r.number = $number`);
  return rows.flatMap(({ record }) => {
    const row = read.get({ number: Number(record) });
    return row === undefined ? [] : cleared(reader, recordOf(row, reader));
  });
}

/**
 * Titles first, then what was changed last. Not by how rare the words are: that depends on all records, and
 * would tell of hidden ones.
 */
const FIND = `
  WITH found AS MATERIALIZED (SELECT rowid AS number FROM words WHERE words MATCH $match),
    titled AS MATERIALIZED (SELECT rowid AS number FROM words WHERE words MATCH $titled)
  SELECT p.record, max(f.number IN (SELECT number FROM titled)) AS in_title, r.place
  FROM found f JOIN part p ON p.number = f.number JOIN record r ON r.number = p.record
  WHERE p.marking <= $rank AND r.kind IN (SELECT value FROM json_each($kinds))
  GROUP BY p.record ORDER BY in_title DESC, r.place DESC LIMIT $limit`;

/** All changes of a record that the reader may see, oldest first. */
export function readHistory(
  database: DatabaseSync,
  reader: RecordReader,
  { kind, id }: { readonly kind: string; readonly id: string },
): readonly StoredRevision[] {
  const rows = database
    .prepare(`SELECT l.*, r.state AS now_state, c.digest AS now_digest, r.body AS now_body,
        CASE WHEN l.revision = r.values_from THEN r.body END AS body
      FROM record r JOIN revision l ON l.record = r.number
      JOIN revision c ON c.record = r.number AND c.revision = r.values_from
      WHERE r.kind = ? AND r.id = ? AND r.marking <= ? ORDER BY l.revision`)
    .all(kind, id, MARKINGS.indexOf(reader.clearance));
  return rows.flatMap((row) => cleared(reader, revisionOf(row, reader)));
}

/** The kept body under a digest, checked against it. */
export function readKept(
  database: DatabaseSync,
  bodies: BodyStore,
  digest: string,
): KeptBody | null {
  const row = database.prepare("SELECT 1 FROM revision WHERE digest = ?").get(digest);
  return row === undefined ? null : openBody(null, digest, bodies).body;
}

function cleared<T extends Parameters<typeof clearFor>[1]>(reader: RecordReader, thing: T): T[] {
  const seen = clearFor(reader.clearance, thing);
  return seen === null ? [] : [seen];
}

function recordOf(row: Row, { bodies }: RecordReader): StoredRecord {
  return {
    kind: String(row["kind"]),
    id: String(row["id"]),
    state: row["state"] as RecordState,
    revision: Number(row["revision"]),
    ...shownOf(row, bodies),
    created: String(row["created"]),
    changed: String(row["changed"]),
    index: Number(row["place"]),
  };
}

function revisionOf(row: Row, { bodies }: RecordReader): StoredRevision {
  return {
    revision: Number(row["revision"]),
    action: row["action"] as Action,
    ...shownOf(row, bodies),
    author: String(row["author"]),
    time: String(row["time"]),
    index: Number(row["place"]),
    digest: row["digest"] === null ? null : String(row["digest"]),
  };
}

function shownOf(row: Row, bodies: BodyStore) {
  const digest = row["digest"] === null ? null : String(row["digest"]);
  const opened: OpenedBody = openBody(row["body"], digest, bodies);
  const { body, bodyGap } = opened;
  const now = String(row["now_digest"]);
  const present = now === digest ? body : openBody(row["now_body"], now, bodies).body;
  return {
    marking: MARKINGS[Number(row["marking"])] ?? "TLP:RED",
    body: body === null ? null : closedAsNow(plain(body), present),
    bodyGap: bodyGap !== null && row["now_state"] === "erased" ? ("erased" as const) : bodyGap,
    withheld: [],
  };
}

function plain({ values, markings, by, reason }: KeptBody): RecordBody {
  return { values, markings, by, reason };
}
