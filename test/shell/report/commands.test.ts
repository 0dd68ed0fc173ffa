import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildApp } from "../../../src/shell/http/index.ts";
import { realPorts } from "../../../src/shell/ports.ts";
import { buildExample, CATALOGUE, isFileOutput, type Ports } from "../../../src/workbench/index.ts";
import { pdfFacts } from "./pdf-facts.ts";

const QUIET = { start: () => ({ update: () => {}, finish: () => {} }) };
const LOCAL = { host: "127.0.0.1:4710" };
const KINDS = [
  "timeline",
  "provinces",
  "districts",
  "actors",
  "types",
  "targets",
  "map",
  "disagreement",
  "cross-border",
];

let root = "";
let ports: Ports;
let app: FastifyInstance;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "mizan-report-"));
  ports = realPorts(join(root, "ws"), QUIET);
  const built = await buildExample(ports);
  if (!built.ok) throw new Error(JSON.stringify(built.issues));
  app = await buildApp(ports, null);
});
afterAll(async () => {
  await app.close();
  ports.search.close();
  ports.lake.close();
  rmSync(root, { recursive: true, force: true });
});

async function run(name: string, input: Record<string, unknown>) {
  const declared = CATALOGUE.find((one) => one.name === name);
  if (declared === undefined) throw new Error(`no command ${name}`);
  return declared.run(ports, declared.input.parse(input));
}

async function bytesOf(name: string, input: Record<string, unknown>): Promise<Buffer> {
  const result = await run(name, input);
  if (!result.ok || !isFileOutput(result.value)) throw new Error(JSON.stringify(result));
  return Buffer.from(result.value.bytes);
}

describe("figures of the example workspace", () => {
  it.each(KINDS)("%s: SVG with title, source and no reference outside", async (kind) => {
    const svg = (await bytesOf("figure", { kind })).toString();
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg).toMatch(/<title>[^<]{10,}<\/title>/);
    expect(svg).toContain("Source: ");
    expect(svg).not.toMatch(/NaN|undefined|Infinity|<script|href=/);
  });

  it.each(KINDS)("%s: the rows as CSV and JSON say the same", async (kind) => {
    const csv = await bytesOf("figure", { kind, format: "csv" });
    const rows = parse(csv, { columns: true }) as Record<string, string>[];
    const json = JSON.parse((await bytesOf("figure", { kind, format: "json" })).toString());
    expect(rows.length).toBeGreaterThan(0);
    expect(json.rows).toHaveLength(rows.length);
    for (const [name, value] of Object.entries(json.rows[0] as object)) {
      expect(rows[0]?.[name], name).toBe(value === null ? "" : String(value));
    }
    expect(rows[0]?.["source"]).not.toBe("");
  });

  it("paints a PNG twice as wide as the figure, dark where asked", async () => {
    const light = await bytesOf("figure", { kind: "provinces", format: "png", width: 400 });
    const dark = await bytesOf("figure", {
      kind: "provinces",
      format: "png",
      width: 400,
      dark: true,
    });
    expect(light.subarray(1, 4).toString()).toBe("PNG");
    expect(light.readUInt32BE(16)).toBe(2 * (400 + 32));
    expect(dark.equals(light)).toBe(false);
  });

  it("writes the file whose ending says the format, and tells where", async () => {
    const out = join(root, "map.svg");
    const result = await run("figure", { kind: "map", out, dark: true });
    expect(result).toMatchObject({
      ok: true,
      value: { mediaType: "image/svg+xml", fileName: out },
    });
    const svg = readFileSync(out, "utf8");
    expect(svg).toContain('fill="#15181c"');
    expect(svg).toContain("disputed");
  });

  it("marks a chosen period among the years before and after it", async () => {
    const svg = (
      await bytesOf("figure", { kind: "timeline", from: "2010", to: "2014", step: "year" })
    ).toString();
    expect(svg).toContain("chosen: 2010-01-01 to 2014-12-31");
    expect(svg).toContain("2009: ");
  });

  it("sets the sources of 2024 apart by scope, with the figures as published", async () => {
    const csv = await bytesOf("figure", { kind: "disagreement", year: 2024, format: "csv" });
    const rows = parse(csv, { columns: true }) as Record<string, string>[];
    const killed = (by: string, scope: string) =>
      rows
        .filter((row) => row["counted_by"] === by && row["scope_class"] === scope)
        .map((row) => row["killed_best"]);
    expect(killed("PIPS", "attacks-only")).toContain("852");
    expect(killed("CRSS", "attacks-and-operations")).toContain("2546");
  });

  it("refuses a place that is not known, with near names", async () => {
    expect(await run("figure", { kind: "map", province: ["Balochistn"] })).toMatchObject({
      ok: false,
      issues: [{ code: "workbench/name-not-known" }],
    });
  });
});

describe("briefs of the example workspace", () => {
  const input = { province: ["Balochistan"], from: "2019", to: "2024" };

  it("are two pages of PDF, the same bytes whenever they are made", async () => {
    const first = await bytesOf("brief", input);
    expect(pdfFacts(first).pages).toBe(2);
    const later: Ports = { ...ports, clock: { now: () => "2039-01-01T00:00:00.000Z" } };
    const brief = CATALOGUE.find(({ name }) => name === "brief");
    const again = await brief?.run(later, brief.input.parse(input));
    if (again?.ok !== true || !isFileOutput(again.value)) throw new Error("no brief");
    expect(Buffer.from(again.value.bytes).equals(first)).toBe(true);
  });

  it("have an HTML edition with the same content, both scripts, and nothing outside it", async () => {
    const page = (await bytesOf("brief", { ...input, format: "html" })).toString();
    expect(page).toContain("<h1>Balochistan, 2019 to 2024: ");
    expect(page).toContain('<bdi lang="ur" dir="rtl" class="urdu">کوئٹہ</bdi>');
    expect(page).toContain("Where sources disagree");
    expect(page).toContain("No source counted here gives a share of attacks");
    expect(page).toMatch(/mizan brief -w WORKSPACE .*--province Balochistan/);
    expect(page).toMatch(/Snapshot <code>[0-9a-f]{64}<\/code>/);
    expect(page).not.toMatch(/<script|src="http|url\(http|<link/);
  });

  it("carry the marking asked for", async () => {
    const page = await bytesOf("brief", { ...input, format: "html", marking: "TLP:AMBER" });
    expect(page.toString()).toContain("<strong>TLP:AMBER</strong>");
  });

  it("say that nothing was found where nothing was found", async () => {
    const page = await bytesOf("brief", { from: "1801", to: "1802", format: "html" });
    expect(page.toString()).toContain("That is not proof of calm");
    const pdf = await bytesOf("brief", { from: "1801", to: "1802" });
    expect(pdfFacts(pdf).pages).toBe(2);
  });
});

describe("over HTTP", () => {
  it.each([
    ["/api/figure?kind=timeline", "image/svg+xml", "timeline.svg"],
    ["/api/figure?kind=map&format=png&width=320", "image/png", "map.png"],
    ["/api/figure?kind=actors&format=csv", "text/csv; charset=utf-8", "actors.csv"],
    ["/api/brief?province=Sindh", "application/pdf", "brief.pdf"],
    ["/api/brief?format=html", "text/html; charset=utf-8", "brief.html"],
  ])("%s answers the bytes as %s", async (url, type, name) => {
    const answer = await app.inject({ url, headers: LOCAL });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["content-type"]).toBe(type);
    expect(answer.headers["content-disposition"]).toContain(name);
    expect(answer.rawPayload.length).toBeGreaterThan(200);
  });

  it("writes no file that a request names", async () => {
    const out = join(root, "planted.svg");
    const answer = await app.inject({
      url: `/api/figure?kind=timeline&out=${encodeURIComponent(out)}`,
      headers: LOCAL,
    });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(() => readFileSync(out)).toThrow();
  });
});
