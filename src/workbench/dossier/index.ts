/**
 * The use cases of dossiers: begin, add, edit, decide the language check, build, reveal, verify.
 *
 * @module
 */
export { dossierBuildCommand } from "./build.ts";
export {
  dossierAddCommand,
  dossierDecideCommand,
  dossierEditCommand,
  dossierNewCommand,
  dossierRemoveCommand,
} from "./edit.ts";
export { dossierListCommand, dossierShowCommand } from "./list.ts";
export { type DossierPreview, dossierPreviewCommand } from "./preview.ts";
export { dossierRevealCommand } from "./reveal.ts";
export type { DossierShown } from "./schema.ts";
export { dossierVerifyCommand } from "./verify.ts";
