import type { Command } from "./command.ts";
import { initCommand } from "./init-workspace.ts";

/** Every command, in the order of the help page. */
export const CATALOGUE: readonly Command[] = [initCommand];
