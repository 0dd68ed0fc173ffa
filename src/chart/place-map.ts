import { geoCentroid, geoConicEqualArea, geoContains, geoPath } from "d3-geo";
import { ABSENCE_REASONS } from "../kernel/index.ts";
import type { Ranked } from "../picture/index.ts";
import { type Box, overlaps } from "./boxes.ts";
import {
  type ChartNames,
  type ChartSetting,
  type ChartSubject,
  type Figure,
  nameOf,
  subtitleOf,
} from "./figure.ts";
import { hatch } from "./hatch.ts";
import { drawBubbles } from "./map-bubbles.ts";
import { type AreaRate, drawRates } from "./map-rates.ts";
import { numeral, ranged, rateText } from "./numerals.ts";
import type { BorderLine, Outline, Outlines } from "./outlines.ts";
import { PALETTES, type Palette } from "./palette.ts";
import { element, svgText } from "./svg.ts";
import { textWidth } from "./text-width.ts";

/** One circle of a map: a place with its centre in degrees and its tally. */
export interface MapPoint extends Ranked {
  readonly longitude: number;
  readonly latitude: number;
}

/** What a map is made of. */
export interface PlaceMapData {
  readonly outlines: Outlines;
  /** Codes of the outlines that the map is fitted to: countries, or first-level units. */
  readonly focus: readonly string[];
  readonly names: ChartNames;
  /** Circles for counts. */
  readonly points: readonly MapPoint[];
  /** Shades for rates per 100,000; counts are never shaded. */
  readonly rates: readonly AreaRate[];
  /** Outlines that are shaded, when they are not those of the first level. */
  readonly districts: readonly Outline[];
  /** Events without a place on the map. */
  readonly withoutPlace: number;
  /** Source and licence of the outlines. */
  readonly outlineSource: string;
  /** Whose depiction of disputed areas the map follows, as a sentence; `null` where it follows nobody's. */
  readonly depiction: string | null;
}

/** A projected map: what the layers draw with. */
export interface MapCanvas {
  readonly palette: Palette;
  readonly width: number;
  readonly height: number;
  readonly path: (outline: Pick<Outline, "shape">) => string;
  readonly point: (longitude: number, latitude: number) => readonly [number, number] | null;
  readonly centre: (outline: Outline) => readonly [number, number];
}

const PADDING = 10;

/**
 * Where it happened: outlines of states and provinces, circles whose area is the count, and shades for
 * rates per 100,000 only. Disputed areas are hatched with a dashed edge and belong to nobody.
 *
 * *Misleads* where a point stands for a whole district: the circle's place is then the district's
 * middle, not the place of any event.
 *
 * Method: equal-area conic projection, so that areas can be compared.
 */
export function drawPlaceMap(
  setting: ChartSetting,
  subject: ChartSubject,
  data: PlaceMapData,
): Figure {
  const palette = PALETTES[setting.mode];
  const canvas = canvasOf(data, palette, setting.width);
  const hatchId = `mizan-disputed-${setting.mode}`;
  const missingId = `mizan-no-rate-${setting.mode}`;
  const clipId = `mizan-map-${setting.mode}`;
  const focus = new Set(data.focus);
  const rates = drawRates(canvas, data, missingId);
  const bubbles = drawBubbles(canvas, data, subject.measure);
  const legend = Math.max(rates.height, bubbles.height);
  const { land, landEdge, paper, sea } = palette;
  const size = { width: canvas.width, height: canvas.height };
  const home = homeOf(data);
  const open = openAreas(data.outlines);
  const hasLines = data.outlines.lines.length > 0;
  const drawing = [
    element(
      "defs",
      {},
      element("clipPath", { id: clipId }, element("rect", size)) +
        hatch(hatchId, { line: landEdge, ground: land }, { size: 6, weight: 1 }) +
        hatch(missingId, { line: landEdge, ground: paper }, { size: 4, weight: 0.7, angle: -45 }),
    ),
    `<g clip-path="url(#${clipId})">`,
    element("rect", { ...size, fill: sea }),
    ...data.outlines.countries.map((each) =>
      area(canvas, each, land, hasLines ? land : landEdge, 0.8),
    ),
    ...data.outlines.firstLevel.map((each) =>
      area(canvas, each, focus.has(each.code) ? paper : land, landEdge, 0.4),
    ),
    ...rates.areas,
    ...data.outlines.disputed.map((each) => {
      if (each.country === null) return disputed(canvas, each, hatchId);
      const ground = home.has(each.country) ? paper : land;
      return rates.areas.length > 0 ? "" : area(canvas, each, ground, landEdge, 0.4);
    }),
    ...data.outlines.lines.map((each) => border(canvas, each, open.length > 0)),
    ...bubbles.circles,
    ...countryNames(canvas, data, bubbles.taken),
    "</g>",
    ...rates.legend,
    ...bubbles.legend,
  ].join("");
  return {
    title: titleOf(data, subject),
    subtitle: subtitleOf(unitOf(data, subject), subject),
    source: `${subject.source}. Outlines: ${data.outlineSource}`,
    notes: [...notesOf(data), ...subject.notes],
    alt: altOf(data, subject),
    drawing,
    width: canvas.width,
    height: canvas.height + legend,
  };
}

function canvasOf(data: PlaceMapData, palette: Palette, width: number): MapCanvas {
  const wanted = new Set(data.focus);
  const all = [...data.outlines.firstLevel, ...data.outlines.countries];
  const focus = all.filter((each) => wanted.has(each.code));
  const fitted = {
    type: "FeatureCollection" as const,
    features: (focus.length > 0 ? focus : all).map((each) => ({
      type: "Feature" as const,
      properties: null,
      geometry: each.shape,
    })),
  };
  const [[west, south], [east, north]] = geoPath().bounds(fitted) as [
    [number, number],
    [number, number],
  ];
  const sixth = (north - south) / 6;
  const projection = geoConicEqualArea()
    .parallels([south + sixth, north - sixth])
    .rotate([-(west + east) / 2, 0]);
  projection.fitWidth(width - 2 * PADDING, fitted);
  const bounds = geoPath(projection).bounds(fitted);
  const height = Math.min(Math.ceil(bounds[1][1] - bounds[0][1]) + 2 * PADDING, width * 1.1);
  const extent: [[number, number], [number, number]] = [
    [PADDING, PADDING],
    [width - PADDING, height - PADDING],
  ];
  projection.fitExtent(extent, fitted).clipExtent([
    [-2, -2],
    [width + 2, height + 2],
  ]);
  const path = geoPath(projection).digits(1);
  return {
    palette,
    width,
    height: Math.ceil(height),
    path: (outline) => path(outline.shape) ?? "",
    point: (longitude, latitude) => projection([longitude, latitude]),
    centre: (outline) => path.centroid(outline.shape),
  };
}

function area(canvas: MapCanvas, outline: Outline, fill: string, stroke: string, width: number) {
  const d = canvas.path(outline);
  return d === "" ? "" : element("path", { d, fill, stroke, "stroke-width": width });
}

function disputed(canvas: MapCanvas, outline: Outline, hatchId: string): string {
  const d = canvas.path(outline);
  if (d === "") return "";
  return element("path", {
    d,
    fill: `url(#${hatchId})`,
    stroke: canvas.palette.quiet,
    "stroke-width": 1,
    "stroke-dasharray": "4,3",
  });
}

/** The states of what the map is fitted to, disputed areas left aside. */
function homeOf({ outlines, focus }: PlaceMapData): ReadonlySet<string | null> {
  const disputed = new Set(outlines.disputed.map(({ code }) => code));
  const shown = outlines.firstLevel.filter(({ code }) => focus.includes(code));
  return new Set(shown.filter(({ code }) => !disputed.has(code)).map(({ country }) => country));
}

/** The disputed areas that the map gives to no state. */
function openAreas({ disputed }: Outlines): readonly Outline[] {
  return disputed.filter((each) => each.country === null);
}

function border(canvas: MapCanvas, line: BorderLine, dashed: boolean): string {
  const d = canvas.path(line);
  if (d === "" || line.style === "within") return "";
  const { palette } = canvas;
  const isDashed = dashed && line.style === "disputed";
  return element("path", {
    d,
    fill: "none",
    stroke: palette.quiet,
    "stroke-width": 1,
    "stroke-dasharray": isDashed ? "4,3" : null,
  });
}

/** Names of the states around what is shown; a state that contains it needs none. */
function countryNames(canvas: MapCanvas, data: PlaceMapData, taken: readonly Box[]): string[] {
  const focus = new Set(data.focus);
  const middles = [...data.outlines.firstLevel, ...data.outlines.countries]
    .filter((each) => focus.has(each.code))
    .map((each) => geoCentroid(each.shape));
  return data.outlines.countries.flatMap((each) => {
    const name = data.names[each.code] ?? each.name;
    const [x, y] = canvas.centre(each);
    const inside = x > 30 && x < canvas.width - 30 && y > 14 && y < canvas.height - 14;
    if (name === null || !inside) return [];
    if (middles.some((middle) => geoContains(each.shape, middle))) return [];
    const { palette } = canvas;
    const text = name.latin.toUpperCase();
    const half = textWidth(text, 10) / 2;
    const box = { left: x - half, right: x + half, top: y - 10, bottom: y + 3 };
    if (taken.some((other) => overlaps(box, other))) return [];
    return [svgText(text, { x, y, size: 10, fill: palette.quiet, anchor: "middle" })];
  });
}

function unitOf(data: PlaceMapData, subject: ChartSubject): string {
  const count = subject.measure === "deaths" ? "people killed" : "events";
  const circles = `Circle area: ${count}${subject.measure === "deaths" ? " (best; dashed ring: high)" : ""}`;
  if (data.rates.length === 0) return circles;
  const shade = `Shade: ${count} per 100,000 people and year`;
  return data.points.length === 0 ? shade : `${shade}. ${circles}`;
}

function titleOf(data: PlaceMapData, subject: ChartSubject): string {
  const deaths = subject.measure === "deaths";
  const value = (each: Ranked) => (deaths ? each.deathsBest : each.events);
  const first = [...data.points].sort(
    (a, b) => value(b) - value(a) || (a.code < b.code ? -1 : 1),
  )[0];
  if (first !== undefined && value(first) > 0) {
    const name = nameOf(first.code, data.names).latin;
    return deaths
      ? `Most killed in ${name}: ${ranged(first)}`
      : `Most events in ${name}: ${numeral(first.events)}`;
  }
  const known = data.rates.filter((each) => each.rate !== null);
  const top = known.sort((a, b) => (b.rate?.best ?? 0) - (a.rate?.best ?? 0))[0];
  if (top === undefined) {
    return data.rates.length > 0
      ? "No rate can be given: no population is known for these units"
      : "No place is named under this choice";
  }
  return `Highest rate in ${nameOf(top.code, data.names).latin}: ${rateText(top.rate?.best ?? 0)} per 100,000 and year`;
}

function notesOf(data: PlaceMapData): string[] {
  const reasons = new Set(data.rates.flatMap(({ absent }) => (absent === null ? [] : [absent])));
  return [
    ...[...reasons].sort().map((reason) => `Without a rate: ${ABSENCE_REASONS[reason]}`),
    ...(data.withoutPlace > 0
      ? [`Not on the map: ${numeral(data.withoutPlace)} events without a place at this level.`]
      : []),
    ...(data.points.length > 0
      ? ["A circle stands at the middle of its unit, not at the place of an event."]
      : []),
    ...(data.depiction === null ? [] : [data.depiction]),
    ...(openAreas(data.outlines).length > 0
      ? ["Hatched areas with a dashed edge are disputed; drawing them takes no side."]
      : []),
  ];
}

function altOf(data: PlaceMapData, subject: ChartSubject): string {
  const points = [...data.points]
    .sort((a, b) => b.deathsBest - a.deathsBest || (a.code < b.code ? -1 : 1))
    .slice(0, 20)
    .map((each) => {
      const name = nameOf(each.code, data.names).latin;
      return `${name}: ${subject.measure === "deaths" ? ranged(each) : numeral(each.events)}`;
    });
  const rates = data.rates.map((each) => {
    const name = nameOf(each.code, data.names).latin;
    return `${name}: ${each.rate === null ? "no rate" : `${rateText(each.rate.best)} per 100,000`}`;
  });
  return `Map. ${[...points, ...rates].join("; ")}.`;
}
