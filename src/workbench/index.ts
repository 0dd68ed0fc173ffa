/**
 * Use cases: join the domains, take the outside as arguments. The catalogue of commands is here.
 *
 * @module
 */
export { CATALOGUE } from "./catalogue.ts";
export { type Command, command } from "./command.ts";
export type { LakePort } from "./lake-port.ts";
export type { Clock, FilesPort, Ports, Progress, ProgressTask, WorkspacePort } from "./ports.ts";
