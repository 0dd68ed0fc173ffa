import * as Plot from "@observablehq/plot";

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
  return `<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" fill="${fill}" font-size="11" text-anchor="middle">${body}</svg>`;
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Text made safe for SVG and HTML, in content and in attributes; control characters are dropped. */
export function escapeMarkup(text: string): string {
  return text
    .replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)
    .replace(/\p{Cc}/gu, (sign) => (sign === "\n" || sign === "\t" ? " " : ""));
}

/** Fonts of figures; both ship with Mizan, so that a figure looks the same everywhere. */
export const CHART_FONTS = {
  latin: "Inter, system-ui, sans-serif",
  urdu: "'Noto Nastaliq Urdu', serif",
} as const;

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
      ? ""
      : ` stroke="${at.halo}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`;
  const font = at.font === "urdu" ? ` font-family="${CHART_FONTS.urdu}"` : "";
  const weight = at.weight === 600 ? ' font-weight="600"' : "";
  const anchor =
    at.anchor === undefined || at.anchor === "start" ? "" : ` text-anchor="${at.anchor}"`;
  return `<text x="${round(at.x)}" y="${round(at.y)}" font-size="${at.size}" fill="${at.fill}"${font}${weight}${anchor}${halo}>${escapeMarkup(text)}</text>`;
}

/** A coordinate with one decimal: enough for print, and the same text on every machine. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
