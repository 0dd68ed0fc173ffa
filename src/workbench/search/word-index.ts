import { type Manifest, releaseKey } from "../../events/index.ts";
import type { Command } from "../command.ts";
import type { Ports } from "../ports.ts";
import type { SearchDocument } from "../search-port.ts";
import { standingDocuments } from "./documents.ts";
import { observationDocuments } from "./observations.ts";

/** Counted up when what is indexed, or how, changes: an index of an earlier form is rebuilt. */
const INDEX_FORM = 3;

/**
 * Rebuilds the index of words when the releases have changed since it was built. Gives the number of things
 * indexed, or `null` when the index was up to date. Records are not in it: what is found of them depends on
 * the reader's clearance.
 */
export async function refreshIndex(
  ports: Ports,
  commands: readonly Command[],
): Promise<number | null> {
  const manifests = await ports.lake.manifests();
  const stamp = await stampOf(manifests);
  if (ports.search.stamp() === stamp) return null;
  const task = ports.progress.start("Indexing words", null);
  const count = await ports.search.rebuild(stamp, documents(ports, { manifests, commands }));
  task.finish(`${count.toLocaleString("en-GB")} entries`);
  return count;
}

async function* documents(
  ports: Ports,
  known: {
    readonly manifests: readonly Manifest[];
    readonly commands: readonly Command[];
  },
): AsyncGenerator<readonly SearchDocument[]> {
  yield* standingDocuments({ ...known, today: ports.clock.now() });
  for (const manifest of known.manifests) yield* observationDocuments(ports.lake, manifest);
}

/** Digest of everything the index is built from: the same digest means the same index. */
async function stampOf(manifests: readonly Manifest[]): Promise<string> {
  const releases = manifests.map(
    (one) => `${releaseKey(one)} ${one.files.map((file) => file.sha256).join(" ")}`,
  );
  const text = JSON.stringify([INDEX_FORM, releases]);
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
