import type { Feature, MultiPolygon, Polygon } from "geojson";
import type { Issue } from "../kernel/index.ts";

/** What is wrong with the geometry of one polygon, or `null`. `index` counts features from 0. */
export function checkGeometry(
  { geometry }: Feature<Polygon | MultiPolygon>,
  index: number,
  file: string,
): Issue | null {
  const field = `feature ${index + 1}`;
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  if (!Array.isArray(polygons)) return broken(file, field, "no rings");
  for (const ring of polygons.flat()) {
    if (!Array.isArray(ring) || ring.length < 4) {
      return broken(file, field, `${Array.isArray(ring) ? ring.length : 0} points`);
    }
    for (const position of ring) {
      const [x, y] = Array.isArray(position) ? position : [];
      if (
        typeof x !== "number" ||
        typeof y !== "number" ||
        !(Math.abs(x) <= 180) ||
        !(Math.abs(y) <= 90)
      ) {
        return {
          code: "places/not-degrees",
          file,
          field,
          message: "A coordinate is not on Earth.",
          expected: "longitude -180 to 180, latitude -90 to 90",
          found: JSON.stringify(position)?.slice(0, 80) ?? "nothing",
          remedy: "Export the layer in WGS 84 (EPSG:4326).",
        };
      }
    }
  }
  return null;
}

function broken(file: string, field: string, found: string): Issue {
  return {
    code: "places/broken-ring",
    file,
    field,
    message: "A ring of a polygon is not closed around an area.",
    expected: "four points or more",
    found,
    remedy: "Repair the geometry before importing it.",
  };
}
