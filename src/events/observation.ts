/**
 * The columns of an observation: what one source says about one event. Every dataset of events in the
 * lake has exactly these columns, in this order, in `observations.parquet`; the source's own columns
 * stay beside it in `original.parquet`, where `row` leads.
 */
export const OBSERVATION_COLUMNS = [
  {
    name: "id",
    type: "VARCHAR",
    meaning: "Id of the row within its dataset, as the source gives it",
  },
  {
    name: "event_key",
    type: "VARCHAR",
    meaning: "Event that the row describes, within its dataset",
  },
  {
    name: "part_of",
    type: "VARCHAR",
    meaning: "event_key of the umbrella event that contains this one",
  },
  {
    name: "origin",
    type: "VARCHAR",
    meaning: "Where the figures come from: reprints of one list share it",
  },
  { name: "row", type: "UINTEGER", meaning: "Row in original.parquet, from 0" },
  { name: "line", type: "UINTEGER", meaning: "First line of the row in the input file, from 1" },
  { name: "date_start", type: "DATE", meaning: "First possible day" },
  { name: "date_end", type: "DATE", meaning: "Last possible day" },
  { name: "date_precision", type: "VARCHAR", meaning: "day, few-days, week, month or year" },
  { name: "latitude", type: "DOUBLE", meaning: "Degrees north (WGS 84)" },
  { name: "longitude", type: "DOUBLE", meaning: "Degrees east (WGS 84)" },
  {
    name: "radius_km",
    type: "DOUBLE",
    meaning: "Radius of the point, from the source's precision code",
  },
  { name: "point_basis", type: "VARCHAR", meaning: "source, gazetteer or none" },
  { name: "place_text", type: "VARCHAR", meaning: "Place in the source's words" },
  {
    name: "country",
    type: "VARCHAR",
    meaning: "ISO 3166-1 alpha-2 where known, else the source's name",
  },
  { name: "province_then", type: "VARCHAR", meaning: "P-code of the first-level unit on the day" },
  { name: "province_now", type: "VARCHAR", meaning: "P-code of the first-level unit of today" },
  { name: "district_then", type: "VARCHAR", meaning: "P-code of the district on the day" },
  { name: "district_now", type: "VARCHAR", meaning: "P-code of the district of today" },
  {
    name: "place_basis",
    type: "VARCHAR",
    meaning: "source-name, alias, gazetteer, polygon or none",
  },
  { name: "place_confidence", type: "DOUBLE", meaning: "Confidence of the match, 0 to 1" },
  { name: "border", type: "VARCHAR", meaning: "Nearest neighbour state, ISO 3166-1 alpha-2" },
  { name: "border_km", type: "DOUBLE", meaning: "Distance of the point to that border" },
  { name: "type", type: "VARCHAR", meaning: "Path in our codebook" },
  { name: "source_type", type: "VARCHAR", meaning: "Type in the source's words" },
  { name: "side_a", type: "VARCHAR", meaning: "First party in the source's words" },
  { name: "side_a_id", type: "VARCHAR", meaning: "The source's id of it" },
  {
    name: "side_a_class",
    type: "VARCHAR",
    meaning: "state, organisation, community, civilians or unknown",
  },
  { name: "side_b", type: "VARCHAR", meaning: "Second party in the source's words" },
  { name: "side_b_id", type: "VARCHAR", meaning: "The source's id of it" },
  {
    name: "side_b_class",
    type: "VARCHAR",
    meaning: "state, organisation, community, civilians or unknown",
  },
  {
    name: "actor_a",
    type: "VARCHAR",
    meaning: "Key of the first party in our table of organisations and states",
  },
  { name: "actor_b", type: "VARCHAR", meaning: "Key of the second party there" },
  {
    name: "target",
    type: "VARCHAR",
    meaning: "civilians, security-forces, organisation, state, property or unknown",
  },
  { name: "deaths_total_low", type: "UINTEGER", meaning: "Killed, lowest figure" },
  { name: "deaths_total_best", type: "UINTEGER", meaning: "Killed, best figure" },
  { name: "deaths_total_high", type: "UINTEGER", meaning: "Killed, highest figure" },
  { name: "deaths_civilians_low", type: "UINTEGER", meaning: "Civilians killed, lowest" },
  { name: "deaths_civilians_best", type: "UINTEGER", meaning: "Civilians killed, best" },
  { name: "deaths_civilians_high", type: "UINTEGER", meaning: "Civilians killed, highest" },
  {
    name: "deaths_security_low",
    type: "UINTEGER",
    meaning: "Members of state forces killed, lowest",
  },
  {
    name: "deaths_security_best",
    type: "UINTEGER",
    meaning: "Members of state forces killed, best",
  },
  {
    name: "deaths_security_high",
    type: "UINTEGER",
    meaning: "Members of state forces killed, highest",
  },
  {
    name: "deaths_militants_low",
    type: "UINTEGER",
    meaning: "Members of armed organisations killed, lowest",
  },
  {
    name: "deaths_militants_best",
    type: "UINTEGER",
    meaning: "Members of armed organisations killed, best",
  },
  {
    name: "deaths_militants_high",
    type: "UINTEGER",
    meaning: "Members of armed organisations killed, highest",
  },
  { name: "deaths_unknown_low", type: "UINTEGER", meaning: "Killed, class not stated, lowest" },
  { name: "deaths_unknown_best", type: "UINTEGER", meaning: "Killed, class not stated, best" },
  { name: "deaths_unknown_high", type: "UINTEGER", meaning: "Killed, class not stated, highest" },
  { name: "injured_low", type: "UINTEGER", meaning: "Injured, lowest figure" },
  { name: "injured_best", type: "UINTEGER", meaning: "Injured, best figure" },
  { name: "injured_high", type: "UINTEGER", meaning: "Injured, highest figure" },
  {
    name: "attribution",
    type: "VARCHAR",
    meaning: "claimed, suspected, denied, unknown, or coded (by the dataset)",
  },
  { name: "attribution_by", type: "VARCHAR", meaning: "Who says so" },
  {
    name: "figure_by",
    type: "VARCHAR",
    meaning: "Party that gives the figure, where parties differ",
  },
  { name: "publisher", type: "VARCHAR", meaning: "Publisher of the report" },
  { name: "citation", type: "VARCHAR", meaning: "Report as the source cites it" },
  { name: "source_url", type: "VARCHAR", meaning: "Address of the report" },
  { name: "source_date", type: "VARCHAR", meaning: "Date of the report, as printed" },
  { name: "note", type: "VARCHAR", meaning: "Note of the source or of the reader" },
] as const;

/** Name of a column of an observation. */
export type ObservationColumn = (typeof OBSERVATION_COLUMNS)[number]["name"];
