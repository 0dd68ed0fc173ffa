import { type Calibration, corrected } from "./calibration.ts";
import { numbersFrom } from "./chance.ts";
import type { RecordColumns } from "./columns.ts";
import type { Component } from "./component.ts";
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

/** Probabilities of all links, component by component. */
export function solveComponents(
  columns: RecordColumns,
  components: readonly Component[],
  constraints: Constraints,
  progress: (done: number) => void,
): SolvedComponent[] {
  return components.map((component, index) => {
    if (index % 1000 === 0) progress(index / components.length);
    const seed = seedOf(columns, component.rows[0] as number);
    const only = component.first.length === 1 ? (component.logOdds[0] as number) : JUDGED;
    return only < JUDGED
      ? { component, ...solveSingle(only, seed) }
      : { component, ...solveLinks(component, constraints, seed) };
  });
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

/** Events and links of the components, after correction of the probabilities. */
export function groupComponents(
  solved: readonly SolvedComponent[],
  constraints: Constraints,
  calibration: Calibration,
): { groups: number[][]; links: SolvedLink[] } {
  const groups: number[][] = [];
  const links: SolvedLink[] = [];
  for (const { component, paired, p, indirect } of solved) {
    const { rows, first, second, logOdds } = component;
    const final = p.map((share) => corrected(calibration, share));
    const groupOf = solveGroups(component, constraints, { p: final, indirect });
    const members = new Map<number, number[]>();
    rows.forEach((row, index) => {
      const group = groupOf[index] as number;
      const own = members.get(group);
      if (own === undefined) members.set(group, [row]);
      else own.push(row);
    });
    groups.push(...members.values());
    for (let link = 0; link < first.length; link++) {
      const [a, b] = [first[link] as number, second[link] as number];
      links.push({
        first: rows[a] as number,
        second: rows[b] as number,
        logOdds: logOdds[link] as number,
        paired: paired[link] as number,
        p: final[link] as number,
        joined: groupOf[a] === groupOf[b],
      });
    }
  }
  return { groups, links };
}

/** Numbers of events in each sample of all components together, with the records that have no link. */
export function sampledEvents(solved: readonly SolvedComponent[], alone: number): Int32Array {
  const events = new Int32Array(SAMPLES).fill(alone);
  for (const component of solved)
    for (let sample = 0; sample < SAMPLES; sample++)
      events[sample] = (events[sample] as number) + (component.events[sample] as number);
  return events;
}
