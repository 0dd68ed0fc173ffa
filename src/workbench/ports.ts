import type { ColumnsPort } from "./columns-port.ts";
import type { DownloadPort } from "./download-port.ts";
import type { EvidencePort } from "./evidence-port.ts";
import type { LakePort } from "./lake-port.ts";
import type { LogPort } from "./log-port.ts";
import type { PackagePort } from "./package-port.ts";
import type { RecordsPort } from "./records-port.ts";
import type { ReportPort } from "./report-port.ts";
import type { SearchPort } from "./search-port.ts";
import type { VerifyPort } from "./verify-port.ts";

/** The outside, as the use cases see it. Each part is real in the shell and breakable in tests. */
export interface Ports {
  /** The workspace folder. */
  readonly workspace: WorkspacePort;
  /** Parquet files and the engine that queries them. */
  readonly lake: LakePort;
  /** The events of all releases as columns, for counting. */
  readonly columns: ColumnsPort;
  /** Files the user names on the command line or uploads. */
  readonly files: FilesPort;
  /** Files from the network. */
  readonly downloads: DownloadPort;
  /** Records, as far as the reader is cleared. */
  readonly records: RecordsPort;
  /** The log that commits to every record. */
  readonly log: LogPort;
  /** Preserved bytes. */
  readonly evidence: EvidencePort;
  /** Packages: folders and ZIP files with a description inside. */
  readonly packages: PackagePort;
  /** The index of words. */
  readonly search: SearchPort;
  /** The files of the workspace, for verification. */
  readonly verify: VerifyPort;
  /** Drawing and typesetting. */
  readonly report: ReportPort;
  /** Folder of the tables of the example workspace, which come with the program. */
  readonly exampleFolder: string;
  /** The version of this program. */
  readonly version: string;
  readonly clock: Clock;
  readonly progress: Progress;
  /** Frees what was opened; a later call opens it again. */
  close(): void;
}

/** The folder of a workspace: small JSON documents, written whole or not at all. */
export interface WorkspacePort {
  readonly folder: string;
  /** Whether the folder holds a workspace (`mizan.json`). */
  exists(): Promise<boolean>;
  /** Creates an empty workspace; refuses a folder that holds other things. */
  create(name: string): Promise<void>;
  /** The text of a file under the folder, or `null` when there is none. */
  read(path: string): Promise<string | null>;
  /** Writes beside, flushes, renames: after a crash the file is the old or the new one. */
  write(path: string, text: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Names directly under a folder of the workspace, sorted; empty when there is none. */
  list(path: string): Promise<readonly string[]>;
  /** Runs the task as the only writer of the workspace; refuses, naming the holder, if another writes. */
  exclusively<T>(task: () => Promise<T>): Promise<T>;
}

/** Files outside the workspace. Paths are the user's. */
export interface FilesPort {
  readText(path: string): Promise<string>;
  readBytes(path: string): Promise<Uint8Array>;
  writeBytes(path: string, bytes: Uint8Array): Promise<void>;
  exists(path: string): Promise<boolean>;
  /** Refuses, before long work, a folder that holds anything but files of these names. */
  checkFolder(path: string, names: readonly string[]): Promise<void>;
  /** Writes a folder with these files whole or not at all; refuses as `checkFolder` does. */
  writeFolder(path: string, files: ReadonlyMap<string, Uint8Array>): Promise<void>;
}

/** The time. */
export interface Clock {
  /** Now, as ISO 8601 in UTC. */
  now(): string;
}

/** Progress of long work: a bar on a terminal, plain lines otherwise, events over HTTP. */
export interface Progress {
  start(label: string, total: number | null): ProgressTask;
}

/** One named piece of long work. */
export interface ProgressTask {
  update(done: number): void;
  finish(note?: string): void;
}
