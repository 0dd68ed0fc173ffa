import { type ChartMode, numeral, PALETTES } from "../../src/chart/index.ts";
import { STRIDE } from "../../src/picture/index.ts";
import type { Engine } from "../state/engine.ts";
import type { Names } from "../state/names.ts";
import type { Text } from "../text/index.ts";
import { AT } from "./bars.ts";
import type { MapFrame, MapMove } from "./map-frame.ts";
import { drawCircles, drawHexagons, type MapMark, type PlacedCode } from "./map-marks.ts";

/** Everything that painting the marks of the map needs; the places it writes to may be absent. */
export interface MapPainting {
  readonly engine: Engine;
  readonly canvas: HTMLCanvasElement | null;
  readonly legend: HTMLElement | null;
  readonly finding: HTMLElement | null;
  readonly missing: HTMLElement | null;
  readonly frame: MapFrame;
  readonly move: MapMove;
  readonly places: readonly PlacedCode[];
  /** The finding, where it is not the place with most; `null` else. */
  readonly said: string | null;
  readonly chosen: ReadonlySet<number>;
  readonly deaths: boolean;
  readonly mode: ChartMode;
  readonly text: Text;
  readonly names: Names;
}

/** Paints circles or hexagons, and writes the finding, the legend and what is not placed. */
export function paintMap(painting: MapPainting): readonly MapMark[] {
  const { engine, canvas, frame, move, deaths, mode, text } = painting;
  const context = canvas === null ? null : prepare(canvas, frame);
  if (context === null) return [];
  const palette = PALETTES[mode];
  const { crossfilter } = engine;
  if (painting.said === null) writeFinding(painting);
  else {
    write(painting.finding, painting.said);
    write(painting.missing, "");
  }
  const hexagons = crossfilter.hexagons();
  const cells = crossfilter.tallies.get("cells");
  if (hexagons !== null && cells !== undefined) {
    const { marks, breaks } = drawHexagons(context, cells, hexagons, {
      frame,
      move,
      palette,
      deaths,
    });
    writeSwatches(painting.legend, palette.steps, breaks);
    return marks;
  }
  const tally = crossfilter.tallies.get("districts") ?? new Float64Array();
  const { places, chosen } = painting;
  const marks = drawCircles(context, places, tally, { move, palette, deaths, chosen });
  writeCircles(painting.legend, marks, tally, deaths, deaths ? text.map.ring : "");
  return marks;
}

function prepare(canvas: HTMLCanvasElement, frame: MapFrame): CanvasRenderingContext2D | null {
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [Math.round(frame.width * ratio), Math.round(frame.height * ratio)];
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = `${frame.width}px`;
    canvas.style.height = `${frame.height}px`;
  }
  const context = canvas.getContext("2d");
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  context?.clearRect(0, 0, frame.width, frame.height);
  return context;
}

function writeFinding({ engine, finding, missing, places, deaths, text, names }: MapPainting) {
  const tally = engine.crossfilter.tallies.get("districts") ?? new Float64Array();
  const dictionary = engine.columns.dictionaries.district;
  const at = deaths ? AT.best : AT.events;
  let most = -1;
  let placed = 0;
  let all = 0;
  for (let cell = 0; cell < dictionary.length; cell++) {
    all += tally[cell * STRIDE] ?? 0;
    const value = tally[cell * STRIDE + at] ?? 0;
    if (dictionary[cell] === "" || value === 0) continue;
    if (most === -1 || value > (tally[most * STRIDE + at] ?? 0)) most = cell;
  }
  for (const { cell } of places) placed += tally[cell * STRIDE] ?? 0;
  const words =
    most === -1
      ? text.map.none
      : text.map.most(
          names.of("districts", dictionary[most] ?? "").main,
          numeral(tally[most * STRIDE + at] ?? 0),
          text.what[deaths ? "deaths" : "events"],
        );
  write(finding, words);
  write(missing, all > placed ? text.map.withoutDistrict(numeral(all - placed)) : "");
}

function writeSwatches(
  legend: HTMLElement | null,
  steps: readonly string[],
  breaks: readonly number[],
): void {
  if (legend === null) return;
  const labels = steps.map((_, step) => {
    const from = step === 0 ? 1 : (breaks[step - 1] as number);
    const next = breaks[step];
    if (next === undefined) return `${numeral(from)}+`;
    return next - 1 > from ? `${numeral(from)}–${numeral(next - 1)}` : numeral(from);
  });
  const key = labels.join(" ");
  if (legend.dataset["key"] === key) return;
  legend.dataset["key"] = key;
  legend.replaceChildren(
    ...labels.map((label, step) => {
      const item = document.createElement("span");
      item.className = "swatch";
      const colour = document.createElement("i");
      colour.style.background = steps[step] as string;
      item.append(colour, label);
      return item;
    }),
  );
}

function writeCircles(
  legend: HTMLElement | null,
  marks: readonly MapMark[],
  tally: Float64Array,
  deaths: boolean,
  ring: string,
): void {
  const first = marks[0];
  if (legend === null) return;
  const most = first === undefined ? 0 : (tally[first.cell * STRIDE + (deaths ? 2 : 0)] ?? 0);
  const sizes = [...new Set([1, 5, 25].map((part) => roundNumber(most / part)))].filter(
    (n) => n > 0,
  );
  const key = `${sizes.join(" ")} ${first?.radius ?? 0} ${ring}`;
  if (legend.dataset["key"] === key) return;
  legend.dataset["key"] = key;
  const items = sizes.map((size) => {
    const item = document.createElement("span");
    item.className = "swatch";
    const circle = document.createElement("i");
    const diameter = 2 * (first?.radius ?? 0) * Math.sqrt(size / most);
    circle.className = "swatch-circle";
    circle.style.inlineSize = `${diameter}px`;
    circle.style.blockSize = `${diameter}px`;
    item.append(circle, numeral(size));
    return item;
  });
  legend.replaceChildren(...items, ring);
}

/** The largest of 1, 2 and 5 times a power of ten that is not above a number. */
function roundNumber(value: number): number {
  if (value < 1) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  return power * (value >= 5 * power ? 5 : value >= 2 * power ? 2 : 1);
}

function write(node: HTMLElement | null, words: string): void {
  if (node !== null && node.textContent !== words) node.textContent = words;
}
