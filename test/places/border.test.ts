import fc from "fast-check";
import { describe, expect, it } from "vitest";
import borders from "../../data/places/borders.json" with { type: "json" };
import { distanceKm, nearestBorder } from "../../src/places/index.ts";

describe("the nearest land border", () => {
  it.each([
    ["Torkham", "PK", 71.09, 34.12, "AF", 2],
    ["Chaman", "PK", 66.45, 30.92, "AF", 6],
    ["Wagah", "PK", 74.57, 31.6, "IN", 2],
    ["Taftan", "PK", 61.58, 28.96, "IR", 5],
    ["Mirjaveh", "IR", 61.45, 29.02, "PK", 8],
    ["Spin Boldak", "AF", 66.4, 31.01, "PK", 10],
    ["Amritsar", "IN", 74.87, 31.63, "PK", 32],
  ])(
    "of %s is at most a few kilometres away, and of the right state",
    (_, country, x, y, neighbour, most) => {
      const found = nearestBorder(country, x, y);
      expect(found?.neighbour).toBe(neighbour);
      expect(found?.km).toBeLessThanOrEqual(most);
    },
  );

  it("is the Line of Control in Kashmir, seen from either side", () => {
    expect(nearestBorder("PK", 73.47, 34.37)?.neighbour).toBe("IN");
    expect(nearestBorder("IN", 74.03, 34.08)?.neighbour).toBe("PK");
  });

  it("is not known for states whose borders the table does not hold", () => {
    expect(nearestBorder("FR", 7.5, 48.6)).toBeNull();
  });

  it("has every line on both sides: swapping the states swaps the answer", () => {
    const pairs = borders.map(({ between }) => between.join("-"));
    for (const pair of ["AF-PK", "IN-PK", "IR-PK", "CN-PK", "AF-IR", "CN-IN"]) {
      expect(pairs).toContain(pair);
    }
    for (const { between, points } of borders) {
      const [a = "", b = ""] = between;
      const [x = 0, y = 0] = points;
      expect(nearestBorder(a, x, y)?.km, between.join()).toBe(0);
      expect(nearestBorder(b, x, y)?.km, between.join()).toBe(0);
    }
  });

  it("is never further than the nearest vertex, and nearer by no more than the longest edge", () => {
    const point = fc.tuple(
      fc.double({ min: 60, max: 90, noNaN: true }),
      fc.double({ min: 22, max: 38, noNaN: true }),
    );
    const vertices = borders
      .filter(({ between }) => between.includes("PK"))
      .flatMap(({ points }) =>
        points.flatMap((x, i) => (i % 2 === 0 ? [[x, points[i + 1] ?? 0] as const] : [])),
      );
    fc.assert(
      fc.property(point, ([x, y]) => {
        const km = nearestBorder("PK", x, y)?.km ?? Number.NaN;
        const toVertex = Math.min(...vertices.map(([vx, vy]) => distanceKm(x, y, vx, vy)));
        // The nearest point may lie inside an edge; the longest edge of Pakistan's lines is 60 km.
        // Far away the local plane finds a slightly wrong point, hence the 2 %.
        expect(km).toBeLessThanOrEqual(toVertex * 1.02 + 0.1);
        expect(km).toBeGreaterThanOrEqual(toVertex - 60);
      }),
      { numRuns: 200 },
    );
  });
});

describe("the distance of two points", () => {
  it("is 111.2 km for a degree along a meridian, and half the Earth's girth to the antipode", () => {
    expect(distanceKm(0, 0, 0, 1)).toBeCloseTo(111.195, 2);
    expect(distanceKm(0, 0, 180, 0)).toBeCloseTo(Math.PI * 6371, 6);
  });
});
