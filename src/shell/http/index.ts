/**
 * The HTTP interface and the built pages, derived from the catalogue of commands.
 *
 * @module
 */
export { buildApp } from "./app.ts";
export { describeApi } from "./openapi.ts";
export { PAGES_FOLDER, serve } from "./serve.ts";
