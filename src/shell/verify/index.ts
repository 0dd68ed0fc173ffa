/**
 * The files of a workspace as a verification reads them, and the comparison of the index of records with a
 * fresh replay of the log. It writes nothing and mends nothing.
 *
 * @module
 */
export { openVerify } from "./open-verify.ts";
