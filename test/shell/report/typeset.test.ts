import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { typesetBrief } from "../../../src/shell/report/typeset.ts";
import type { Brief } from "../../../src/workbench/index.ts";
import { type PdfFacts, pdfFacts } from "./pdf-facts.ts";
import { BRIEF } from "./sample-brief.ts";

const SHIPPED = [
  "Inter-Regular",
  "Inter-SemiBold",
  "NotoNastaliqUrdu-Regular",
  "SourceSerif4-Regular",
  "SourceSerif4-SemiBold",
];
const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe("a brief as PDF", () => {
  let pdf: Uint8Array;
  let facts: PdfFacts;
  beforeAll(async () => {
    pdf = await typesetBrief(BRIEF);
    facts = pdfFacts(pdf);
  });

  it("has exactly two A4 pages", () => {
    expect(facts.pages).toBe(2);
    expect(
      facts.sizes.map((size) => size.split(" ").map((part) => Math.round(Number(part)))),
    ).toEqual([[0, 0, 595, 842]]);
  });

  it("embeds the shipped fonts and no other", () => {
    expect(facts.fonts).toEqual(SHIPPED);
  });

  it("says that it is PDF/A-2b, tagged, in English, with the date of the record", () => {
    expect(facts.text).toContain("pdfaid:part>2<");
    expect(facts.text).toContain("pdfaid:conformance>B<");
    expect(facts.text).toMatch(/\/Marked\s+true/);
    expect(facts.text).toMatch(/\/Lang\s*\(en-GB\)/);
    expect(facts.text).toContain("D:20240501");
  });

  it("is the same bytes in another process, time zone and language", () => {
    const folder = mkdtempSync(join(tmpdir(), "mizan-brief-"));
    const script = `
      const { writeFileSync } = await import("node:fs");
      const { typesetBrief } = await import(${JSON.stringify(url("src/shell/report/typeset.ts"))});
      const { BRIEF } = await import(${JSON.stringify(url("test/shell/report/sample-brief.ts"))});
      writeFileSync(process.argv[1], await typesetBrief(BRIEF));`;
    for (const [at, env] of [
      { TZ: "Asia/Karachi", LANG: "ur_PK.UTF-8", LC_ALL: "ur_PK.UTF-8" },
      { TZ: "America/St_Johns", LANG: "de_DE.UTF-8", LC_ALL: "de_DE.UTF-8" },
    ].entries()) {
      const file = join(folder, `${at}.pdf`);
      execFileSync(process.execPath, ["--input-type=module", "-e", script, file], {
        env: { ...process.env, ...env },
      });
      expect(digest(readFileSync(file)), JSON.stringify(env)).toBe(digest(pdf));
    }
  });

  it("changes with the brief", async () => {
    const other = await typesetBrief({ ...BRIEF, marking: "TLP:AMBER" });
    expect(digest(other)).not.toBe(digest(pdf));
  });

  it("keeps two pages and the shipped fonts when everything is as long as can be", async () => {
    const full = pdfFacts(await typesetBrief(overfull()));
    expect(full.pages).toBe(2);
    expect(full.fonts.filter((font) => !SHIPPED.includes(font))).toEqual([]);
  });

  it("keeps two pages when there is next to nothing to say", async () => {
    const empty: Brief = {
      ...BRIEF,
      findings: [],
      map: null,
      rankings: [],
      table: { ...BRIEF.table, rows: [] },
      disagreement: { title: "", rows: [], note: "" },
      methods: [],
      citations: [],
      newest: null,
      snapshot: "",
    };
    expect(pdfFacts(await typesetBrief(empty)).pages).toBe(2);
  });

  it("takes no font of the machine for letters that the shipped fonts lack", async () => {
    const strange = "日本語 한국어 हिन्दी עברית 😀 \u{10ffff} ﷽ ۝ ﴿﴾ → ⇒ ∑ \u0000 \u202e x";
    const facts = pdfFacts(
      await typesetBrief({ ...BRIEF, title: strange, findings: [strange, "خیبر پختونخوا میں"] }),
    );
    expect(facts.pages).toBe(2);
    expect(facts.fonts).toEqual(SHIPPED);
  });

  it("sets text that looks like markup of the typesetter as text", async () => {
    const markup = '#panic("x") $x^2$ @label <label> *bold* _it_ = Heading // no \\ `raw`';
    const facts = pdfFacts(await typesetBrief({ ...BRIEF, title: markup, findings: [markup] }));
    expect(facts.pages).toBe(2);
  });
});

/** A brief with a hundred rows, long words and long texts everywhere. */
function overfull(): Brief {
  const long = "Supercalifragilisticexpialidocious organisations and their long names ".repeat(40);
  const many = <T>(item: T, count: number) => Array.from({ length: count }, () => item);
  const figure = (one: Brief["timeline"]) => ({
    ...one,
    title: long.slice(0, 160),
    notes: many(long, 4),
  });
  const [row] = BRIEF.table.rows;
  return {
    ...BRIEF,
    title: long,
    scope: long,
    findings: many(long, 12),
    timeline: figure(BRIEF.timeline),
    map: BRIEF.map === null ? null : figure(BRIEF.map),
    rankings: BRIEF.rankings.map(figure),
    table: {
      ...BRIEF.table,
      rows: many(
        { ...(row as NonNullable<typeof row>), name: long, rate: null, absent: long },
        100,
      ),
      note: long,
    },
    disagreement: {
      title: long,
      rows: many({ source: long, scope: long, figure: "1,000 / 2,000", note: long }, 60),
      note: long,
    },
    methods: many({ heading: "Counting", text: long }, 9),
    citations: many({ text: long, licence: long }, 40),
    reproduce: { command: long, address: `/?${"x".repeat(3_000)}` },
  };
}

function url(path: string): string {
  return new URL(`../../../${path}`, import.meta.url).href;
}
