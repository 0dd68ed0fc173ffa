import { type Manifest, releaseKey } from "../../events/index.ts";
import { accept, type Result, refuse } from "../../kernel/index.ts";
import type { Ports } from "../ports.ts";
import { findRelease } from "../release-choice.ts";
import { latestFirst } from "../scope.ts";

/**
 * The releases to link: those named, or the latest of every dataset of events (two releases of one dataset hold
 * the same events). In the order of their names, so that the order of import changes nothing.
 */
export async function chosenReleases(
  ports: Ports,
  named: readonly string[],
): Promise<Result<readonly Manifest[]>> {
  const manifests = (await ports.lake.manifests()).filter(({ holds }) => holds === "events");
  const chosen: Manifest[] = [];
  for (const name of named) {
    const found = findRelease(manifests, name, "source");
    if (!found.ok) return found;
    chosen.push(found.value);
  }
  if (named.length === 0) {
    const datasets = new Set(manifests.map(({ dataset }) => dataset));
    for (const dataset of datasets)
      chosen.push(...latestFirst(manifests.filter((one) => one.dataset === dataset)).slice(0, 1));
  }
  if (chosen.length === 0)
    return refuse({
      code: "workbench/link-nothing",
      message: "There are no events to link: no release of events is imported.",
      remedy: "Import one with 'mizan import', or make the example with 'mizan example'.",
    });
  const byKey = new Map(chosen.map((one) => [releaseKey(one), one]));
  return accept([...byKey.values()].sort((a, b) => (releaseKey(a) < releaseKey(b) ? -1 : 1)));
}
