import { accept, type Result, refuse } from "../kernel/index.ts";
import {
  type Condition,
  code,
  column,
  type Expression,
  first,
  is,
  present,
  text,
} from "./expression.ts";
import type { Format, InputFacts, Layout, ReleaseFacts } from "./format.ts";
import { type UcdpRelease, ucdpRelease } from "./ucdp-release.ts";

/**
 * Radius in kilometres of a point by UCDP's `where_prec`. The UCDP GED codebook (22.1, section on
 * `where_prec`) gives 25 km for 2 and words for the rest; the other radii are ours, of the order of the
 * units meant: 1 a place, 3 a district, 4 a first-level unit, 5 a line or an area without bounds, 6 a
 * country, 7 a sea or the air over it.
 */
export const UCDP_RADIUS_KM = {
  "1": "1",
  "2": "25",
  "3": "50",
  "4": "200",
  "5": "100",
  "6": "500",
  "7": "500",
} as const;

/** UCDP's `date_prec`: the day; 2 to 6 days; a week; up to a month; more than a month, up to a year. */
export const UCDP_DATE_PRECISION = {
  "1": "day",
  "2": "few-days",
  "3": "week",
  "4": "month",
  "5": "year",
} as const;

const kind = code(column("type_of_violence"));
const ONE_SIDED = is(kind, "3");

/** States are the actors with a Gleditsch and Ward number; release 19.1 lacks the column for side A. */
const isState = (side: "a" | "b"): Condition => ({
  kind: "any",
  of: [
    present(column(`gwno${side}`)),
    { kind: "fits", of: column(`side_${side}`), pattern: "Government of .*" },
  ],
});

const isCivilians: Condition = {
  kind: "all",
  of: [ONE_SIDED, is(column("side_b"), "Civilians")],
};

const choose = (when: Condition, give: Expression, otherwise?: Expression): Expression => ({
  kind: "case",
  cases: [{ when, give }],
  ...(otherwise ? { otherwise } : {}),
});

const [low, best, high] = [column("low"), column("best"), column("high")];
const notOrdered: Condition = {
  kind: "any",
  of: [
    { kind: "greater", left: low, right: best },
    { kind: "greater", left: best, right: high },
  ],
};
const not = (of: Condition): Condition => ({ kind: "not", of });
const all = (...of: readonly Condition[]): Condition => ({ kind: "all", of });

const LAYOUT: Layout = {
  name: "ged",
  required: [
    "id",
    "type_of_violence",
    "side_a",
    "side_b",
    "where_prec",
    "latitude",
    "longitude",
    "country",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
  ],
  nothing: ["NA", "NaN", "nan"],
  columns: {
    id: code(column("id")),
    event_key: code(column("id")),
    date_start: column("date_start"),
    date_end: column("date_end"),
    date_precision: { kind: "map", of: code(column("date_prec")), to: UCDP_DATE_PRECISION },
    latitude: column("latitude"),
    longitude: column("longitude"),
    radius_km: { kind: "map", of: code(column("where_prec")), to: UCDP_RADIUS_KM },
    country: column("country"),
    place_text: column("where_coordinates"),
    source_type: kind,
    side_a: column("side_a"),
    side_a_id: code(column("side_a_new_id")),
    side_a_class: choose(isState("a"), text("state"), text("organisation")),
    side_b: column("side_b"),
    side_b_id: code(column("side_b_new_id")),
    side_b_class: {
      kind: "case",
      cases: [
        { when: isCivilians, give: text("civilians") },
        { when: isState("b"), give: text("state") },
      ],
      otherwise: text("organisation"),
    },
    // UCDP does not say who attacked whom in a conflict between a state and an organisation.
    target: {
      kind: "case",
      cases: [
        { when: ONE_SIDED, give: text("civilians") },
        { when: is(kind, "2"), give: text("organisation") },
        { when: all(isState("a"), isState("b")), give: text("state") },
      ],
      otherwise: text("unknown"),
    },
    deaths_total_low: { kind: "least", of: [low, best, high] },
    deaths_total_best: best,
    deaths_total_high: { kind: "greatest", of: [low, best, high] },
    deaths_civilians_best: {
      kind: "sum",
      of: [column("deaths_civilians"), choose(isCivilians, column("deaths_b"))],
    },
    deaths_security_best: {
      kind: "sum",
      of: [
        choose(isState("a"), column("deaths_a"), text("0")),
        choose(isState("b"), column("deaths_b"), text("0")),
      ],
    },
    deaths_militants_best: {
      kind: "sum",
      of: [
        choose(not(isState("a")), column("deaths_a"), text("0")),
        choose(all(not(isState("b")), not(isCivilians)), column("deaths_b"), text("0")),
      ],
    },
    deaths_unknown_best: column("deaths_unknown"),
    attribution: text("coded"),
    attribution_by: text("UCDP"),
    publisher: column("source_office"),
    citation: column("source_article"),
    source_date: column("source_date"),
    note: {
      kind: "join",
      with: " ",
      of: [
        choose(notOrdered, {
          kind: "join",
          with: "",
          of: [
            text("Range as printed: low "),
            low,
            text(", best "),
            best,
            text(", high "),
            high,
            text("."),
          ],
        }),
        choose(not(is(first(column("code_status"), text("Clear")), "Clear")), {
          kind: "join",
          with: "",
          of: [text("UCDP marks the row: "), column("code_status"), text(".")],
        }),
      ],
    },
  },
  place: {
    country: column("country"),
    adm1: column("adm_1"),
    adm2: column("adm_2"),
    placeText: column("where_coordinates"),
  },
  actorScheme: "ucdp",
  types: { scheme: "ucdp" },
  checks: [
    {
      code: "events/code-not-known",
      field: "type_of_violence",
      expected: "1, 2 or 3",
      wrong: not(is(kind, "1", "2", "3")),
    },
    {
      code: "events/code-not-known",
      field: "where_prec",
      expected: "1 to 7",
      wrong: not(is(code(column("where_prec")), ...Object.keys(UCDP_RADIUS_KM))),
    },
    {
      code: "events/code-not-known",
      field: "date_prec",
      expected: "1 to 5",
      wrong: not(is(code(column("date_prec")), ...Object.keys(UCDP_DATE_PRECISION))),
    },
    {
      code: "events/field-empty",
      field: "best",
      expected: "a number of killed",
      wrong: not(present(best)),
    },
    {
      code: "events/field-empty",
      field: "side_a",
      expected: "a party",
      wrong: not(present(column("side_a"))),
    },
  ],
  adjustments: [
    {
      field: "low, best, high",
      reason:
        "The source's range is not in order; it was widened to hold all three figures, which the note of the row quotes.",
      when: notOrdered,
    },
  ],
};

/** The UCDP Georeferenced Event Dataset: yearly releases and monthly candidate files. */
export const UCDP_GED: Format = {
  name: "ucdp-ged",
  summary: "UCDP Georeferenced Event Dataset, releases 19.1 and later and candidate files",
  holds: "events",
  delimiters: [","],
  layouts: [LAYOUT],
  describe,
};

function describe(input: InputFacts): Result<ReleaseFacts> {
  const release = ucdpRelease(input.chosen.release, [input.fileName, input.givenName]);
  if (release === null) {
    return refuse({
      code: "events/release-not-known",
      message: "The name of the file does not say which release of UCDP GED it is.",
      file: input.givenName,
      expected: "a name like GEDEvent_v25_1.csv or ged251-csv.zip, or --release 25.1",
      found: input.chosen.release ?? input.fileName,
      remedy: "Name the release with --release.",
    });
  }
  return accept(releaseFacts(release, input));
}

function releaseFacts({ version, candidate }: UcdpRelease, { chosen }: InputFacts): ReleaseFacts {
  const name = candidate
    ? "UCDP Candidate Events Dataset"
    : "UCDP Georeferenced Event Dataset (GED)";
  return {
    dataset: chosen.dataset ?? (candidate ? "ucdp-ged-candidate" : "ucdp-ged"),
    release: version,
    title: chosen.title ?? `${name} ${version}`,
    publisher: "Uppsala Conflict Data Program, Uppsala University",
    licence: "CC BY 4.0",
    citation: candidate
      ? `${name}, version ${version}. Uppsala Conflict Data Program. Hegre, Håvard, Mihai Croicu, Kristine Eck and Stina Högbladh, 2020, "Introducing the UCDP Candidate Events Dataset", Research & Politics 7(3).`
      : `${name}, version ${version}. Uppsala Conflict Data Program. Sundberg, Ralph, and Erik Melander, 2013, "Introducing the UCDP Georeferenced Event Dataset", Journal of Peace Research 50(4): 523-532.`,
    counts: candidate
      ? "Events with at least one direct death where an organised actor used armed force; candidates that UCDP has not yet reviewed for the yearly release."
      : "Events with at least one direct death where an organised actor used armed force, in a dyad or by an actor that reached 25 deaths in some calendar year.",
    leavesOut:
      "Attacks without a death, violence by unknown or unorganised perpetrators, injured people, and dyads that never reached 25 deaths in a year. Tactics and who attacked whom are not coded.",
  };
}
