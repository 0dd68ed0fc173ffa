import { type Calibration, corrected } from "./calibration.ts";
import { textSeed } from "./chance.ts";
import { contentKey, type RecordColumns } from "./columns.ts";
import type { Component } from "./component.ts";
import { SAMPLES } from "./partition-problem.ts";
import { type Constraints, type SolvedLinks, solveGroups, solveLinks } from "./solve.ts";

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
  const names = columns.dimensions.map(({ name }) => name);
  return components.map((component, index) => {
    if (index % 1000 === 0) progress(index / components.length);
    const first = columns.records[component.rows[0] as number];
    const seed = first === undefined ? 0 : textSeed(contentKey(first, names)) ^ first.startDay;
    return { component, ...solveLinks(component, constraints, seed) };
  });
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
      events[sample]! += component.events[sample] as number;
  return events;
}
