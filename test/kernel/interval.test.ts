import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addIntervals, describeInterval, type Interval } from "../../src/kernel/index.ts";

const ordered = fc
  .array(fc.nat(10_000), { minLength: 3, maxLength: 3 })
  .map((values) => values.sort((a, b) => a - b))
  .map(([low = 0, best = 0, high = 0]): Interval => ({ low, best, high }));

describe("intervals", () => {
  it("add up end by end, in any order, and stay ordered", () => {
    fc.assert(
      fc.property(fc.array(ordered), (parts) => {
        const sum = addIntervals(parts);
        expect(addIntervals(parts.toReversed())).toEqual(sum);
        expect(sum.low).toBeLessThanOrEqual(sum.best ?? -1);
        expect(sum.best).toBeLessThanOrEqual(sum.high ?? -1);
        expect(sum.best).toBe(parts.reduce((total, part) => total + (part.best ?? 0), 0));
      }),
    );
  });

  it("say what is not known instead of printing a nought", () => {
    expect(describeInterval({ low: null, best: null, high: null })).toBe("not known");
    expect(describeInterval({ low: 3, best: null, high: 5 })).toBe("3 to 5");
    expect(describeInterval({ low: 7, best: 7, high: 7 })).toBe("7");
  });
});
