import { inflateSync } from "node:zlib";

/** What a test asks of a PDF: pages with their size in points, names of embedded fonts, markings. */
export interface PdfFacts {
  readonly pages: number;
  readonly sizes: readonly string[];
  readonly fonts: readonly string[];
  readonly text: string;
}

/** Reads these facts from the bytes: all streams are unpacked and searched, nothing is rendered. */
export function pdfFacts(bytes: Uint8Array): PdfFacts {
  const file = Buffer.from(bytes);
  const text = [file.toString("latin1"), ...streams(file)].join("\n");
  const unique = (found: Iterable<RegExpMatchArray>) => [
    ...new Set([...found].map((match) => match[1] ?? "")),
  ];
  return {
    pages: [...text.matchAll(/\/Type\s*\/Page(?!s)/g)].length,
    sizes: unique(text.matchAll(/\/MediaBox\s*\[([^\]]+)\]/g)),
    fonts: unique(text.matchAll(/\/FontName\s*\/[A-Z]{6}\+([\w-]+)/g)).sort(),
    text,
  };
}

function streams(file: Buffer): string[] {
  const found: string[] = [];
  for (let at = file.indexOf("stream"); at !== -1; at = file.indexOf("stream", at + 6)) {
    if (file.toString("latin1", at - 3, at) === "end") continue;
    const start = file[at + 6] === 0x0d ? at + 8 : at + 7;
    const end = file.indexOf("endstream", start);
    if (end === -1) break;
    try {
      found.push(inflateSync(file.subarray(start, end)).toString("latin1"));
    } catch {
      // Streams in other encodings (fonts, colour profiles) hold none of these facts.
    }
  }
  return found;
}
