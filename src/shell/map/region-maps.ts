import { createHash } from "node:crypto";
import { composeMap, type MapBoundaries, type MapView } from "../../places/index.ts";
import type { WorkspacePort } from "../../workbench/index.ts";
import { VERSION } from "../version.ts";
import { readMapSources } from "./map-files.ts";

/** The maps of a workspace. */
export interface RegionMaps {
  /** TopoJSON of one view as text, with a tag that changes when the text does. */
  read(
    view: MapView,
    boundaries: MapBoundaries,
  ): Promise<{ readonly text: string; readonly tag: string }>;
}

/**
 * Maps are composed once and kept as `cache/map-<view>-<boundaries>-<version>.json`; the file can be deleted
 * at any time. Where the workspace cannot be written, the map is composed anew for each process.
 */
export function openMaps(workspace: Pick<WorkspacePort, "read" | "write">): RegionMaps {
  const open = new Map<string, Promise<{ text: string; tag: string }>>();
  return {
    read: (view, boundaries) => {
      const name = `cache/map-${view}-${boundaries}-${VERSION}.json`;
      let map = open.get(name);
      if (map === undefined) {
        map = readOrCompose(workspace, name, view, boundaries);
        open.set(name, map);
        map.catch(() => open.delete(name));
      }
      return map;
    },
  };
}

async function readOrCompose(
  workspace: Pick<WorkspacePort, "read" | "write">,
  name: string,
  view: MapView,
  boundaries: MapBoundaries,
): Promise<{ text: string; tag: string }> {
  const kept = await workspace.read(name);
  if (kept !== null && isWhole(kept)) return { text: kept, tag: tagOf(kept) };
  const text = JSON.stringify(composeMap(await readMapSources(), { view, boundaries }));
  await workspace.write(name, text).catch(() => undefined);
  return { text, tag: tagOf(text) };
}

/** A cache that somebody cut short is composed again. */
function isWhole(text: string): boolean {
  try {
    return (JSON.parse(text) as { type?: unknown }).type === "Topology";
  } catch {
    return false;
  }
}

function tagOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
