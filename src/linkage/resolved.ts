import { type Calibration, corrected } from "./calibration.ts";
import { numbersFrom } from "./chance.ts";
import type { RecordColumns } from "./columns.ts";
import { type Component, componentsOf, type Edges } from "./component.ts";
import { LEAST_GAIN } from "./grouping.ts";
import { SAMPLES } from "./partition-problem.ts";
import { type Constraints, JUDGED, type SolvedLinks, solveGroups, solveLinks } from "./solve.ts";

/** A component with the probabilities of its links. */
export interface SolvedComponent extends SolvedLinks {
  readonly component: Component;
}

/** Links of two rows each with what was found out about them, as columns. */
export interface SolvedLinkTable {
  readonly count: number;
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly logOdds: Float64Array;
  readonly paired: Float64Array;
  readonly p: Float64Array;
  /** 1 where both rows ended up in one event. */
  readonly joined: Uint8Array;
}

/** Solves components one by one; what is given holds until the next one is asked for. */
export function* solveComponents(
  columns: RecordColumns,
  edges: Edges,
  constraints: Constraints,
): Generator<SolvedComponent> {
  const share = new Float64Array(1);
  const room = { paired: share, p: share, indirect: [], events: new Uint8Array(SAMPLES) };
  for (const component of componentsOf(columns.count, columns.sourceOf, edges)) {
    const seed = seedOf(columns, component.rows[0] as number);
    const only = component.first.length === 1 ? (component.logOdds[0] as number) : JUDGED;
    const solved =
      only < JUDGED ? solveSingle(only, seed, room) : solveLinks(component, constraints, seed);
    yield { component, ...solved };
  }
}

interface SingleRoom extends SolvedLinks {
  readonly events: Uint8Array;
}

/** Most components are one link, which nothing competes with. */
function solveSingle(logOdds: number, seed: number, room: SingleRoom): SolvedLinks {
  const share = 1 / (1 + Math.exp(-logOdds));
  const { p, events } = room;
  p[0] = share;
  const random = numbersFrom(seed);
  for (let sample = 0; sample < SAMPLES; sample++) events[sample] = random() < share ? 1 : 2;
  return room;
}

/** A seed that depends on what a record says, not on its number or name. */
function seedOf(columns: RecordColumns, row: number): number {
  const parts = [columns.startDay[row], columns.latitude[row], columns.longitude[row]];
  return parts.reduce<number>((seed, part) => {
    const whole = Number.isNaN(part) ? 0 : Math.round((part ?? 0) * 1e6);
    return Math.imul(seed ^ whole, 0x01000193) ^ (seed >>> 15);
  }, 0x811c9dc5);
}

/** Events of two and more rows, links, and numbers of events in sampled clusterings. */
export interface Grouped {
  readonly groups: readonly (readonly number[])[];
  readonly links: SolvedLinkTable;
  readonly events: Int32Array;
}

/** Events and links of the components, after correction of the probabilities; `rows` and `count` are how many there are. */
export function groupComponents(
  { rows, count }: { readonly rows: number; readonly count: number },
  components: Iterable<SolvedComponent>,
  constraints: Constraints,
  calibration: Calibration,
  linked: (links: number) => void,
): Grouped {
  const groups: number[][] = [];
  const links = {
    count,
    first: new Int32Array(count),
    second: new Int32Array(count),
    logOdds: new Float64Array(count),
    paired: new Float64Array(count),
    p: new Float64Array(count),
    joined: new Uint8Array(count),
  };
  let at = 0;
  const events = new Int32Array(SAMPLES).fill(rows);
  for (const solved of components) {
    const { component } = solved;
    for (let sample = 0; sample < SAMPLES; sample++)
      events[sample] =
        (events[sample] as number) + (solved.events[sample] as number) - component.rows.length;
    const p = solved.p.map((share) => corrected(calibration, share));
    const isSingle =
      p.length === 1 &&
      (component.logOdds[0] as number) < JUDGED &&
      component.sources[0] !== component.sources[1];
    const groupOf = isSingle
      ? singleGroups(p[0] as number)
      : solveGroups(component, constraints, { p, indirect: solved.indirect });
    for (const group of membersOf(component.rows, groupOf)) groups.push(group);
    for (let link = 0; link < p.length; link++) {
      const [a, b] = [component.first[link] as number, component.second[link] as number];
      links.first[at] = component.rows[a] as number;
      links.second[at] = component.rows[b] as number;
      links.logOdds[at] = component.logOdds[link] as number;
      links.paired[at] = solved.paired[link] as number;
      links.p[at] = p[link] as number;
      links.joined[at++] = groupOf[a] === groupOf[b] ? 1 : 0;
    }
    linked(at);
  }
  return { groups, links, events };
}

const TOGETHER = Int32Array.of(0, 0);
const APART = Int32Array.of(0, 1);

/** What the best grouping is where one link joins two rows. */
function singleGroups(p: number): Int32Array {
  return p - 0.5 > LEAST_GAIN ? TOGETHER : APART;
}

function membersOf(rows: Int32Array, groupOf: Int32Array): number[][] {
  if (rows.length === 2) {
    const [a, b] = [rows[0] as number, rows[1] as number];
    return groupOf[0] === groupOf[1] ? [[a, b]] : [];
  }
  const members = new Map<number, number[]>();
  rows.forEach((row, index) => {
    const own = members.get(groupOf[index] as number);
    if (own === undefined) members.set(groupOf[index] as number, [row]);
    else own.push(row);
  });
  return [...members.values()].filter((own) => own.length > 1);
}
