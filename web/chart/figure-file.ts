import type { FigureName } from "../state/rankings.ts";
import { csvLine, pngOf, saveFile } from "../state/save.ts";
import { type FigureMaterial, type FigureRow, figureRows } from "./figure-rows.ts";

/** Saves a figure as numbers, as a drawing or as an image; gives the name of the file. */
export async function saveFigure(
  name: FigureName,
  form: "csv" | "svg" | "png",
  material: FigureMaterial,
): Promise<string> {
  const fileName = `mizan-${name}.${form}`;
  if (form === "csv") {
    const text = csvOf(figureRows(name, material), material);
    saveFile(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }), fileName);
    return fileName;
  }
  const { drawnFigure } = await import("./figure-drawing.ts");
  const svg = drawnFigure(name, material);
  if (form === "svg") saveFile(new Blob([svg], { type: "image/svg+xml" }), fileName);
  else {
    const size = /width="(\d+)" height="(\d+)"/.exec(svg);
    saveFile(await pngOf(svg, Number(size?.[1]), Number(size?.[2])), fileName);
  }
  return fileName;
}

function csvOf(rows: readonly FigureRow[], { facts }: FigureMaterial): string {
  const sources = (facts?.sources ?? []).map((source) => source.citation).join(" | ");
  const head = ["code", "name", "events", "killed_low", "killed_best", "killed_high"];
  return [
    csvLine([...head, "events_without_figure", "source"]),
    ...rows.map((row) =>
      csvLine([
        row.code,
        row.name,
        row.events,
        row.deathsLow,
        row.deathsBest,
        row.deathsHigh,
        row.withoutFigure,
        sources,
      ]),
    ),
    "",
  ].join("\r\n");
}
