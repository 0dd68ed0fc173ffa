import { nearestBorder } from "./border.ts";
import { placeByCode } from "./gazetteer.ts";
import { placeNow, placeOn, provinceOf } from "./lineage.ts";
import { matchName, SURE_ENOUGH } from "./match.ts";
import { type Found, findDistrict, findProvince } from "./named-units.ts";
import { checkAgainstPolygon, findByPolygon } from "./point-in-unit.ts";
import type { PlaceQuery, PlaceResolution } from "./resolution.ts";
import { PLACES } from "./table.ts";
import { type Mention, mentionsIn, mentionsWithin } from "./town.ts";

/** Provinces that are one district, such as Islamabad. */
const ONLY_DISTRICTS: ReadonlyMap<string, string> = onlyDistricts();
/** Confidence of a place read out of a free text. */
const TEXT = 0.8;

/**
 * The place of an event, under the boundaries of its day and of today, with what decided it and how sure
 * that is. Order of evidence: the source's district, then a town or district named in its text, then
 * imported boundaries around its point, then the source's province. Nothing is guessed silently: what
 * cannot be decided stays `null`, and a text that names places in two districts decides no district.
 *
 * @example
 * resolvePlace({ country: "Pakistan", adm1: "Federally Administered Tribal Areas",
 *   adm2: "Kurram agency", placeText: null, latitude: 33.9, longitude: 70.1, day: 16_000 }).districtNow
 * // => "PK518"
 */
export function resolvePlace(query: PlaceQuery): PlaceResolution {
  const country = stateOf(query);
  const point = { latitude: query.latitude, longitude: query.longitude };
  if (country === null) return { ...nowhere(query, null), ...point };
  const province = findProvince(query.adm1, country, query.day);
  const mentions = query.placeText === null ? [] : mentionsIn(query.placeText, country);
  const named = findDistrict(query.adm2, { country, province, day: query.day });
  const found = refine(query, named ?? findInText(mentions, province) ?? province, mentions);
  const resolved = found === null ? nowhere(query, country) : placed(query, country, found);
  return withBorder(withPoint(resolved, query, found, mentions));
}

function stateOf({ country, day }: PlaceQuery): string | null {
  if (country === null) return null;
  const [first] = matchName(country, { level: "state", country: null, day });
  return first !== undefined && first.confidence >= SURE_ENOUGH ? first.code : null;
}

/** The district that the text names, when it names one only; then the province, when it names one only. */
function findInText(mentions: readonly Mention[], province: Found | null): Found | null {
  const inside = mentionsWithin(mentions, province?.code ?? null);
  const [place, another] = new Set(inside.map((mention) => placeNow(mention.place)));
  if (place !== undefined && another === undefined) {
    return { code: inside[0]?.place ?? place, basis: "gazetteer", confidence: TEXT };
  }
  if (province !== null || place === undefined) return null;
  const [only, second] = new Set(inside.map((mention) => provinceOf(placeNow(mention.place))));
  if (only === undefined || only === null || second !== undefined) return null;
  return { code: only, basis: "gazetteer", confidence: TEXT };
}

/** Polygons fill a gap, choose among the parts of a divided district, and cast doubt where they disagree. */
function refine(
  query: PlaceQuery,
  found: Found | null,
  mentions: readonly Mention[],
): Found | null {
  if (found === null) return findByPolygon(query);
  if (placeByCode(found.code)?.level !== "district") return insideProvince(query, found);
  const checked = checkAgainstPolygon(query, found);
  if (checked.basis !== "source-name" && checked.basis !== "alias") return checked;
  const parts = placeByCode(placeNow(checked.code))?.successors ?? [];
  const [part, another] = new Set(
    mentions.map(({ place }) => place).filter((place) => parts.includes(placeNow(place))),
  );
  if (part === undefined || another !== undefined) return checked;
  return { code: part, basis: "gazetteer", confidence: TEXT };
}

/** The district of a province: its only one, or the one around the point when it lies in that province. */
function insideProvince(query: PlaceQuery, province: Found): Found {
  const now = placeNow(province.code);
  const only = ONLY_DISTRICTS.get(now);
  if (only !== undefined) return { ...province, code: only };
  const hit = findByPolygon(query);
  if (hit === null || placeByCode(hit.code)?.level === "first-level") return province;
  const within = provinceOf(placeNow(hit.code)) ?? hit.province ?? "";
  return placeNow(within) === now ? { ...hit, province: within } : province;
}

function placed(query: PlaceQuery, country: string, found: Found): PlaceResolution {
  const [then, now] = [placeOn(found.code, query.day), placeNow(found.code)];
  const place = placeByCode(found.code);
  const district = place === null || place.level === "district";
  return {
    ...nowhere(query, country),
    provinceThen: placeOn(provinceOf(then) ?? found.province ?? "", query.day) || null,
    provinceNow: placeNow(provinceOf(now) ?? found.province ?? "") || null,
    districtThen: district ? then : null,
    districtNow: district ? now : null,
    basis: found.basis,
    confidence: Math.round(found.confidence * 100) / 100,
  };
}

function nowhere(query: PlaceQuery, country: string | null): PlaceResolution {
  return {
    country,
    provinceThen: null,
    provinceNow: null,
    districtThen: null,
    districtNow: null,
    basis: "none",
    confidence: null,
    border: null,
    borderKm: null,
    latitude: null,
    longitude: null,
    radiusKm: query.radiusKm ?? null,
  };
}

/** The source's point, else that of the one town named inside the place, else the centre of the place. */
function withPoint(
  resolved: PlaceResolution,
  query: PlaceQuery,
  found: Found | null,
  mentions: readonly Mention[],
): PlaceResolution {
  const { latitude, longitude } = query;
  if (latitude !== null && longitude !== null) return { ...resolved, latitude, longitude };
  if (found === null) return resolved;
  const inside = mentionsWithin(mentions, found.code);
  const [town] = inside.toSorted((a, b) => a.radiusKm - b.radiusKm);
  const single = new Set(inside.map((mention) => placeNow(mention.place))).size === 1;
  const at = (single ? town : undefined) ?? placeByCode(found.code);
  if (at === undefined || at === null) return resolved;
  return { ...resolved, latitude: at.latitude, longitude: at.longitude, radiusKm: at.radiusKm };
}

function withBorder(resolved: PlaceResolution): PlaceResolution {
  const { country, latitude, longitude } = resolved;
  if (country === null || latitude === null || longitude === null) return resolved;
  const nearest = nearestBorder(country, longitude, latitude);
  if (nearest === null) return resolved;
  return { ...resolved, border: nearest.neighbour, borderKm: nearest.km };
}

function onlyDistricts(): ReadonlyMap<string, string> {
  const byProvince = Map.groupBy(
    PLACES.filter(({ level }) => level === "district"),
    ({ parent }) => parent ?? "",
  );
  return new Map(
    [...byProvince].flatMap(([province, [only, another]]) =>
      only === undefined || another !== undefined ? [] : [[province, only.code]],
    ),
  );
}
