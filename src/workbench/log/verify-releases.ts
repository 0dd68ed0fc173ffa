import type { Manifest } from "../../events/index.ts";
import { bytesText, toHex } from "../../ledger/index.ts";
import type { RecordHead, RecordValues } from "../../records/index.ts";
import type { ProblemList } from "../problem-list.ts";
import { releaseId } from "../record-release.ts";
import type { VerifiedPorts } from "../verify-port.ts";

/** What the verification of the releases found, beside the problems. */
export interface VerifiedReleases {
  readonly releases: number;
  readonly files: number;
  readonly bytes: number;
  readonly leftovers: readonly string[];
  readonly notChecked: readonly { readonly what: string; readonly why: string }[];
}

const UNFINISHED = /^lake\/\.partial-/;
const RELEASE = /^(lake\/[^/]+\/[^/]+)\/(.+)$/;

/** Compares every release in the lake with its manifest and with its record, and the reverse. */
export async function verifyReleases(
  ports: VerifiedPorts,
  logged: {
    readonly heads: ReadonlyMap<string, RecordHead>;
    readonly values: ReadonlyMap<string, RecordValues>;
    readonly placeOf: (record: string) => number | undefined;
  },
  problems: ProblemList,
): Promise<VerifiedReleases> {
  const found = { releases: 0, files: 0, bytes: 0 };
  const notChecked: { what: string; why: string }[] = [];
  const { folders, leftovers } = await foldersOf(ports, problems);
  const records = [...logged.heads.values()].filter(({ kind }) => kind === "release");
  const task = ports.progress.start("Verifying the releases", records.length);
  for (const [done, { id, state }] of records.entries()) {
    task.update(done);
    const record = `release/${id}`;
    const index = logged.placeOf(record);
    const where = { record, ...(index === undefined ? {} : { index }) };
    const values = logged.values.get(record);
    if (values === undefined) {
      if (state !== "erased")
        notChecked.push({ what: record, why: "The content of its record cannot be read." });
      continue;
    }
    const folder = String(values["folder"]);
    const path = `${folder}/manifest.json`;
    const files = folders.get(folder);
    folders.delete(folder);
    const bytes = files === undefined ? null : await ports.verify.read(path);
    if (bytes === null) {
      if (state === "present") problems.add({ ...RELEASE_MISSING, file: path, ...where });
      continue;
    }
    if (toHex(ports.log.crypto.sha256(bytes)) === values["manifestDigest"]) found.releases++;
    else problems.add({ ...MANIFEST_DIFFERS, file: path, ...where });
    await compareFiles(
      ports,
      { folder, files: files ?? [], manifest: bytes, where },
      problems,
      found,
    );
  }
  task.finish();
  for (const [folder] of folders) await nameUnrecorded(ports, folder, logged.heads, problems);
  return { ...found, leftovers, notChecked };
}

async function foldersOf(ports: VerifiedPorts, problems: ProblemList) {
  const folders = new Map<string, string[]>();
  const leftovers: string[] = [];
  for (const path of await ports.verify.list("lake")) {
    const [, folder, name] = RELEASE.exec(path) ?? [];
    if (UNFINISHED.test(path)) leftovers.push(path);
    else if (folder === undefined || name === undefined)
      problems.add({ ...UNEXPECTED, file: path });
    else folders.set(folder, [...(folders.get(folder) ?? []), name]);
  }
  return { folders, leftovers };
}

async function compareFiles(
  { verify }: VerifiedPorts,
  release: {
    readonly folder: string;
    readonly files: readonly string[];
    readonly manifest: Uint8Array;
    readonly where: { readonly record: string; readonly index?: number };
  },
  problems: ProblemList,
  found: { files: number; bytes: number },
): Promise<void> {
  const { folder, where } = release;
  const manifest = readManifest(release.manifest);
  if (manifest === null) return;
  const left = new Set(release.files);
  left.delete("manifest.json");
  for (const { name, sha256 } of manifest.files) {
    const file = `${folder}/${name}`;
    const digest = left.delete(name) ? await verify.digest(file) : null;
    if (digest === null) {
      problems.add({ ...FILE_MISSING, file, ...where });
    } else if (digest.sha256 === sha256) {
      found.files++;
      found.bytes += digest.bytes;
    } else {
      const differs = { expected: `SHA-256 ${sha256}`, found: digest.sha256 };
      problems.add({ ...FILE_DIFFERS, file, ...where, ...differs });
    }
  }
  for (const name of left) problems.add({ ...UNEXPECTED, file: `${folder}/${name}`, ...where });
}

async function nameUnrecorded(
  { verify }: VerifiedPorts,
  folder: string,
  heads: ReadonlyMap<string, RecordHead>,
  problems: ProblemList,
): Promise<void> {
  const manifest = readManifest((await verify.read(`${folder}/manifest.json`)) ?? new Uint8Array());
  const id = manifest === null ? null : releaseId(manifest);
  const head = heads.get(`release/${id}`);
  // The record is there, but its content cannot be read; that is named where the content is checked.
  if (head !== undefined && head.state !== "erased") return;
  problems.add({ ...UNRECORDED, file: folder });
}

/** A manifest as far as it is used here, or `null`. It may have been written by anybody. */
function readManifest(bytes: Uint8Array): Manifest | null {
  try {
    const read = JSON.parse(bytesText(bytes) ?? "") as Manifest;
    const isManifest =
      typeof read.dataset === "string" &&
      typeof read.release === "string" &&
      Array.isArray(read.files) &&
      read.files.every(
        ({ name, sha256 }) => typeof name === "string" && typeof sha256 === "string",
      ) &&
      Array.isArray(read.input) &&
      read.input.every(({ sha256 }) => typeof sha256 === "string");
    return isManifest ? read : null;
  } catch {
    return null;
  }
}

const RELEASE_MISSING = {
  code: "workbench/release-missing",
  message: "A release that the log holds is not in the lake.",
  remedy: "Restore its folder from a copy, or import its file again.",
};

const MANIFEST_DIFFERS = {
  code: "workbench/manifest-differs",
  message: "The manifest of a release is not the one that the log commits to.",
  remedy: "Restore the file from a copy of the workspace.",
};

const FILE_MISSING = {
  code: "workbench/release-file-missing",
  message: "A file of a release is not there.",
  remedy: "Restore it from a copy of the workspace, or import the release again.",
};

const FILE_DIFFERS = {
  code: "workbench/release-file-differs",
  message: "A file of a release is not the one that its manifest names.",
  remedy: "Restore it from a copy of the workspace, or import the release again.",
};

const UNRECORDED = {
  code: "workbench/release-unrecorded",
  message: "A release in the lake stands on no entry of the log.",
  remedy: "Find out who put it there; 'mizan import' records what it takes in.",
};

const UNEXPECTED = {
  code: "workbench/file-unexpected",
  message: "A file is where nothing but recorded files may be.",
  remedy: "Find out who put it there, and move it away.",
};
