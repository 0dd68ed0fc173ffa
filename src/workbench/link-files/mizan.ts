import {
  type LinkageRecord,
  type LinkageStep,
  linkRecords,
  type RecordName,
} from "../../linkage/index.ts";
import type { ProgressTask } from "../ports.ts";
import { compareNames } from "./order.ts";
import type { FilesOutcome, FilesSettings } from "./outcome.ts";
import type { NamedEvent } from "./read.ts";
import type { FileTaxonomy } from "./taxonomy.ts";

const STEPS: readonly LinkageStep[] = ["block", "compare", "learn", "match", "resolve", "explain"];

/** Links the events of the files with probabilities. */
export function linkByMizan(
  events: readonly NamedEvent[],
  taxonomies: readonly FileTaxonomy[],
  { km, days }: FilesSettings,
  task: ProgressTask,
): FilesOutcome {
  const result = linkRecords(linkageRecords(events, taxonomies), {
    windowKm: km,
    windowDays: days,
    progress: (step, done) =>
      task.update(Math.round(100 * ((STEPS.indexOf(step) + done) / STEPS.length))),
  });
  const indexOf = nameIndex(events);
  const same = result.links.filter(({ kind }) => kind === "same");
  return {
    clusters: result.clusters.map(({ members }) => members.map(indexOf)),
    pairs: same.map(({ a, b, p }) => ({ a: indexOf(a), b: indexOf(b), p })),
    parts: result.links
      .filter(({ kind }) => kind === "part-of")
      .map(({ a, b, p }) => ({ part: indexOf(a), whole: indexOf(b), p })),
    warnings: result.report.warnings,
    figures: {},
    baseline: result.report.pairs.map(byName).sort(compareBaselines),
    eventsRange: result.report.eventsRange,
  };
}

/** What most rows say of parties and citations. */
const NOTHING: readonly string[] = [];

/** Rows with the same categories or toll share one object: a million rows have a few hundred of them. */
function linkageRecords(
  events: readonly NamedEvent[],
  taxonomies: readonly FileTaxonomy[],
): readonly LinkageRecord[] {
  const shared = new Map<string, LinkageRecord["types"]>();
  const tolls = new Map<number, LinkageRecord["deaths"]>();
  const toll = (deaths: number): LinkageRecord["deaths"] => {
    const known = tolls.get(deaths) ?? { low: deaths, best: deaths, high: deaths };
    tolls.set(deaths, known);
    return known;
  };
  return events.map((event): LinkageRecord => {
    const { dataset, categories, deaths } = event;
    const key = [dataset, ...categories].join("\n");
    const types = shared.get(key) ?? typesOf(event, taxonomies);
    shared.set(key, types);
    return {
      source: dataset,
      key: event.event,
      startDay: event.start,
      endDay: event.end,
      latitude: event.latitude,
      longitude: event.longitude,
      radiusKm: null,
      unit: null,
      types,
      actors: NOTHING,
      deaths: deaths === null ? null : toll(deaths),
      citations: NOTHING,
    };
  });
}

function typesOf(
  { dataset, categories }: NamedEvent,
  taxonomies: readonly FileTaxonomy[],
): LinkageRecord["types"] {
  return Object.fromEntries(
    taxonomies.map(({ name, paths }, dimension) => [
      name,
      paths.get(dataset)?.get(categories[dimension] ?? "") ?? [],
    ]),
  );
}

function nameIndex(events: readonly NamedEvent[]): (name: RecordName) => number {
  const indexes = new Map<string, Map<string, number>>();
  events.forEach(({ dataset, event }, at) => {
    const ofDataset = indexes.get(dataset) ?? new Map<string, number>();
    indexes.set(dataset, ofDataset.set(event, at));
  });
  return ({ source, key }) => indexes.get(source)?.get(key) ?? -1;
}

type Baseline = FilesOutcome["baseline"][number];

/** The engine names two datasets in an order of its own; a reader expects them by name. */
function byName(pair: Baseline): Baseline {
  const { one, other, lagProfile } = pair;
  if (compareNames(one, other) <= 0) return pair;
  const turned = lagProfile.map(({ days, pairs }) => ({ days: days === 0 ? 0 : -days, pairs }));
  return { ...pair, one: other, other: one, lagProfile: turned.reverse() };
}

function compareBaselines(a: Baseline, b: Baseline): number {
  return compareNames(a.one, b.one) || compareNames(a.other, b.other);
}
