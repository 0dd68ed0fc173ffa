import { bareFigure, drawPlaceMap, drawRanking, drawTimeline } from "../../../src/chart/index.ts";
import type { Brief, BriefFigure } from "../../../src/workbench/index.ts";
import {
  MONTHS,
  NAMES,
  OUTLINES,
  RANKED,
  ranked,
  SUBJECT,
  setting,
  TALLIES,
} from "../../chart/sample.ts";

type Drawn = ReturnType<typeof drawTimeline>;

function asBriefFigure(figure: Drawn): BriefFigure {
  const { title, subtitle, notes, alt } = figure;
  return { title, subtitle, notes, alt, svg: bareFigure(figure, "light") };
}

const ranking = asBriefFigure(
  drawRanking(setting("light", 380), SUBJECT, {
    rows: RANKED,
    names: NAMES,
    unit: { one: "province", many: "provinces" },
    chosen: [],
    limit: 5,
    overlapping: false,
  }),
);

/** A brief with invented figures, Urdu names, and every part in use. */
export const BRIEF: Brief = {
  title: "Northland, 2019 to 2022: 48 events, 239 (209 to 299) killed",
  scope: "Counted: invented@1. You chose it.",
  asOf: "2024-05-01T09:30:00.000Z",
  newest: "2022-04-30",
  marking: "TLP:CLEAR",
  findings: ["North Vale has 50 % of all killed: 120 (105 to 150) in 24 events."],
  timeline: asBriefFigure(
    drawTimeline(
      setting("light", 780),
      SUBJECT,
      { months: MONTHS, tallies: TALLIES, coverage: null, step: "year", chosen: null },
      { height: 200 },
    ),
  ),
  map: asBriefFigure(
    drawPlaceMap(setting("light", 380), SUBJECT, {
      outlines: OUTLINES,
      focus: ["N1", "N2", "N3"],
      names: NAMES,
      points: [{ ...ranked("N1", 120, 15), longitude: 61.5, latitude: 31.5 }],
      rates: [],
      districts: [],
      withoutPlace: 4,
      outlineSource: "invented",
      depiction: null,
    }),
  ),
  rankings: [ranking, ranking, ranking, ranking],
  table: {
    caption: "Events and killed by province",
    unit: "Province",
    rows: RANKED.map((row) => ({
      ...row,
      name: NAMES[row.code as keyof typeof NAMES]?.latin ?? "not known",
      nameUr: NAMES[row.code as keyof typeof NAMES]?.urdu ?? null,
      rate: row.code === "N1" ? "3.1 (2.9 to 3.4)" : null,
      absent: row.code === "N1" ? null : "No population is known for this place.",
    })),
    note: "Units of today.",
  },
  disagreement: {
    title: "Northland 2022: 852 to 1,885 killed, over sources that count different things.",
    rows: [{ source: "Institute A", scope: "attacks only", figure: "521 / 852", note: "revised" }],
    note: "Attacks / killed.",
  },
  methods: [{ heading: "Counting", text: "Sums of low, best and high." }],
  citations: [{ text: "Invented dataset 1.0.", licence: "CC0" }],
  reproduce: { command: "mizan brief -w WORKSPACE --out brief.pdf", address: "/?from=2019-01-01" },
  snapshot: "0123456789abcdef0123456789abcdef",
  toolVersion: "0.0.0",
};
