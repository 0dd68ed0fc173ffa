import { element } from "./svg.ts";

/** A slanted hatch as an SVG pattern, so that a difference in colour is seen in grey print too. */
export function hatch(
  id: string,
  colours: { readonly line: string; readonly ground: string },
  { size = 5, weight = 1.4, angle = 45 } = {},
): string {
  const pattern = {
    id,
    width: size,
    height: size,
    patternUnits: "userSpaceOnUse",
    patternTransform: `rotate(${angle})`,
  };
  const line = { x1: size / 2, x2: size / 2, y1: 0, y2: size };
  return element(
    "pattern",
    pattern,
    element("rect", { width: size, height: size, fill: colours.ground }) +
      element("line", { ...line, stroke: colours.line, "stroke-width": weight }),
  );
}
