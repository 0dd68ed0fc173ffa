import { figureFontPaths } from "./fonts.ts";
import { openLegible } from "./legible.ts";

/** A figure as PNG, twice as many pixels as its width, set in the shipped fonts only. */
export async function paintFigure(svg: string): Promise<Uint8Array> {
  const [{ Resvg }, legible] = await Promise.all([import("@resvg/resvg-js"), openLegible()]);
  const drawing = new Resvg(legible(svg), {
    fitTo: { mode: "zoom", value: 2 },
    font: {
      loadSystemFonts: false,
      fontFiles: figureFontPaths(),
      defaultFontFamily: "Inter",
      sansSerifFamily: "Inter",
      serifFamily: "Noto Nastaliq Urdu",
    },
  });
  return drawing.render().asPng();
}
