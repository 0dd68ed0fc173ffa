import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type EventColumns, NO_FILTER, statePairs } from "../../src/picture/index.ts";
import { syntheticColumns } from "../support/synthetic-columns.ts";

/** Invented events between governments, forces and groups of four states. */
function borderColumns(seed: number): EventColumns {
  const columns = syntheticColumns(400, seed);
  const actor = [
    "",
    "government-of-pk",
    "government-of-af",
    "forces-of-in",
    "forces-of-ir",
    "group-1",
    "group-2",
  ];
  const fold = (codes: Uint16Array) => codes.map((code) => code % actor.length);
  return {
    ...columns,
    dictionaries: { ...columns.dictionaries, actor },
    actorA: fold(columns.actorA),
    actorB: fold(columns.actorB),
  };
}

const STATES = {
  ofActor: (key: string) => /-of-(..)$/.exec(key)?.[1]?.toUpperCase() ?? null,
  ofCountry: (country: string) => country,
};

describe("pairs of states", () => {
  test("swapping two states in the input swaps them in the output and changes nothing else", () => {
    const swap = (text: string) =>
      text.replace(
        /PK|AF|pk|af/g,
        (code) => ({ PK: "AF", AF: "PK", pk: "af", af: "pk" })[code] ?? code,
      );
    fc.assert(
      fc.property(fc.nat(10_000), (seed) => {
        const columns = borderColumns(seed);
        const { actor, country } = columns.dictionaries;
        const swapped = {
          ...columns,
          dictionaries: {
            ...columns.dictionaries,
            actor: actor.map(swap),
            country: country.map(swap),
          },
        };
        const text = (rows: ReturnType<typeof statePairs>, rename: (name: string) => string) =>
          rows
            .map((row) =>
              JSON.stringify({
                ...row,
                states: row.states.map(rename).sort(),
                actors: row.actors.map(rename).sort(),
                country: rename(row.country),
              }),
            )
            .sort();
        expect(text(statePairs(swapped, NO_FILTER, STATES), swap)).toEqual(
          text(statePairs(columns, NO_FILTER, STATES), (name) => name),
        );
      }),
      { numRuns: 30 },
    );
  });

  test("a state at home against its own group is no pair; abroad it is one", () => {
    const pairs = statePairs(borderColumns(3), NO_FILTER, STATES);
    expect(pairs.length).toBeGreaterThan(5);
    for (const { states, kind, country } of pairs) {
      expect(states[0]).not.toBe(states[1]);
      if (kind === "outside-own-state") expect(states).toContain(country);
    }
  });
});
