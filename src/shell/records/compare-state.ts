import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import {
  fromBase64,
  proveConsistency,
  readEntries,
  type SignedCheckpoint,
  sameBytes,
} from "../../ledger/index.ts";
import type { Problem } from "../../workbench/index.ts";
import { folderSource, logPlaces, NODE_CRYPTO } from "../ledger/index.ts";
import { EntryApplier } from "./apply.ts";
import { openBodies } from "./body-store.ts";
import { orThrow, readStamp } from "./refresh.ts";
import { hasThisVersion, openState } from "./schema.ts";

const FILE = "cache/state.sqlite";

/** Rows of the state in the order of their keys; the keys are numbers. What belongs to a record names it. */
const TABLES: readonly { readonly sql: string; readonly keys: readonly string[] }[] = [
  { sql: "SELECT kind || '/' || id AS of, * FROM record ORDER BY number", keys: ["number"] },
  {
    sql: `SELECT r.kind || '/' || r.id AS of, v.* FROM revision v
      LEFT JOIN record r ON r.number = v.record ORDER BY v.record, v.revision`,
    keys: ["record", "revision"],
  },
  { sql: "SELECT NULL AS of, * FROM anomaly ORDER BY place", keys: ["place"] },
  {
    // The numbers of parts tell how often words were indexed again, which a replay in one go does not repeat.
    sql: `SELECT r.kind || '/' || r.id AS of, p.record, p.marking, s.words
      FROM part p LEFT JOIN record r ON r.number = p.record LEFT JOIN temp.spoken s ON s.doc = p.number
      ORDER BY p.record, p.marking`,
    keys: ["record", "marking"],
  },
  {
    sql: `SELECT NULL AS of, doc, words FROM temp.spoken
      WHERE doc NOT IN (SELECT number FROM part) ORDER BY doc`,
    keys: ["doc"],
  },
];

/** The words of each part in one order, since an index of words keeps none of its own. */
const SPOKEN = `
  CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', 'words', 'instance');
  CREATE TEMP TABLE spoken (doc INTEGER PRIMARY KEY, words TEXT NOT NULL);
  INSERT INTO spoken SELECT doc, group_concat(term || ' ' || col || ' ' || offset)
    FROM (SELECT * FROM temp.vocabulary ORDER BY doc, term, col, offset) GROUP BY doc;`;

/**
 * Compares the index of records in the cache, row by row, with a fresh replay of the entries that it says it
 * holds. `null` where there is none, or one of another version of the program, which is not used.
 */
export async function compareState(
  workspace: string,
  signed: SignedCheckpoint,
  titleFields: ReadonlyMap<string, string>,
): Promise<readonly Problem[] | null> {
  const path = join(workspace, FILE);
  if (!existsSync(path)) return null;
  let kept: DatabaseSync | null = null;
  const fresh = openState(":memory:");
  try {
    kept = new DatabaseSync(path, { readOnly: true });
    if (!hasThisVersion(kept)) return null;
    const source = folderSource(logPlaces(workspace).ledger);
    const { size, root, origin } = signed.checkpoint;
    const stamp = readStamp(kept);
    if (stamp === null) return null;
    const oldRoot = fromBase64(stamp.root);
    const claim = { oldSize: stamp.size, newSize: size, newRoot: root };
    const proven = stamp.size > size ? null : await proveConsistency(source, claim, NODE_CRYPTO);
    const fits =
      proven?.ok === true && oldRoot !== null && sameBytes(proven.value.oldRoot, oldRoot);
    if (stamp.origin !== origin || !fits) return [differs("It was made from another log.")];
    fresh.exec("BEGIN");
    const applier = new EntryApplier(fresh, openBodies(workspace), titleFields);
    const span = { begin: 0, end: stamp.size, size };
    for await (const read of readEntries(source, span, NODE_CRYPTO.tree)) {
      const { index, entry } = orThrow(read);
      applier.apply(index, entry);
    }
    applier.finish();
    fresh.exec("COMMIT");
    return differences(kept, fresh);
  } catch (error) {
    if ((error as { errcode?: unknown }).errcode === undefined) throw error;
    return [differs("It cannot be read.")];
  } finally {
    kept?.close();
    fresh.close();
  }
}

function differences(kept: DatabaseSync, fresh: DatabaseSync): readonly Problem[] {
  for (const database of [kept, fresh]) database.exec(SPOKEN);
  const found = new Map<string, Problem>();
  for (const { sql, keys } of TABLES) {
    for (const { row, what } of rowsThatDiffer(kept, fresh, { sql, keys })) {
      const record = typeof row["of"] === "string" ? row["of"] : null;
      const name = record ?? `${keys.map((key) => row[key]).join(" ")}`;
      if (!found.has(name))
        found.set(name, { ...differs(what), ...(record === null ? {} : { record }) });
    }
  }
  return [...found.values()];
}

type Row = Record<string, unknown>;

function* rowsThatDiffer(
  kept: DatabaseSync,
  fresh: DatabaseSync,
  { sql, keys }: { readonly sql: string; readonly keys: readonly string[] },
): Generator<{ readonly row: Row; readonly what: string }> {
  const [left, right] = [kept, fresh].map((database) => database.prepare(sql).iterate());
  let [a, b] = [nextRow(left), nextRow(right)];
  while (a !== null || b !== null) {
    const order = orderOf(a, b, keys);
    const row = order <= 0 ? a : b;
    if (order < 0) yield { row: row ?? {}, what: "It holds what no entry gives." };
    else if (order > 0) yield { row: row ?? {}, what: "It lacks what an entry gives." };
    else if (JSON.stringify(a) !== JSON.stringify(b))
      yield { row: b ?? {}, what: "It holds something else than the entries give." };
    if (order <= 0) a = nextRow(left);
    if (order >= 0) b = nextRow(right);
  }
}

function nextRow(rows: Iterator<unknown> | undefined): Row | null {
  const next = rows?.next();
  return next === undefined || next.done === true ? null : (next.value as Row);
}

function orderOf(a: Row | null, b: Row | null, keys: readonly string[]): number {
  if (a === null || b === null) return a === null ? 1 : -1;
  for (const key of keys) {
    const order = Number(a[key]) - Number(b[key]);
    if (order !== 0) return order;
  }
  return 0;
}

function differs(what: string): Problem {
  return {
    code: "workbench/index-differs",
    message: `The index of records is not what the log gives. ${what}`,
    file: FILE,
    remedy: "Delete the file; it is made again from the log.",
  };
}
