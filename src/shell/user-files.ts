import { access, readFile } from "node:fs/promises";
import type { FilesPort } from "../workbench/index.ts";
import { checkFolder, writeFolderAtomically } from "./output-folder.ts";
import { writeFileAtomically } from "./workspace/index.ts";

/** Files that the user names: anywhere on the disk, written whole or not at all. */
export const userFiles: FilesPort = {
  readText: (path) => readFile(path, "utf8"),
  readBytes: (path) => readFile(path),
  writeBytes: (path, bytes) => writeFileAtomically(path, bytes),
  exists: (path) =>
    access(path).then(
      () => true,
      () => false,
    ),
  checkFolder,
  writeFolder: writeFolderAtomically,
};
