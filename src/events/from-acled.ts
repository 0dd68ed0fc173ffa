import { accept } from "../kernel/index.ts";
import { matchActor, sideClass } from "./actor.ts";
import { column, derived, first } from "./expression.ts";
import type { Derivation, Format, Layout } from "./format.ts";
import { datasetName, releaseName } from "./release-name.ts";
import { monthOf, readDate, widenSpan } from "./source-date.ts";

/**
 * The days of an ACLED row. Time precision 1 is the day; 2 stands for a day within a week, so the span
 * is three days to each side; 3 stands for the month.
 */
const DATES: Derivation = {
  name: "dates",
  from: { date: column("event_date"), precision: column("time_precision") },
  outputs: ["start", "end", "precision"],
  derive: ({ date, precision }) => {
    const read = readDate(date ?? "");
    if (read === null) return { start: date ?? null, end: date ?? null, precision: null };
    if (precision === "2") return { ...widenSpan(read, 3, "week") };
    return { ...(precision === "3" ? monthOf(read) : read) };
  },
};

const CLASS_BY_INTER: Readonly<Record<string, ReturnType<typeof sideClass>>> = {
  "1": "state",
  "2": "organisation",
  "3": "organisation",
  "4": "community",
  "5": "community",
  "6": "civilians",
  "7": "civilians",
  "8": "organisation",
  "state forces": "state",
  "rebel group": "organisation",
  "rebel forces": "organisation",
  "political militia": "organisation",
  "identity militia": "community",
  rioters: "community",
  protesters: "civilians",
  civilians: "civilians",
  "external/other forces": "organisation",
  "other forces": "organisation",
};

/** Key and class of a party: our table first, then the class that ACLED itself gives (`inter`). */
function side(letter: "a" | "b", name: string, inter: string): Derivation {
  return {
    name: `side ${letter}`,
    from: { name: column(name), inter: column(inter) },
    outputs: ["key", "class", "attribution", "attribution_by"],
    derive: ({ name: actor, inter: given }) => {
      const match = matchActor({ name: actor ?? "", scheme: "acled" });
      const told = CLASS_BY_INTER[(given ?? "").trim().toLowerCase()];
      const own = sideClass(match.class);
      const named = match.key !== "" && match.key !== "unknown";
      return {
        key: match.key,
        class: match.basis === "none" ? (told ?? own) : own,
        attribution: named ? "coded" : "unknown",
        attribution_by: named ? "ACLED" : null,
      };
    },
  };
}

/**
 * Whom the violence was meant for, where ACLED says so: its own flag of civilian targeting, or a party
 * that is civilians. The order of actors 1 and 2 has no direction, so nothing else is known.
 */
const TARGET: Derivation = {
  name: "target",
  from: {
    flag: column("civilian_targeting"),
    one: column("inter1"),
    two: column("inter2"),
  },
  outputs: ["target"],
  derive: ({ flag, one, two }) => {
    const civilians = [one, two].some((inter) => /^(7|civilians)$/iu.test((inter ?? "").trim()));
    return { target: flag || civilians ? "civilians" : "unknown" };
  },
};

const NAMED: Layout["columns"] = {
  id: column("event_id_cnty", "data_id"),
  event_key: column("event_id_cnty", "data_id"),
  date_start: derived("dates", "start"),
  date_end: derived("dates", "end"),
  date_precision: derived("dates", "precision"),
  latitude: column("latitude"),
  longitude: column("longitude"),
  radius_km: {
    kind: "map",
    of: column("geo_precision"),
    to: { "1": "5", "2": "25", "3": "100" },
  },
  source_type: first(column("sub_event_type"), column("event_type")),
  side_a: column("actor1"),
  side_a_class: derived("side a", "class"),
  actor_a: derived("side a", "key"),
  side_b: column("actor2"),
  side_b_class: derived("side b", "class"),
  actor_b: derived("side b", "key"),
  target: derived("target", "target"),
  deaths_total_best: column("fatalities"),
  attribution: derived("side a", "attribution"),
  attribution_by: derived("side a", "attribution_by"),
  publisher: column("source"),
  citation: column("source"),
  note: column("notes"),
};

const SHARED: Omit<Layout, "name" | "required"> = {
  columns: NAMED,
  place: {
    country: column("country"),
    adm1: column("admin1"),
    adm2: column("admin2"),
    placeText: column("location"),
  },
  types: { scheme: "acled" },
  derivations: [DATES, side("a", "actor1", "inter1"), side("b", "actor2", "inter2"), TARGET],
};

const REQUIRED = ["event_date", "event_type", "actor1", "country", "fatalities"] as const;

/**
 * ACLED export files, of the current scheme and of that before 2023 and before 2019.
 *
 * Assumes: `fatalities` is one figure, kept as the best. By ACLED's codebook it is the most conservative
 * of the figures reported, so it leans to the low side; no range is invented around it.
 */
export const ACLED: Format = {
  name: "acled",
  summary: "Exports of ACLED (Armed Conflict Location & Event Data), current and older schemes.",
  holds: "events",
  delimiters: [",", ";"],
  layouts: [
    {
      ...SHARED,
      name: "older export",
      required: [...REQUIRED, ["data_id", "event_id_no_cnty"]],
    },
    { ...SHARED, name: "current export", required: [...REQUIRED, "event_id_cnty"] },
  ],
  describe: (input) =>
    accept({
      dataset: datasetName(input, "acled"),
      release: releaseName(input, /(\d{4}-\d{2}-\d{2})-(\d{4}-\d{2}-\d{2})/u),
      title: input.chosen.title ?? "ACLED export",
      publisher: "Armed Conflict Location & Event Data (ACLED)",
      licence: "ACLED terms of use: not to be redistributed",
      citation: "Armed Conflict Location & Event Data (ACLED), www.acleddata.com; date of access.",
      counts:
        "Political violence, demonstrations and strategic developments that the press and partners report.",
      leavesOut:
        "Crime without a political side. Strategic developments are not coded systematically; one " +
        "conservative figure of killed a row, no range.",
    }),
};
