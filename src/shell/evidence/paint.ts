/**
 * A program of its own: reads a drawing from its input and writes it as PNG. It runs apart from the rest, so that a
 * drawing on which the painter stops, hangs or grows takes nothing with it.
 */
import { readFileSync, writeSync } from "node:fs";
import { Resvg, type ResvgRenderOptions } from "@resvg/resvg-js";

const [, , widthMax = "1200", pixelsMax = "8000000", ...fontFiles] = process.argv;
const svg = readFileSync(0, "utf8");
const options: ResvgRenderOptions = {
  font: { loadSystemFonts: false, fontFiles, defaultFontFamily: "Inter" },
  background: "white",
  logLevel: "off",
};
const { width, height } = new Resvg(svg, options);
const zoom = Math.min(1, Number(widthMax) / width, Math.sqrt(Number(pixelsMax) / (width * height)));
const png = new Resvg(svg, { ...options, fitTo: { mode: "zoom", value: zoom } }).render().asPng();
for (let at = 0; at < png.length; ) at += writeSync(1, png, at);
