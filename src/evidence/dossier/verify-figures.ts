import type { Finding } from "../finding.ts";
import type { FolderView } from "../folder-view.ts";
import type { DossierDocument, DossierPart } from "./document.ts";
import { type CountedEvent, compareFigure, type FigureRow, recomputeFigure } from "./recompute.ts";
import { readCsv, readText } from "./verify-read.ts";

type FigurePart = Extract<DossierPart, { type: "figure" }>;

/** Counts every figure again from the events that are in the package. */
export async function figureFindings(
  view: FolderView,
  dossier: DossierDocument,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const part of dossier.parts)
    if (part.type === "figure") findings.push(...(await oneFigure(view, part)));
  return findings;
}

async function oneFigure(view: FolderView, part: FigurePart): Promise<readonly Finding[]> {
  const check = "figure/recomputed";
  const subject = `data/${part.table}`;
  const [table, events] = await Promise.all([
    readText(view, subject),
    readText(view, `data/${part.events}`),
  ]);
  const rows = table === null ? null : rowsOf(readCsv(table));
  const counted = events === null ? null : eventsOf(readCsv(events));
  if (rows === null || counted === null) {
    const detail = "The table of the figure or of its events cannot be read.";
    return [{ check, status: "fail", subject, detail }];
  }
  const differences = compareFigure(rows, recomputeFigure(counted));
  const [first] = differences;
  const table_: Finding =
    first === undefined
      ? {
          check,
          status: "pass",
          subject,
          detail: `Figure ${part.number} comes out again: ${rows.length} rows from ${counted.length} events.`,
        }
      : {
          check,
          status: "fail",
          subject,
          detail: `Figure ${part.number} does not come out again: ${first.column} of "${first.code}" is ${first.stated}, its events give ${first.recomputed}${differences.length > 1 ? `; ${differences.length - 1} more differ` : ""}.`,
        };
  return [table_, totalFinding(part, counted)];
}

function totalFinding(
  { total, number, events }: FigurePart,
  counted: readonly CountedEvent[],
): Finding {
  const whole = recomputeFigure(counted.map((event) => ({ ...event, groups: ["all"] })))[0];
  const again = whole ?? { events: 0, low: 0, best: 0, high: 0, without: 0 };
  const same = (["events", "low", "best", "high", "without"] as const).every(
    (name) => again[name] === total[name],
  );
  return {
    check: "figure/total",
    status: same ? "pass" : "fail",
    subject: `data/${events}`,
    detail: same
      ? `The total of figure ${number} comes out again: ${total.events} events, ${total.best} killed (${total.low} to ${total.high}).`
      : `The report says ${total.events} events and ${total.best} killed; the events give ${again.events} and ${again.best}.`,
  };
}

type Cells = Readonly<Record<string, string>>;

function rowsOf(rows: readonly Cells[] | null): readonly FigureRow[] | null {
  if (rows === null) return null;
  const read = rows.map((row) => ({
    code: row["code"] ?? "",
    events: numberOf(row["events"]),
    low: numberOf(row["killed_low"]),
    best: numberOf(row["killed_best"]),
    high: numberOf(row["killed_high"]),
    without: numberOf(row["without_figure"]),
  }));
  return read.every(({ code: _code, ...numbers }) =>
    Object.values(numbers).every(Number.isSafeInteger),
  )
    ? read
    : null;
}

function eventsOf(rows: readonly Cells[] | null): readonly CountedEvent[] | null {
  if (rows === null) return null;
  const read = rows.map((row) => ({
    groups: [row["group"] ?? "", ...(row["second_group"] ? [row["second_group"]] : [])],
    low: numberOf(row["killed_low"]),
    best: numberOf(row["killed_best"]),
    high: numberOf(row["killed_high"]),
    figure: row["has_figure"] === "1",
  }));
  return read.every(({ low, best, high }) => [low, best, high].every(Number.isSafeInteger))
    ? read
    : null;
}

function numberOf(text: string | undefined): number {
  return text === undefined || !/^\d+$/.test(text) ? Number.NaN : Number(text);
}
