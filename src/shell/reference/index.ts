/**
 * Reference pages derived from the declarations, so that they cannot say anything else.
 *
 * @module
 */
export { referencePages, type ReferencePage } from "./pages.ts";
