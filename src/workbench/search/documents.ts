import { ACTORS, type Manifest, releaseKey } from "../../events/index.ts";
import { parseDay } from "../../kernel/index.ts";
import { type Place, placesAt, VALIDITY_BREAKS } from "../../places/index.ts";
import type { Command } from "../command.ts";
import { PAGES } from "../page-table.ts";
import type { SearchDocument } from "../search-port.ts";
import { pictureAddress, placeAddress } from "./address.ts";

const LEVELS = {
  state: "State",
  "first-level": "Province or first-level unit",
  district: "District",
} as const;

/** Everything to find that does not depend on the rows of the releases. */
export function* standingDocuments(known: {
  readonly commands: readonly Command[];
  readonly manifests: readonly Manifest[];
  readonly today: string;
}): Generator<readonly SearchDocument[]> {
  yield PAGES.map((page) => ({ kind: "page", ...page }));
  yield known.commands.map(commandDocument);
  yield everyPlace(known.today).map(placeDocument);
  yield ACTORS.map((actor) => ({
    kind: "actor",
    title: actor.short === actor.name ? actor.name : `${actor.name} (${actor.short})`,
    titleUr: actor.nameUr,
    detail: actor.class === "organisation" ? "Organisation" : "Party",
    words: [actor.key, actor.short, ...actor.aliases, actor.note].join(" "),
    address: pictureAddress({ actors: actor.key }),
  }));
  yield known.manifests.map(datasetDocument);
}

/** Every place that existed on some day, each once. */
function everyPlace(today: string): readonly Place[] {
  const before = (VALIDITY_BREAKS[0] ?? 1) - 1;
  const days = [before, ...VALIDITY_BREAKS, parseDay(today.slice(0, 10)) ?? 0];
  const places = new Map<string, Place>();
  for (const day of days) for (const place of placesAt(day)) places.set(place.code, place);
  return [...places.values()];
}

function placeDocument(place: Place): SearchDocument {
  const name = place.names.at(-1);
  const former = place.names.slice(0, -1).flatMap(({ en, ur }) => [en, ur ?? ""]);
  const ended = place.validTo === null ? "" : ", no longer exists";
  return {
    kind: "place",
    title: name?.en ?? place.code,
    titleUr: name?.ur ?? null,
    detail: `${LEVELS[place.level]} · ${place.country}${ended}`,
    words: [place.code, ...former, ...place.aliases].join(" "),
    address: placeAddress(place),
  };
}

function datasetDocument(manifest: Manifest): SearchDocument {
  const key = releaseKey(manifest);
  return {
    kind: "dataset",
    title: manifest.title,
    titleUr: null,
    detail: `${key} · ${manifest.publisher} · ${manifest.accepted.toLocaleString("en-GB")} rows`,
    words: [key, manifest.format, manifest.citation, manifest.counts].join(" "),
    address:
      manifest.holds === "events"
        ? pictureAddress({ datasets: key })
        : `/datasets?${new URLSearchParams({ release: key })}`,
  };
}

function commandDocument(command: Command): SearchDocument {
  return {
    kind: "command",
    title: `mizan ${command.name}`,
    titleUr: null,
    detail: command.summary,
    words: command.group,
    address: `/commands#${command.name.replaceAll(" ", "-")}`,
  };
}
