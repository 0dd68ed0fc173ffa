import { accept } from "../kernel/index.ts";
import { column, derived, first, text } from "./expression.ts";
import type { Derivation, Format, Layout } from "./format.ts";
import { datasetName, releaseName } from "./release-name.ts";
import { readDate, spanOfParts } from "./source-date.ts";

/** -9 and -99 are the GTD's "unknown". */
const known = (value: string | null | undefined) =>
  value == null || /^-9{1,2}(?:\.0+)?$/u.test(value.trim()) ? null : value.trim();

const whole = (value: string | null | undefined) => {
  const text = known(value);
  return text !== null && /^\d+(?:\.0+)?$/u.test(text) ? Number(text) : null;
};

/** Day, month or year of an incident: 0 stands for not known. An extended one ends on `resolution`. */
const DATES: Derivation = {
  name: "dates",
  from: {
    year: column("iyear"),
    month: column("imonth"),
    day: column("iday"),
    extended: column("extended"),
    resolution: column("resolution"),
  },
  outputs: ["start", "end", "precision"],
  derive: ({ year, month, day, extended, resolution }) => {
    const read = spanOfParts(Number(year), whole(month), whole(day));
    if (read === null) {
      const found = [year, month, day].map((part) => part ?? "?").join("-");
      return { start: found, end: found, precision: null };
    }
    const end =
      extended === "1" && resolution
        ? (readDate(resolution.replace(/[ T]00:00.*$/u, "")) ??
          readDate(resolution, "month-day-year"))
        : null;
    return { ...read, end: end && end.start >= read.start ? end.start : read.end };
  },
};

/** Killed and injured, with perpetrators apart and the rest of a class that the GTD does not state. */
const TOLL: Derivation = {
  name: "toll",
  from: { killed: column("nkill"), perpetrators: column("nkillter"), wounded: column("nwound") },
  outputs: ["total", "militants", "rest", "injured"],
  derive: ({ killed, perpetrators, wounded }) => {
    const total = whole(killed);
    const militants = whole(perpetrators);
    const rest = total === null ? null : total - (militants ?? 0);
    return {
      total: total ?? known(killed),
      militants: militants ?? known(perpetrators),
      rest: rest !== null && rest >= 0 ? rest : null,
      injured: whole(wounded) ?? known(wounded),
    };
  },
};

/** The group named, and whether it claimed, is suspected, or is what the coders decided. */
const ATTRIBUTION: Derivation = {
  name: "attribution",
  from: { group: column("gname"), claimed: column("claimed"), uncertain: column("guncertain1") },
  outputs: ["status", "by"],
  derive: ({ group, claimed, uncertain }) => {
    if (group == null || /^unknown$/iu.test(group)) return { status: "unknown", by: null };
    if (whole(claimed) === 1) return { status: "claimed", by: group };
    return { status: whole(uncertain) === 1 ? "suspected" : "coded", by: "GTD" };
  },
};

const TARGETS: Readonly<Record<string, string>> = {
  Military: "security-forces",
  Police: "security-forces",
  "Terrorists/Non-State Militia": "organisation",
  "Government (General)": "state",
  "Government (Diplomatic)": "state",
  "Airports & Aircraft": "property",
  Utilities: "property",
  Telecommunication: "property",
  Maritime: "property",
  "Food or Water Supply": "property",
  Transportation: "civilians",
  "Private Citizens & Property": "civilians",
  Business: "civilians",
  "Educational Institution": "civilians",
  "Religious Figures/Institutions": "civilians",
  "Journalists & Media": "civilians",
  NGO: "civilians",
  Tourists: "civilians",
  "Abortion Related": "civilians",
  "Violent Political Party": "organisation",
};

const LAYOUT: Layout = {
  name: "as distributed",
  required: [
    "eventid",
    "iyear",
    "imonth",
    "iday",
    "country_txt",
    "attacktype1_txt",
    "gname",
    "nkill",
  ],
  columns: {
    id: column("eventid"),
    event_key: column("eventid"),
    date_start: derived("dates", "start"),
    date_end: derived("dates", "end"),
    date_precision: derived("dates", "precision"),
    latitude: column("latitude"),
    longitude: column("longitude"),
    radius_km: {
      kind: "map",
      of: { kind: "code", of: column("specificity") },
      to: { "1": "5", "2": "25", "3": "50", "4": "150", "5": "500" },
    },
    source_type: column("attacktype1_txt"),
    side_a: column("gname"),
    target: {
      kind: "map",
      of: column("targtype1_txt"),
      to: TARGETS,
      otherwise: text("unknown"),
    },
    deaths_total_best: derived("toll", "total"),
    deaths_militants_best: derived("toll", "militants"),
    deaths_unknown_best: derived("toll", "rest"),
    injured_best: derived("toll", "injured"),
    attribution: derived("attribution", "status"),
    attribution_by: derived("attribution", "by"),
    publisher: column("dbsource"),
    citation: {
      kind: "join",
      of: [column("scite1"), column("scite2"), column("scite3")],
      with: "; ",
    },
    note: {
      kind: "join",
      of: [
        {
          kind: "map",
          of: { kind: "code", of: column("doubtterr") },
          to: { "1": "GTD doubts that it was terrorism." },
        },
        column("summary"),
      ],
      with: " ",
    },
  },
  place: {
    country: column("country_txt"),
    adm1: column("provstate"),
    placeText: first(column("city"), column("location")),
  },
  actorScheme: "gtd",
  types: {
    scheme: "gtd",
    word: {
      kind: "map",
      of: { kind: "code", of: column("suicide") },
      to: { "1": "suicide" },
      otherwise: column("attacktype1_txt"),
    },
  },
  derivations: [DATES, TOLL, ATTRIBUTION],
  persons: ["target1", "target2", "target3"].map((name) => ({
    column: name,
    reason: "names the person or building attacked",
  })),
};

/**
 * The Global Terrorism Database as distributed, one row an incident.
 *
 * Assumes: radius from `specificity`: 5 km for a place with its own point, 25 and 50 km for the centre of the
 * smallest unit, 150 km for that of a first-level unit, 500 km for a country. Targets by `targtype1`.
 * A file that is no UTF-8 is in Windows-1252, of which Latin-1 is a part.
 */
export const GTD: Format = {
  name: "gtd",
  summary: "The Global Terrorism Database (START) as a CSV file.",
  holds: "events",
  delimiters: [",", ";", "\t"],
  otherEncoding: "windows-1252",
  layouts: [LAYOUT],
  describe: (input) =>
    accept({
      dataset: datasetName(input, "gtd"),
      release: releaseName(input, /globalterrorismdb[_-]?(\w+?)dist/iu),
      title: input.chosen.title ?? "Global Terrorism Database",
      publisher: "START, University of Maryland",
      licence: "GTD End User Agreement: not to be redistributed",
      citation:
        "National Consortium for the Study of Terrorism and Responses to Terrorism (START), " +
        "Global Terrorism Database; year and release of the file.",
      counts:
        "Intentional acts of violence by non-state actors that meet the GTD's criteria, with or without deaths.",
      leavesOut:
        "Acts of states, battles and operations; 1993 is missing; no incident after the release's " +
        "last year. Killed include perpetrators.",
    }),
};
