import type { FolderView, PackageFile, StartDigest } from "../evidence/index.ts";
import type { Result } from "../kernel/index.ts";

/** Packages on the disk: folders and ZIP files, written whole or not at all. */
export interface PackagePort {
  /** The digests of this machine, fastest first. */
  readonly startDigest: StartDigest;
  /** Opens a folder or a ZIP file, after the checks of its names and sizes. */
  open(path: string): Promise<Result<OpenedPackage>>;
  /** Writes a folder of files that must not exist yet. */
  writeFolder(path: string, files: readonly PackageFile[]): Promise<Result<null>>;
  /** Writes a ZIP file that must not exist yet, all files below one folder. The same files give the same bytes. */
  writeZip(path: string, folder: string, files: readonly PackageFile[]): Promise<Result<null>>;
  /** A ZIP in memory, for downloads. */
  zip(folder: string, files: readonly PackageFile[]): Promise<Result<Uint8Array>>;
}

/** A package that is open for reading. */
export interface OpenedPackage {
  readonly view: FolderView;
  close(): Promise<void>;
}
