import { codebookEntry, type Manifest, releaseKey } from "../../events/index.ts";
import { LIMITS } from "../../kernel/index.ts";
import type { LakePort } from "../lake-port.ts";
import type { SearchDocument } from "../search-port.ts";
import { observationAddress, pictureAddress } from "./address.ts";

/**
 * What to find in the rows of one release of events. Up to `LIMITS.searchedObservations` rows each row is
 * found by its place, parties, note, citation and keys. Of a larger release `LIMITS.searchedParts` rows,
 * those with the most killed, are found in that way, and all others by the most frequent names of places
 * and of parties, as many of each. A name of a place also leads to the picture of its unit.
 */
export async function* observationDocuments(
  lake: LakePort,
  manifest: Manifest,
): AsyncGenerator<readonly SearchDocument[]> {
  if (manifest.holds !== "events") return;
  const release = releaseKey(manifest);
  const parameters = { file: lake.path(manifest, "observations.parquet") };
  const whole = manifest.accepted <= LIMITS.searchedObservations;
  const rows = { ...parameters, most: whole ? manifest.accepted : LIMITS.searchedParts };
  yield (await lake.query(ROWS, rows)).map((row) => rowDocument(release, row));
  const names = { ...parameters, most: LIMITS.searchedParts };
  const places = { ...names, least: whole ? NAMED_OFTEN : 1 };
  yield (await lake.query(PLACES, places)).map((row) => placeNameDocument(release, row));
  if (whole) return;
  yield (await lake.query(PARTIES, names)).map((row) => partyDocument(release, row));
}

/** In a release whose rows are all found, a name of a place is an entry of its own from here on. */
const NAMED_OFTEN = 5;

const ROWS = `
  SELECT id, event_key, row, type, strftime(date_start, '%Y-%m-%d') AS day, date_precision, place_text,
    side_a, side_b, publisher, citation, note, source_type,
    deaths_total_low AS low, deaths_total_high AS high
  FROM read_parquet($file) WHERE row IN (
    SELECT row FROM read_parquet($file)
    ORDER BY deaths_total_best DESC NULLS LAST, row LIMIT $most)
  ORDER BY row`;

/** A name that stands for several units leads to the smallest that contains all its rows. */
const PLACES = `
  SELECT place_text AS name, min(country) AS country, count(*)::INTEGER AS named,
    CASE WHEN min(coalesce(district_now, '')) = max(district_now) THEN min(district_now) END
      AS district,
    CASE WHEN min(coalesce(province_now, '')) = max(province_now) THEN min(province_now) END
      AS province
  FROM read_parquet($file) WHERE place_text <> ''
  GROUP BY place_text HAVING count(*) >= $least ORDER BY named DESC, name LIMIT $most`;

const PARTIES = `
  SELECT name, any_value(key) AS key, count(*)::INTEGER AS named FROM (
    SELECT side_a AS name, actor_a AS key FROM read_parquet($file)
    UNION ALL SELECT side_b, actor_b FROM read_parquet($file))
  WHERE name <> '' GROUP BY name ORDER BY named DESC, name LIMIT $most`;

type Row = Readonly<Record<string, unknown>>;

function rowDocument(release: string, row: Row): SearchDocument {
  const type = codebookEntry(text(row["type"]));
  const sides = [text(row["side_a"]), text(row["side_b"])].filter(Boolean).join(" and ");
  const day = shownDay(text(row["day"]), text(row["date_precision"]));
  return {
    kind: "observation",
    title: [text(row["place_text"]) || "place not stated", day].join(", "),
    titleUr: null,
    detail: [text(row["publisher"]) || release, type?.name ?? "", sides, killed(row)]
      .filter((part) => part !== "")
      .join(" · "),
    words: ["id", "event_key", "source_type", "side_a", "side_b", "citation", "note"]
      .map((name) => text(row[name]))
      .join(" "),
    address: observationAddress(release, Number(row["row"])),
  };
}

function placeNameDocument(release: string, row: Row): SearchDocument {
  const [district, province] = [text(row["district"]), text(row["province"])];
  const place =
    district !== ""
      ? { districts: district }
      : province !== ""
        ? { provinces: province }
        : { countries: text(row["country"]) };
  return {
    kind: "place",
    title: text(row["name"]),
    titleUr: null,
    detail: `${text(row["country"])} · ${release} · named ${row["named"]} times`,
    words: "",
    address: pictureAddress({ datasets: release, ...place }),
  };
}

function partyDocument(release: string, row: Row): SearchDocument {
  return {
    kind: "actor",
    title: text(row["name"]),
    titleUr: null,
    detail: `${release} · named ${row["named"]} times`,
    words: "",
    address: pictureAddress({ datasets: release, actors: text(row["key"]) }),
  };
}

function killed({ low = null, high = null }: Row): string {
  if (low === null && high === null) return "killed not known";
  if (low === high) return `${low} killed`;
  if (high === null) return `${low} or more killed`;
  return low === null ? `up to ${high} killed` : `${low} to ${high} killed`;
}

function shownDay(day: string, precision: string): string {
  if (precision === "year") return day.slice(0, 4);
  return precision === "month" ? day.slice(0, 7) : day;
}

function text(value: unknown): string {
  return value === null || value === undefined ? "" : String(value);
}
