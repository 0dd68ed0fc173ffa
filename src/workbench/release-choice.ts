import { type Manifest, releaseKey } from "../events/index.ts";
import { accept, type Result, refuse } from "../kernel/index.ts";
import { latestFirst } from "./scope.ts";

/** The release that a reader names: `dataset@release`, or a dataset for its latest release. */
export function findRelease(
  manifests: readonly Manifest[],
  named: string,
  field: string,
): Result<Manifest> {
  const exact = manifests.find((one) => releaseKey(one) === named);
  const found = exact ?? latestFirst(manifests.filter((one) => one.dataset === named))[0];
  if (found) return accept(found);
  return refuse({
    code: "workbench/release-not-known",
    message: `There is no release "${named}" in this workspace.`,
    field,
    found: named,
    expected: manifests.map(releaseKey).join(", ") || "nothing is imported yet",
    remedy: "Import it, or name one of these.",
  });
}
