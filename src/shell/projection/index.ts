/**
 * The index of words in `cache/state.sqlite`: a projection of the workspace that starts fast and can be
 * deleted at any time. Never the record itself; built on SQLite's FTS5.
 *
 * @module
 */
export { openProjection } from "./projection.ts";
