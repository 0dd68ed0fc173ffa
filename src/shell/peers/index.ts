/**
 * The parties that watch a log, as programs: the witness that cosigns its states, and the monitor that follows
 * it. What is right and wrong is decided by the ledger.
 *
 * @module
 */
export { monitorCommand } from "./monitor-command.ts";
export {
  witnessAboutCommand,
  witnessFollowCommand,
  witnessServeCommand,
} from "./witness-command.ts";
