import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Brief, BriefFigure } from "../../workbench/index.ts";
import { readFonts } from "./fonts.ts";
import { type Legible, legibleData, openLegible } from "./legible.ts";
import { DETAILS, type Detail, trimBrief } from "./trim.ts";

const PAGES = 2;

/**
 * The brief as PDF (PDF/A-2b, tagged): exactly two pages. Where the texts are too long for two pages,
 * rows and notes are left out step by step, and the page says how many.
 *
 * The bytes depend on the brief alone: the date inside is that of the record, and only shipped fonts
 * are used.
 */
export async function typesetBrief(brief: Brief): Promise<Uint8Array> {
  const [{ NodeCompiler }, fonts, template, legible] = await Promise.all([
    import("@myriaddreamin/typst-ts-node-compiler"),
    readFonts(),
    readFile(new URL("./brief.typ", import.meta.url), "utf8"),
    openLegible(),
  ]);
  const compiler = NodeCompiler.create({
    // A folder with nothing in it for the template to read: all it needs is given as shadow files.
    workspace: tmpdir(),
    fontArgs: [{ fontBlobs: Object.values(fonts) }],
  });
  for (const detail of DETAILS) {
    mapBrief(compiler, trimBrief(brief, detail), { detail, legible });
    const compiled = compiler.compile({ mainFileContent: template });
    const document = compiled.result;
    if (document === null) {
      const why = compiled.takeDiagnostics()?.shortDiagnostics ?? [];
      throw new Error(`Defect: the brief could not be set: ${JSON.stringify(why)}`);
    }
    if (document.numOfPages > PAGES && detail !== DETAILS.at(-1)) continue;
    const pdf = compiler.pdf(document, {
      pdfStandard: "a-2b",
      creationTimestamp: Math.floor(Date.parse(brief.asOf) / 1000),
    });
    return new Uint8Array(pdf);
  }
  throw new Error("Defect: no level of detail was tried");
}

interface Shadows {
  mapShadow(path: string, content: Buffer): void;
}

function mapBrief(
  compiler: Shadows,
  brief: Brief,
  { detail, legible }: { readonly detail: Detail; readonly legible: Legible },
): void {
  const figures: Record<string, BriefFigure> = { timeline: brief.timeline };
  if (brief.map !== null) figures["map"] = brief.map;
  for (const [at, figure] of brief.rankings.entries()) figures[`ranking-${at}`] = figure;
  for (const [name, figure] of Object.entries(figures)) {
    compiler.mapShadow(join(tmpdir(), `${name}.svg`), Buffer.from(legible(figure.svg)));
  }
  const texts = legibleData({ ...brief, ...withoutDrawings(brief) }, legible);
  const data = { ...texts, fitted: detail.level };
  compiler.mapShadow(join(tmpdir(), "brief.json"), Buffer.from(JSON.stringify(data)));
}

function withoutDrawings(brief: Brief) {
  const texts = ({ svg: _svg, ...rest }: BriefFigure) => rest;
  return {
    timeline: texts(brief.timeline),
    map: brief.map === null ? null : texts(brief.map),
    rankings: brief.rankings.map(texts),
  };
}
