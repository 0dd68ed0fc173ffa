/**
 * Reference pages derived from the declarations, so that they cannot say anything else.
 *
 * @module
 */
export { referencePages } from "./pages.ts";
