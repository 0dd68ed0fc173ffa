import { releaseKey } from "../../events/index.ts";
import { parseDay } from "../../kernel/index.ts";
import { observationRow } from "../observation/row.ts";
import type { ObservationRow } from "../observation/schema.ts";
import type { Ports } from "../ports.ts";
import type { LinkedEvent } from "./events.ts";
import type { Linked } from "./linked.ts";
import type { LinkedReport } from "./records.ts";
import type { LinkedEventRow } from "./schema.ts";

/** What is said of how the numbers of a run were made. */
const METHOD =
  "Probabilistic record linkage (Fellegi and Sunter 1969) with chance read off pairs that are too far apart in time; at most one report of a source or page an event. Killed: lowest and highest figure of any report, in the middle the lower median of one figure an origin. Parts of a larger event are never added to it.";

/** The facts of a run that go with every answer. */
export function runFacts({ digest, releases }: Linked) {
  return { digest, releases: releases.map(releaseKey), method: METHOD };
}

/** The observations of some reports, by name. */
export async function observationsOf(
  ports: Ports,
  linked: Linked,
  reports: readonly LinkedReport[],
): Promise<ReadonlyMap<string, ObservationRow>> {
  const today = parseDay(ports.clock.now().slice(0, 10)) ?? 0;
  const rows = new Map<string, ObservationRow>();
  for (const release of linked.releases) {
    const key = releaseKey(release);
    const ids = reports.filter((one) => one.release === key).map(({ id }) => id);
    if (ids.length === 0) continue;
    const found = await ports.lake.query(
      `SELECT * FROM read_parquet($file) WHERE list_contains(from_json($ids, '["VARCHAR"]'), id)`,
      { ids: JSON.stringify(ids), file: ports.lake.path(release, "observations.parquet") },
    );
    for (const row of found) {
      const observation = observationRow(key, row, today);
      rows.set(`${key}#${observation.id}`, observation);
    }
  }
  return rows;
}

/** Events as rows of a list. */
export function eventRows(
  events: readonly LinkedEvent[],
  observations: ReadonlyMap<string, ObservationRow>,
): LinkedEventRow[] {
  return events.map((event) => {
    const rows = event.members.flatMap(({ name }) => observations.get(name) ?? []);
    const first = <K extends keyof ObservationRow>(field: K): ObservationRow[K] | null =>
      rows.find((row) => row[field] !== null)?.[field] ?? null;
    const { id, dateStart, dateEnd, killed, origins, weakest } = event;
    return {
      id,
      dateStart,
      dateEnd,
      place: first("place"),
      provinceName: first("provinceName"),
      provinceNameUr: first("provinceNameUr"),
      typeName: first("typeName"),
      killed: { ...killed },
      reports: event.members.length,
      origins,
      releases: [...event.releases],
      weakest,
      partOf: [...event.partOf],
      parts: [...event.parts],
    };
  });
}

const COMPARED = [
  "dateStart",
  "dateEnd",
  "place",
  "districtName",
  "provinceName",
  "typeName",
  "sideA",
  "sideB",
  "killed",
  "injured",
  "attribution",
  "figureBy",
  "publisher",
] as const;

/** Fields of which observations say different things; a field that one of them leaves open differs not. */
export function differingFields(rows: readonly ObservationRow[]): string[] {
  return COMPARED.filter((field) => {
    const said = rows.map((row) => JSON.stringify(row[field])).filter(isSaid);
    return new Set(said).size > 1;
  });
}

function isSaid(text: string): boolean {
  return text !== "null" && text !== '{"low":null,"best":null,"high":null}';
}
