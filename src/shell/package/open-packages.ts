import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PackageFile } from "../../evidence/index.ts";
import { accept } from "../../kernel/index.ts";
import type { PackagePort } from "../../workbench/index.ts";
import { openFolderView } from "./folder-view.ts";
import { nodeDigest } from "./node-digest.ts";
import { writePackageFolder, writePackageZip } from "./write-package.ts";
import { openZipView } from "./zip-view.ts";

/** Packages on this machine's disk. */
export const DISK_PACKAGES: PackagePort = {
  startDigest: nodeDigest,
  open: async (path) => {
    if ((await stat(path)).isDirectory()) {
      const view = await openFolderView(path);
      return view.ok ? accept({ view: view.value, close: async () => {} }) : view;
    }
    const zip = await openZipView(path);
    return zip.ok ? accept({ view: zip.value, close: async () => zip.value.close() }) : zip;
  },
  writeFolder: (path, files) => writePackageFolder(path, files),
  writeZip: (path, folder, files) => writePackageZip(path, below(folder, files)),
  zip: async (folder, files) => {
    const beside = await mkdtemp(join(tmpdir(), "mizan-zip-"));
    try {
      const path = join(beside, "package.zip");
      const written = await writePackageZip(path, below(folder, files));
      return written.ok ? accept(new Uint8Array(await readFile(path))) : written;
    } finally {
      await rm(beside, { recursive: true, force: true });
    }
  },
};

function below(folder: string, files: readonly PackageFile[]): readonly PackageFile[] {
  return files.map((file) => ({ ...file, path: `${folder}/${file.path}` }));
}
