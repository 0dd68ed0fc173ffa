import { formatDay, type Interval } from "../../kernel/index.ts";
import type { Link } from "../../linkage/index.ts";
import type { Linked } from "./linked.ts";
import type { LinkedReport } from "./records.ts";

/** An event made of the reports that were joined. */
export interface LinkedEvent {
  readonly id: string;
  readonly members: readonly LinkedReport[];
  readonly dateStart: string;
  readonly dateEnd: string;
  /** Lowest and highest figure of any report; the middle one is a figure that a source gives. */
  readonly killed: Interval;
  /** Independent origins of its reports: reprints of one list are one. */
  readonly origins: number;
  readonly releases: readonly string[];
  /** Probability of the weakest report's strongest link; `null` for an event of one report. */
  readonly weakest: number | null;
  /** Larger events that contain it; where there are any, it is not counted beside them. */
  readonly partOf: readonly string[];
  readonly parts: readonly string[];
}

const PART_FROM = 0.5;

/** The events of a run, earliest first, as linkage orders them. */
export function eventsOf(linked: Linked): readonly LinkedEvent[] {
  const eventOf = new Map<string, string>();
  for (const { id, members } of linked.result.clusters)
    for (const member of members) eventOf.set(linked.reportNamed(member).name, id);
  const partOf = partsOf(linked, eventOf);
  const parts = new Map<string, string[]>();
  for (const [part, wholes] of partOf)
    for (const whole of wholes) parts.set(whole, [...(parts.get(whole) ?? []), part]);
  const strongest = strongestLinks(linked);
  return linked.result.clusters.map(({ id, members }): LinkedEvent => {
    const reports = members.map(linked.reportNamed);
    const days = reports.map(({ record }) => record);
    return {
      id,
      members: reports,
      dateStart: formatDay(Math.min(...days.map(({ startDay }) => startDay))),
      dateEnd: formatDay(Math.max(...days.map(({ endDay }) => endDay))),
      killed: killedOf(reports),
      origins: new Set(reports.map(({ origin }) => origin)).size,
      releases: [...new Set(reports.map(({ release }) => release))].sort(),
      weakest:
        reports.length < 2
          ? null
          : Math.min(...reports.map(({ name }) => strongest.get(name) ?? 0)),
      partOf: partOf.get(id) ?? [],
      parts: parts.get(id) ?? [],
    };
  });
}

/** Lowest and highest figure; in the middle the lower median of one best figure an origin. */
function killedOf(reports: readonly LinkedReport[]): Interval {
  const figures = (of: (killed: Interval) => number | null) =>
    reports.flatMap(({ killed }) => of(killed) ?? []);
  const lows = figures(({ low, best, high }) => low ?? best ?? high);
  const highs = figures(({ low, best, high }) => high ?? best ?? low);
  if (lows.length === 0) return { low: null, best: null, high: null };
  const byOrigin = Map.groupBy(
    reports.filter(({ killed }) => (killed.best ?? killed.low ?? killed.high) !== null),
    ({ origin }) => origin,
  );
  const bests = [...byOrigin.values()].map((same) =>
    middle(same.map(({ killed: { low, best, high } }) => best ?? low ?? high ?? 0)),
  );
  return { low: Math.min(...lows), best: middle(bests), high: Math.max(...highs) };
}

function middle(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

/**
 * For each event the events that contain it. Links are taken from the most probable down, and one that would make
 * an event a part of itself is left out.
 */
function partsOf(
  { result, reportNamed }: Linked,
  eventOf: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const partOf = new Map<string, string[]>();
  const contains = (part: string, whole: string): boolean =>
    part === whole || (partOf.get(part) ?? []).some((next) => contains(next, whole));
  const links = result.links.filter(({ kind, p }) => kind === "part-of" && p >= PART_FROM);
  for (const { a, b } of links.toSorted((x, y) => y.p - x.p)) {
    const [part, whole] = [eventOf.get(reportNamed(a).name), eventOf.get(reportNamed(b).name)];
    if (part === undefined || whole === undefined || contains(whole, part)) continue;
    const wholes = partOf.get(part) ?? [];
    if (!wholes.includes(whole)) partOf.set(part, [...wholes, whole]);
  }
  return partOf;
}

function strongestLinks({ result, reportNamed }: Linked): ReadonlyMap<string, number> {
  const strongest = new Map<string, number>();
  const take = (link: Link) => {
    for (const end of [link.a, link.b]) {
      const { name } = reportNamed(end);
      strongest.set(name, Math.max(strongest.get(name) ?? 0, link.p));
    }
  };
  for (const link of result.links) if (link.joined && link.kind === "same") take(link);
  return strongest;
}

/** The event of an id, or the one that holds an observation, named as `dataset@release#id` or by its id alone. */
export function findEvent(events: readonly LinkedEvent[], named: string): LinkedEvent | null {
  return (
    events.find(({ id }) => id === named) ??
    events.find(({ members }) => members.some(({ name, id }) => name === named || id === named)) ??
    null
  );
}
