/**
 * Packages on the disk: folders and ZIP archives opened for checking, and written whole or not at all. What is right
 * or wrong in a package is decided by the evidence part; this one only moves bytes. It follows no link, unpacks
 * nothing to the disk, and opens no archive inside an archive.
 *
 * @module
 */
export { openFolderView } from "./folder-view.ts";
export { nodeDigest } from "./node-digest.ts";
export { DISK_PACKAGES } from "./open-packages.ts";
export { writePackageFolder, writePackageZip, type ZipPacking } from "./write-package.ts";
export { openZipView, type ZipView } from "./zip-view.ts";
