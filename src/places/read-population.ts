import { accept, type Issue, type Result, refuse } from "../kernel/index.ts";
import { placeByCode } from "./gazetteer.ts";
import { CURRENT_DAY } from "./lineage.ts";
import { type Found, findDistrict, findProvince } from "./named-units.ts";
import { type PopulationFigure, populationNow } from "./population.ts";

/** A row of a table of population, with the line of the file on which it starts. */
export interface PopulationRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** What a table of population held. */
export interface PopulationTable {
  readonly figures: readonly PopulationFigure[];
  /** Rows not kept, with the reason. */
  readonly rejected: readonly Issue[];
}

interface Columns {
  readonly code: string | null;
  readonly district: string | null;
  readonly province: string | null;
  readonly place: string | null;
  readonly year: string | null;
  /** Columns of people; with the year when the name says one. */
  readonly people: readonly { readonly name: string; readonly year: number | null }[];
}

const PATTERNS = {
  code: /^(?:p_?code|code|adm\d_?pcode)$/i,
  district: /^(?:district(?:_name)?|adm2_?(?:en|name)?)$/i,
  province: /^(?:province(?:_name)?|region|adm1_?(?:en|name)?)$/i,
  place: /^(?:place|name|unit)$/i,
  year: /^(?:year|census|census_?year)$/i,
  people: /^(?:pop|population|people|total_?population|persons)$/i,
  peopleOfYear: /^(?:pop|population)_?((?:19|20)\d{2})$/i,
};

/**
 * Figures of population from a table: a P-code or a name, a year, the people counted; or one column a
 * census (`Pop2023`, `Pop2017`) as in the tables of the census of Pakistan. Rows whose place is unknown or
 * whose number is no number are rejected with their line.
 */
export function readPopulation(
  rows: readonly PopulationRow[],
  about: { readonly file: string; readonly source: string; readonly year: number | null },
): Result<PopulationTable> {
  const columns = columnsOf(Object.keys(rows[0]?.cells ?? {}));
  const named = columns.code ?? columns.district ?? columns.province ?? columns.place;
  if (named === null || columns.people.length === 0) {
    return refuse({
      code: "places/population-columns-missing",
      file: about.file,
      line: 1,
      message: "The table has no column of places, or none of population.",
      expected: "columns 'place' (P-code or name), 'year' and 'population'",
      found:
        Object.keys(rows[0]?.cells ?? {})
          .join(", ")
          .slice(0, 200) || "no columns",
    });
  }
  const figures: PopulationFigure[] = [];
  const rejected: Issue[] = [];
  const seen = new Map<string, number>();
  for (const row of rows) {
    for (const figure of readRow(row, columns, about)) {
      const issue = "place" in figure ? contradiction(figure, seen, row.line, about.file) : figure;
      if (issue !== null) rejected.push(issue);
      else if ("place" in figure) figures.push(figure);
    }
  }
  return accept({ figures: populationNow(figures), rejected });
}

function columnsOf(header: readonly string[]): Columns {
  const find = (pattern: RegExp) => header.find((name) => pattern.test(name)) ?? null;
  const dated = header.flatMap((name) => {
    const year = PATTERNS.peopleOfYear.exec(name)?.[1];
    return year === undefined ? [] : [{ name, year: Number(year) }];
  });
  const plain = find(PATTERNS.people);
  return {
    code: find(PATTERNS.code),
    district: find(PATTERNS.district),
    province: find(PATTERNS.province),
    place: find(PATTERNS.place),
    year: find(PATTERNS.year),
    people: plain === null ? dated : [{ name: plain, year: null }],
  };
}

function readRow(
  row: PopulationRow,
  columns: Columns,
  about: { readonly file: string; readonly source: string; readonly year: number | null },
): readonly (PopulationFigure | Issue)[] {
  const cell = (name: string | null) => (name === null ? "" : (row.cells[name] ?? "").trim());
  const at = { file: about.file, line: row.line };
  const place = placeOf(cell, columns);
  if (place === null) {
    const found = [columns.code, columns.province, columns.district, columns.place]
      .map(cell)
      .filter((text) => text !== "")
      .join(" / ");
    return [
      {
        ...at,
        code: "places/population-place-unknown",
        message: "The place is not known.",
        expected: "a P-code or a name of the table of places",
        found: found || "nothing",
      },
    ];
  }
  return columns.people.map(({ name, year: columnYear }) => {
    const year =
      columnYear ?? (cell(columns.year) === "" ? about.year : Number(cell(columns.year)));
    if (year === null || !Number.isInteger(year) || year < 1800 || year > 2200) {
      return {
        ...at,
        code: "places/population-year-missing",
        ...(columns.year === null ? {} : { field: columns.year }),
        message: "The year of the census is not known.",
        expected: "a year, as 2023",
        found: cell(columns.year) || "nothing",
      };
    }
    const people = cell(name).replaceAll(/[,\s_]/g, "");
    if (!/^\d{1,10}$/.test(people)) {
      return {
        ...at,
        code: "places/population-not-a-number",
        field: name,
        message: "The population is not a whole number.",
        expected: "digits",
        found: cell(name).slice(0, 80) || "nothing",
      };
    }
    return { place, year, people: Number(people), source: about.source };
  });
}

function placeOf(cell: (name: string | null) => string, columns: Columns): string | null {
  const code = placeByCode(cell(columns.code)) ?? placeByCode(cell(columns.place));
  if (code !== null) return code.code;
  const scope = { country: "PK", day: CURRENT_DAY };
  const provinceText = cell(columns.province);
  const province = findProvince(provinceText, scope.country, scope.day);
  const districtText = cell(columns.district);
  if (districtText !== "") return codeOf(findDistrict(districtText, { ...scope, province }));
  const text = cell(columns.place) || provinceText;
  const unit = findProvince(text, scope.country, scope.day);
  return codeOf(unit ?? findDistrict(text, { ...scope, province }));
}

function codeOf(found: Found | null): string | null {
  return found?.code ?? null;
}

/** A second row for the same place and year. */
function contradiction(
  figure: PopulationFigure,
  seen: Map<string, number>,
  line: number,
  file: string,
): Issue | null {
  const key = `${figure.place} ${figure.year}`;
  const before = seen.get(key);
  if (before === undefined) {
    seen.set(key, figure.people);
    return null;
  }
  return {
    code: "places/population-twice",
    file,
    line,
    message: `${figure.place} has a figure for ${figure.year} already.`,
    expected: `one row for a place and year (${before})`,
    found: String(figure.people),
  };
}
