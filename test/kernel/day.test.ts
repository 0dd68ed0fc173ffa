import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDay, parseDay } from "../../src/kernel/index.ts";

describe("days", () => {
  it("refuses dates that are not on the calendar", () => {
    for (const text of [
      "2023-02-29",
      "2024-13-01",
      "2024-00-10",
      "24-01-01",
      "2024-1-1",
      "",
      "yesterday",
    ]) {
      expect(parseDay(text), text).toBeNull();
    }
  });

  it("knows leap days", () => {
    expect(parseDay("2024-02-29")).toBe((parseDay("2024-02-28") ?? 0) + 1);
  });

  it("come back the same from their text", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -20_000, max: 60_000 }),
        (day) => parseDay(formatDay(day)) === day,
      ),
    );
  });
});
