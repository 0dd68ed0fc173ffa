import type { AbsenceReason } from "../kernel/index.ts";
import { classesOf } from "./classes.ts";
import type { MapCanvas, PlaceMapData } from "./place-map.ts";
import { element, svgText } from "./svg.ts";

/** The rate of a unit per 100,000 inhabitants, or why there is none. */
export interface AreaRate {
  readonly code: string;
  readonly rate: { readonly low: number; readonly best: number; readonly high: number } | null;
  readonly absent: AbsenceReason | null;
}

const SWATCH = { width: 16, height: 12, line: 17, column: 118 };

/** Areas shaded by their rate, hatched where there is none, with the legend that says so. */
export function drawRates(
  canvas: MapCanvas,
  data: PlaceMapData,
  hatchId: string,
): { readonly areas: string[]; readonly legend: string[]; readonly height: number } {
  if (data.rates.length === 0) return { areas: [], legend: [], height: 0 };
  const { palette } = canvas;
  const known = data.rates.flatMap((each) => (each.rate === null ? [] : [each.rate.best]));
  const classes = classesOf(known);
  const shade = (at: number) => palette.steps[at] ?? palette.mark;
  const outlines = data.districts.length > 0 ? data.districts : data.outlines.firstLevel;
  const byCode = new Map(data.rates.map((each) => [each.code, each]));
  const areas = outlines.flatMap((outline) => {
    const rate = byCode.get(outline.code);
    const d = rate === undefined ? "" : canvas.path(outline);
    if (rate === undefined || d === "") return [];
    const fill = rate.rate === null ? `url(#${hatchId})` : shade(classes.classOf(rate.rate.best));
    return [element("path", { d, fill, stroke: palette.landEdge, "stroke-width": 0.4 })];
  });
  const missing = data.rates.filter((each) => each.rate === null);
  const rows = [
    ...(known.length === 0 ? [] : classes.labels.map((label, at) => ({ fill: shade(at), label }))),
    ...(missing.length > 0
      ? [{ fill: `url(#${hatchId})`, label: `${missing.length} without a rate` }]
      : []),
  ];
  return { areas, ...legendOf(rows, canvas) };
}

/** Swatches in rows under the map, as many to a row as fit into its left part. */
function legendOf(rows: readonly { fill: string; label: string }[], canvas: MapCanvas) {
  const { palette } = canvas;
  const perRow = Math.max(1, Math.floor((canvas.width * 0.7) / SWATCH.column));
  const top = canvas.height + 8;
  const edge = { stroke: palette.landEdge, "stroke-width": 0.5 };
  const legend = rows.flatMap(({ fill, label }, at) => {
    const x = (at % perRow) * SWATCH.column;
    const y = top + Math.floor(at / perRow) * SWATCH.line;
    return [
      element("rect", { x, y, width: SWATCH.width, height: SWATCH.height, fill, ...edge }),
      svgText(label, { x: x + 22, y: y + 10, size: 10, fill: palette.ink }),
    ];
  });
  return { legend, height: 8 + Math.ceil(rows.length / perRow) * SWATCH.line };
}
