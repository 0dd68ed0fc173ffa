import { mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";

const VERSION = "3";

const SCHEMA = `
  CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE record (
    number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, state TEXT NOT NULL,
    marking INTEGER NOT NULL, revision INTEGER NOT NULL, values_from INTEGER NOT NULL,
    created TEXT NOT NULL, changed TEXT NOT NULL, place INTEGER NOT NULL, UNIQUE (kind, id));
  CREATE INDEX record_by_change ON record (kind, place DESC);
  CREATE TABLE revision (
    record INTEGER NOT NULL, revision INTEGER NOT NULL, action TEXT NOT NULL,
    marking INTEGER NOT NULL, author TEXT NOT NULL, time TEXT NOT NULL, place INTEGER NOT NULL,
    digest TEXT, body TEXT, PRIMARY KEY (record, revision)) WITHOUT ROWID;
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
  for (const end of ["", "-wal", "-shm"]) rmSync(`${file}${end}`, { force: true });
  const fresh = new DatabaseSync(file);
  fresh.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 10000");
  fresh.exec(`BEGIN IMMEDIATE;${SCHEMA}`);
  fresh.prepare("INSERT INTO about VALUES ('version', ?)").run(VERSION);
  fresh.exec("COMMIT");
  return fresh;
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
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(file);
    database.exec(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 10000",
    );
    if (hasThisVersion(database)) return database;
  } catch {
    // A damaged cache is as good as none: it is rebuilt from the log.
  }
  database?.close();
  return null;
}
