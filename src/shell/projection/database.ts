import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

/** Tables of the index. Words are folded before they come here; `words` keeps no copy of them. */
export const SCHEMA = `
  CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE document (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, title_ur TEXT,
    detail TEXT NOT NULL, address TEXT NOT NULL);
  CREATE VIRTUAL TABLE words USING fts5(
    title, others, content='', tokenize="unicode61 remove_diacritics 2");`;

/**
 * Opens the index for reading, or gives `null` when there is none that can be read: a damaged cache is
 * as good as none, since it is rebuilt from the record.
 */
export function openDatabase(file: string): DatabaseSync | null {
  if (!existsSync(file)) return null;
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    database.prepare("SELECT 1 FROM about, document, words LIMIT 1").get();
    return database;
  } catch {
    database.close();
    return null;
  }
}
