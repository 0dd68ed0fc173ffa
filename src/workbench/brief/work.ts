import {
  bareFigure,
  type ChartSetting,
  drawTimeline,
  type Figure,
  type Measure,
} from "../../chart/index.ts";
import { accept, type Marking, type Result } from "../../kernel/index.ts";
import { mapOf } from "../figure/map.ts";
import { breakdownOf, FIGURE_ROWS, subjectOf } from "../figure/subject.ts";
import { countWithContext, rankingFigure, timelineOf } from "../figure/work.ts";
import type { PictureAnswer } from "../picture/schema.ts";
import { countPicture } from "../picture/work.ts";
import { populationLookup } from "../population-lookup.ts";
import type { Ports } from "../ports.ts";
import type { ScopeInput } from "../scope-fields.ts";
import type { Brief, BriefFigure } from "./brief.ts";
import { disagreementOf } from "./disagreement.ts";
import { findingsOf } from "./findings.ts";
import { citationsOf, methodsOf, reproduceOf } from "./methods.ts";
import { briefTable } from "./table.ts";

/** What a brief is asked for. */
export interface BriefQuestion {
  readonly scope: ScopeInput;
  readonly marking: Marking;
  readonly year: number | undefined;
  readonly toolVersion: string;
}

const WIDE = 780;
const HALF = 380;
const TIMELINE_HEIGHT = 200;
const RANKED = { measure: "deaths" as Measure, limit: 5 };
const BREAKDOWNS = ["year", "province", "district", "actor", "type", "target"] as const;

/**
 * Puts a brief together. It depends on the record and the question alone, not on the day on which it is
 * made: its date, and the age of its sources, are those of the newest import.
 */
export async function composeBrief(ports: Ports, question: BriefQuestion): Promise<Result<Brief>> {
  const asOf = await recordDate(ports);
  const fixed: Ports = { ...ports, clock: { now: () => asOf } };
  const { scope } = question;
  const counted = await countPicture(
    fixed,
    { scope, by: BREAKDOWNS, rate: true, limit: FIGURE_ROWS },
    await populationLookup(fixed, scope),
  );
  if (!counted.ok) return counted;
  const context = await countWithContext(fixed, { scope });
  if (!context.ok) return context;
  const answer = counted.value;
  const setting = { document: await ports.report.document(), mode: "light", width: HALF } as const;
  const timeline = drawTimeline(
    { ...setting, width: WIDE },
    unscoped(answer, ["period"]),
    timelineOf(answer, context.value.months, "auto"),
    { height: TIMELINE_HEIGHT },
  );
  const map = await briefMap(fixed, answer, setting);
  const saidOnce = (figure: BriefFigure): BriefFigure => ({
    ...figure,
    notes: figure.notes.filter((note) => !timeline.notes.includes(note)),
  });
  const disagreement = await disagreementOf(fixed, question);
  return accept({
    title: answer.title,
    scope: `Counted: ${answer.counted.join(", ") || "nothing"}. ${answer.whyCounted}`,
    asOf,
    newest: newestDay(answer),
    marking: question.marking,
    findings: findingsOf(answer),
    timeline: briefFigure(timeline),
    map: saidOnce(map),
    rankings: (["district", "actor", "type", "target"] as const)
      .filter((by) => breakdownOf(answer, by).rows.length > 0)
      .map((by) =>
        saidOnce(briefFigure(rankingFigure(setting, unscopedAnswer(answer), by, RANKED))),
      ),
    table: briefTable(answer),
    disagreement: disagreement.box,
    methods: methodsOf(answer),
    citations: citationsOf(answer, disagreement.citations),
    reproduce: reproduceOf(answer, question),
    snapshot: await ports.columns.snapshot(),
    toolVersion: question.toolVersion,
  });
}

/** The moment of the newest import; the record is as it was then. */
async function recordDate(ports: Ports): Promise<string> {
  const moments = (await ports.lake.manifests()).map(({ importedAt }) => importedAt).sort();
  return moments.at(-1) ?? ports.clock.now();
}

function newestDay({ sources }: PictureAnswer): string | null {
  return (
    sources
      .flatMap(({ lastDay }) => lastDay ?? [])
      .sort()
      .at(-1) ?? null
  );
}

/** The scope stands at the head of the page, so figures do not repeat it. */
function unscopedAnswer(answer: PictureAnswer): PictureAnswer {
  return { ...answer, scope: "" };
}

function unscoped(answer: PictureAnswer, about: readonly string[]) {
  return subjectOf(unscopedAnswer(answer), "deaths", about);
}

async function briefMap(
  ports: Ports,
  answer: PictureAnswer,
  setting: ChartSetting,
): Promise<BriefFigure> {
  const question = {
    measure: "deaths",
    level: "district",
    rate: false,
    view: "neutral",
    people: () => null,
  } as const;
  const { figure } = await mapOf(ports, unscopedAnswer(answer), question, setting);
  return briefFigure(figure);
}

/** A figure for a page that names sources and methods once for all. */
function briefFigure(figure: Figure): BriefFigure {
  const { title, subtitle, alt } = figure;
  return {
    title,
    subtitle,
    alt,
    notes: figure.notes.filter((note) => !note.includes(" counts: ")),
    svg: bareFigure(figure, "light"),
  };
}
