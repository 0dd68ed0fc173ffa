import { describe, expect, it } from "vitest";
import { PALETTES } from "../../src/chart/index.ts";

/** Relative luminance and contrast after WCAG 2.2. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(["light", "dark"] as const)("the %s palette", (mode) => {
  const { paper, ink, quiet, mark, markQuiet, chosen, land, sea, steps, kinds } = PALETTES[mode];

  it("sets text that can be read on every ground: at least 4.5 to 1", () => {
    for (const ground of [paper, chosen, land, sea]) {
      for (const text of [ink, quiet]) {
        expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it("draws marks that stand out: at least 3 to 1 from the paper, chosen ones from others", () => {
    expect(contrast(mark, paper)).toBeGreaterThanOrEqual(3);
    expect(contrast(mark, markQuiet)).toBeGreaterThanOrEqual(2);
  });

  it("has steps that keep their order in grey, evenly in lightness", () => {
    const lightness = steps.map((step) => 116 * Math.cbrt(luminance(step)) - 16);
    const gaps = lightness.slice(1).map((value, at) => Math.abs(value - (lightness[at] ?? 0)));
    const sorted = [...lightness].sort((a, b) => (mode === "light" ? b - a : a - b));
    expect(lightness).toEqual(sorted);
    expect(Math.min(...gaps)).toBeGreaterThan(8);
  });

  it("has at most seven kinds, all different", () => {
    expect(new Set(kinds).size).toBe(7);
  });
});
