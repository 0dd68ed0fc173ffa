import { type Manifest, releaseKey } from "../events/index.ts";
import { toHex } from "../ledger/index.ts";
import type { RecordValues } from "../records/index.ts";
import type { Ports } from "./ports.ts";
import type { RecordChange } from "./records-port.ts";

const BY = "mizan import";

/** The entries that are missing for releases of the lake. */
export async function unrecordedReleases(ports: Ports): Promise<readonly RecordChange[]> {
  const changes: RecordChange[] = [];
  for (const manifest of await ports.lake.manifests()) {
    const id = releaseId(manifest);
    if ((await ports.records.get("release", id)) !== null) continue;
    changes.push({
      kind: "release",
      action: "create",
      id,
      marking: "TLP:CLEAR",
      values: await releaseValues(ports, manifest),
      by: BY,
      reason: `Imported ${manifest.input.map(({ name }) => name).join(", ")}.`,
    });
  }
  return changes;
}

/** Id of the record of a release: its name, and the beginning of the digest of what was read. */
export function releaseId(manifest: Manifest): string {
  const name = releaseKey(manifest).replace("@", ":");
  const digest = manifest.input.map(({ sha256 }) => sha256.slice(0, 8)).join("-");
  return `${name}:${digest}`.replaceAll(/[^A-Za-z0-9._:-]/g, "-").slice(0, 128);
}

async function releaseValues(ports: Ports, manifest: Manifest): Promise<RecordValues> {
  const path = ports.lake.path(manifest, "manifest.json");
  const bytes = await ports.files.readBytes(path);
  const folder = path
    .slice(ports.workspace.folder.length + 1, -"/manifest.json".length)
    .replaceAll("\\", "/");
  const { title, holds, input, rows, accepted, rejected, licence, citation } = manifest;
  return {
    title,
    release: releaseKey(manifest),
    holds,
    folder,
    manifestDigest: toHex(ports.log.crypto.sha256(bytes)),
    inputs: input.map(({ name, sha256 }) => `${name} ${sha256}`),
    rows,
    accepted,
    rejected,
    licence,
    citation,
  };
}
