import type { Manifest } from "../events/index.ts";
import type { PolygonIndex } from "../places/index.ts";
import type { Ports } from "./ports.ts";

/** Name in the release's folder of the boundaries as given. */
export const BOUNDARY_FILE = "boundaries.json";

/** Name in the release's folder of the simplified copy, TopoJSON with the layer `units`. */
export const BOUNDARY_MAP = "map.topojson";

/** The boundaries imported last, ready for points; `null` where the workspace has none. */
export async function openPolygons(
  ports: Pick<Ports, "lake" | "files">,
): Promise<PolygonIndex | null> {
  const release = await latestBoundaries(ports);
  if (release === null) return null;
  const { indexPolygons, readBoundaries } = await import("../places/index.ts");
  const text = await ports.files.readText(ports.lake.path(release, BOUNDARY_FILE));
  const units = readBoundaries(text, BOUNDARY_FILE);
  const source = `${release.dataset}@${release.release}`;
  return units.ok ? indexPolygons(units.value, source) : null;
}

/** The boundaries imported last as outlines for a map (TopoJSON), with where they come from. */
export async function boundaryOutlines(
  ports: Pick<Ports, "lake" | "files">,
): Promise<{ readonly topology: string; readonly release: Manifest } | null> {
  const release = await latestBoundaries(ports);
  if (release === null) return null;
  return { topology: await ports.files.readText(ports.lake.path(release, BOUNDARY_MAP)), release };
}

async function latestBoundaries({ lake }: Pick<Ports, "lake">): Promise<Manifest | null> {
  const manifests = await lake.manifests();
  return manifests.filter(({ holds }) => holds === "boundaries").at(-1) ?? null;
}
