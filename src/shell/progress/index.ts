/**
 * Progress of long work: a bar on a terminal, plain lines elsewhere.
 *
 * @module
 */
export { terminalProgress } from "./terminal.ts";
