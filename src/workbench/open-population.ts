import type { PopulationFigure } from "../places/index.ts";
import type { Ports } from "./ports.ts";

/** Name in a release's folder of the figures that were read. */
export const POPULATION_FILE = "population.json";

/**
 * All figures of population: those that come with the program, then those of each imported release, so
 * that the user's own replace ours. Ask them with `populationOf`.
 */
export async function openPopulation(
  ports: Pick<Ports, "lake" | "files">,
): Promise<readonly PopulationFigure[]> {
  const releases = (await ports.lake.manifests()).filter(({ holds }) => holds === "population");
  const imported: PopulationFigure[] = [];
  for (const release of releases) {
    const text = await ports.files.readText(ports.lake.path(release, POPULATION_FILE));
    imported.push(...(JSON.parse(text) as PopulationFigure[]));
  }
  const { SHIPPED_POPULATION } = await import("../places/index.ts");
  return [...SHIPPED_POPULATION, ...imported];
}
