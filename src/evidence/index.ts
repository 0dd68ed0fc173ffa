/**
 * Preserved items and how a stranger checks them: web archives, time stamps, packages, the language of a dossier.
 * Every check gives findings in words. Nothing here opens a file, reaches a network or reads a clock.
 *
 * @module
 */
export { type BagReport, verifyBag } from "./bag.ts";
export type { FileProgress } from "./bag-digests.ts";
export { type BagInfo, infoValues } from "./bag-text.ts";
export { type BagContent, composeBag } from "./bag-write.ts";
export {
  CAPTURE_ROLES,
  type CaptureFacts,
  type CaptureRole,
  captureFacts,
  captureValues,
  type HeldInside,
} from "./capture.ts";
export type { ChainCheck } from "./certificate.ts";
export { EVIDENCE_CODES } from "./codes.ts";
export {
  bestCourtMinimum,
  COURT_REQUIREMENTS,
  type CourtMinimum,
  type CourtRequirement,
  courtMinimum,
  courtShare,
  type LoggedItems,
} from "./court-minimum.ts";
export {
  CRATE_METADATA,
  type CrateAction,
  type CrateDescription,
  type CrateFile,
  type CrateOrganisation,
  composeCrate,
  crateId,
} from "./crate.ts";
export { crateFindings } from "./crate-check.ts";
export {
  CUSTODY_ACTIONS,
  type CustodyAction,
  type CustodyEvent,
  custodyEvent,
  custodyFindings,
  custodyValues,
  type LoggedCustodyEvent,
} from "./custody.ts";
export {
  composeDataPackage,
  DATA_PACKAGE,
  type DataPackageDescription,
  dataPackageFindings,
  type TableField,
  type TableFieldType,
  type TableResource,
} from "./data-package.ts";
export {
  DIGEST_NAMES,
  type DigestName,
  digestPieces,
  type FileDigests,
  fileSha256,
  portableDigest,
  type RunningDigest,
  type StartDigest,
} from "./digest.ts";
export {
  type Disclosure,
  DOSSIER,
  DOSSIER_BUILD,
  DOSSIER_DOCUMENT,
  DOSSIER_FORM,
  DOSSIER_ITEM,
  DOSSIER_VALUES,
  type DossierDocument,
  type DossierItem,
  type DossierPart,
  type DossierReport,
  type DossierSource,
  dossierPage,
  LANGUAGE_DECISION,
  type LanguageDecision,
  parseDisclosure,
  type RecordRef,
  type VerifyDossierOptions,
  verifyDossier,
} from "./dossier/index.ts";
export { type Finding, type FindingStatus, overallStatus } from "./finding.ts";
export {
  type FolderEntry,
  type FolderView,
  fileOfBytes,
  fileOfView,
  type PackageFile,
  streamFile,
  UnreadableFile,
  viewBelow,
  viewOfBytes,
  wholeFile,
} from "./folder-view.ts";
export { indentedJson } from "./indented-json.ts";
export { isInstant } from "./instant.ts";
export {
  COPY_ROLES,
  type CopyRole,
  declaredName,
  extensionOf,
  type ItemFacts,
  itemFacts,
  itemValues,
} from "./item.ts";
export { EVIDENCE_KINDS } from "./kinds.ts";
export { checkLanguage, type LanguageFinding, type LanguageSentence } from "./language-check.ts";
export { certificatesOfPem, checkWacz, openZipBlob, readWarc } from "./late.ts";
export { LIKELIHOOD_BANDS, type LikelihoodBand } from "./likelihood-table.ts";
export { OUTRAGE_WORDS, type OutrageWord } from "./outrage-table.ts";
export { PACKAGE_LIMITS } from "./package-limits.ts";
export { fileAndFolder, foldedPath, pathCollisions, pathFault, unsafePath } from "./safe-path.ts";
export type {
  DigestOf,
  TimestampHash,
  TimestampReport,
  TimestampTrust,
} from "./timestamp.ts";
export type { TimestampQuestion } from "./timestamp-request.ts";
export type { TimestampFacts } from "./timestamp-token.ts";
export type { WaczOptions, WaczRecord, WaczReport } from "./wacz.ts";
export type { WaczPackage, WaczResource } from "./wacz-package.ts";
export type { WaczPage } from "./wacz-pages.ts";
export type { WaczSigner, WaczTrust } from "./wacz-signature.ts";
export type { WarcOptions, WarcReading } from "./warc.ts";
export type { WarcDigest, WarcHead, WarcHttp, WarcRecord } from "./warc-record.ts";
export { damagedZip, tooManyEntries, type ZipEntryFacts, zipFaults } from "./zip-entries.ts";
