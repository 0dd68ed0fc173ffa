import { type Box, overlaps } from "./boxes.ts";
import { roundDown } from "./classes.ts";
import { type ChartNames, type Measure, nameOf } from "./figure.ts";
import { numeral } from "./numerals.ts";
import type { Palette } from "./palette.ts";
import type { MapCanvas, MapPoint, PlaceMapData } from "./place-map.ts";
import { element, svgText } from "./svg.ts";
import { textWidth } from "./text-width.ts";

const LARGEST_RADIUS = 34;
const SMALLEST_RADIUS = 1.2;
const WIDTH_PER_LABEL = 85;
const LABEL_SIZE = 11;
const URDU_LINE = 17;

interface Circle {
  readonly point: MapPoint;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly outer: number;
}

/** Circles by count, largest first so that small ones stay on top, with the names of the largest. */
export function drawBubbles(
  canvas: MapCanvas,
  data: PlaceMapData,
  measure: Measure,
): {
  readonly circles: string[];
  /** Where circles and their names are, so that other names keep away. */
  readonly taken: readonly Box[];
  readonly legend: string[];
  readonly height: number;
} {
  const circles = circlesOf(canvas, data, measure);
  const { palette } = canvas;
  const drawn = circles.map(({ x, y, radius, outer }) => {
    const at = { cx: x, cy: y };
    const dashes = { stroke: palette.mark, "stroke-width": 0.8, "stroke-dasharray": "2,2" };
    const ring =
      outer - radius < 0.7 ? "" : element("circle", { ...at, r: outer, fill: "none", ...dashes });
    return ring + disc({ ...at, r: radius }, palette, palette.paper);
  });
  const first = circles[0];
  const labels = labelsOf(circles, canvas, data.names);
  return {
    circles: [...drawn, ...labels.texts],
    taken: [...labels.taken, ...circles.filter(({ radius }) => radius > 4).map(boxOf)],
    legend: first === undefined ? [] : legendOf(first, canvas, measure),
    height: first === undefined ? 0 : 2 * legendRadius(first, measure) + 12,
  };
}

function circlesOf(canvas: MapCanvas, data: PlaceMapData, measure: Measure): Circle[] {
  const value = amount(measure);
  const most = Math.max(0, ...data.points.map(value));
  const largest = Math.min(LARGEST_RADIUS, canvas.width / 14);
  const radiusOf = (count: number) =>
    Math.max(SMALLEST_RADIUS, largest * Math.sqrt(count / Math.max(1, most)));
  return data.points
    .filter((point) => value(point) > 0)
    .sort((a, b) => value(b) - value(a) || (a.code < b.code ? -1 : 1))
    .flatMap((point) => {
      const at = canvas.point(point.longitude, point.latitude);
      if (at === null) return [];
      const radius = radiusOf(value(point));
      const outer = measure === "deaths" ? radiusOf(Math.max(point.deathsHigh, 0)) : radius;
      return [{ point, x: at[0], y: at[1], radius, outer }];
    });
}

function labelsOf(circles: readonly Circle[], canvas: MapCanvas, names: ChartNames) {
  const most = Math.round(canvas.width / WIDTH_PER_LABEL);
  const taken: Box[] = [];
  const texts: string[] = [];
  for (const circle of circles) {
    if (texts.length >= most) break;
    const { latin, urdu } = nameOf(circle.point.code, names);
    const width = Math.max(textWidth(latin, LABEL_SIZE), urdu === null ? 0 : textWidth(urdu, 11));
    const height = urdu === null ? 13 : 13 + URDU_LINE;
    const spot = spotsOf(circle, width, height).find(
      (box) => fits(box, canvas) && !taken.some((other) => overlaps(box, other)),
    );
    if (spot === undefined) continue;
    taken.push(spot);
    const { palette } = canvas;
    const x = (spot.left + spot.right) / 2;
    const style = { x, anchor: "middle", halo: palette.paper } as const;
    texts.push(
      svgText(latin, { ...style, y: spot.top + 10.5, size: LABEL_SIZE, fill: palette.ink }) +
        (urdu === null
          ? ""
          : svgText(urdu, {
              ...style,
              y: spot.top + 25,
              size: 10,
              fill: palette.ink,
              font: "urdu",
            })),
    );
  }
  return { texts, taken };
}

function boxOf({ x, y, outer }: Circle): Box {
  return { left: x - outer, right: x + outer, top: y - outer, bottom: y + outer };
}

function spotsOf({ x, y, outer }: Circle, width: number, height: number): Box[] {
  const gap = outer + 4;
  const box = (left: number, top: number) => ({
    left,
    top,
    right: left + width,
    bottom: top + height,
  });
  return [
    box(x + gap, y - height / 2),
    box(x - gap - width, y - height / 2),
    box(x - width / 2, y - gap - height),
    box(x - width / 2, y + gap),
    box(x - width / 2, y - 7),
  ];
}

function fits(box: Box, canvas: MapCanvas): boolean {
  return (
    box.left > 2 && box.right < canvas.width - 2 && box.top > 2 && box.bottom < canvas.height - 2
  );
}

/** Circles of round counts in a row under the map, at its right end. */
function legendOf(first: Circle, canvas: MapCanvas, measure: Measure): string[] {
  const { palette } = canvas;
  const most = amount(measure)(first.point);
  const steps = [...new Set([20, 4, 1].map((part) => roundDown(most / part)))];
  const base = canvas.height + 2 * legendRadius(first, measure) + 8;
  let x = canvas.width;
  return steps.toReversed().flatMap((count) => {
    const radius = first.radius * Math.sqrt(count / most);
    const text = numeral(count);
    x -= textWidth(text, 10);
    const label = svgText(text, { x, y: base - radius + 3.5, size: 10, fill: palette.ink });
    x -= 5 + radius;
    const circle = disc({ cx: x, cy: base - radius, r: radius }, palette, palette.mark);
    x -= radius + 14;
    return [circle, label];
  });
}

function disc(at: { cx: number; cy: number; r: number }, palette: Palette, edge: string): string {
  const style = { fill: palette.mark, "fill-opacity": "0.55", stroke: edge, "stroke-width": 0.8 };
  return element("circle", { ...at, ...style });
}

function legendRadius(first: Circle, measure: Measure): number {
  const most = amount(measure)(first.point);
  return first.radius * Math.sqrt(roundDown(most) / most);
}

function amount(measure: Measure): (point: MapPoint) => number {
  return measure === "deaths" ? (point) => point.deathsBest : (point) => point.events;
}
