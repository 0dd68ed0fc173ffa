import { annotateCommand, annotationsCommand } from "./annotate.ts";
import type { Command } from "./command.ts";
import { initCommand } from "./init-workspace.ts";
import { freshnessCommand } from "./report-freshness.ts";
import { searchCommand } from "./search-workspace.ts";

/** Every command, in the order of the help page. */
export const CATALOGUE: readonly Command[] = [
  initCommand,
  freshnessCommand,
  annotateCommand,
  annotationsCommand,
  searchCommand(() => CATALOGUE),
];
