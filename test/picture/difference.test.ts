import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareCounts } from "../../src/picture/index.ts";

const interval = fc
  .tuple(fc.nat(500), fc.nat(100), fc.nat(100))
  .map(([low, up, more]) => ({ low, best: low + up, high: low + up + more }));

describe("the difference of two counts", () => {
  test("turns around when the sides are swapped", () => {
    const turned = { higher: "lower", lower: "higher", same: "same", "not-called": "not-called" };
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        const [there, back] = [compareCounts(a, b), compareCounts(b, a)];
        expect(back.call).toBe(turned[there.call]);
        expect([back.low, back.high]).toEqual([-(there.high ?? 0) + 0, -(there.low ?? 0) + 0]);
      }),
    );
  });

  test("is called only when no pair of values inside the ranges says otherwise", () => {
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        const { call } = compareCounts(a, b);
        if (call === "higher") expect(a.low).toBeGreaterThan(b.high);
        if (call === "lower") expect(a.high).toBeLessThan(b.low);
        if (call === "not-called") expect(a.low <= b.high && b.low <= a.high).toBe(true);
      }),
    );
  });

  test("has no ratio from zero", () => {
    const five = { low: 5, best: 5, high: 5 };
    expect(compareCounts(five, { low: 0, best: 0, high: 0 }).ratio).toBeNull();
    expect(compareCounts(five, { low: 0, best: 2, high: 4 }).ratio).toBeNull();
    expect(compareCounts(five, { low: 2, best: 2, high: 4 }).ratio).toEqual({
      low: 1.25,
      high: 2.5,
    });
  });

  test("is not called when one side has no figure", () => {
    const none = { low: null, best: null, high: null };
    expect(compareCounts(none, { low: 1, best: 1, high: 1 }).call).toBe("not-called");
  });
});
