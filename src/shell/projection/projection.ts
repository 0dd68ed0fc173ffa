import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import {
  foldSearchText,
  type SearchDocument,
  type SearchHit,
  type SearchKind,
  type SearchPort,
} from "../../workbench/index.ts";
import { openDatabase, SCHEMA } from "./database.ts";

type Documents = AsyncIterable<readonly SearchDocument[]>;

interface HitRow {
  readonly kind: SearchKind;
  readonly title: string;
  readonly title_ur: string | null;
  readonly detail: string;
  readonly address: string;
}

/** The index of words of a workspace folder; nothing is opened or written before it is asked for. */
export function openProjection(folder: string): SearchPort {
  const cache = join(folder, "cache");
  const file = join(cache, "search.sqlite");
  let open: DatabaseSync | null = null;
  const database = () => {
    open ??= openDatabase(file);
    return open;
  };
  const close = () => {
    open?.close();
    open = null;
  };
  const replace = async (stamp: string, documents: Documents) => {
    mkdirSync(cache, { recursive: true });
    const beside = `${file}.${process.pid}.new`;
    const count = await build(beside, stamp, documents);
    close();
    renameSync(beside, file);
    return count;
  };
  let building: { readonly stamp: string; readonly count: Promise<number> } | null = null;
  return {
    stamp: () => readStamp(database()),
    rebuild: (stamp, documents) => {
      if (building?.stamp === stamp) return building.count;
      const before = building?.count.catch(() => 0) ?? Promise.resolve(0);
      const current = { stamp, count: before.then(() => replace(stamp, documents)) };
      const done = () => {
        if (building === current) building = null;
      };
      building = current;
      current.count.then(done, done);
      return current.count;
    },
    find: (terms, options) => {
      const opened = database();
      return opened === null || terms.length === 0 ? [] : find(opened, terms, options);
    },
    close,
  };
}

function readStamp(database: DatabaseSync | null): string | null {
  const row = database?.prepare("SELECT value FROM about WHERE name = 'stamp'").get();
  return typeof row?.["value"] === "string" ? row["value"] : null;
}

async function build(file: string, stamp: string, documents: Documents): Promise<number> {
  rmSync(file, { force: true });
  const database = new DatabaseSync(file);
  try {
    database.exec(
      "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000",
    );
    database.exec(SCHEMA);
    database.exec("BEGIN");
    const count = await insert(database, documents);
    database.prepare("INSERT INTO about VALUES ('stamp', ?)").run(stamp);
    database.exec("COMMIT");
    database.close();
    return count;
  } catch (error) {
    database.close();
    rmSync(file, { force: true });
    throw error;
  }
}

async function insert(database: DatabaseSync, documents: Documents): Promise<number> {
  const document = database.prepare("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?)");
  const words = database.prepare("INSERT INTO words (rowid, title, others) VALUES (?, ?, ?)");
  let id = 0;
  for await (const batch of documents) {
    for (const one of batch) {
      id += 1;
      document.run(id, one.kind, one.title, one.titleUr, one.detail, one.address);
      const title = foldSearchText(`${one.title} ${one.titleUr ?? ""}`);
      words.run(id, title, foldSearchText(`${one.words} ${one.detail}`));
    }
  }
  return id;
}

/** Terms hold letters and digits only, so that none of them is an operator of the query language. */
function find(
  database: DatabaseSync,
  terms: readonly string[],
  { kinds, limit }: { readonly kinds: readonly SearchKind[]; readonly limit: number },
): readonly SearchHit[] {
  const query = terms.map((term) => `"${term.replaceAll('"', "")}"*`).join(" ");
  const rows = database.prepare(FIND).all({
    query,
    title: terms.join(" "),
    kinds: JSON.stringify(kinds),
    limit,
  }) as unknown as readonly HitRow[];
  return rows.map(({ kind, title, title_ur, detail, address }) => ({
    kind,
    title,
    titleUr: title_ur,
    detail,
    address,
  }));
}

const FIND = `
  WITH found AS (
    SELECT d.*, lower(d.title) = :title AS exact, bm25(words, 8.0, 1.0) AS score
    FROM words JOIN document d ON d.id = words.rowid
    WHERE words MATCH :query
      AND (:kinds = '[]' OR d.kind IN (SELECT value FROM json_each(:kinds)))
  ), ranked AS (
    SELECT *, row_number() OVER (PARTITION BY kind ORDER BY exact DESC, score, id) AS place
    FROM found
  )
  SELECT kind, title, title_ur, detail, address FROM ranked WHERE place <= :limit
  ORDER BY exact DESC,
    CASE kind WHEN 'page' THEN 0 WHEN 'place' THEN 1 WHEN 'actor' THEN 2 WHEN 'dataset' THEN 3
      WHEN 'annotation' THEN 4 WHEN 'observation' THEN 5 ELSE 6 END,
    score, id`;
