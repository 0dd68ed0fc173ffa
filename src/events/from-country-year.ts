import { column, derived, text } from "./expression.ts";
import type { InputFacts, Layout, ReleaseFacts } from "./format.ts";
import { readPeriod } from "./period.ts";
import { datasetName, releaseName } from "./release-name.ts";

/** A layout of figures with what its manifest says. */
interface FigureTable {
  readonly layout: Layout;
  readonly facts: (input: InputFacts) => ReleaseFacts;
}

const UCDP_SCOPE = "organised violence with deaths";
const LICENCE = "CC BY 4.0";
const LEAVES_OUT =
  "Violence without deaths, without a known organised actor, or of dyads below 25 deaths in every year.";

const deaths = (bound: string) => column(`cumulative_total_deaths_in_orgvio_${bound}_cy`);

/** UCDP's Country-Year Dataset on Organized Violence: deaths of all three types added up. */
export const UCDP_COUNTRY_YEAR: FigureTable = {
  layout: {
    name: "UCDP country-year",
    required: [
      "country_id_cy",
      "year_cy",
      "cumulative_total_deaths_in_orgvio_best_cy",
      "sb_exist_cy",
    ],
    columns: {
      id: { kind: "join", of: [column("country_id_cy"), column("year_cy")], with: "-" },
      origin: text("UCDP"),
      period: column("year_cy"),
      date_start: { kind: "join", of: [column("year_cy"), text("01-01")], with: "-" },
      date_end: { kind: "join", of: [column("year_cy"), text("12-31")], with: "-" },
      region: column("country_cy"),
      counted_by: text("UCDP"),
      scope: text(UCDP_SCOPE),
      deaths_total_low: { kind: "least", of: [deaths("low"), deaths("best"), deaths("high")] },
      deaths_total_best: deaths("best"),
      deaths_total_high: {
        kind: "greatest",
        of: [deaths("low"), deaths("best"), deaths("high")],
      },
      deaths_civilians_best: column("cumulative_total_deaths_civilians_in_orgvio_cy"),
      publisher: text("UCDP"),
      citation: {
        kind: "join",
        of: [text("UCDP Country-Year Dataset on Organized Violence"), column("version")],
        with: " ",
      },
      source_url: text("https://ucdp.uu.se/downloads/"),
    },
    place: { country: column("country_cy") },
    adjustments: [
      {
        field: "cumulative_total_deaths_in_orgvio",
        reason: "The source's range is not in order; it was widened to hold all three figures.",
        when: {
          kind: "any",
          of: [
            { kind: "greater", left: deaths("low"), right: deaths("best") },
            { kind: "greater", left: deaths("best"), right: deaths("high") },
          ],
        },
      },
    ],
  },
  facts: (input) => ({
    dataset: datasetName(input, "ucdp-country-year"),
    release: input.firstRows[0]?.get("version") ?? releaseName(input),
    title: input.chosen.title ?? "UCDP Country-Year Dataset on Organized Violence",
    publisher: "Uppsala Conflict Data Program (UCDP)",
    licence: LICENCE,
    citation:
      "Uppsala Conflict Data Program, Country-Year Dataset on Organized Violence; release of the file.",
    counts: "Deaths in state-based conflict, non-state conflict and one-sided violence, by year.",
    leavesOut: LEAVES_OUT,
  }),
};

/** Deaths by country and month, aggregated by others from UCDP's events, candidate events included. */
export const UCDP_COUNTRY_MONTH: FigureTable = {
  layout: {
    name: "UCDP country-month",
    required: ["isocode", "period", "fatalities_UCDP"],
    columns: {
      id: { kind: "join", of: [column("isocode"), column("period")], with: "-" },
      origin: text("UCDP"),
      period: column("period"),
      date_start: derived("period", "start"),
      date_end: derived("period", "end"),
      region: column("isocode"),
      counted_by: text("UCDP"),
      scope: text(UCDP_SCOPE),
      deaths_total_best: column("fatalities_UCDP"),
      publisher: text("Third-party aggregation of UCDP"),
      citation: text("UCDP deaths by country and month, 2010 to 2024, aggregated by a third party"),
      source_url: text("https://ucdp.uu.se/downloads/"),
      note: text("Candidate events are included for the last year: later yearly releases differ."),
    },
    place: { country: column("isocode") },
    derivations: [
      {
        name: "period",
        from: { period: column("period") },
        outputs: ["start", "end"],
        derive: ({ period }) => ({ ...(readPeriod(period ?? "") ?? { start: period ?? null }) }),
      },
    ],
  },
  facts: (input) => ({
    dataset: datasetName(input, "ucdp-country-month"),
    release: releaseName(input),
    title: input.chosen.title ?? "UCDP deaths by country and month",
    publisher: "Third-party aggregation of UCDP",
    licence: "Not stated; the data are UCDP's (CC BY 4.0)",
    citation:
      "Uppsala Conflict Data Program, events aggregated by country and month by a third party.",
    counts: "Deaths in organised violence, by month, candidate events included.",
    leavesOut: LEAVES_OUT,
  }),
};
