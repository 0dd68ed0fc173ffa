/**
 * Use cases: join the domains, take the outside as arguments. The catalogue of commands is here.
 *
 * @module
 */
export type {
  Brief,
  BriefDisagreement,
  BriefFigure,
  BriefRow,
  BriefTable,
} from "./brief/brief.ts";
export { bringUpToDate } from "./bring-up-to-date.ts";
export { buildExample } from "./build-example.ts";
export { CATALOGUE } from "./catalogue.ts";
export type { ColumnsPort } from "./columns-port.ts";
export { type Command, command } from "./command.ts";
export type { Revisions } from "./compare/revision-schema.ts";
export type { CrossBorderAnswer } from "./cross-border/schema.ts";
export type { DisagreementAnswer } from "./disagreement/schema.ts";
export { domainCodes } from "./domain-codes.ts";
export type { DossierPreview, DossierShown } from "./dossier/index.ts";
export type { Downloaded, DownloadPort } from "./download-port.ts";
export { type ItemView, quarterOf, recordViews } from "./evidence/custody-view.ts";
export { readingItem, recordDownload } from "./evidence/custody-work.ts";
export type { KnownItem } from "./evidence/records.ts";
export type { Archive, CaptureRow, CustodyRow, EvidenceRow } from "./evidence/schema.ts";
export type {
  BytesSource,
  CapturedPage,
  DetectedType,
  EvidencePort,
  Preview,
  StagedBytes,
} from "./evidence-port.ts";
export { type FileOutput, isFileOutput } from "./file-output.ts";
export type { ImportAnswer } from "./import/schema.ts";
export type {
  KeepRequest,
  Peek,
  RejectedLine,
  Resolvers,
  Taken,
  TakeRequest,
} from "./import/take.ts";
export { KINDS, kindNamed } from "./kinds.ts";
export type { LakePort } from "./lake-port.ts";
export type { EventExplained, Explanation, LinkReport, ReviewQueue } from "./link/index.ts";
export type { LogDescription } from "./log/about-schema.ts";
export {
  type LogEntry,
  type PolicyState,
  PROBLEM as PROBLEM_SCHEMA,
  type Problem,
} from "./log/schema.ts";
export type { Verdict } from "./log/verify-schema.ts";
export type { CosignReply, LogAbout, LogPort } from "./log-port.ts";
export { boundaryOutlines, openPolygons } from "./open-polygons.ts";
export { openPopulation } from "./open-population.ts";
export type { OpenedPackage, PackagePort } from "./package-port.ts";
export type { Clock, FilesPort, Ports, Progress, ProgressTask, WorkspacePort } from "./ports.ts";
export { kindFields } from "./record/kind.ts";
export type {
  AsOf,
  RecordChange,
  RecordPage,
  RecordQuery,
  RecordsPort,
  WrittenRecord,
} from "./records-port.ts";
export type { ReportPort } from "./report-port.ts";
export { foldSearchText, searchTerms } from "./search/text.ts";
export type { SearchDocument, SearchHit, SearchKind, SearchPort } from "./search-port.ts";
export type { VerifiedPorts, VerifyPort } from "./verify-port.ts";
