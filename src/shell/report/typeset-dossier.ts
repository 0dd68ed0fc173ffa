import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DossierDocument, PackageFile } from "../../evidence/index.ts";
import { readFonts } from "./fonts.ts";
import { legibleData, openLegible } from "./legible.ts";

/**
 * A dossier as PDF (PDF/A-2b, tagged). The bytes depend on the dossier alone: the date inside is the one that
 * its author declares, and only shipped fonts are used.
 */
export async function typesetDossier(
  dossier: DossierDocument,
  drawings: readonly PackageFile[],
): Promise<Uint8Array> {
  const [{ NodeCompiler }, fonts, template, legible] = await Promise.all([
    import("@myriaddreamin/typst-ts-node-compiler"),
    readFonts(),
    readFile(new URL("./dossier.typ", import.meta.url), "utf8"),
    openLegible(),
  ]);
  const compiler = NodeCompiler.create({
    // A folder with nothing in it for the template to read: all it needs is given as shadow files.
    workspace: tmpdir(),
    fontArgs: [{ fontBlobs: Object.values(fonts) }],
  });
  for (const drawing of drawings) {
    const svg = legible((await wholeOf(drawing)).toString("utf8"));
    compiler.mapShadow(join(tmpdir(), drawing.path), Buffer.from(svg));
  }
  const data = JSON.stringify(legibleData(dossier, legible));
  compiler.mapShadow(join(tmpdir(), "dossier.json"), Buffer.from(data));
  const compiled = compiler.compile({ mainFileContent: template });
  if (compiled.result === null) {
    const why = compiled.takeDiagnostics()?.shortDiagnostics ?? [];
    throw new Error(`Defect: the dossier could not be set: ${JSON.stringify(why)}`);
  }
  const pdf = compiler.pdf(compiled.result, {
    pdfStandard: "a-2b",
    creationTimestamp: Math.floor(Date.parse(`${dossier.date}T00:00:00Z`) / 1000),
  });
  return new Uint8Array(pdf);
}

async function wholeOf(file: PackageFile): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of file.read()) pieces.push(new Uint8Array(piece));
  return Buffer.concat(pieces);
}
