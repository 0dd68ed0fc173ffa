import { briefCommand } from "./brief/write-brief.ts";
import { exampleCommand } from "./build-example.ts";
import type { Command } from "./command.ts";
import { compareCommand } from "./compare/pictures.ts";
import { revisionsCommand } from "./compare/revisions.ts";
import { crossBorderCommand } from "./cross-border/show-cross-border.ts";
import { disagreementCommand } from "./disagreement/show-disagreement.ts";
import {
  dossierAddCommand,
  dossierBuildCommand,
  dossierDecideCommand,
  dossierEditCommand,
  dossierListCommand,
  dossierNewCommand,
  dossierPreviewCommand,
  dossierRemoveCommand,
  dossierRevealCommand,
  dossierShowCommand,
  dossierVerifyCommand,
} from "./dossier/index.ts";
import { evidenceCustodyCommand } from "./evidence/custody.ts";
import { evidenceDisposeCommand } from "./evidence/dispose.ts";
import { evidenceExportCommand } from "./evidence/export.ts";
import { evidenceCommand } from "./evidence/list.ts";
import { preserveCommand } from "./evidence/preserve.ts";
import { evidenceShowCommand } from "./evidence/show.ts";
import { evidenceVerifyCommand } from "./evidence/verify.ts";
import { figureCommand } from "./figure/draw-figure.ts";
import { placesCommand } from "./find-place.ts";
import { freshnessCommand } from "./freshness/report-freshness.ts";
import { importCommand } from "./import/command.ts";
import { fetchCommand } from "./import/fetch-release.ts";
import { initCommand } from "./init-workspace.ts";
import {
  eventCommand,
  eventsCommand,
  linkAgreementCommand,
  linkCommand,
  linkExplainCommand,
  linkExportCommand,
  linkJudgeCommand,
  linkPlaceboCommand,
  linkQueueCommand,
  linkReportCommand,
  linkWithdrawCommand,
} from "./link/index.ts";
import { linkFilesCommand } from "./link-files/command.ts";
import { datasetsCommand } from "./list-datasets.ts";
import { rejectedCommand } from "./list-rejected.ts";
import { logAboutCommand } from "./log/about.ts";
import { logCheckProofCommand } from "./log/check-proof.ts";
import { logCosignCommand } from "./log/cosign.ts";
import { logProveCommand } from "./log/prove.ts";
import { logShowCommand } from "./log/show.ts";
import { logTailCommand } from "./log/tail.ts";
import { logVerifyCommand } from "./log/verify.ts";
import { verifyCommand } from "./log/verify-workspace.ts";
import { annotateCommand, annotationsCommand } from "./note/annotate.ts";
import { observationsCommand } from "./observation/list-observations.ts";
import { observationCommand } from "./observation/show-observation.ts";
import { pictureCommand } from "./picture/show-picture.ts";
import {
  recordCreateCommand,
  recordEraseCommand,
  recordRestoreCommand,
  recordReviseCommand,
  recordWithdrawCommand,
} from "./record/change.ts";
import { kindsCommand } from "./record/kinds.ts";
import { recordsCommand } from "./record/list.ts";
import { recordHistoryCommand, recordProofCommand, recordShowCommand } from "./record/show.ts";
import { recordExportCommand, recordImportCommand } from "./record/transfer.ts";
import { searchCommand } from "./search/workspace.ts";

/** Every command, in the order of the help page. */
export const CATALOGUE: readonly Command[] = [
  initCommand,
  exampleCommand,
  importCommand,
  fetchCommand,
  datasetsCommand,
  rejectedCommand,
  revisionsCommand,
  pictureCommand,
  compareCommand,
  disagreementCommand,
  crossBorderCommand,
  observationsCommand,
  observationCommand,
  figureCommand,
  briefCommand,
  linkCommand,
  linkReportCommand,
  linkExplainCommand,
  linkPlaceboCommand,
  linkQueueCommand,
  linkJudgeCommand,
  linkWithdrawCommand,
  linkAgreementCommand,
  linkExportCommand,
  eventsCommand,
  eventCommand,
  linkFilesCommand,
  placesCommand,
  freshnessCommand,
  annotateCommand,
  annotationsCommand,
  kindsCommand,
  recordsCommand,
  recordShowCommand,
  recordHistoryCommand,
  recordProofCommand,
  recordCreateCommand,
  recordReviseCommand,
  recordWithdrawCommand,
  recordRestoreCommand,
  recordEraseCommand,
  recordImportCommand,
  recordExportCommand,
  preserveCommand,
  evidenceCommand,
  evidenceShowCommand,
  evidenceCustodyCommand,
  evidenceVerifyCommand,
  evidenceExportCommand,
  evidenceDisposeCommand,
  logAboutCommand,
  logTailCommand,
  logShowCommand,
  logProveCommand,
  logCheckProofCommand,
  logCosignCommand,
  logVerifyCommand,
  verifyCommand,
  dossierNewCommand,
  dossierAddCommand,
  dossierRemoveCommand,
  dossierEditCommand,
  dossierDecideCommand,
  dossierListCommand,
  dossierShowCommand,
  dossierPreviewCommand,
  dossierBuildCommand,
  dossierRevealCommand,
  dossierVerifyCommand,
  searchCommand(() => CATALOGUE),
];
