import { parseDay } from "../kernel/index.ts";
import type { EventColumns } from "./columns.ts";
import { indexDays } from "./days.ts";
import { DIMENSIONS, markFailing } from "./dimension.ts";
import type { PictureFilter } from "./filter.ts";
import type { Tally } from "./view.ts";
import { addTallies } from "./views.ts";

/** Events in which sides of two states meet, or a state acts outside its own territory. */
export interface StatePair extends Tally {
  /** The two states by code, in the order of their codes; no order of blame. */
  readonly states: readonly [string, string];
  /** The parties as coded, and the country of the events. */
  readonly actors: readonly [string, string];
  readonly country: string;
  /** `between-states`: both parties belong to states. `outside-own-state`: one does, and acts elsewhere. */
  readonly kind: "between-states" | "outside-own-state";
}

/**
 * Events whose parties belong to different states, or in which a state's forces act in another country.
 * The same rule holds for every state: swapping two names in the columns swaps them in the rows.
 *
 * @param states Gives the state that a party belongs to (`null` when it is no state's) and that of a country.
 */
export function statePairs(
  columns: EventColumns,
  filter: PictureFilter,
  states: {
    readonly ofActor: (actor: string) => string | null;
    readonly ofCountry: (country: string) => string;
  },
): readonly StatePair[] {
  const { actor, country } = columns.dictionaries;
  const belongs = actor.map((key) => (key === "" ? null : states.ofActor(key)));
  const rows = new Map<string, StatePair>();
  for (const i of passing(columns, filter)) {
    const [a, b] = [columns.actorA[i] as number, columns.actorB[i] as number];
    const where = states.ofCountry(country[columns.country[i] as number] as string);
    const pair = pairOf(belongs[a] ?? null, belongs[b] ?? null, where);
    if (pair === null) continue;
    const actors = [actor[a] as string, actor[b] as string].sort() as [string, string];
    const key = JSON.stringify([pair, actors, where]);
    const known = rows.get(key);
    const tally = tallyOf(columns, i);
    rows.set(key, {
      ...pair,
      actors,
      country: where,
      ...(known === undefined ? tally : addTallies(known, tally)),
    });
  }
  return [...rows.values()].sort(
    (x, y) => y.events - x.events || (JSON.stringify(x) < JSON.stringify(y) ? -1 : 1),
  );
}

function pairOf(
  a: string | null,
  b: string | null,
  where: string,
): Pick<StatePair, "states" | "kind"> | null {
  if (a !== null && b !== null) {
    if (a === b) return null;
    return { states: [a, b].sort() as [string, string], kind: "between-states" };
  }
  const state = a ?? b;
  if (state === null || where === "" || state === where) return null;
  return { states: [state, where].sort() as [string, string], kind: "outside-own-state" };
}

/** Events that pass a whole filter. */
function* passing(columns: EventColumns, filter: PictureFilter): Generator<number> {
  const failing = new Uint16Array(columns.count);
  for (const dimension of DIMENSIONS) markFailing(failing, columns, filter, dimension);
  const days = indexDays(columns);
  const [from, to] = [filter.from, filter.to].map((date) =>
    date === null ? null : parseDay(date),
  );
  const first = from == null ? 0 : days.at(from);
  const end = to == null ? columns.count : days.at(to + 1);
  for (let i = first; i < end; i++) if (failing[i] === 0) yield i;
}

function tallyOf(columns: EventColumns, i: number): Tally {
  return {
    events: 1,
    deathsLow: columns.deathsLow[i] as number,
    deathsBest: columns.deathsBest[i] as number,
    deathsHigh: columns.deathsHigh[i] as number,
    withoutFigure: columns.figure[i] === 0 ? 1 : 0,
  };
}
