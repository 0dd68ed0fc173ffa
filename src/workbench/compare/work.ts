import { releaseKey } from "../../events/index.ts";
import { accept, type Interval, parseDay, type Result, refuse } from "../../kernel/index.ts";
import { compareCounts, type Tally } from "../../picture/index.ts";
import { openScope } from "../open-scope.ts";
import { yearsOf } from "../picture/breakdown.ts";
import { countScope } from "../picture/count-scope.ts";
import { describeScope, pictureTitle } from "../picture/title.ts";
import type { Ports } from "../ports.ts";
import type { ScopeInput } from "../scope-fields.ts";
import { sourceLine } from "../source-lines.ts";
import type { CompareAnswer } from "./schema.ts";

/** Counts two scopes and says how they differ, as far as the ranges allow. */
export async function compareScopes(
  ports: Ports,
  first: ScopeInput,
  changes: Partial<ScopeInput>,
): Promise<Result<CompareAnswer>> {
  if (Object.keys(changes).length === 0) {
    return refuse({
      code: "workbench/nothing-to-compare",
      message: "There is no second side.",
      remedy: "Say what it has instead: --with-province, --with-actor, --with-from and --with-to.",
    });
  }
  const one = await countSide(ports, first);
  if (!one.ok) return one;
  const two = await countSide(ports, { ...first, ...changes });
  if (!two.ok) return two;
  const [a, b] = [one.value, two.value];
  const today = ports.clock.now().slice(0, 10);
  const counted = new Set([...a.counted, ...b.counted]);
  const differences = differencesOf(a, b);
  return accept({
    title: `${a.title}. ${b.title}. ${differences.map(({ statement }) => statement).join(" ")}`,
    first: a,
    second: b,
    differences,
    sources: (await ports.lake.manifests())
      .filter((manifest) => counted.has(releaseKey(manifest)))
      .map((manifest) => sourceLine(manifest, today)),
    notes: notesOf(a, b),
    method: [
      "A difference is called only when the two ranges do not overlap (interval arithmetic; no distribution inside a range is assumed).",
      "No ratio is formed where the second side may be zero.",
    ],
  });
}

type Side = CompareAnswer["first"];

async function countSide(ports: Ports, input: ScopeInput): Promise<Result<Side>> {
  const opened = await openScope(ports, input);
  if (!opened.ok) return opened;
  const { scope, choice, columns, today } = opened.value;
  const { filter } = scope;
  const views = countScope(columns, filter);
  return accept({
    title: pictureTitle(scope, views.total, today),
    scope: describeScope(scope, today),
    filter: structuredClone(filter) as Side["filter"],
    counted: [...choice.datasets],
    whyCounted: choice.why,
    years: lengthOf(filter.from, filter.to),
    total: views.total,
    byYear: yearsOf(views.timeline).filter(({ events }) => events > 0),
  });
}

function differencesOf(a: Side, b: Side): CompareAnswer["differences"] {
  const rows = [
    difference("events", eventsOf(a.total, 1), eventsOf(b.total, 1)),
    difference("killed", killedOf(a.total, 1), killedOf(b.total, 1)),
  ];
  if (a.years !== null && b.years !== null && Math.abs(a.years - b.years) > 0.01) {
    rows.push(
      difference("events a year", eventsOf(a.total, a.years), eventsOf(b.total, b.years)),
      difference("killed a year", killedOf(a.total, a.years), killedOf(b.total, b.years)),
    );
  }
  return rows;
}

type Row = CompareAnswer["differences"][number];

function difference(measure: Row["measure"], first: Row["first"], second: Row["second"]): Row {
  const unknown: Interval = { low: null, best: null, high: null };
  const found = compareCounts(first ?? unknown, second ?? unknown);
  return { measure, first, second, ...found, statement: stateDifference(measure, found) };
}

function stateDifference(
  measure: Row["measure"],
  { call, low, high, why }: ReturnType<typeof compareCounts>,
): string {
  const text = (n: number) => Math.abs(n).toLocaleString("en-GB");
  const name = `${measure.charAt(0).toUpperCase()}${measure.slice(1)}`;
  if (call === "same") return `${name}: the same on both sides.`;
  if (call === "not-called" || low === null || high === null) {
    return `${name}: no difference is called. ${why}`;
  }
  const [least, most] = call === "higher" ? [low, high] : [high, low];
  const range = least === most ? text(least) : `${text(least)} to ${text(most)}`;
  return `${name}: the first is ${call} by ${range}.`;
}

function eventsOf({ events }: Tally, years: number): NonNullable<Row["first"]> {
  const value = perYear(events, years);
  return { low: value, best: value, high: value };
}

/** `null` where events happened and the source gives no figure for any of them. */
function killedOf(tally: Tally, years: number): Row["first"] {
  if (tally.events > 0 && tally.events === tally.withoutFigure) return null;
  return {
    low: perYear(tally.deathsLow, years),
    best: perYear(tally.deathsBest, years),
    high: perYear(tally.deathsHigh, years),
  };
}

function perYear(count: number, years: number): number {
  return years === 1 ? count : Math.round((count / years) * 100) / 100;
}

function notesOf(a: Side, b: Side): string[] {
  const notes: string[] = [];
  if (a.counted.join() !== b.counted.join()) {
    notes.push(
      `The two sides are counted from different releases (${a.counted.join(", ")}; ${b.counted.join(", ")}): part of any difference may be theirs. Name one with --source.`,
    );
  }
  for (const side of [a, b]) {
    const { withoutFigure, events } = side.total;
    if (withoutFigure > 0) {
      notes.push(`${side.scope}: ${withoutFigure} of ${events} events have no figure of killed.`);
    }
  }
  if (a.years !== null && b.years !== null && Math.abs(a.years - b.years) > 0.01) {
    notes.push("The periods differ in length; read the rows by year.");
  }
  return notes;
}

function lengthOf(from: string | null, to: string | null): number | null {
  const [first, last] = [from, to].map((date) => (date === null ? null : parseDay(date)));
  if (first == null || last == null) return null;
  return Math.round(((last - first + 1) / 365.2425) * 100) / 100;
}
