/**
 * Dossiers: what one holds, how it is set as a page, and how a stranger verifies it from its files alone, in
 * a browser too.
 *
 * @module
 */
export {
  DOSSIER_DOCUMENT,
  DOSSIER_FORM,
  type DossierDocument,
  type DossierPart,
  type DossierSource,
  type RecordRef,
} from "./document.ts";
export {
  DOSSIER_ITEM,
  type DossierItem,
  LANGUAGE_DECISION,
  type LanguageDecision,
} from "./item.ts";
export { DOSSIER, DOSSIER_BUILD, DOSSIER_VALUES } from "./kind.ts";
export { dossierPage } from "./page.ts";
export { type DossierReport, type VerifyDossierOptions, verifyDossier } from "./verify.ts";
export { type Disclosure, parseDisclosure } from "./verify-records.ts";
