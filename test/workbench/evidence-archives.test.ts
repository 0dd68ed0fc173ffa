import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { toolOf } from "../../src/workbench/evidence/archive.ts";
import type { Preserved } from "../../src/workbench/evidence/preserve-work.ts";
import type { EvidenceAnswer } from "../../src/workbench/evidence/work.ts";
import { type Bench, openBench } from "./evidence-bench.ts";

const FIXTURES = "../shared/data/conformance/wacz-fixtures/fixtures";
const ABOUT = { collector: "Desk 4", purpose: "Case file" };

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const preserve = (name: string, more = {}) =>
  bench.answer<Preserved>("preserve", { ...ABOUT, files: [join(FIXTURES, name)], ...more });

describe.skipIf(!existsSync(FIXTURES))("web archives (needs the published fixtures)", () => {
  it("say where, when and with what the page was captured, and hold its source", async () => {
    const { items, captures } = await preserve("valid_signed_example_1.wacz");
    expect(items).toMatchObject([{ part: "wacz", mediaType: "application/wacz" }]);
    const [capture] = captures;
    expect(capture?.url).toMatch(/^https?:\/\//);
    expect(capture?.capturedAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(capture?.holds.map(({ what }) => what)).toEqual(["html"]);
    const unmet = capture?.courtMinimum.outcomes.filter(({ met }) => !met);
    expect(unmet?.map(({ requirement }) => requirement)).toEqual(["fullpage-image"]);
    const { archive } = await bench.answer<EvidenceAnswer>("evidence show", { id: items[0]?.id });
    expect(archive).toMatchObject({ format: "wacz" });
    expect(archive?.pages.length).toBeGreaterThan(0);
    expect(archive?.findings.filter(({ status }) => status === "fail")).toEqual([]);
  });

  it("reach the court minimum with an image of the whole page beside them", async () => {
    const screenshot = bench.file("page.png", readFileSync("docs/picture.png"));
    const { captures } = await preserve("valid_signed_example_1.wacz", { screenshot });
    expect(captures[0]?.courtMinimum).toMatchObject({ reached: true });
  });

  it("are read as WARC too", async () => {
    const { items, captures } = await preserve("example-iana.warc");
    expect(items).toMatchObject([{ part: "warc", mediaType: "application/warc" }]);
    expect(captures[0]).toMatchObject({ url: "https://example.com/", status: 200 });
  });

  it("that fail their checks are refused, each fault named, and nothing is kept", async () => {
    const files = [join(FIXTURES, "invalid_example_1.wacz")];
    const issues = await bench.issues("preserve", { ...ABOUT, files });
    expect(issues.length).toBeGreaterThan(0);
    expect(new Set(issues.map(({ code }) => code))).toEqual(
      new Set(["workbench/evidence-damaged"]),
    );
    expect((await bench.answer<{ total: number }>("evidence", {})).total).toBe(0);
    const kept = await preserve("invalid_example_1.wacz", { keepDamaged: "The only copy" });
    expect(kept.items[0]?.damage).toBe("The only copy");
    // What is known to be damaged is no news, and no pass.
    const verdict = await bench.answer<{ status: string }>("evidence verify", {});
    expect(verdict.status).toBe("warning");
  });

  it("with one changed byte in their records are refused, wherever it is", async () => {
    const whole = readFileSync(join(FIXTURES, "valid_signed_example_1.wacz"));
    const begin = whole.indexOf(Buffer.from([0x1f, 0x8b]), whole.indexOf("archive/"));
    for (let at = begin; at < begin + 4_000; at += 331) {
      const bytes = Buffer.from(whole);
      bytes.writeUInt8((bytes[at] ?? 0) ^ 0x55, at);
      const files = [bench.file(`changed-${at}.wacz`, bytes)];
      const result = await bench.run("preserve", { ...ABOUT, files });
      expect(result.ok, `byte ${at}`).toBe(false);
    }
  });

  it("that are cut off or no archive at all are refused", async () => {
    const whole = readFileSync(join(FIXTURES, "valid_example_1.wacz"));
    for (const [name, bytes] of [
      ["cut.wacz", whole.subarray(0, whole.length - 100)],
      ["text.wacz", "no archive"],
      ["cut.warc", readFileSync(join(FIXTURES, "example-iana.warc")).subarray(0, 9_999)],
    ] as const) {
      const files = [bench.file(name, bytes)];
      const [issue] = await bench.issues("preserve", { ...ABOUT, files });
      expect(issue?.code, name).toBe("workbench/evidence-damaged");
    }
  });
});

describe("the tool of an archive", () => {
  it.each([
    [
      "Webrecorder ArchiveWeb.page 0.6.0, using warcio.js 1.5.0",
      "Webrecorder ArchiveWeb.page",
      "0.6.0",
    ],
    ["Browsertrix-Crawler 1.14.1 (with warcio.js 2.4.7)", "Browsertrix-Crawler", "1.14.1"],
    ["wget/1.21", "wget", "1.21"],
    ["py-wacz", "py-wacz", null],
    [null, null, null],
  ])("of %j is read", (software, tool, toolVersion) => {
    expect(toolOf(software)).toEqual({ tool, toolVersion });
  });
});
