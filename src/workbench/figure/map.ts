import {
  type AreaRate,
  type ChartNames,
  type ChartSetting,
  drawPlaceMap,
  type MapPoint,
} from "../../chart/index.ts";
import { accept, type Result } from "../../kernel/index.ts";
import { CURRENT_DAY, placeByCode } from "../../places/index.ts";
import { labelOf } from "../name-of.ts";
import type { Population } from "../picture/rate.ts";
import type { Breakdown, PictureAnswer } from "../picture/schema.ts";
import { countPicture } from "../picture/work.ts";
import { populationLookup } from "../population-lookup.ts";
import type { Ports } from "../ports.ts";
import { figureOutlines } from "./outlines.ts";
import type { FigureQuestion } from "./question.ts";
import { breakdownOf, FIGURE_ROWS, namesIn, subjectOf, tableOf } from "./subject.ts";
import type { DrawnFigure } from "./work.ts";

/** What is drawn on a map, and how. */
export interface MapQuestion extends Pick<FigureQuestion, "measure" | "level" | "rate" | "view"> {
  /** Where rates are shaded: the people of a unit, so that one without events has the rate zero. */
  readonly people: (code: string) => Population | null;
}

/** Counts and draws a map. */
export async function drawMapFigure(
  ports: Ports,
  question: FigureQuestion,
  setting: ChartSetting,
): Promise<Result<DrawnFigure>> {
  const { scope, level, rate } = question;
  const people = await populationLookup(ports, scope);
  const asked = { scope, by: [level], rate, limit: FIGURE_ROWS };
  const answer = await countPicture(ports, asked, people);
  if (!answer.ok) return answer;
  return accept(await mapOf(ports, answer.value, { ...question, people }, setting));
}

/** The map of a counted picture. */
export async function mapOf(
  ports: Ports,
  answer: PictureAnswer,
  { measure, level, rate, view, people }: MapQuestion,
  setting: ChartSetting,
): Promise<DrawnFigure> {
  const drawn = await figureOutlines(ports, answer, view);
  const { outlines, districts, focus, source, districtSource } = drawn;
  const byDistrict = level === "district" && rate;
  const breakdown = breakdownOf(answer, level);
  const inFocus = outlines.firstLevel.filter(({ code }) => focus.includes(code));
  const shaded = level === "district" ? districts : inFocus;
  const points = rate ? [] : pointsOf(breakdown);
  const placed = points.reduce((sum, point) => sum + point.events, 0);
  const figure = drawPlaceMap(setting, subjectOf(answer, measure, ["boundaries"]), {
    outlines,
    focus,
    names: { ...outlineNames(outlines.firstLevel), ...namesIn(breakdown) },
    points,
    rates: rate ? ratesOf(breakdown, shaded, people) : [],
    districts: byDistrict ? districts : [],
    withoutPlace: rate ? 0 : answer.total.events - placed,
    outlineSource: byDistrict && districtSource !== null ? `${source}; ${districtSource}` : source,
    depiction: depictionOf(view),
  });
  return { figure, table: tableOf(breakdown, level) };
}

/** Says whose depiction a map follows; the same sentence for every state. */
function depictionOf(view: MapQuestion["view"]): string | null {
  if (view === "neutral") return null;
  const state = labelOf("place", view, CURRENT_DAY).name;
  return `Disputed areas are drawn as ${state} depicts them; the neutral view gives them to none.`;
}

/** Circles at the middles of units; what is not on the map is counted by the caller. */
function pointsOf(breakdown: Breakdown): MapPoint[] {
  return breakdown.rows.flatMap((row) => {
    const place = placeByCode(row.code);
    if (place === null || place.latitude === null || place.longitude === null) return [];
    return [{ ...row, latitude: place.latitude, longitude: place.longitude }];
  });
}

/** A rate, or the reason why there is none, for every unit that has an outline. */
function ratesOf(
  breakdown: Breakdown,
  outlines: readonly { readonly code: string }[],
  people: MapQuestion["people"],
): AreaRate[] {
  const rows = new Map(breakdown.rows.map((row) => [row.code, row]));
  return outlines.map(({ code }) => {
    const row = rows.get(code);
    if (row === undefined && people(code) !== null) {
      return { code, rate: { low: 0, best: 0, high: 0 }, absent: null };
    }
    const { low, best, high } = row?.rate ?? { low: null, best: null, high: null };
    const known = low !== null && best !== null && high !== null;
    return {
      code,
      rate: known ? { low, best, high } : null,
      absent: known ? null : ("no-population" as const),
    };
  });
}

function outlineNames(outlines: FigureOutlineNames): ChartNames {
  return Object.fromEntries(outlines.flatMap(({ code, name }) => (name ? [[code, name]] : [])));
}

type FigureOutlineNames = readonly {
  readonly code: string;
  readonly name: ChartNames[string] | null;
}[];
