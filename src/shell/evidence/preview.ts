import { open, readFile, stat } from "node:fs/promises";
import { imageSize } from "image-size";
import { paint } from "./painter.ts";
import { safeDrawing } from "./safe-drawing.ts";
import { decodeText } from "./text-type.ts";

/** A view of content that runs none of it. */
export type SafePreview =
  | { readonly form: "image"; readonly mediaType: "image/png"; readonly bytes: Uint8Array }
  | { readonly form: "text"; readonly text: string; readonly shortened: boolean }
  | { readonly form: "none"; readonly reason: string };

/** Largest picture that is unpacked for a preview. A page of 1,280 points width may be 30,000 high. */
const PIXELS_MAX = 50_000_000;
const IMAGE_BYTES_MAX = 40_000_000;
const DRAWING_BYTES_MAX = 5_000_000;
const TEXT_BYTES_MAX = 65_536;
const RASTER = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);
const TEXT = /^(?:text\/|application\/(?:json|x-ndjson|xml|xhtml\+xml|warc)$|multipart\/related$)/;
/** Controls, and marks that turn the direction of text around: shown by their number, never obeyed. */
const UNSEEN = /(?![\t\n\r])[\p{Cc}\u200b\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** Shows a file by its detected type: pictures painted anew, pages and other text as their source. */
export async function previewFile(path: string, mediaType: string): Promise<SafePreview> {
  const { size } = await stat(path);
  if (mediaType === "image/svg+xml") return previewDrawing(path, size);
  if (RASTER.has(mediaType)) return previewImage(path, size, mediaType);
  if (TEXT.test(mediaType)) return previewText(path, size);
  return none(
    REASONS[mediaType.split("/")[0] ?? ""] ??
      REASONS[mediaType] ??
      "There is no safe view of this type; its facts are shown.",
  );
}

const REASONS: Readonly<Record<string, string>> = {
  "application/pdf":
    "PDF documents are not painted here, because they can hold programs; their facts are shown.",
  video: "Films are not played here; their facts are shown.",
  audio: "Sound is not played here; its facts are shown.",
  image: "This kind of picture cannot be painted safely here; its facts are shown.",
};

function none(reason: string): SafePreview {
  return { form: "none", reason };
}

async function previewDrawing(path: string, size: number): Promise<SafePreview> {
  if (size > DRAWING_BYTES_MAX) return none("The drawing is too large to be painted.");
  const decoded = decodeText(await readFile(path));
  const safe = decoded === null ? null : safeDrawing(decoded.text);
  if (safe === null)
    return none("The drawing is damaged or declares other text, so it is not painted.");
  return painted(await paint(safe));
}

/** A picture is put into a drawing of its size and painted: what leaves is a new PNG without its other content. */
async function previewImage(path: string, size: number, mediaType: string): Promise<SafePreview> {
  if (size > IMAGE_BYTES_MAX) return none("The picture has too many bytes to be painted.");
  const bytes = await readFile(path);
  const shape = shapeOf(bytes);
  if (shape === null) return none("The picture is damaged.");
  const { width, height, orientation } = shape;
  if (width * height > PIXELS_MAX)
    return none(`The picture has ${width} by ${height} points, too many to be painted.`);
  const turned = orientation >= 5;
  const [w, h] = turned ? [height, width] : [width, height];
  const image = `<image width="${width}" height="${height}" transform="${turn(orientation, width, height)}" href="data:${mediaType};base64,${bytes.toString("base64")}"/>`;
  return painted(
    await paint(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}">${image}</svg>`,
    ),
  );
}

function shapeOf(bytes: Uint8Array) {
  try {
    const { width, height, orientation = 1 } = imageSize(bytes);
    return width > 0 && height > 0 ? { width, height, orientation } : null;
  } catch {
    return null;
  }
}

/** How a camera was held (Exif tag 274), as a matrix that sets the picture upright. */
function turn(orientation: number, width: number, height: number): string {
  const matrix = {
    2: [-1, 0, 0, 1, width, 0],
    3: [-1, 0, 0, -1, width, height],
    4: [1, 0, 0, -1, 0, height],
    5: [0, 1, 1, 0, 0, 0],
    6: [0, 1, -1, 0, height, 0],
    7: [0, -1, -1, 0, height, width],
    8: [0, -1, 1, 0, 0, width],
  }[orientation];
  return `matrix(${(matrix ?? [1, 0, 0, 1, 0, 0]).join(" ")})`;
}

function painted(bytes: Uint8Array | null): SafePreview {
  return bytes === null
    ? none("It could not be painted within the time and size that previews have.")
    : { form: "image", mediaType: "image/png", bytes };
}

/** The beginning of a text, with what cannot be seen written out. Whoever shows it must not read it as HTML. */
async function previewText(path: string, size: number): Promise<SafePreview> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(
      Buffer.alloc(TEXT_BYTES_MAX),
      0,
      TEXT_BYTES_MAX,
      0,
    );
    const sample = buffer.subarray(0, bytesRead);
    const text = decodeText(sample)?.text ?? new TextDecoder("utf-8").decode(sample);
    return { form: "text", text: visibleText(text), shortened: size > bytesRead };
  } finally {
    await file.close();
  }
}

/**
 * Text with controls and marks of direction written out, so that neither a terminal nor a reader is led astray.
 *
 * @example
 * visibleText("a\u202eb\u001b[2J")
 * // => "a⟨U+202E⟩b⟨U+001B⟩[2J"
 */
export function visibleText(text: string): string {
  return text.replaceAll(
    UNSEEN,
    (mark) => `⟨U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`,
  );
}
