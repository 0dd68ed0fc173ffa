import { mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";

const VERSION = "5";
/** How long to wait for another process that writes the cache. */
export const BUSY_MILLISECONDS = 10_000;
/** SQLITE_CORRUPT and SQLITE_NOTADB. */
const DAMAGE = new Set([11, 26]);

const SCHEMA = `
  CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE record (
    number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, state TEXT NOT NULL,
    marking INTEGER NOT NULL, revision INTEGER NOT NULL, values_from INTEGER NOT NULL,
    created TEXT NOT NULL, changed TEXT NOT NULL, place INTEGER NOT NULL,
    body TEXT, UNIQUE (kind, id));
  CREATE INDEX record_by_change ON record (kind, place DESC);
  CREATE TABLE revision (
    record INTEGER NOT NULL, revision INTEGER NOT NULL, action TEXT NOT NULL,
    marking INTEGER NOT NULL, author TEXT NOT NULL, time TEXT NOT NULL, place INTEGER NOT NULL,
    digest TEXT, PRIMARY KEY (record, revision)) WITHOUT ROWID;
  CREATE INDEX revision_by_digest ON revision (digest);
  CREATE TABLE anomaly (place INTEGER NOT NULL, code TEXT NOT NULL, text TEXT NOT NULL);
  CREATE TABLE part (number INTEGER PRIMARY KEY, record INTEGER NOT NULL, marking INTEGER NOT NULL);
  CREATE INDEX part_by_record ON part (record);
  CREATE VIRTUAL TABLE words USING fts5(
    title, others, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");`;

/** Opens the database of the state, empty where there is none that this version can read. */
export function openState(file: string): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true });
  const found = tryOpen(file);
  if (found !== null) return found;
  removeState(file);
  return connect(file);
}

/** Removes the files of the state: a cache that is damaged is as good as none. */
export function removeState(file: string): void {
  for (const end of ["", "-wal", "-shm"]) rmSync(`${file}${end}`, { force: true });
}

/** Whether an error of SQLite says that the file is damaged, or is no database. */
export function isDamage(error: unknown): boolean {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === "number" && DAMAGE.has(code & 0xff);
}

/** Empties the state, so that it is replayed from the first entry. */
export function clearState(database: DatabaseSync): void {
  database.exec(`DELETE FROM record; DELETE FROM revision; DELETE FROM anomaly; DELETE FROM part;
    DELETE FROM about WHERE name <> 'version';
    INSERT INTO words (words) VALUES ('delete-all');`);
}

/** Whether a database was made by this version of the program. */
export function hasThisVersion(database: DatabaseSync): boolean {
  const row = database.prepare("SELECT value FROM about WHERE name = 'version'").get();
  return row?.["value"] === VERSION;
}

function tryOpen(file: string): DatabaseSync | null {
  try {
    const database = connect(file);
    const row = database.prepare("SELECT value FROM about WHERE name = 'version'").get();
    if (row?.["value"] === VERSION) return database;
    database.close();
    return null;
  } catch (error) {
    if (isDamage(error) || isOtherSchema(error)) return null;
    throw error;
  }
}

/** Opens the file, with all tables. What is deleted is overwritten, so that erased words are gone for good. */
function connect(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: BUSY_MILLISECONDS });
  try {
    database.exec(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON; PRAGMA cache_size = -65536",
    );
    const tables = "SELECT count(*) AS n FROM sqlite_schema";
    if (Number(database.prepare(tables).get()?.["n"]) > 0) return database;
    database.exec("BEGIN IMMEDIATE"); // Another process may have made the tables meanwhile.
    if (Number(database.prepare(tables).get()?.["n"]) === 0) {
      database.exec(SCHEMA);
      database.prepare("INSERT INTO about VALUES ('version', ?)").run(VERSION);
    }
    database.exec("COMMIT");
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** SQLITE_ERROR: the tables are not those of this version. */
function isOtherSchema(error: unknown): boolean {
  return (error as { errcode?: unknown } | null)?.errcode === 1;
}
