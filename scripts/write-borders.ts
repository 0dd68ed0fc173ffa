/**
 * Writes data/places/borders.json: the land borders of Pakistan, Afghanistan, India and Iran with each of
 * their neighbours, as the shared arcs of npm `world-atlas` (Natural Earth 1:10m, public domain, lines as
 * held in fact). Where the polygon "Siachen Glacier" lies between two states, its edge counts as the
 * border between them, on both sides alike. Run: node scripts/write-borders.ts
 */
import { readFileSync, writeFileSync } from "node:fs";
import { mesh } from "topojson-client";
import type { GeometryCollection, GeometryObject, Topology } from "topojson-specification";
import { STATE_OF_NUMERIC } from "../src/places/table.ts";

const STATES = new Set(["PK", "AF", "IN", "IR"]);
const SIACHEN = "Siachen Glacier";

const topology = JSON.parse(
  readFileSync("node_modules/world-atlas/countries-10m.json", "utf8"),
) as Topology;
const countries = topology.objects["countries"] as GeometryCollection<{ name: string }>;

const lines: string[] = [];
for (const [a, b] of pairs()) {
  const shared = mesh(topology, countries, (one, other) => {
    const codes = [codeOf(one), codeOf(other)];
    if (a === "IN" && b === "PK" && codes.includes(SIACHEN)) {
      return codes.includes(a) || codes.includes(b);
    }
    return one !== other && codes.includes(a) && codes.includes(b);
  });
  for (const points of shared.coordinates) {
    const flat = points.flatMap(([x = 0, y = 0]) => [x.toFixed(3), y.toFixed(3)].map(Number));
    lines.push(JSON.stringify({ between: [a, b], points: flat }));
  }
}
writeFileSync("data/places/borders.json", `[\n${lines.join(",\n")}\n]\n`);

function codeOf(geometry: GeometryObject): string | null {
  const name = (geometry.properties as { name?: string } | undefined)?.name;
  if (name === SIACHEN) return SIACHEN;
  return STATE_OF_NUMERIC.get(String(geometry.id)) ?? null;
}

function pairs(): [string, string][] {
  const codes = [...STATE_OF_NUMERIC.values()];
  return codes.flatMap((a) =>
    codes
      .filter((b) => a < b && (STATES.has(a) || STATES.has(b)))
      .map((b): [string, string] => [a, b]),
  );
}
