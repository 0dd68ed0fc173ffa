import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Statement } from "../../src/ledger/index.ts";
import { ACTIONS, isAllowed, type RecordState, replay } from "../../src/records/index.ts";

const about = { log: "test", kind: "source", marking: "TLP:GREEN", body: null } as const;
const said = { author: "key", time: "2026-01-01T00:00:00.000Z" };

function entries(steps: readonly Pick<Statement, "id" | "revision" | "action">[]) {
  return steps.map((step, index) => ({ index, statement: { ...about, ...said, ...step } }));
}

const step = fc.record({
  id: fc.constantFrom("a", "b"),
  revision: fc.integer({ min: 1, max: 4 }),
  action: fc.constantFrom(...ACTIONS, "publish"),
});

describe("the replay of the log", () => {
  it("applies each entry that continues its record, and lists every other one", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const { heads, changes, issues } = replay(entries(steps));
        expect(changes.length + issues.length).toBe(steps.length);
        const last = [...heads.values()].reduce((sum, { revision }) => sum + revision, 0);
        expect(last).toBe(changes.length);
        for (const issue of issues)
          expect(issue.code).toMatch(/^records\/(revision-out-of-order|action-not-allowed)$/);
      }),
    );
  });

  it("gives the same state for a log that is replayed in two parts", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.nat(30), (steps, cut) => {
        const all = entries(steps);
        const accepted = new Set(replay(all).changes.map(({ index }) => index));
        const again = replay(all.filter(({ index }) => accepted.has(index)));
        expect(again.heads).toEqual(replay(all).heads);
        const prefix = replay(all.slice(0, cut)).changes;
        expect(replay(all).changes.slice(0, prefix.length)).toEqual(prefix);
      }),
    );
  });

  it.each<[RecordState | null, string]>([
    [null, "create"],
    ["present", "revise withdraw erase"],
    ["withdrawn", "restore erase"],
    ["erased", ""],
  ])("lets a record that is %s be changed by: %s", (state, allowed) => {
    const found = ACTIONS.filter((action) => isAllowed(state === null ? null : { state }, action));
    expect(found.join(" ")).toBe(allowed);
  });

  it("never brings an erased record back", () => {
    const steps = ["create", "erase", "restore", "revise", "create"];
    const { heads } = replay(
      entries(steps.map((action, i) => ({ id: "a", revision: i + 1, action }))),
    );
    expect(heads.get("source/a")).toMatchObject({ state: "erased", revision: 2 });
  });
});
