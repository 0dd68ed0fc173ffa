/**
 * Reference pages derived from the declarations, so that they cannot say anything else.
 *
 * @module
 */
export { type ReferencePage, referencePages } from "./pages.ts";
