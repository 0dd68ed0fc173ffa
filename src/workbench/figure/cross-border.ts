import { type ChartSetting, drawSideBySide } from "../../chart/index.ts";
import { accept, type Result } from "../../kernel/index.ts";
import type { CrossBorderAnswer } from "../cross-border/schema.ts";
import { showCrossBorder } from "../cross-border/work.ts";
import type { Ports } from "../ports.ts";
import type { FigureQuestion } from "./question.ts";
import type { DrawnFigure } from "./work.ts";

/** Draws events across borders with the figures as each side gave them. */
export async function drawCrossBorderFigure(
  ports: Ports,
  question: FigureQuestion,
  setting: ChartSetting,
): Promise<Result<DrawnFigure>> {
  const answer = await showCrossBorder(ports, question.scope);
  if (!answer.ok) return answer;
  const { events, share, notes } = answer.value;
  const publishers = events.flatMap(({ figures }) => figures.map(({ publisher }) => publisher));
  const subject = {
    scope: scopeOf(answer.value),
    source: `as printed by ${[...new Set(publishers)].sort().join(", ") || "no page in this workspace"}`,
    notes: [share.statement, ...notes],
    measure: "deaths" as const,
  };
  const figure = drawSideBySide(setting, subject, {
    limit: question.limit,
    events: events.map((event) => ({
      label: event.label,
      figures: event.figures.map(({ givenBy, stand, killed, counts }) => ({
        givenBy,
        stand,
        killed: killed.best ?? killed.high ?? killed.low,
        low: killed.low,
        high: killed.high,
        note: counts,
      })),
    })),
  });
  return accept({ figure, table: tableOfEvents(events) });
}

type SidedEvent = CrossBorderAnswer["events"][number];

/** The title of the answer without its last clause, which the figure's own title says. */
function scopeOf({ title }: CrossBorderAnswer): string {
  return title.replace(/: violence at and across borders$/, "");
}

function tableOfEvents(events: readonly SidedEvent[]): DrawnFigure["table"] {
  return {
    header: [
      "event",
      "date",
      "place",
      "given_by",
      "stand",
      "killed_low",
      "killed_best",
      "killed_high",
      "injured_best",
      "counts",
      "publisher",
      "citation",
      "url",
    ],
    rows: events.flatMap((event) =>
      event.figures.map((figure) => [
        event.eventKey,
        event.date,
        event.place,
        figure.givenBy,
        figure.stand,
        figure.killed.low,
        figure.killed.best,
        figure.killed.high,
        figure.injured.best,
        figure.counts,
        figure.publisher,
        figure.citation,
        figure.url,
      ]),
    ),
  };
}
