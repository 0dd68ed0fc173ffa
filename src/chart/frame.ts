import { escapeMarkup } from "../kernel/index.ts";
import type { Figure } from "./figure.ts";
import { type ChartMode, PALETTES } from "./palette.ts";
import { CHART_FONTS, element, svgText } from "./svg.ts";
import { wrapText } from "./text-width.ts";

const MARGIN = 16;
const TITLE = { size: 17, line: 22, weight: "semibold" } as const;
const SUBTITLE = { size: 12, line: 17 } as const;
const NOTE = { size: 10.5, line: 14.5 } as const;

/**
 * A figure as one SVG file: title, unit and scope, drawing, source and notes, on its own paper.
 *
 * Nothing in it refers to anything outside it, and the same figure is the same text every time.
 */
export function frameFigure(figure: Figure, mode: ChartMode): string {
  const palette = PALETTES[mode];
  const inner = figure.width;
  const parts: string[] = [];
  let y = MARGIN;
  const write = (
    text: string,
    style: { size: number; line: number; weight?: "semibold" },
    fill: string,
  ) => {
    for (const line of wrapText(text, { width: inner, ...style })) {
      y += style.line;
      const weight = style.weight === undefined ? 400 : 600;
      parts.push(svgText(line, { x: MARGIN, y: y - 4, size: style.size, fill, weight }));
    }
  };
  write(figure.title, TITLE, palette.ink);
  y += 2;
  write(figure.subtitle, SUBTITLE, palette.quiet);
  y += 8;
  parts.push(placed(figure.drawing, MARGIN, y));
  y += figure.height + 8;
  write(`Source: ${figure.source}`, NOTE, palette.quiet);
  for (const note of figure.notes) write(note, NOTE, palette.quiet);
  const width = inner + 2 * MARGIN;
  const height = Math.ceil(y + MARGIN);
  return page({ width, height }, { "aria-label": null }, [
    `<title>${escapeMarkup(figure.title)}</title>`,
    `<desc>${escapeMarkup(figure.alt)}</desc>`,
    element("rect", { width, height, fill: palette.paper }),
    ...parts,
  ]);
}

/** The drawing alone, on its own paper, for documents that set the texts themselves. */
export function bareFigure(figure: Figure, mode: ChartMode): string {
  const { width, height } = figure;
  return page({ width, height }, { "aria-label": figure.alt }, [
    element("rect", { width, height, fill: PALETTES[mode].paper }),
    placed(figure.drawing, 0, 0),
  ]);
}

function page(
  { width, height }: { readonly width: number; readonly height: number },
  named: { readonly "aria-label": string | null },
  parts: readonly string[],
): string {
  const attributes = {
    xmlns: "http://www.w3.org/2000/svg",
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: "img",
    ...named,
    "font-family": CHART_FONTS.latin,
  };
  return `${element("svg", attributes, `\n${parts.join("\n")}\n`)}\n`;
}

function placed(drawing: string, x: number, y: number): string {
  return element("g", { transform: `translate(${x},${Math.round(y)})` }, drawing);
}
