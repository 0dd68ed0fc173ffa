import * as Plot from "@observablehq/plot";
import { escapeMarkup } from "../kernel/index.ts";

/** The part of a browser's or a server's `document` that drawing needs. */
export interface ChartDocument {
  createElementNS(namespace: string, name: string): unknown;
}

type Drawn = { readonly outerHTML: string };

/**
 * Draws with Observable Plot and gives the SVG as text, the same text for the same data everywhere:
 * coordinates are rounded, and Plot's style sheet is left out, because pages with a strict policy
 * refuse it and typesetters ignore it.
 */
export function plotSvg(
  document: ChartDocument,
  fill: string,
  options: Plot.PlotOptions & { width: number; height: number },
): string {
  const drawn = Plot.plot({
    className: "mizan",
    ...options,
    document: document as NonNullable<Plot.PlotOptions["document"]>,
  }) as unknown as Drawn;
  const { width, height } = options;
  const body = drawn.outerHTML
    .replace(/<style>[\s\S]*?<\/style>/g, "")
    .replace(/^<svg[^>]*>/, "")
    .replace(/<\/svg>\s*$/, "")
    .replace(/="[^"]*"/g, (value) =>
      value.replace(/-?\d+\.\d{3,}/g, (n) => `${round2(Number(n))}`),
    );
  const viewBox = `0 0 ${width} ${height}`;
  const frame = { width, height, viewBox, fill, "font-size": 11, "text-anchor": "middle" };
  return element("svg", frame, body);
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Fonts of figures; both ship with Mizan, so that a figure looks the same everywhere. */
export const CHART_FONTS = {
  latin: "Inter, system-ui, sans-serif",
  urdu: "'Noto Nastaliq Urdu', serif",
} as const;

/** An attribute's value; `null` leaves the attribute out. */
type Value = string | number | null;

/** One SVG element as text; numbers are rounded, values are made safe, `content` is markup already. */
export function element(
  name: string,
  attributes: Readonly<Record<string, Value>>,
  content: string | null = null,
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => {
      const text = typeof value === "number" ? String(round(value)) : escapeMarkup(value ?? "");
      return ` ${key}="${text}"`;
    })
    .join("");
  return content === null ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** One line of text as SVG. */
export function svgText(
  text: string,
  at: {
    x: number;
    y: number;
    size: number;
    fill: string;
    weight?: 400 | 600;
    anchor?: "start" | "middle" | "end";
    font?: "latin" | "urdu";
    halo?: string;
  },
): string {
  const halo =
    at.halo === undefined
      ? {}
      : { stroke: at.halo, "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke" };
  return element(
    "text",
    {
      x: at.x,
      y: at.y,
      "font-size": at.size,
      fill: at.fill,
      "font-family": at.font === "urdu" ? CHART_FONTS.urdu : null,
      "font-weight": at.weight === 600 ? 600 : null,
      "text-anchor": at.anchor === undefined || at.anchor === "start" ? null : at.anchor,
      ...halo,
    },
    escapeMarkup(text),
  );
}

/** A coordinate with one decimal: enough for print, and the same text on every machine. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
