import { type Calibration, corrected } from "./calibration.ts";
import { numbersFrom } from "./chance.ts";
import type { RecordColumns } from "./columns.ts";
import { type Component, componentsOf, type Edges } from "./component.ts";
import { SAMPLES } from "./partition-problem.ts";
import { type Constraints, JUDGED, type SolvedLinks, solveGroups, solveLinks } from "./solve.ts";

/** A component with the probabilities of its links. */
export interface SolvedComponent extends SolvedLinks {
  readonly component: Component;
}

/** A link of two rows with what was found out about it. */
export interface SolvedLink {
  readonly first: number;
  readonly second: number;
  readonly logOdds: number;
  readonly paired: number;
  readonly p: number;
  readonly joined: boolean;
}

/** Solves components one by one. */
export function* solveComponents(
  columns: RecordColumns,
  edges: Edges,
  constraints: Constraints,
): Generator<SolvedComponent> {
  for (const component of componentsOf(columns.count, columns.sourceOf, edges)) {
    const seed = seedOf(columns, component.rows[0] as number);
    const only = component.first.length === 1 ? (component.logOdds[0] as number) : JUDGED;
    const solved =
      only < JUDGED ? solveSingle(only, seed) : solveLinks(component, constraints, seed);
    yield { component, ...solved };
  }
}

/** Most components are one link, which nothing competes with. */
function solveSingle(logOdds: number, seed: number): SolvedLinks {
  const share = 1 / (1 + Math.exp(-logOdds));
  const p = Float64Array.of(share);
  const random = numbersFrom(seed);
  const events = new Uint8Array(SAMPLES);
  for (let sample = 0; sample < SAMPLES; sample++) events[sample] = random() < share ? 1 : 2;
  return { paired: p, p, indirect: [], events };
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
  readonly links: readonly SolvedLink[];
  readonly events: Int32Array;
}

/** Events and links of the components, after correction of the probabilities; `rows` is how many there are. */
export function groupComponents(
  rows: number,
  components: Iterable<SolvedComponent>,
  constraints: Constraints,
  calibration: Calibration,
  linked: (links: number) => void,
): Grouped {
  const groups: number[][] = [];
  const links: SolvedLink[] = [];
  const events = new Int32Array(SAMPLES).fill(rows);
  for (const solved of components) {
    const { component } = solved;
    for (let sample = 0; sample < SAMPLES; sample++)
      events[sample] =
        (events[sample] as number) + (solved.events[sample] as number) - component.rows.length;
    const p = solved.p.map((share) => corrected(calibration, share));
    const groupOf = solveGroups(component, constraints, { p, indirect: solved.indirect });
    groups.push(...membersOf(component.rows, groupOf));
    for (let link = 0; link < p.length; link++) {
      const [a, b] = [component.first[link] as number, component.second[link] as number];
      links.push({
        first: component.rows[a] as number,
        second: component.rows[b] as number,
        logOdds: component.logOdds[link] as number,
        paired: solved.paired[link] as number,
        p: p[link] as number,
        joined: groupOf[a] === groupOf[b],
      });
    }
    linked(links.length);
  }
  return { groups, links, events };
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
