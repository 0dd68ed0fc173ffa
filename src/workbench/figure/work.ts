import {
  type ChartSetting,
  drawRanking,
  drawTimeline,
  type Figure,
  type Measure,
  type TimelineData,
} from "../../chart/index.ts";
import { accept, type Result } from "../../kernel/index.ts";
import { addTallies, type Ranked, type Tally } from "../../picture/index.ts";
import type { Breakdown, BreakdownName, PictureAnswer } from "../picture/schema.ts";
import { countPicture } from "../picture/work.ts";
import type { Ports } from "../ports.ts";
import { drawCrossBorderFigure } from "./cross-border.ts";
import { drawDisagreementFigure } from "./disagreement.ts";
import { drawMapFigure } from "./map.ts";
import type { FigureKind, FigureQuestion } from "./question.ts";
import {
  breakdownOf,
  FIGURE_ROWS,
  type FigureTable,
  namesIn,
  subjectOf,
  tableOf,
} from "./subject.ts";

/** A figure with the rows that it draws. */
export interface DrawnFigure {
  readonly figure: Figure;
  readonly table: FigureTable;
}

/** Draws one figure of the record. */
export async function drawFigureOf(
  ports: Ports,
  question: FigureQuestion,
): Promise<Result<DrawnFigure>> {
  const { kind, mode, width } = question;
  const setting = { document: await ports.report.document(), mode, width };
  if (kind === "timeline") return drawTimelineFigure(ports, question, setting);
  if (kind === "map") return drawMapFigure(ports, question, setting);
  if (kind === "disagreement") return drawDisagreementFigure(ports, question, setting);
  if (kind === "cross-border") return drawCrossBorderFigure(ports, question, setting);
  return drawRankingFigure(ports, question, setting);
}

async function drawTimelineFigure(
  ports: Ports,
  question: FigureQuestion,
  setting: ChartSetting,
): Promise<Result<DrawnFigure>> {
  const counted = await countWithContext(ports, question);
  if (!counted.ok) return counted;
  const { answer, months } = counted.value;
  const data = timelineOf(answer, months, question.step);
  const subject = subjectOf(answer, question.measure, ["boundaries", "period"]);
  return accept({
    figure: drawTimeline(setting, subject, data),
    table: tableOf(months, "month"),
  });
}

/**
 * The picture of the question, and its months without the choice of a period: a brushed period is read
 * against what lies before and after it, counted from the same source.
 */
export async function countWithContext(
  ports: Ports,
  { scope }: Pick<FigureQuestion, "scope">,
): Promise<Result<{ readonly answer: PictureAnswer; readonly months: Breakdown }>> {
  const by = ["month"] as const;
  const answer = await countPicture(ports, { scope, by, rate: false, limit: FIGURE_ROWS });
  if (!answer.ok) return answer;
  const { from: _from, to: _to, ...open } = scope;
  const whole = await countPicture(ports, {
    scope: { ...open, from: undefined, to: undefined, source: answer.value.counted.slice() },
    by,
    rate: false,
    limit: FIGURE_ROWS,
  });
  if (!whole.ok) return whole;
  return accept({ answer: answer.value, months: breakdownOf(whole.value, "month") });
}

/** A timeline's data: months as counted, the days the sources cover, and the chosen period. */
export function timelineOf(
  answer: PictureAnswer,
  months: Breakdown,
  step: TimelineData["step"],
): TimelineData {
  const firsts = answer.sources.flatMap(({ firstDay }) => firstDay ?? []).sort();
  const lasts = answer.sources.flatMap(({ lastDay }) => lastDay ?? []).sort();
  const [first, last] = [firsts[0], lasts.at(-1)];
  const { from, to } = answer.filter;
  return {
    months: months.rows.map((row) => row.code),
    tallies: months.rows,
    coverage: first === undefined || last === undefined ? null : { from: first, to: last },
    step,
    chosen: from === null && to === null ? null : { from, to },
  };
}

const RANKINGS: Partial<
  Record<FigureKind, { by: BreakdownName; one: string; many: string; notes: readonly string[] }>
> = {
  provinces: { by: "province", one: "province", many: "provinces", notes: ["boundaries", "place"] },
  districts: { by: "district", one: "district", many: "districts", notes: ["boundaries", "place"] },
  actors: { by: "actor", one: "party", many: "parties", notes: ["attribution"] },
  types: { by: "type", one: "type", many: "types", notes: [] },
  targets: { by: "target", one: "target", many: "targets", notes: [] },
};

async function drawRankingFigure(
  ports: Ports,
  question: FigureQuestion,
  setting: ChartSetting,
): Promise<Result<DrawnFigure>> {
  const ranking = RANKINGS[question.kind];
  const by = ranking?.by ?? "type";
  const { scope, measure, limit } = question;
  const answer = await countPicture(ports, { scope, by: [by], rate: false, limit: FIGURE_ROWS });
  if (!answer.ok) return answer;
  const figure = rankingFigure(setting, answer.value, by, { measure, limit });
  return accept({ figure, table: tableOf(breakdownOf(answer.value, by), by) });
}

/** The ranking of one breakdown of a counted picture. */
export function rankingFigure(
  setting: ChartSetting,
  answer: PictureAnswer,
  by: BreakdownName,
  { measure, limit }: { readonly measure: Measure; readonly limit: number },
): Figure {
  const breakdown = breakdownOf(answer, by);
  const ranking = Object.values(RANKINGS).find((each) => each.by === by);
  const subject = subjectOf(answer, measure, ranking?.notes ?? []);
  return drawRanking(setting, subject, {
    rows: mergeUnknown(breakdown.rows),
    names: namesIn(breakdown),
    unit: { one: ranking?.one ?? by, many: ranking?.many ?? `${by} values` },
    chosen: [],
    limit,
    overlapping: by === "actor",
  });
}

/** What a source calls unknown and what it leaves empty are one row: nobody names it. */
function mergeUnknown(rows: readonly Ranked[]): readonly Ranked[] {
  const isUnknown = ({ code }: Ranked) => code === "" || code === "unknown";
  const [first, ...rest] = rows.filter(isUnknown);
  if (first === undefined) return rows;
  const tally = rest.reduce<Tally>(addTallies, first);
  return [...rows.filter((row) => !isUnknown(row)), { ...tally, code: "" }];
}
