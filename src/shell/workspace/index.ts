/**
 * The workspace on disk: small documents written whole or not at all, one writer at a time.
 *
 * @module
 */
export { syncFolder, writeFileAtomically } from "./atomic-file.ts";
export { checkWorkspace, openWorkspace } from "./folder.ts";
