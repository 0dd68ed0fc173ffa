import { type MelttPairTest, melttPairTest } from "./meltt-pair.ts";
import {
  type MelttOptions,
  type MelttRecord,
  type MelttTaxonomy,
  melttCodes,
} from "./meltt-record.ts";

/** Two records that MELTT takes for the same event, by their index in the input. */
export interface MelttMatch {
  readonly left: number;
  readonly right: number;
  readonly kind: "event" | "episode";
  /** How far their categories are apart: 0 best, 1 worst. MELTT shows it; it does not choose by it. */
  readonly misfit: number;
}

/** What MELTT makes of several lists. Records are named by their index in the input. */
export interface MelttLinkage {
  /** Every record once; a cluster's records in the order of the lists, clusters in order of day. */
  readonly clusters: readonly (readonly number[])[];
  /** Each match as it was made: a cluster's first record with a record of a later list. */
  readonly matches: readonly MelttMatch[];
  /** Events that may be a part of an episode; MELTT never merges them, a person decides. */
  readonly flags: readonly MelttFlag[];
}

/** An event that may be a part of an episode, by their index in the input. */
export interface MelttFlag {
  readonly event: number;
  readonly episode: number;
}

/**
 * Links event lists by the rules of MELTT 0.4 as its program follows them, so that results can be compared.
 *
 * Method: Donnay, Dunford, McGrath, Backer and Cunningham (2019), "Integrating conflict event data",
 * Journal of Conflict Resolution 63(5). Lists are joined one after the other; a cluster stands for itself by its
 * first record alone; events meet events and episodes episodes. A record takes the first free partner
 * within the windows whose categories agree, earlier days first, nearest first, then the same and later
 * days: the misfit plays no part in the choice (versions 0.4.0 to 0.4.3). Averaging is not offered.
 *
 * @example
 * melttLink(
 *   [
 *     { dataset: "A", event: "1", start: 10, end: 10, latitude: 34, longitude: 71, categories: [] },
 *     { dataset: "B", event: "1", start: 11, end: 11, latitude: 34, longitude: 71.01, categories: [] },
 *   ],
 *   [],
 *   { radiusKm: 10, windowDays: 2 },
 * ).clusters
 * // => [[0,1]]
 */
export function melttLink(
  records: readonly MelttRecord[],
  taxonomies: readonly MelttTaxonomy[],
  options: MelttOptions,
): MelttLinkage {
  const test = melttPairTest(records, melttCodes(records, taxonomies), options);
  const lists = listsInOrder(records);
  const isEpisode = Uint8Array.from(records, ({ start, end }) => (end > start ? 1 : 0));
  const matches: MelttMatch[] = [];
  const members = new Map<number, number[]>();
  let merged = lists[0] ?? [];
  for (const list of lists.slice(1)) {
    const taken = new Set<number>();
    for (const kind of ["event", "episode"] as const) {
      const ofKind = (index: number) => (isEpisode[index] === 1) === (kind === "episode");
      const pairs = takeFirstFree(
        records,
        merged.filter(ofKind),
        list.filter(ofKind),
        test,
        options,
      );
      for (const { left, right, misfit } of pairs) {
        matches.push({ left, right, kind, misfit });
        taken.add(right);
        const cluster = members.get(left);
        if (cluster === undefined) members.set(left, [left, right]);
        else cluster.push(right);
      }
    }
    merged = mergeLists(
      records,
      merged,
      list.filter((index) => !taken.has(index)),
    );
  }
  return {
    clusters: merged.map((index) => members.get(index) ?? [index]),
    matches,
    flags: flagParts(records, merged, isEpisode, test, options),
  };
}

/** The lists in the order of their first record, each by first day; rows of one day stay as they were. */
function listsInOrder(records: readonly MelttRecord[]): number[][] {
  const lists = new Map<string, number[]>();
  records.forEach(({ dataset }, index) => {
    const list = lists.get(dataset);
    if (list === undefined) lists.set(dataset, [index]);
    else list.push(index);
  });
  const startOf = (index: number) => records[index]?.start ?? 0;
  return [...lists.values()].map((list) => list.sort((a, b) => startOf(a) - startOf(b)));
}

/** Joins two lists that are in order of day; on one day, what was there before comes first. */
function mergeLists(
  records: readonly MelttRecord[],
  merged: readonly number[],
  added: readonly number[],
): number[] {
  const startOf = (index: number) => records[index]?.start ?? 0;
  // The sort is stable: on one day the order of the lists remains.
  return [...merged, ...added].sort((a, b) => startOf(a) - startOf(b));
}

interface TakenPair {
  readonly left: number;
  readonly right: number;
  readonly misfit: number;
}

/** Each record of the left list, by day, takes the first free partner that qualifies. */
function takeFirstFree(
  records: readonly MelttRecord[],
  lefts: readonly number[],
  rights: readonly number[],
  test: MelttPairTest,
  { windowDays }: MelttOptions,
): TakenPair[] {
  const starts = Int32Array.from(rights, (index) => records[index]?.start ?? 0);
  const ends = Int32Array.from(rights, (index) => records[index]?.end ?? 0);
  const taken = new Uint8Array(rights.length);
  const pairs: TakenPair[] = [];
  let pivot = 0;
  for (const left of lefts) {
    const { start = 0, end = 0 } = records[left] ?? {};
    while (pivot < starts.length && (starts[pivot] ?? 0) < start) pivot++;
    const fits = (at: number): boolean => {
      if (taken[at] === 1 || Math.abs((ends[at] ?? 0) - end) > windowDays) return false;
      const right = rights[at] ?? 0;
      if (!test.near(left, right)) return false;
      const misfit = test.misfit(left, right);
      if (misfit === null) return false;
      taken[at] = 1;
      pairs.push({ left, right, misfit });
      return true;
    };
    let at = pivot - 1;
    while (at >= 0 && (starts[at] ?? 0) >= start - windowDays && !fits(at)) at--;
    if (at >= 0 && taken[at] === 1 && pairs.at(-1)?.left === left) continue;
    at = pivot;
    while (at < starts.length && (starts[at] ?? 0) <= start + windowDays && !fits(at)) at++;
  }
  return pairs;
}

/** Events near an episode of another list. MELTT compares first days alone: later days of a long one are missed. */
function flagParts(
  records: readonly MelttRecord[],
  unique: readonly number[],
  isEpisode: Uint8Array,
  test: MelttPairTest,
  { windowDays }: MelttOptions,
): MelttFlag[] {
  const startOf = (index: number | undefined) => records[index ?? -1]?.start ?? 0;
  const episodes = unique.filter((index) => isEpisode[index] === 1);
  const flags: MelttFlag[] = [];
  let first = 0;
  for (const event of unique) {
    if (isEpisode[event] === 1) continue;
    const day = startOf(event);
    while (first < episodes.length && startOf(episodes[first]) < day - windowDays) first++;
    for (let at = first; at < episodes.length; at++) {
      const episode = episodes[at] ?? 0;
      if (startOf(episode) > day + windowDays) break;
      const sameList = records[episode]?.dataset === records[event]?.dataset;
      if (sameList || !test.near(event, episode) || test.misfit(event, episode) === null) continue;
      flags.push({ event, episode });
    }
  }
  return flags;
}
