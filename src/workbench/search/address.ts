import type { Day } from "../../kernel/index.ts";
import type { PlaceLevel } from "../../places/index.ts";

type Chosen = Readonly<Record<string, string | readonly string[]>>;

/** Address of the threat picture under a few choices of the reader, by the names of the filter. */
export function pictureAddress(chosen: Chosen): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(chosen)) {
    for (const one of typeof value === "string" ? [value] : value) query.append(name, one);
  }
  return `/?${query}`;
}

/** Address of the picture of one place; of a place that no longer exists, in the units of the day. */
export function placeAddress(place: {
  readonly code: string;
  readonly level: PlaceLevel;
  readonly validTo?: Day | null;
}): string {
  const names = { state: "countries", "first-level": "provinces", district: "districts" } as const;
  const ended = place.validTo !== undefined && place.validTo !== null;
  return pictureAddress({
    [names[place.level]]: place.code,
    ...(ended ? { boundaries: "then" } : {}),
  });
}

/** Address of one observation with its way back to the source. */
export function observationAddress(release: string, row: number): string {
  return `/events?${new URLSearchParams({ datasets: release, row: String(row) })}`;
}
