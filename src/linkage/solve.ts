import { type Component, componentsOf } from "./component.ts";
import { bestGrouping } from "./grouping.ts";
import { oneToOne } from "./matching.ts";
import { samplePartitions } from "./partition.ts";
import { ENUMERATED_UNITS } from "./partition-enumeration.ts";
import { type PartitionProblem, pairKey, SAMPLES } from "./partition-problem.ts";

/** What has to hold whatever the odds are. */
export interface Constraints {
  /** Whether a source, by its number, may hold an event twice. */
  readonly duplicates: (source: number) => boolean;
  /** Whether two rows were judged to be different events. */
  readonly different: (a: number, b: number) => boolean;
}

/** What was found out about the links of a component. */
export interface SolvedLinks {
  /** Of each link: when only its two sources compete, and when all sources are heard. */
  readonly paired: Float64Array;
  readonly p: Float64Array;
  /** Probabilities of pairs that no link joins but that other records hold together. */
  readonly indirect: readonly { readonly a: number; readonly b: number; readonly p: number }[];
  /** Events that the component holds, of each sample. */
  readonly events: ArrayLike<number>;
}

/** Parts of a component are solved on their own where links between them are less probable than this. */
const SPLIT_FROM = 0.05;
const SPLIT_RISE = 1.5;
const PART_ROWS_MOST = 200;
/** Log odds of links that people judged to be one event, far beyond what comparison gives. */
export const JUDGED = 40;
const INDIRECT_FROM = 0.05;

/**
 * Probabilities of the links of one component: the mean of two estimates that err differently, belief
 * propagation for each pair of sources, and the grouping of all sources at once (linear pool: Stone 1961).
 */
export function solveLinks(
  component: Component,
  constraints: Constraints,
  seed: number,
): SolvedLinks {
  const paired = pairedProbabilities(component, constraints);
  const p = paired.slice();
  const events = new Int32Array(SAMPLES);
  const indirect: SolvedLinks["indirect"][number][] = [];
  for (const part of partsOf(component, paired)) {
    const units = unitsOf(part);
    const problem = problemOf(part, units, constraints, (link) => part.logOdds[link] as number);
    const sample = samplePartitions(problem, seed ^ (part.rows[0] as number));
    const n = units.count;
    const seen = new Set<number>();
    for (let link = 0; link < part.first.length; link++) {
      const [a, b] = [part.first[link] as number, part.second[link] as number];
      const [x, y] = [units.of[a] as number, units.of[b] as number];
      const joint = x === y ? 1 : (sample.together[pairKey(n, x, y)] as number);
      const whole = part.links[link] as number;
      p[whole] = x === y ? 1 : ((paired[whole] as number) + joint) / 2;
      seen.add(pairKey(part.rows.length, a, b));
    }
    if (part.rows.length > 2)
      for (let a = 0; a < part.rows.length; a++)
        for (let b = a + 1; b < part.rows.length; b++) {
          if (seen.has(pairKey(part.rows.length, a, b))) continue;
          const key = pairKey(n, units.of[a] as number, units.of[b] as number);
          const share = sample.together[key] as number;
          if (share >= INDIRECT_FROM)
            indirect.push({ a: part.rows[a] as number, b: part.rows[b] as number, p: share });
        }
    for (let index = 0; index < SAMPLES; index++)
      events[index] = (events[index] as number) + (sample.events[index] as number);
  }
  return { paired, p, indirect, events };
}

/** The event of each row of a component, as a number from 0, given the probabilities of its links. */
export function solveGroups(
  component: Component,
  constraints: Constraints,
  { p, indirect }: Pick<SolvedLinks, "p" | "indirect">,
): Int32Array {
  const groupOf = new Int32Array(component.rows.length);
  let groups = 0;
  for (const part of partsOf(component, p)) {
    const units = unitsOf(part);
    const problem = problemOf(
      part,
      units,
      constraints,
      (link) => p[part.links[link] as number] as number,
    );
    const inside = new Map(Array.from(part.rows, (row, index) => [row, index]));
    for (const { a, b, p: share } of indirect) {
      const [x, y] = [units.of[inside.get(a) ?? -1], units.of[inside.get(b) ?? -1]];
      if (x === undefined || y === undefined || x === y || problem.neighbours[x]?.has(y)) continue;
      problem.neighbours[x]?.set(y, share);
      problem.neighbours[y]?.set(x, share);
    }
    const best = bestGrouping(problem);
    part.rows.forEach((row, index) => {
      groupOf[row] = groups + (best[units.of[index] as number] as number);
    });
    groups += part.rows.length;
  }
  return groupOf;
}

/** A part of a component: rows are indexes into the component's rows, `links` into its links. */
interface Part extends Component {
  readonly links: Int32Array;
  /** Rows of the columns. */
  readonly ids: Int32Array;
}

function partsOf(component: Component, p: Float64Array): Part[] {
  if (component.rows.length <= ENUMERATED_UNITS) {
    const count = (length: number) => Int32Array.from({ length }, (_, index) => index);
    const { rows, first } = component;
    return [{ ...component, rows: count(rows.length), links: count(first.length), ids: rows }];
  }
  let from = SPLIT_FROM;
  const all = Array.from(p, (_, link) => link);
  let pending = [{ rows: Array.from(component.rows, (_, index) => index), links: all }];
  const parts: Part[] = [];
  while (pending.length > 0) {
    const split = pending.flatMap(({ rows, links }) => splitPart(component, p, rows, links, from));
    for (const { rows, links } of split)
      if (rows.length <= PART_ROWS_MOST) parts.push(partOf(component, rows, links));
    pending = split.filter(({ rows }) => rows.length > PART_ROWS_MOST);
    from = 1 - (1 - from) / SPLIT_RISE;
  }
  return parts;
}

function splitPart(
  { sources, first, second, logOdds }: Component,
  p: Float64Array,
  rows: readonly number[],
  links: readonly number[],
  from: number,
): { rows: number[]; links: number[] }[] {
  const kept = links.filter((link) => (p[link] as number) >= from);
  const place = new Map(rows.map((row, index) => [row, index]));
  const at = (row: number | undefined) => place.get(row ?? -1) ?? 0;
  const connected = [
    ...componentsOf(rows.length, new Int32Array(sources.length), {
      count: kept.length,
      first: Int32Array.from(kept, (link) => at(first[link])),
      second: Int32Array.from(kept, (link) => at(second[link])),
      logOdds: Float64Array.from(kept, (link) => logOdds[link] as number),
    }),
  ];
  const partOfRow = new Map<number, number>();
  const parts = connected.map((part, index) => {
    const own = Array.from(part.rows, (row) => rows[row] as number);
    for (const row of own) partOfRow.set(row, index);
    return { rows: own, links: [] as number[] };
  });
  for (const row of rows) if (!partOfRow.has(row)) parts.push({ rows: [row], links: [] });
  for (const link of links) {
    const part = partOfRow.get(first[link] as number);
    if (part !== undefined && part === partOfRow.get(second[link] as number))
      parts[part]?.links.push(link);
  }
  return parts;
}

function partOf(component: Component, rows: readonly number[], links: readonly number[]): Part {
  const place = new Map(rows.map((row, index) => [row, index]));
  const at = (row: number | undefined) => place.get(row ?? -1) ?? 0;
  return {
    rows: Int32Array.from(rows),
    sources: Int32Array.from(rows, (row) => component.sources[row] as number),
    first: Int32Array.from(links, (link) => at(component.first[link])),
    second: Int32Array.from(links, (link) => at(component.second[link])),
    logOdds: Float64Array.from(links, (link) => component.logOdds[link] as number),
    links: Int32Array.from(links),
    ids: Int32Array.from(rows, (row) => component.rows[row] as number),
  };
}

/** Belief propagation for each pair of sources on its own. */
function pairedProbabilities(component: Component, constraints: Constraints): Float64Array {
  const { rows, sources, first, second, logOdds } = component;
  const p = new Float64Array(first.length);
  const byPair = new Map<number, number[]>();
  first.forEach((a, link) => {
    const key = pairKey(1 << 16, sources[a] as number, sources[second[link] as number] as number);
    const links = byPair.get(key);
    if (links === undefined) byPair.set(key, [link]);
    else links.push(link);
  });
  for (const links of byPair.values()) {
    const [a, b] = [
      sources[first[links[0] as number] as number] as number,
      sources[second[links[0] as number] as number] as number,
    ];
    const odds = Float64Array.from(links, (link) => Math.exp(logOdds[link] as number));
    if (links.length === 1 || constraints.duplicates(a) || constraints.duplicates(b)) {
      links.forEach((link, index) => {
        p[link] = (odds[index] as number) / (1 + (odds[index] as number));
      });
      continue;
    }
    const leftSource = a;
    const ends = (link: number) => [first[link] as number, second[link] as number] as const;
    const leftOf = (link: number) => ends(link).find((row) => sources[row] === leftSource) ?? 0;
    const graph = {
      left: Int32Array.from(links, leftOf),
      right: Int32Array.from(links, (link) => ends(link).find((row) => row !== leftOf(link)) ?? 0),
      leftCount: rows.length,
      rightCount: rows.length,
    };
    const share = new Float64Array(links.length);
    const messages = () => new Float64Array(links.length).fill(1);
    oneToOne(graph, odds, messages(), messages(), share);
    links.forEach((link, index) => {
      p[link] = share[index] as number;
    });
  }
  return p;
}

interface Units {
  readonly count: number;
  readonly of: Int32Array;
}

/** Rows that people judged to be one event form one unit. */
function unitsOf(part: Part): Units {
  const of = Int32Array.from(part.rows, (_, index) => index);
  let merged = false;
  for (let link = 0; link < part.first.length; link++) {
    if ((part.logOdds[link] as number) < JUDGED) continue;
    const [to, from] = [of[part.first[link] as number], of[part.second[link] as number]];
    for (let index = 0; index < of.length; index++)
      if (of[index] === from) of[index] = to as number;
    merged = true;
  }
  if (!merged) return { count: of.length, of };
  const numbers = new Map([...new Set(of)].map((unit, index) => [unit, index]));
  return { count: numbers.size, of: of.map((unit) => numbers.get(unit) ?? 0) };
}

function problemOf(
  part: Part,
  units: Units,
  constraints: Constraints,
  weightOf: (link: number) => number,
): PartitionProblem & { readonly neighbours: readonly Map<number, number>[] } {
  const neighbours = Array.from({ length: units.count }, () => new Map<number, number>());
  for (let link = 0; link < part.first.length; link++) {
    const [x, y] = [
      units.of[part.first[link] as number] as number,
      units.of[part.second[link] as number] as number,
    ];
    if (x === y) continue;
    const weight = (neighbours[x]?.get(y) ?? 0) + weightOf(link);
    neighbours[x]?.set(y, weight);
    neighbours[y]?.set(x, weight);
  }
  const { duplicates, different } = constraints;
  const rowsApart = (a: number, b: number) =>
    (part.sources[a] === part.sources[b] && !duplicates(part.sources[a] as number)) ||
    different(part.ids[a] as number, part.ids[b] as number);
  if (units.count === part.rows.length) return { count: units.count, neighbours, apart: rowsApart };
  const rowsOf = Array.from({ length: units.count }, () => [] as number[]);
  units.of.forEach((unit, index) => {
    rowsOf[unit]?.push(index);
  });
  const apart = (x: number, y: number) =>
    (rowsOf[x] ?? []).some((a) => (rowsOf[y] ?? []).some((b) => rowsApart(a, b)));
  return { count: units.count, neighbours, apart };
}
