import { z } from "zod";
import { OBSERVATION_SCHEMA } from "../observation/schema.ts";
import { VERDICTS } from "./judgements.ts";

const INTERVAL = z.object({
  low: z.number().nullable(),
  best: z.number().nullable(),
  high: z.number().nullable(),
});

/** Which releases are linked: the same choice for every command about linked events. */
export const LINK_SOURCES = {
  source: z
    .array(z.string())
    .default([])
    .describe("release linked (ucdp-ged@22.1, or ucdp-ged for its latest); all by default"),
} as const;

/** How the numbers of a run were made, said with every answer. */
const RUN = z.object({
  digest: z.string().describe("fixes releases, options and judgements of the run"),
  releases: z.array(z.string()),
  method: z.string(),
});

/** One linked event in a list. */
export const EVENT_SCHEMA = z.object({
  id: z.string(),
  dateStart: z.string(),
  dateEnd: z.string(),
  place: z.string().nullable().describe("place in the words of the first report"),
  provinceName: z.string().nullable(),
  provinceNameUr: z.string().nullable(),
  typeName: z.string().nullable(),
  killed: INTERVAL.describe(
    "lowest and highest of any report; the middle is one that a source gives",
  ),
  reports: z.number().int(),
  origins: z.number().int().describe("independent origins: reprints of one list count once"),
  releases: z.array(z.string()),
  weakest: z.number().nullable().describe("probability of the weakest join; none for one report"),
  partOf: z.array(z.string()).describe("larger events that contain it; not added up with them"),
  parts: z.array(z.string()),
});

/** A page of linked events. */
export const EVENTS_PAGE = RUN.extend({
  scope: z.string(),
  total: z.number().int(),
  counted: z.number().int().describe("events less those that are a part of another"),
  killed: INTERVAL.describe("over the counted events"),
  withoutFigure: z.number().int(),
  offset: z.number().int(),
  events: z.array(EVENT_SCHEMA),
});

/** A link between two observations. */
const LINK_SCHEMA = z.object({
  first: z.string(),
  second: z.string(),
  kind: z.enum(["same", "part-of", "related"]),
  p: z.number(),
  joined: z.boolean(),
});

/** A judgement as it stands on the log. */
export const JUDGEMENT_SCHEMA = z.object({
  id: z.string(),
  verdict: z.enum(VERDICTS),
  first: z.string(),
  second: z.string(),
  by: z.string(),
  reason: z.string(),
  at: z.string(),
  index: z.number().int(),
  audit: z.boolean(),
});

/** One linked event with its observations side by side. */
export const EVENT_SHOWN = RUN.extend({
  event: EVENT_SCHEMA,
  observations: z.array(OBSERVATION_SCHEMA),
  differs: z.array(z.string()).describe("fields in which the observations differ"),
  links: z.array(LINK_SCHEMA).describe("inside the event and to others"),
  judgements: z.array(JUDGEMENT_SCHEMA),
});

/** Why a link is as probable as it is. */
export const EXPLANATION_SCHEMA = z.object({
  first: z.string(),
  second: z.string(),
  p: z.number(),
  joined: z.boolean(),
  steps: z.array(
    z.object({
      name: z.string(),
      words: z.string(),
      log2: z.number().describe("doublings of the odds; negative speaks against"),
      ofMatches: z.number().nullable(),
      byChance: z.number().nullable(),
    }),
  ),
  verdict: z.string().describe("in words"),
});

/** The explanation of one event. */
export const EVENT_EXPLAINED = EVENT_SHOWN.extend({
  explanations: z.array(EXPLANATION_SCHEMA).describe("of the links inside the event"),
  runnersUp: z.array(EXPLANATION_SCHEMA).describe("best candidates that were not joined"),
  calibration: z.string(),
});

const COUNTED = z.object({ low: z.number(), high: z.number() });

/** What changed against the run before. */
const CHANGES = z.object({
  before: z.string().describe("digest of the run before"),
  added: z.number().int(),
  gone: z.number().int(),
  changed: z.number().int().describe("events of the same id with other reports"),
  examples: z.array(z.string()),
});

/** What a run found, in short. */
export const RUN_SUMMARY = RUN.extend({
  reused: z.boolean().describe("nothing changed since a run that was kept"),
  records: z.number().int(),
  events: z.number().int(),
  eventsRange: COUNTED.describe("middle nine tenths of sampled clusterings"),
  joined: z.number().int().describe("events of two reports or more"),
  acrossReleases: z.number().int().describe("events that two releases or more report"),
  parts: z.number().int().describe("events that are a part of another"),
  expectedWrong: z.number().describe("joined links expected to be wrong, by their probabilities"),
  judgements: z.number().int().describe("in force on the log"),
  undated: z.record(z.string(), z.number()),
  sources: z.array(
    z.object({
      release: z.string(),
      records: z.number().int(),
      strands: z.number().int().describe("1 where the release holds an event once"),
      alone: z.number().int().describe("events that no other release reports"),
    }),
  ),
  changes: CHANGES.nullable(),
  warnings: z.array(z.string()),
});

const PLACEBO_COUNT = z.object({ days: z.number(), half: z.number(), nine: z.number() });

/** What linkage finds where nothing can be found. */
export const PLACEBO_SCHEMA = RUN.extend({
  moved: z.array(z.string()).describe("what is moved apart: releases, or strands of one release"),
  aligned: z.object({ half: z.number(), nine: z.number() }),
  shifted: z.array(PLACEBO_COUNT),
  chanceShare: z.object({ half: z.number().nullable(), nine: z.number().nullable() }),
  range: z
    .object({ low: z.number().nullable(), high: z.number().nullable() })
    .describe("share at .5 or more, least and most over the moves"),
});

/** The report for a reader who wants to judge the method. */
export const LINK_REPORT = RUN_SUMMARY.extend({
  pairs: z.array(
    z.object({
      one: z.string(),
      other: z.string(),
      compared: z.number(),
      byChance: z.number(),
      matches: z.number(),
      matchesRange: COUNTED.describe("over ways to tell what chance gives, and over probabilities"),
      lagProfile: z.array(z.object({ days: z.number(), pairs: z.number() })),
    }),
  ),
  calibration: z.object({
    words: z.string(),
    bands: z.array(
      z.object({
        from: z.number(),
        to: z.number(),
        links: z.number().int(),
        expected: z.number().describe("links expected to be true by their probabilities"),
        audited: z.number().int(),
        same: z.number().int(),
        low: z.number().nullable().describe("95 % interval (Wilson) of the share judged the same"),
        high: z.number().nullable(),
      }),
    ),
  }),
  placebo: PLACEBO_SCHEMA.nullable(),
});

/** Two observations to be judged, without what the model thinks. */
export const QUEUE_SCHEMA = RUN.extend({
  total: z.number().int(),
  judged: z.number().int(),
  offset: z.number().int(),
  cards: z.array(
    z.object({
      first: OBSERVATION_SCHEMA,
      second: OBSERVATION_SCHEMA,
      firstName: z.string(),
      secondName: z.string(),
      differs: z.array(z.string()),
    }),
  ),
});

/** Agreement between reviewers. */
export const AGREEMENT_SCHEMA = z.object({
  judgements: z.number().int(),
  pairsJudgedTwice: z.number().int(),
  reviewers: z.array(
    z.object({
      one: z.string(),
      other: z.string(),
      pairs: z.number().int(),
      agreed: z.number().int(),
      kappa: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
  disagreements: z.array(z.object({ first: z.string(), second: z.string(), said: z.string() })),
  method: z.string(),
});

/** A linked event as a row of a list. */
export type LinkedEventRow = z.output<typeof EVENT_SCHEMA>;
/** One linked event with its observations, links and judgements. */
export type EventShown = z.output<typeof EVENT_SHOWN>;
/** A page of linked events. */
export type EventsPage = z.output<typeof EVENTS_PAGE>;
/** One linked event with the reasons of its links. */
export type EventExplained = z.output<typeof EVENT_EXPLAINED>;
/** Why a link is as probable as it is, step by step. */
export type Explanation = z.output<typeof EXPLANATION_SCHEMA>;
/** What a run found, in short. */
export type RunSummary = z.output<typeof RUN_SUMMARY>;
/** The report of a run for a reader who wants to judge the method. */
export type LinkReport = z.output<typeof LINK_REPORT>;
/** What linkage finds where nothing can be found. */
export type LinkPlacebo = z.output<typeof PLACEBO_SCHEMA>;
/** Pairs of observations to be judged, blind. */
export type ReviewQueue = z.output<typeof QUEUE_SCHEMA>;
/** How far reviewers agree. */
export type ReviewerAgreement = z.output<typeof AGREEMENT_SCHEMA>;
