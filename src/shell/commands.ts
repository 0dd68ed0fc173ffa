import { CATALOGUE, type Command } from "../workbench/index.ts";
import { openapiCommand } from "./http/openapi-command.ts";
import {
  monitorCommand,
  witnessAboutCommand,
  witnessFollowCommand,
  witnessServeCommand,
} from "./peers/index.ts";
import { serveCommand, startCommand } from "./serve-command.ts";

/** Every command of the program: the catalogue, and those that are about the program itself. */
export const ALL_COMMANDS: readonly Command[] = [
  ...CATALOGUE,
  serveCommand,
  startCommand,
  openapiCommand,
  witnessServeCommand,
  witnessFollowCommand,
  witnessAboutCommand,
  monitorCommand,
];
