import { type ChartMode, frameFigure } from "../../chart/index.ts";
import { writeCsv } from "../../picture/index.ts";
import type { FileOutput } from "../file-output.ts";
import type { Ports } from "../ports.ts";
import type { DrawnFigure } from "./work.ts";

const MEDIA_TYPES = {
  svg: "image/svg+xml",
  png: "image/png",
  csv: "text/csv; charset=utf-8",
  json: "application/json",
} as const;

/** A drawn figure as a file of the format asked for. */
export async function figureFile(
  ports: Pick<Ports, "report">,
  { figure, table }: DrawnFigure,
  how: {
    readonly kind: string;
    readonly as: keyof typeof MEDIA_TYPES;
    readonly mode: ChartMode;
  },
): Promise<FileOutput> {
  const file = (bytes: Uint8Array): FileOutput => ({
    mediaType: MEDIA_TYPES[how.as],
    fileName: `${how.kind}.${how.as}`,
    bytes,
  });
  const text = (content: string) => file(new TextEncoder().encode(content));
  switch (how.as) {
    case "svg":
      return text(frameFigure(figure, how.mode));
    case "png":
      return file(await ports.report.paint(frameFigure(figure, how.mode)));
    case "csv":
      return text(
        writeCsv(
          [...table.header, "scope_and_unit", "source"],
          table.rows.map((row) => [...row, figure.subtitle, figure.source]),
        ),
      );
    case "json": {
      const { title, subtitle, source, notes, alt } = figure;
      const rows = table.rows.map((row) =>
        Object.fromEntries(table.header.map((name, at) => [name, row[at] ?? null])),
      );
      return text(`${JSON.stringify({ title, subtitle, source, notes, alt, rows }, null, 2)}\n`);
    }
  }
}
