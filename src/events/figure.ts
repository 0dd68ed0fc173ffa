/**
 * The columns of a published figure: what one publisher counts for one period and place, under one
 * scope. Datasets of `figures` have exactly these columns, in this order, in `figures.parquet`.
 */
export const FIGURE_COLUMNS = [
  { name: "id", type: "VARCHAR", meaning: "Id of the row within its dataset" },
  { name: "origin", type: "VARCHAR", meaning: "Whose count it is: reprints of one count share it" },
  { name: "row", type: "UINTEGER", meaning: "Row in original.parquet, from 0" },
  { name: "line", type: "UINTEGER", meaning: "First line of the row in the input file, from 1" },
  { name: "period", type: "VARCHAR", meaning: "Period as the source prints it" },
  { name: "date_start", type: "DATE", meaning: "First day of the period" },
  { name: "date_end", type: "DATE", meaning: "Last day of the period" },
  { name: "country", type: "VARCHAR", meaning: "ISO 3166-1 alpha-2 where known, else the name" },
  { name: "region", type: "VARCHAR", meaning: "Place in the source's words" },
  { name: "province_then", type: "VARCHAR", meaning: "P-code of the first-level unit then" },
  { name: "province_now", type: "VARCHAR", meaning: "P-code of the first-level unit of today" },
  { name: "counted_by", type: "VARCHAR", meaning: "Who counts" },
  { name: "scope", type: "VARCHAR", meaning: "What is counted, in the source's words" },
  { name: "attacks", type: "UINTEGER", meaning: "Events counted" },
  { name: "suicide_attacks", type: "UINTEGER", meaning: "Suicide attacks counted" },
  { name: "deaths_total_low", type: "UINTEGER", meaning: "Killed, lowest figure" },
  { name: "deaths_total_best", type: "UINTEGER", meaning: "Killed, best figure" },
  { name: "deaths_total_high", type: "UINTEGER", meaning: "Killed, highest figure" },
  { name: "deaths_civilians_best", type: "UINTEGER", meaning: "Civilians killed" },
  { name: "deaths_security_best", type: "UINTEGER", meaning: "Members of state forces killed" },
  { name: "deaths_militants_best", type: "UINTEGER", meaning: "Members of organisations killed" },
  { name: "injured_best", type: "UINTEGER", meaning: "Injured" },
  { name: "rank", type: "UINTEGER", meaning: "Rank in a published index" },
  { name: "score", type: "DOUBLE", meaning: "Score in a published index" },
  { name: "publisher", type: "VARCHAR", meaning: "Publisher of the report" },
  { name: "citation", type: "VARCHAR", meaning: "Report as the source cites it" },
  { name: "source_url", type: "VARCHAR", meaning: "Address of the report" },
  { name: "source_date", type: "VARCHAR", meaning: "Date of the report, as printed" },
  { name: "note", type: "VARCHAR", meaning: "Note of the source or of the reader" },
] as const;

/** Name of a column of a figure. */
export type FigureColumn = (typeof FIGURE_COLUMNS)[number]["name"];
