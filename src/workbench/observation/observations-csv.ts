import { type CsvCell, writeCsv } from "../../picture/index.ts";
import type { ObservationRow } from "./schema.ts";

/** Columns of a table of observations. */
export const OBSERVATIONS_HEADER = [
  ...["release", "row", "line", "id", "event_key", "part_of", "origin"],
  ...["date_start", "date_end", "date_precision", "place", "country", "province", "province_name"],
  ...["district", "district_name", "latitude", "longitude", "radius_km", "border", "border_km"],
  ...["type", "source_type", "side_a", "side_b", "actor_a", "actor_b", "target"],
  ...["killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high"],
  ...["attribution", "attribution_by", "figure_by", "publisher", "citation", "source_url"],
  ...["source_date", "note"],
];

/** Observations as CSV, each row with its release, line and citation. */
export function observationsCsv(rows: readonly ObservationRow[]): string {
  return writeCsv(OBSERVATIONS_HEADER, rows.map(cells));
}

function cells(one: ObservationRow): readonly CsvCell[] {
  return [
    ...[one.release, one.row, one.line, one.id, one.eventKey, one.partOf, one.origin],
    ...[one.dateStart, one.dateEnd, one.datePrecision, one.place, one.country],
    ...[one.province, one.provinceName, one.district, one.districtName],
    ...[one.latitude, one.longitude, one.radiusKm, one.border, one.borderKm],
    ...[one.type, one.sourceType, one.sideA, one.sideB, one.actorA, one.actorB, one.target],
    ...[one.killed.low, one.killed.best, one.killed.high],
    ...[one.injured.low, one.injured.best, one.injured.high],
    ...[one.attribution, one.attributionBy, one.figureBy, one.publisher, one.citation],
    ...[one.sourceUrl, one.sourceDate, one.note],
  ];
}
