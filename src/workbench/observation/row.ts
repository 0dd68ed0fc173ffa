import { labelOf } from "../name-of.ts";
import type { ObservationRow } from "./schema.ts";

type Raw = Readonly<Record<string, unknown>>;

/** An observation as the engine gives it, with names for its codes. */
export function observationRow(release: string, raw: Raw, today: number): ObservationRow {
  const text = (name: string) => (raw[name] == null ? null : String(raw[name]));
  const number = (name: string) => (raw[name] == null ? null : Number(raw[name]));
  const range = (name: string) => ({
    low: number(`${name}_low`),
    best: number(`${name}_best`),
    high: number(`${name}_high`),
  });
  const [province, district, type] = [text("province_now"), text("district_now"), text("type")];
  const provinceLabel = province === null ? null : labelOf("place", province, today);
  return {
    release,
    row: number("row") ?? 0,
    line: number("line"),
    id: text("id") ?? "",
    eventKey: text("event_key") ?? text("id") ?? "",
    partOf: text("part_of"),
    origin: text("origin"),
    dateStart: text("date_start"),
    dateEnd: text("date_end"),
    datePrecision: text("date_precision"),
    place: text("place_text"),
    country: text("country"),
    province,
    provinceName: provinceLabel?.name ?? null,
    provinceNameUr: provinceLabel?.nameUr ?? null,
    district,
    districtName: district === null ? null : labelOf("place", district, today).name,
    placeBasis: text("place_basis"),
    placeConfidence: number("place_confidence"),
    latitude: number("latitude"),
    longitude: number("longitude"),
    radiusKm: number("radius_km"),
    border: text("border"),
    borderKm: number("border_km"),
    type,
    typeName: type === null ? null : labelOf("type", type, today).name,
    sourceType: text("source_type"),
    sideA: text("side_a"),
    sideB: text("side_b"),
    actorA: text("actor_a"),
    actorB: text("actor_b"),
    target: text("target"),
    killed: range("deaths_total"),
    injured: range("injured"),
    attribution: text("attribution"),
    attributionBy: text("attribution_by"),
    figureBy: text("figure_by"),
    publisher: text("publisher"),
    citation: text("citation"),
    sourceUrl: text("source_url"),
    sourceDate: text("source_date"),
    note: text("note"),
  };
}
