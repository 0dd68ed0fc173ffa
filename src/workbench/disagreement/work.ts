import { releaseKey } from "../../events/index.ts";
import { accept, parseDay, type Result, refuse } from "../../kernel/index.ts";
import {
  gatherSeries,
  layDisagreement,
  NO_FILTER,
  type PrintedFigure,
  type Series,
} from "../../picture/index.ts";
import { matchName } from "../../places/index.ts";
import { labelOf } from "../name-of.ts";
import { countScope } from "../picture/count-scope.ts";
import type { Ports } from "../ports.ts";
import { readPlace } from "../scope-words.ts";
import { currentReleases } from "../source-choice.ts";
import type { DisagreementAnswer } from "./schema.ts";

/** Which figures are wanted: of a year, for a whole country or one of its first-level units. */
export interface DisagreementQuestion {
  readonly year: string;
  readonly country: string;
  readonly province: string | null;
}

/** Sets all published figures of a year side by side, with what imported events give for it. */
export async function showDisagreement(
  ports: Ports,
  { year, country: countryText, province: provinceText }: DisagreementQuestion,
): Promise<Result<DisagreementAnswer>> {
  const columns = await ports.columns.load();
  const day = parseDay(`${year}-12-31`) ?? 0;
  const context = {
    dictionaries: columns.dictionaries,
    day,
    boundaries: "now",
    countries: [],
  } as const;
  const country = readPlace(countryText, "state", context);
  if (!country.ok) return country;
  const province =
    provinceText === null
      ? accept(null)
      : readPlace(provinceText, "first-level", { ...context, countries: [country.value] });
  if (!province.ok) return province;
  const place = province.value ?? country.value;
  const printed = await printedFigures(ports, year, country.value, province.value);
  const computed = await computedFigures(ports, year, country.value, province.value);
  if (printed.length + computed.length === 0) {
    return refuse({
      code: "workbench/year-without-figures",
      message: `No release of this workspace has a figure for ${year} and ${labelOf("place", place, day).name}.`,
      field: "year",
      remedy:
        "Import published figures with 'mizan import statistics FILE', or choose another year.",
    });
  }
  const name = labelOf("place", place, day).name;
  const series = gatherSeries([...printed, ...computed], year);
  const laid = layDisagreement(series, name);
  return accept({
    year,
    place,
    title: `${name}, ${year}: ${laid.statement}`,
    statement: laid.statement,
    low: laid.low,
    high: laid.high,
    series: series.map(seriesRow),
    scopes: laid.scopes.map((one) => ({ ...one, series: [...one.series] })),
    pairs: laid.pairs.map((pair) => ({ ...pair })),
    notes: notesOf(series),
    method: METHOD,
  });
}

const METHOD = [
  "Figures of the same publisher, scope, period and place are one series; every printed value is kept as a version.",
  "Outlets that print the same count of one publisher are one origin.",
  "Two figures are comparable when their scope, place and period are the same by rule. The names of the publishers are never asked.",
  "The range runs over whole-year figures of a defined scope. Over scopes that differ there is no joint figure.",
  "Computed rows are counts of imported events under the rules of the picture.",
];

const FIGURES = `SELECT * FROM read_parquet($file)
  WHERE country = $country AND date_start >= CAST($first AS DATE) AND date_end <= CAST($last AS DATE)`;

async function printedFigures(
  ports: Ports,
  year: string,
  country: string,
  province: string | null,
): Promise<readonly PrintedFigure[]> {
  const manifests = (await ports.lake.manifests()).filter((one) => one.holds === "figures");
  const found: PrintedFigure[] = [];
  for (const manifest of manifests) {
    const rows = await ports.lake.query(FIGURES, {
      file: ports.lake.path(manifest, "figures.parquet"),
      country,
      first: `${year}-01-01`,
      last: `${year}-12-31`,
    });
    for (const row of rows) {
      const place = placeOf(row, country, province);
      if (place !== null) found.push(asFigure(row, place, releaseKey(manifest)));
    }
  }
  return found;
}

type Row = Readonly<Record<string, unknown>>;

/** The place in words that two figures share when they are about the same area; `null` for others. */
function placeOf(row: Row, country: string, province: string | null): string | null {
  const region = String(row["region"] ?? "");
  if (province !== null) {
    if (row["province_now"] !== province && row["province_then"] !== province) return null;
    const official = labelOf("place", province, 20_000).name;
    return region.toLowerCase() === official.toLowerCase() ? official : region;
  }
  const matches = matchName(region, { level: "state", country: null, day: 20_000 });
  const whole = matches.some(({ code, how }) => code === country && how !== "near-miss");
  return whole ? labelOf("place", country, 20_000).name : null;
}

function asFigure(row: Row, region: string, release: string): PrintedFigure {
  const text = (name: string) => String(row[name] ?? "");
  const count = (name: string) => (row[name] == null ? null : Number(row[name]));
  return {
    release,
    line: count("line"),
    countedBy: text("counted_by"),
    origin: text("origin"),
    scope: text("scope"),
    region,
    from: text("date_start"),
    to: text("date_end"),
    attacks: count("attacks"),
    killed: {
      low: count("deaths_total_low"),
      best: count("deaths_total_best"),
      high: count("deaths_total_high"),
    },
    killedCivilians: count("deaths_civilians_best"),
    killedSecurity: count("deaths_security_best"),
    killedMilitants: count("deaths_militants_best"),
    injured: count("injured_best"),
    publisher: text("publisher"),
    citation: text("citation"),
    url: text("source_url"),
    sourceDate: text("source_date"),
    note: text("note"),
    kind: "published",
  };
}

/** What imported events give for the year: one row for the latest release of each dataset that covers it. */
async function computedFigures(
  ports: Ports,
  year: string,
  country: string,
  province: string | null,
): Promise<readonly PrintedFigure[]> {
  const columns = await ports.columns.load();
  const region = labelOf("place", province ?? country, 20_000).name;
  return currentReleases(await ports.lake.manifests()).flatMap((manifest): PrintedFigure[] => {
    const release = releaseKey(manifest);
    const { total } = countScope(columns, {
      ...NO_FILTER,
      datasets: [release],
      countries: [country],
      provinces: province === null ? [] : [province],
      from: `${year}-01-01`,
      to: `${year}-12-31`,
    });
    if (total.events === 0) return [];
    const known = total.events > total.withoutFigure;
    const end = manifest.period?.to ?? "";
    return [
      {
        release,
        line: null,
        countedBy: release,
        origin: manifest.dataset,
        scope: manifest.format === "ucdp-ged" ? "organised violence with deaths" : manifest.counts,
        region,
        from: `${year}-01-01`,
        to: end < `${year}-12-31` ? end : `${year}-12-31`,
        attacks: total.events,
        killed: {
          low: known ? total.deathsLow : null,
          best: known ? total.deathsBest : null,
          high: known ? total.deathsHigh : null,
        },
        killedCivilians: null,
        killedSecurity: null,
        killedMilitants: null,
        injured: null,
        publisher: manifest.publisher,
        citation: manifest.citation,
        url: "",
        sourceDate: manifest.importedAt.slice(0, 10),
        note: `Counted here over ${total.events} events; ${total.withoutFigure} have no figure. ${manifest.leavesOut}`,
        kind: "computed",
      },
    ];
  });
}

function seriesRow(series: Series): DisagreementAnswer["series"][number] {
  return {
    ...series,
    origins: 1,
    versions: series.versions.map((version) => ({
      ...version,
      killed: { ...version.killed },
      prints: version.prints.map(
        ({ release, line, publisher, citation, url, sourceDate, note }) => ({
          ...{ release, line, publisher, citation, url, sourceDate, note },
        }),
      ),
    })),
  };
}

function notesOf(series: readonly Series[]): string[] {
  const notes: string[] = [];
  for (const { countedBy, from, to, wholeYear, versions } of series) {
    if (!wholeYear)
      notes.push(`${countedBy}: ${from} to ${to} is a part of the year, not the year.`);
    if (versions.length > 1) {
      const values = versions.map(
        ({ attacks, killed }) => `${attacks ?? "?"} / ${killed.best ?? "?"}`,
      );
      notes.push(
        `${countedBy}: several values are printed (attacks / killed): ${values.join(", ")}.`,
      );
    }
    for (const { prints } of versions) {
      if (prints.length > 1) {
        notes.push(`${countedBy}: ${prints.length} reports print one count. They are one origin.`);
      }
    }
  }
  return [...new Set(notes)];
}
