/**
 * The lake on disk: reads files as people have them, keeps each as one immutable release of Parquet
 * files beside its manifest, and answers queries over them through an embedded DuckDB that can reach
 * nothing else. CSV follows RFC 4180.
 *
 * @module
 */
export { LAKE_CODES } from "./codes.ts";
export { openColumns } from "./columns.ts";
export { openLake } from "./open-lake.ts";
