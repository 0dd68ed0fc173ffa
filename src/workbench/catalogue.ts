import { annotateCommand, annotationsCommand } from "./annotate.ts";
import type { Command } from "./command.ts";
import { initCommand } from "./init-workspace.ts";
import { freshnessCommand } from "./report-freshness.ts";
import { searchCommand } from "./search-workspace.ts";
import { pictureCommand } from "./show-picture.ts";

/** Every command, in the order of the help page. */
export const CATALOGUE: readonly Command[] = [
  initCommand,
  pictureCommand,
  freshnessCommand,
  annotateCommand,
  annotationsCommand,
  searchCommand(() => CATALOGUE),
];
