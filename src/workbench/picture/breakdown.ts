import {
  addTallies,
  type IntensityClass,
  intensityOf,
  type PictureViews,
  type Ranked,
  rollUpTypes,
  type Tally,
} from "../../picture/index.ts";
import { type LabelKind, labelOf } from "../name-of.ts";
import type { Rates } from "./rate.ts";
import type { Breakdown, BreakdownName } from "./schema.ts";

/** What the rows of a breakdown need beside the counts. */
export interface BreakdownContext {
  readonly today: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly limit: number;
  readonly rates: Rates | null;
}

/** One breakdown of a counted picture; its rows add up to the total, parties of events apart. */
export function breakDown(
  views: PictureViews,
  by: BreakdownName,
  context: BreakdownContext,
): Breakdown {
  const rows = rankedBy(views, by);
  const shown = by === "year" || by === "month" ? rows : rows.slice(0, context.limit);
  return {
    by,
    total: rows.length,
    note: by === "actor" ? "An event with two parties stands in both their rows." : "",
    rows: shown.map((row) => ({
      ...row,
      ...labelOf(KIND[by] ?? "other", row.code, context.today),
      intensity: by === "year" ? intensityRow(row, context) : null,
      rate: by === "province" || by === "district" ? (context.rates?.rate(row) ?? null) : null,
    })),
  };
}

/** Tallies by year, from those by month. */
export function yearsOf(timeline: PictureViews["timeline"]): Ranked[] {
  const years = new Map<string, Tally>();
  for (const [i, month] of timeline.months.entries()) {
    const tally = timeline.tallies[i] as Tally;
    const year = month.slice(0, 4);
    const known = years.get(year);
    years.set(year, known === undefined ? tally : addTallies(known, tally));
  }
  return [...years].map(([code, tally]) => ({ code, ...tally }));
}

const KIND: Partial<Record<BreakdownName, LabelKind>> = {
  country: "place",
  province: "place",
  district: "place",
  type: "type",
  category: "type",
  actor: "actor",
};

function rankedBy(views: PictureViews, by: BreakdownName): readonly Ranked[] {
  switch (by) {
    case "year":
      return withoutEmptyEnds(yearsOf(views.timeline));
    case "month":
      return withoutEmptyEnds(
        views.timeline.months.map((code, i) => ({
          code,
          ...(views.timeline.tallies[i] as Tally),
        })),
      );
    case "country":
      return views.countries;
    case "province":
      return views.provinces;
    case "district":
      return views.districts;
    case "type":
      return views.types;
    case "category":
      return rollUpTypes(views.types, 1);
    case "actor":
      return views.actors;
    case "target":
      return views.targets;
    case "attribution":
      return views.attributions;
    case "source":
      return views.datasets;
  }
}

/** Periods from the first to the last that has events; those between stay, with their zeros. */
function withoutEmptyEnds(rows: readonly Ranked[]): readonly Ranked[] {
  const first = rows.findIndex((row) => row.events > 0);
  const last = rows.findLastIndex((row) => row.events > 0);
  return first === -1 ? [] : rows.slice(first, last + 1);
}

function intensityRow(
  row: Ranked,
  { from, to }: BreakdownContext,
): { best: IntensityClass; low: IntensityClass; high: IntensityClass } | null {
  const whole = (from ?? "") <= `${row.code}-01-01` && `${row.code}-12-31` <= (to ?? "9999");
  return whole
    ? {
        best: intensityOf(row.deathsBest),
        low: intensityOf(row.deathsLow),
        high: intensityOf(row.deathsHigh),
      }
    : null;
}
