/**
 * Records on disk: bodies in small files, entries on the log, and the state as a SQLite projection of both
 * that is rebuilt whenever it does not fit the log. Every body is compared with the log before it is
 * shown.
 *
 * @module
 */
export { compareState } from "./compare-state.ts";
export { openRecords, type RecordsOptions } from "./open-records.ts";
