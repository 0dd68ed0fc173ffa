import { max } from "d3-array";
import {
  type ChartMode,
  type Figure,
  numeral,
  PALETTES,
  type Palette,
} from "../../src/chart/index.ts";
import { escapeMarkup } from "../../src/kernel/index.ts";

/** Entries of a day, by the clocks of their authors. */
export interface GrowthDay {
  readonly day: string;
  readonly entries: number;
}

/** Words on the drawing. */
export interface GrowthWords {
  readonly title: string;
  readonly unit: string;
  readonly source: string;
  readonly alt: string;
  readonly day: (day: string) => string;
}

const HEIGHT = 200;
const MARGIN = { top: 22, right: 56, bottom: 26, left: 8 };
const DAY_MS = 86_400_000;

/** How a log grew: all entries so far, as steps over the days. The axis begins at zero. */
export function drawLogGrowth(
  growth: readonly GrowthDay[],
  { width, mode }: { readonly width: number; readonly mode: ChartMode },
  words: GrowthWords,
): Figure {
  const palette = PALETTES[mode];
  const steps = stepsOf(growth);
  const total = steps.at(-1)?.total ?? 0;
  const [from, to] = spanOf(steps.map(({ at }) => at));
  const inner = width - MARGIN.left - MARGIN.right;
  const bottom = HEIGHT - MARGIN.bottom;
  const x = (at: number) => MARGIN.left + ((at - from) / (to - from)) * inner;
  const y = (count: number) => bottom - (count / Math.max(1, total)) * (bottom - MARGIN.top);
  let line = `M${r(x(from))},${r(bottom)}`;
  for (const { at, total: after } of steps) line += `H${r(x(at))}V${r(y(after))}`;
  line += `H${r(x(to))}`;
  const drawing = [
    ...[0.5, 1].map((part) =>
      grid(y(total * part), width, numeral(Math.round(total * part)), palette),
    ),
    `<path d="${line}V${r(bottom)}Z" fill="${palette.mark}" fill-opacity="0.14"/>`,
    `<path d="${line}" fill="none" stroke="${palette.mark}" stroke-width="2"/>`,
    `<path d="M${MARGIN.left},${bottom}H${r(x(to))}" stroke="${palette.landEdge}"/>`,
    `<circle cx="${r(x(to))}" cy="${r(y(total))}" r="3.5" fill="${palette.mark}"/>`,
    ...ticksOf(from, steps.at(-1)?.at ?? to, width).map((at) =>
      tick(x(at), bottom, words.day(isoDay(at)), palette),
    ),
  ].join("");
  const { title, unit, source, alt } = words;
  return { title, subtitle: unit, source, notes: [], alt, drawing, width, height: HEIGHT };
}

function stepsOf(growth: readonly GrowthDay[]) {
  let total = 0;
  return growth.map(({ day, entries }) => {
    total += entries;
    return { at: Date.parse(`${day}T00:00:00Z`), total };
  });
}

/** From the first day to the day after the last, and never less than two days. */
function spanOf(days: readonly number[]): readonly [number, number] {
  const last = max(days) ?? 0;
  const first = Math.min(days[0] ?? 0, last - DAY_MS);
  return [first, last + Math.max(DAY_MS, (last - first) * 0.02)];
}

function ticksOf(from: number, last: number, width: number): readonly number[] {
  const wanted = Math.max(2, Math.min(6, Math.floor(width / 150)));
  const days = Math.floor((last - from) / DAY_MS);
  const step = Math.max(1, Math.ceil(days / wanted));
  return Array.from({ length: Math.floor(days / step) + 1 }, (_, n) => from + n * step * DAY_MS);
}

function tick(x: number, bottom: number, label: string, palette: Palette): string {
  const text = `<text x="${r(x)}" y="${bottom + 18}" font-size="12" fill="${palette.quiet}" text-anchor="${x < 40 ? "start" : "middle"}">${escapeMarkup(label)}</text>`;
  return `<path d="M${r(x)},${bottom}v4" stroke="${palette.landEdge}"/>${text}`;
}

function grid(y: number, width: number, label: string, palette: Palette): string {
  const right = width - MARGIN.right;
  return (
    `<path d="M${MARGIN.left},${r(y)}H${right}" stroke="${palette.grid}"/>` +
    `<text x="${right + 8}" y="${r(y + 4)}" font-size="12" fill="${palette.quiet}">${label}</text>`
  );
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function r(value: number): string {
  return String(Math.round(value * 10) / 10);
}
