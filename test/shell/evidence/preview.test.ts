import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { Resvg } from "@resvg/resvg-js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { detectMediaType } from "../../../src/shell/evidence/media-type.ts";
import { previewFile, visibleText } from "../../../src/shell/evidence/preview.ts";
import { safeDrawing } from "../../../src/shell/evidence/safe-drawing.ts";

const HOSTILE = "../shared/data/hostile-input";
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "mizan-preview-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, content);
  return path;
}

const RED =
  '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"><rect width="4" height="2" fill="red"/></svg>';
const redPng = () => new Resvg(RED).render().asPng();

/** A PNG of the given size in one colour, made by hand so that it may be of any size. */
function png(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8); // One bit a point, grey.
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * Math.min(height, 2_000)));
  return Buffer.concat([
    Buffer.from("\u0089PNG\r\n\u001a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", rows),
    chunk("IEND", new Uint8Array()),
  ]);
}

/** Width, height and first point of a painted preview. */
async function pixels(bytes: Uint8Array) {
  const address = `data:image/png;base64,${Buffer.from(bytes).toString("base64")}`;
  const [width, height] = [
    Buffer.from(bytes).readUInt32BE(16),
    Buffer.from(bytes).readUInt32BE(20),
  ];
  const drawn = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="${address}"/></svg>`,
  ).render();
  return { width, height, first: [...drawn.pixels.subarray(0, 3)] };
}

describe("what a file is", () => {
  it.each([
    ["a.png", () => redPng(), "image/png", false],
    ["a.jpg", () => redPng(), "image/png", true],
    ["a", () => redPng(), "image/png", false],
    ["a.txt", () => "Nine were killed.\n", "text/plain", false],
    ["a.txt", () => "<!-- x --><!DOCTYPE html><p>Nine", "text/html", true],
    ["a.png", () => "<html><script>alert(1)</script>", "text/html", true],
    ["a.svg", () => RED, "image/svg+xml", false],
    [
      "a.svg",
      () => `<?xml version="1.0"?>\n<!-- a map -->\n<x:svg xmlns:x="http://www.w3.org/2000/svg"/>`,
      "image/svg+xml",
      false,
    ],
    ["a.xml", () => `<?xml version="1.0"?><feed/>`, "application/xml", false],
    [
      "a.html",
      () => `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>`,
      "text/html",
      false,
    ],
    ["a.json", () => '{"a":[1,2]}', "application/json", false],
    ["a.jsonl", () => '{"a":1}\n{"a":2}\n', "application/x-ndjson", false],
    ["a.csv", () => 'date,place\n2024-05-01,"Dera Ismail Khan, city"\n', "text/csv", false],
    ["a.csv", () => Buffer.from("\ufeffdate,place\n2024,x\n", "utf16le"), "text/csv", false],
    ["a.warc", () => "WARC/1.0\r\n", "application/warc", false],
    ["a.pdf", () => "%PDF-1.7\n%âãÏÓ\n1 0 obj\n", "application/pdf", false],
    ["a.csv", () => "%PDF-1.7\n%âãÏÓ\n1 0 obj\n", "application/pdf", true],
    ["a.exe", () => "MZ\u0090\u0000\u0003", "application/x-msdownload", false],
    [
      "a.mhtml",
      () => "From: <x>\r\nSubject: y\r\nContent-Type: multipart/related;\r\n\tboundary=z\r\n",
      "multipart/related",
      false,
    ],
    ["empty.txt", () => "", "text/plain", false],
    ["ur.txt", () => "حملے میں نو افراد ہلاک ہوئے", "text/plain", false],
    [
      "noise.bin",
      () => Uint8Array.from({ length: 99 }, (_, i) => (i * 37) % 256),
      "application/octet-stream",
      false,
    ],
  ])("%s is told by its bytes (%#)", async (name, content, mediaType, mismatch) => {
    const path = file(`given-${name}`, content());
    expect(await detectMediaType(path, name)).toMatchObject({ mediaType, mismatch });
  });
});

describe.skipIf(!existsSync(HOSTILE))("hostile input (needs the reference data)", () => {
  it.each([
    ["active.html", "text/html"],
    ["script.svg", "image/svg+xml"],
    ["bomb-200MB.zip", "application/zip"],
    ["formula.csv", "text/csv"],
    ["bom-crlf.csv", "text/csv"],
    ["utf16.csv", "text/csv"],
    ["deep.json", "application/json"],
    ["dupkeys.json", "application/json"],
  ])("%s is %s", async (name, mediaType) => {
    expect((await detectMediaType(join(HOSTILE, name), name)).mediaType).toBe(mediaType);
  });

  it("shows active pages as their source and paints drawings without their scripts", async () => {
    const page = await previewFile(join(HOSTILE, "active.html"), "text/html");
    expect(page).toMatchObject({
      form: "text",
      text: readFileSync(join(HOSTILE, "active.html"), "utf8"),
    });
    const drawing = await previewFile(join(HOSTILE, "script.svg"), "image/svg+xml");
    expect(drawing.form).toBe("image");
    const safe = safeDrawing(readFileSync(join(HOSTILE, "script.svg"), "utf8"));
    expect(safe).not.toMatch(/script|onload|iframe|http:\/\/127/);
  });

  it.each(["billion.xml", "xxe.xml"])(
    "does not paint %s when it is called a drawing",
    async (name) => {
      expect((await previewFile(join(HOSTILE, name), "image/svg+xml")).form).toBe("none");
    },
  );
});

describe("a preview", () => {
  it("of a drawing is a new picture", async () => {
    const shown = await previewFile(file("a.svg", RED), "image/svg+xml");
    if (shown.form !== "image") throw new Error(JSON.stringify(shown));
    expect(await pixels(shown.bytes)).toEqual({ width: 4, height: 2, first: [255, 0, 0] });
  });

  it("of a drawing opens no file of this machine, whatever the reference is called", async () => {
    const secret = file("secret.png", redPng());
    const blank = [255, 255, 255];
    const nested = Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"><image width="4" height="2" href="${secret}"/></svg>`,
    ).toString("base64");
    const forms = [
      `<image width="4" height="2" href="${secret}"/>`,
      `<image width="4" height="2" xlink:href="${secret}"/>`,
      `<image width="4" height="2" y:href="${secret}"/>`,
      `<image width="4" height="2" href="#x${secret}" xlink:href=" ${secret}"/>`,
      `<image width="4" height="2" href="&#x2f;${secret.slice(1)}"/>`,
      `<image width="4" height="2" href="data:image/svg+xml;base64,${nested}"/>`,
      `<image width="4" height="2" href="data:text/plain;base64,${nested}"/>`,
      `<filter id="f"><feImage href="${secret}"/></filter><rect width="4" height="2" fill="white" filter="url(#f)"/>`,
      `<![CDATA[<image width="4" height="2" href="${secret}"/>]]>`,
      `<!--><image width="4" height="2" href="${secret}"/>-->`,
      `<style>image{href:url(${secret})}</style><image width="4" height="2"/>`,
    ];
    for (const form of forms) {
      const head = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:y="http://www.w3.org/1999/xlink" width="4" height="2">`;
      const shown = await previewFile(file("thief.svg", `${head}${form}</svg>`), "image/svg+xml");
      if (shown.form === "image") expect((await pixels(shown.bytes)).first, form).toEqual(blank);
    }
    // The painter would open it, so the test can fail.
    const bare = new Resvg(
      `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2">${forms[0]}</svg>`,
    ).render();
    expect([...bare.pixels.subarray(0, 3)]).toEqual([255, 0, 0]);
  });

  it("of a drawing with declared names is refused", async () => {
    const entity = `<!DOCTYPE svg [<!ENTITY x "/etc/hostname">]>${RED}`;
    expect((await previewFile(file("e.svg", entity), "image/svg+xml")).form).toBe("none");
  });

  it("of a huge or endless drawing stays within its bounds", async () => {
    const huge = await previewFile(
      file("huge.svg", RED.replace('width="4" height="2"', 'width="900000" height="600000"')),
      "image/svg+xml",
    );
    if (huge.form !== "image") throw new Error(JSON.stringify(huge));
    expect(await pixels(huge.bytes)).toMatchObject({ width: 1200, height: 800 });
    const uses = Array.from(
      { length: 40 },
      (_, i) => `<g id="g${i + 1}"><use href="#g${i}"/><use href="#g${i}"/></g>`,
    ).join("");
    const doubling = `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"><defs><g id="g0"><rect width="1" height="1"/></g>${uses}</defs><use href="#g40"/></svg>`;
    const begun = performance.now();
    expect((await previewFile(file("uses.svg", doubling), "image/svg+xml")).form).toBe("none");
    expect(performance.now() - begun).toBeLessThan(15_000);
  });

  it("of a picture is painted anew, without what else the file holds", async () => {
    const hidden = Buffer.concat([redPng(), Buffer.from("<script>alert(1)</script>")]);
    const shown = await previewFile(file("p.png", hidden), "image/png");
    if (shown.form !== "image") throw new Error(JSON.stringify(shown));
    expect(Buffer.from(shown.bytes).includes("script")).toBe(false);
    expect(await pixels(shown.bytes)).toEqual({ width: 4, height: 2, first: [255, 0, 0] });
  });

  it("of a picture with too many points is refused before it is unpacked", async () => {
    const shown = await previewFile(file("b.png", png(60_000, 60_000)), "image/png");
    expect(shown).toEqual({
      form: "none",
      reason: "The picture has 60000 by 60000 points, too many to be painted.",
    });
    const tall = await previewFile(file("t.png", png(1280, 2000)), "image/png");
    expect(tall.form).toBe("image");
  });

  it("of a damaged picture, a document or a film says why there is none", async () => {
    expect((await previewFile(file("d.png", redPng().subarray(0, 20)), "image/png")).form).toBe(
      "none",
    );
    expect(await previewFile(file("d.pdf", "%PDF"), "application/pdf")).toMatchObject({
      form: "none",
      reason: /PDF/,
    });
    expect((await previewFile(file("d.mp4", "x"), "video/mp4")).form).toBe("none");
  });

  it("of text is its beginning, with hidden marks written out", async () => {
    const long = await previewFile(file("l.txt", "x".repeat(100_000)), "text/plain");
    expect(long).toMatchObject({ form: "text", shortened: true });
    expect(visibleText("اردو\u200cمتن\n")).toBe("اردو\u200cمتن\n");
    const shown = await previewFile(file("r.txt", "exe.\u202etxt"), "text/plain");
    expect(shown).toEqual({ form: "text", text: "exe.⟨U+202E⟩txt", shortened: false });
  });
});
