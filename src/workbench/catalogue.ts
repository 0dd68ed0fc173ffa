import { annotateCommand, annotationsCommand } from "./annotate.ts";
import { exampleCommand } from "./build-example.ts";
import type { Command } from "./command.ts";
import { compareCommand } from "./compare-pictures.ts";
import { revisionsCommand } from "./compare-revisions.ts";
import { figureCommand } from "./draw-figure.ts";
import { fetchCommand } from "./fetch-release.ts";
import { placesCommand } from "./find-place.ts";
import { importCommand } from "./import.ts";
import { initCommand } from "./init-workspace.ts";
import { linkFilesCommand } from "./link-files.ts";
import { datasetsCommand } from "./list-datasets.ts";
import { observationsCommand } from "./list-observations.ts";
import { rejectedCommand } from "./list-rejected.ts";
import { freshnessCommand } from "./report-freshness.ts";
import { searchCommand } from "./search-workspace.ts";
import { crossBorderCommand } from "./show-cross-border.ts";
import { disagreementCommand } from "./show-disagreement.ts";
import { observationCommand } from "./show-observation.ts";
import { pictureCommand } from "./show-picture.ts";
import { briefCommand } from "./write-brief.ts";

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
  linkFilesCommand,
  placesCommand,
  freshnessCommand,
  annotateCommand,
  annotationsCommand,
  searchCommand(() => CATALOGUE),
];
