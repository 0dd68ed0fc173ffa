import { accept } from "../kernel/index.ts";
import { column, derived, first, text } from "./expression.ts";
import type { Derivation, Format, InputFacts, Layout, ReleaseFacts } from "./format.ts";
import { UCDP_COUNTRY_MONTH, UCDP_COUNTRY_YEAR } from "./from-country-year.ts";
import { readPeriod } from "./period.ts";
import { readCount } from "./printed-count.ts";
import { datasetName, releaseName } from "./release-name.ts";

const PERIOD: Derivation = {
  name: "period",
  from: { period: first(column("period"), column("data_year"), column("year")) },
  outputs: ["start", "end"],
  derive: ({ period }) => ({ ...(readPeriod(period ?? "") ?? { start: period ?? null }) }),
};

/** Printed counts: what is no count of the period ("71 percent", "166-295 a year") goes to the note. */
const COUNTS: Derivation = {
  name: "counts",
  from: { attacks: column("incidents", "attacks"), killed: column("killed_total", "deaths") },
  outputs: ["attacks", "low", "best", "high", "unread"],
  derive: ({ attacks, killed }) => {
    const events = readCount(attacks ?? null);
    const deaths = readCount(killed ?? null);
    const unread = [
      events.unread === null ? null : `Attacks as printed: ${events.unread}`,
      deaths.unread === null ? null : `Killed as printed: ${deaths.unread}`,
    ].filter((one) => one !== null);
    return {
      attacks: events.best,
      low: deaths.low,
      best: deaths.best,
      high: deaths.high,
      unread: unread.join("; "),
    };
  },
};

/** Who counts, without the words that say what: "PIPS (attacks by TTP)" is PIPS. */
const COUNTER: Derivation = {
  name: "counter",
  from: { org: column("source_org") },
  outputs: ["name"],
  derive: ({ org }) => ({ name: counterName(org ?? "") }),
};

/** The unit that a figure is about; nothing where it is about a whole country. */
const REGION: Derivation = {
  name: "region",
  from: { region: column("region"), country: column("country") },
  outputs: ["unit"],
  derive: ({ region, country }) => ({
    unit: region === (country ?? "Pakistan") ? null : (region ?? null),
  }),
};

const PUBLISHED: Layout = {
  name: "published figures",
  required: [
    "source_org",
    "period",
    "region",
    "scope",
    ["incidents", "killed_total"],
    "source_url",
  ],
  columns: {
    id: {
      kind: "join",
      of: [
        column("source_org"),
        column("period"),
        column("region"),
        column("scope"),
        column("source_url"),
      ],
      with: " | ",
    },
    origin: first(column("origin"), derived("counter", "name")),
    period: column("period"),
    date_start: derived("period", "start"),
    date_end: derived("period", "end"),
    region: column("region"),
    counted_by: derived("counter", "name"),
    scope: column("scope"),
    attacks: derived("counts", "attacks"),
    suicide_attacks: column("suicide_attacks"),
    deaths_total_low: derived("counts", "low"),
    deaths_total_best: derived("counts", "best"),
    deaths_total_high: derived("counts", "high"),
    deaths_civilians_best: column("killed_civilians"),
    deaths_security_best: column("killed_security"),
    deaths_militants_best: column("killed_militants"),
    injured_best: column("injured"),
    publisher: column("source_publisher"),
    citation: column("source_title"),
    source_url: column("source_url"),
    source_date: column("source_date"),
    note: { kind: "join", of: [derived("counts", "unread"), column("note")], with: "; " },
  },
  place: {
    country: first(column("country"), text("Pakistan")),
    adm1: derived("region", "unit"),
  },
  derivations: [PERIOD, COUNTS, COUNTER, REGION],
};

const INDEX: Layout = {
  name: "Global Terrorism Index",
  required: ["gti_edition", "data_year", "rank_pakistan"],
  columns: {
    id: {
      kind: "join",
      of: [column("gti_edition"), column("data_year"), column("source_url")],
      with: " | ",
    },
    origin: first(column("origin"), text("GTI (IEP)")),
    period: column("data_year"),
    date_start: derived("period", "start"),
    date_end: derived("period", "end"),
    region: text("Pakistan"),
    counted_by: text("GTI (IEP)"),
    scope: text("militant/terrorist attacks only"),
    attacks: derived("counts", "attacks"),
    deaths_total_low: derived("counts", "low"),
    deaths_total_best: derived("counts", "best"),
    deaths_total_high: derived("counts", "high"),
    rank: column("rank_pakistan"),
    score: column("score_pakistan"),
    publisher: column("source_publisher"),
    citation: column("source_title"),
    source_url: column("source_url"),
    source_date: column("source_date"),
    note: {
      kind: "join",
      of: [
        { kind: "join", of: [text("Edition"), column("gti_edition")], with: " " },
        derived("counts", "unread"),
        column("note"),
      ],
      with: "; ",
    },
  },
  place: { country: text("Pakistan") },
  derivations: [PERIOD, COUNTS],
};

/** Published figures by period and place: institutes and ministries, the GTI, and UCDP's aggregates. */
export const STATISTICS: Format = {
  name: "statistics",
  summary:
    "Published figures by period: institutes, ministries, GTI, UCDP country-year and -month.",
  holds: "figures",
  delimiters: [",", ";", "\t"],
  layouts: [INDEX, PUBLISHED, UCDP_COUNTRY_YEAR.layout, UCDP_COUNTRY_MONTH.layout],
  describe: (input) => accept(facts(input)),
};

/**
 * The name of who counts, for comparing sources.
 *
 * @example
 * counterName("PIPS (attacks by TTP)")
 * // => "PIPS"
 */
export function counterName(org: string): string {
  const name = org
    .replace(/\s*\((?:attacks by .*|source not named|to National Assembly)\)$/u, "")
    .replace(/ via .*$/u, "")
    .trim();
  return name === "GTI" ? "GTI (IEP)" : name;
}

function facts(input: InputFacts): ReleaseFacts {
  if (input.layout === UCDP_COUNTRY_YEAR.layout.name) return UCDP_COUNTRY_YEAR.facts(input);
  if (input.layout === UCDP_COUNTRY_MONTH.layout.name) return UCDP_COUNTRY_MONTH.facts(input);
  const index = input.layout === INDEX.name;
  return {
    dataset: datasetName(input, index ? "global-terrorism-index" : "published-statistics"),
    release: releaseName(input),
    title:
      input.chosen.title ??
      (index ? "Global Terrorism Index, Pakistan, as reported" : "Published figures, as printed"),
    publisher: "Readers of public pages; each row names its page",
    licence: "Facts in the readers' own words",
    citation: "The page that each row names.",
    counts: "What each publisher counts; the scope is a column.",
    leavesOut:
      "Years and places that no page read speaks of. Misprints and revisions are kept as rows of their own.",
  };
}
