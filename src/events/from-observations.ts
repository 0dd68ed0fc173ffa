import { accept, type Interval } from "../kernel/index.ts";
import { matchActor } from "./actor.ts";
import { readAttribution } from "./attribution.ts";
import { column, derived, type Expression, first } from "./expression.ts";
import type { Derivation, Format } from "./format.ts";
import { killedScope, scopedToll } from "./killed-scope.ts";
import { readCount } from "./printed-count.ts";
import { datasetName, releaseName } from "./release-name.ts";
import { readDate } from "./source-date.ts";

/** The day, month or year that a page gives. */
export const PAGE_DATES: Derivation = {
  name: "dates",
  from: { date: column("date") },
  outputs: ["start", "end", "precision"],
  derive: ({ date }) => ({ ...(readDate(date ?? "") ?? { start: date ?? null }) }),
};

const TOLL_OUTPUTS = ["total", "civilians", "security", "militants", "unknown"].flatMap((part) =>
  ["low", "best", "high"].map((bound) => `${part}_${bound}`),
);

/** Where a page counts the dead of one class only, that class is taken to be the target. */
const TARGET_BY_SCOPE: Readonly<Record<string, string>> = {
  civilians: "civilians",
  security: "security-forces",
  militants: "organisation",
};

/** The toll of a page by class, from its figures and the words that say whom they count. */
export const PAGE_TOLL: Derivation = {
  name: "toll",
  from: {
    low: column("killed_min", "killed"),
    high: column("killed_max", "killed"),
    scope: column("killed_scope"),
  },
  outputs: [...TOLL_OUTPUTS, "target"],
  derive: ({ low, high, scope }) => {
    const least = readCount(low ?? null).low;
    const most = readCount(high ?? null).high;
    const best = least !== null && (most === null || most === least) ? least : null;
    const toll = scopedToll({ low: least, best, high: most }, scope ?? null);
    const figures = Object.fromEntries(
      Object.entries(toll).flatMap(([part, one]: [string, Interval]) => [
        [`${part}_low`, one.low],
        [`${part}_best`, one.best],
        [`${part}_high`, one.high],
      ]),
    );
    return { ...figures, target: TARGET_BY_SCOPE[killedScope(scope ?? null).of] ?? "unknown" };
  },
};

/** Columns of an observation that take the toll of a page. */
export const PAGE_TOLL_COLUMNS: Readonly<Record<string, Expression>> = Object.fromEntries(
  TOLL_OUTPUTS.map((output) => [`deaths_${output}`, derived("toll", output)]),
);

/** Where the figures of a page come from: the stated origin, else the page itself. */
export const PAGE_ORIGIN: Expression = first(column("origin"), {
  kind: "join",
  of: [column("source_publisher"), column("source_title")],
  with: ": ",
});

/** Who is said to have done it, by whom; nobody is where the page names no party. */
function attribution(actor: string, words: string): Derivation {
  return {
    name: "attribution",
    from: { words: column(words), actor: column(actor), publisher: column("source_publisher") },
    outputs: ["status", "by"],
    derive: ({ words: said, actor: named, publisher }) => {
      const match = matchActor({ name: named ?? "", scheme: "press" });
      const known = match.key !== "" && match.key !== "unknown";
      const read = readAttribution({
        words: said ?? null,
        actor: known ? (named ?? null) : null,
        publisher: publisher ?? null,
      });
      const told = known || read.status === "denied";
      return told ? { status: read.status, by: read.by } : { status: "unknown", by: null };
    },
  };
}

/** Attribution of a press report. */
const PRESS_ATTRIBUTION = attribution("perpetrator", "attribution_status");

/** Attribution of a figure across a border. */
export const BORDER_ATTRIBUTION = attribution("actor", "status");

/** Press reports read by hand: one row is what one page says about one event. */
export const OBSERVATIONS: Format = {
  name: "observations",
  summary: "Press reports read by hand: one row is what one page says about one event.",
  holds: "events",
  delimiters: [",", ";", "\t"],
  layouts: [
    {
      name: "press reports",
      required: ["observation_id", "event_key", "date", "event_type", "killed_min", "source_url"],
      columns: {
        id: column("observation_id"),
        event_key: column("event_key"),
        part_of: column("part_of"),
        origin: PAGE_ORIGIN,
        date_start: derived("dates", "start"),
        date_end: derived("dates", "end"),
        date_precision: derived("dates", "precision"),
        latitude: column("latitude"),
        longitude: column("longitude"),
        source_type: column("event_type"),
        side_a: column("perpetrator"),
        target: derived("toll", "target"),
        ...PAGE_TOLL_COLUMNS,
        injured_low: column("injured"),
        injured_best: column("injured"),
        attribution: derived("attribution", "status"),
        attribution_by: derived("attribution", "by"),
        publisher: column("source_publisher"),
        citation: column("source_title"),
        source_url: column("source_url"),
        source_date: column("source_date"),
        note: {
          kind: "join",
          of: [
            column("killed_scope"),
            column("attribution_status"),
            column("note"),
            column("caution"),
          ],
          with: "; ",
        },
      },
      place: {
        country: first(column("country"), { kind: "text", text: "Pakistan" }),
        adm1: column("province"),
        adm2: column("district"),
        placeText: column("place"),
      },
      actorScheme: "press",
      types: { scheme: "press" },
      derivations: [PAGE_DATES, PAGE_TOLL, PRESS_ATTRIBUTION],
    },
  ],
  describe: (input) =>
    accept({
      dataset: datasetName(input, "press-observations"),
      release: releaseName(input),
      title: input.chosen.title ?? "Press reports read by hand",
      publisher: "Readers of public pages; each row names its page",
      licence: "Facts in the readers' own words",
      citation: "The page that each row names.",
      counts: "Events that the pages read speak of.",
      leavesOut:
        "Everything that no page read speaks of: the list is a selection and its sums are no totals.",
    }),
};
