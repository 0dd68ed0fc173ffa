import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { combineToll, type TollReport, tollFaults } from "../../src/events/toll.ts";

const report = fc
  .tuple(
    fc.constantFrom("AFP", "AP", "PIPS", "Dawn"),
    fc.array(fc.nat(500), { minLength: 3, maxLength: 3 }),
    fc.constantFrom("all", "best", "low", "range"),
  )
  .map(([origin, numbers, which]): TollReport => {
    const [low = 0, best = 0, high = 0] = [...numbers].sort((a, b) => a - b);
    if (which === "best") return { origin, low: null, best, high: null };
    if (which === "low") return { origin, low, best: null, high: null };
    if (which === "range") return { origin, low, best: null, high };
    return { origin, low, best, high };
  });
const reports = fc.array(report, { maxLength: 12 });

describe("the toll of an event", () => {
  it("does not depend on the order of the reports", () => {
    fc.assert(
      fc.property(
        reports.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          expect(combineToll(shuffled)).toEqual(combineToll(all));
        },
      ),
    );
  });

  it("may be combined in parts: low and high come out the same", () => {
    fc.assert(
      fc.property(reports, reports, (some, others) => {
        const parts = [some, others].map((part, i) => ({
          origin: `part ${i}`,
          ...combineToll(part),
        }));
        const whole = combineToll([...some, ...others]);
        const joined = combineToll(parts);
        expect([joined.low, joined.high]).toEqual([whole.low, whole.high]);
      }),
    );
  });

  it("is not changed by a reprint", () => {
    fc.assert(
      fc.property(fc.array(report, { minLength: 1, maxLength: 8 }), fc.nat(7), (all, i) => {
        const reprint = all[i % all.length] as TollReport;
        expect(combineToll([...all, reprint])).toEqual(combineToll(all));
      }),
    );
  });

  it("stands between the smallest and the largest figure given", () => {
    fc.assert(
      fc.property(reports, (all) => {
        const toll = combineToll(all);
        if (all.length === 0)
          expect(toll).toEqual({ low: null, best: null, high: null, origins: 0 });
        else expect(tollFaults(toll)).toEqual([]);
      }),
    );
  });

  it("counts four outlets that print one list as one origin", () => {
    const list = { low: 54, best: 54, high: 54, origin: "AFP list" };
    expect(
      combineToll([
        list,
        list,
        list,
        list,
        { ...list, best: 60, high: 60, low: 60, origin: "PIPS" },
      ]),
    ).toEqual({ low: 54, best: 57, high: 60, origins: 2 });
  });
});

describe("a toll that contradicts itself", () => {
  it("is told by what is wrong", () => {
    expect(tollFaults({ low: 5, best: 4, high: 3 })).toEqual([
      "low-above-best",
      "best-above-high",
      "low-above-high",
    ]);
    const six = { low: 6, best: 6, high: 6 };
    expect(tollFaults({ low: 10, best: 10, high: 10 }, [six, six])).toEqual(["part-above-total"]);
    expect(tollFaults({ low: 10, best: 10, high: null }, [six, six])).toEqual([]);
  });
});
