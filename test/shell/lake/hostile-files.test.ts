import { chmodSync, existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { ZipFile } from "yazl";
import { type Format, UCDP_GED } from "../../../src/events/index.ts";
import { accept } from "../../../src/kernel/index.ts";
import { outsideIssue } from "../../../src/shell/breakage.ts";
import { fileOf, gedText } from "../../support/ged-file.ts";
import { takeTable } from "../../support/take-table.ts";

const HOSTILE = "../shared/data/hostile-input";
const NAME = "GEDEvent_v25_1.csv";

/** Reads any table whose columns are named; each row becomes an event of one day. */
function lettersFormat(...required: readonly string[]): Format {
  return {
    name: "letters",
    summary: "A table of the tests.",
    holds: "events",
    delimiters: [","],
    layouts: [
      {
        name: "letters",
        required,
        columns: {
          id: { kind: "column", names: [required[0] as string] },
          date_start: { kind: "text", text: "2020-01-01" },
        },
      },
    ],
    describe: () =>
      accept({
        dataset: "letters",
        release: "1",
        title: "Letters",
        publisher: "Tests",
        licence: "None",
        citation: "None",
        counts: "Letters.",
        leavesOut: "Digits.",
      }),
  };
}

/** What an import says of a file: codes of a refusal, or of the rejected rows. */
async function verdict(file: string, format: Format) {
  try {
    const { taken, rows } = await takeTable(file, format);
    if (!taken.ok) return { refused: taken.issues.map(({ code }) => code), rows: 0 };
    return {
      rejected: taken.value.firstRejected.map(({ line, code }) => [line, code]),
      rows: rows.length,
    };
  } catch (error) {
    const issue = outsideIssue(error);
    if (issue === null) throw error;
    return { refused: [issue.code], rows: 0 };
  }
}

function zipOf(entries: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(entries)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return buffer(zip.outputStream);
}

describe.skipIf(!existsSync(HOSTILE))("hostile tables", () => {
  it.each([
    ["ragged.csv", ["a", "b", "c"], { refused: ["lake/no-row-accepted"], rows: 0 }],
    ["bom-crlf.csv", ["a", "b"], { rejected: [], rows: 1 }],
    ["nul.csv", ["a", "b"], { refused: ["lake/no-row-accepted"], rows: 0 }],
    ["utf16.csv", ["a", "b"], { rejected: [], rows: 1 }],
    ["longfield.csv", ["a"], { refused: ["lake/no-row-accepted"], rows: 0 }],
    ["proto.csv", ["__proto__", "constructor", "prototype", "a"], { rejected: [], rows: 1 }],
    // Without the tab and the return at their edges, two of its names are the same.
    ["formula.csv", ["name", "note"], { rejected: [[7, "events/id-repeated"]], rows: 6 }],
  ])("%s: %o", async (name, columns, expected) => {
    expect(await verdict(`${HOSTILE}/${name}`, lettersFormat(...columns))).toEqual(expected);
  });

  it("a column named __proto__ stays a column and changes no object", async () => {
    const { taken, rows } = await takeTable(
      `${HOSTILE}/proto.csv`,
      lettersFormat("__proto__", "a"),
    );
    expect(taken.ok && rows.map((row) => row["id"])).toEqual(["1"]);
    expect(({} as Record<string, unknown>)["a"]).toBeUndefined();
  });

  it.each([
    ["bomb-200MB.zip", "lake/archive-unsafe"],
    ["case-collide.zip", "lake/archive-unsafe"],
    ["dup-names.zip", "lake/archive-unsafe"],
    ["symlink.zip", "lake/archive-unsafe"],
    ["traversal-abs.zip", "lake/archive-unsafe"],
    ["traversal-backslash.zip", "lake/archive-unsafe"],
    ["traversal-dotdot.zip", "lake/archive-unsafe"],
    ["many-10000.zip", "lake/archive-too-large"],
    ["nested.zip", "lake/archive-without-table"],
    ["lying-size.zip", "lake/archive-without-table"],
    ["truncated.zip", "lake/archive-truncated"],
    ["bigint.json", "lake/not-a-table"],
    ["billion.xml", "lake/not-a-table"],
    ["active.html", "lake/not-a-table"],
    ["script.svg", "lake/not-a-table"],
  ])("%s is refused with %s", async (name, code) => {
    const said = await verdict(`${HOSTILE}/${name}`, UCDP_GED);
    expect(said).toEqual({ refused: [code], rows: 0 });
  });
});

describe.skipIf(!existsSync(HOSTILE))("a ZIP whose entry is larger than it says", () => {
  it("is refused while it is being unpacked", async () => {
    const lying = readFileSync(`${HOSTILE}/lying-size.zip`).toString("latin1");
    const named = Buffer.from(lying.replaceAll("lie.bin", "lie.csv"), "latin1");
    const { taken } = await takeTable(fileOf(named, "download.zip"), UCDP_GED);
    expect(taken).toMatchObject({ ok: false, issues: [{ code: "lake/archive-truncated" }] });
  });
});

describe("a file that is no sound table", () => {
  const sound = gedText([{}, {}]);
  const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
  it.each([
    ["an empty file", "", "lake/file-empty"],
    ["a byte order mark alone", "\uFEFF", "lake/file-empty"],
    ["a header without rows", sound.split("\n")[0] as string, "lake/no-rows"],
    ["a PNG picture", png, "lake/not-a-table"],
    ["a PDF document", "%PDF-1.7\n1 0 obj\n", "lake/not-a-table"],
    ["a web page", "<!DOCTYPE html><html><body>Not found</body></html>", "lake/not-a-table"],
    ["a pointer of Git LFS", "version https://git-lfs.github.com/spec/v1\n", "lake/not-a-table"],
    [
      "random bytes",
      Buffer.from(Array.from({ length: 999 }, (_, i) => (i * 37) % 251)),
      "lake/not-a-table",
    ],
    ["semicolons", sound.replaceAll(",", ";"), "lake/wrong-delimiter"],
    ["tabs", sound.replaceAll(",", "\t"), "lake/wrong-delimiter"],
    ["other columns", "a,b,c\n1,2,3\n", "lake/columns-missing"],
    ["lone carriage returns", sound.replaceAll("\n", "\r"), "lake/line-ends-not-known"],
    ["a truncated gzip", gzipSync(sound).subarray(0, 200), "lake/archive-truncated"],
    ["a damaged gzip", gzipSync(sound).fill(7, 40, 60), "lake/archive-truncated"],
    ["a gzip bomb", gzipSync(Buffer.alloc(30_000_000)), "lake/archive-too-large"],
    ["a gzip in a gzip", gzipSync(gzipSync(sound)), "lake/not-a-table"],
    ["half a Parquet file", Buffer.from("PAR1\x15\x04\x15\x10"), "lake/parquet-not-read"],
  ])("is refused: %s", async (_what, data, code) => {
    expect(await verdict(fileOf(data, NAME), UCDP_GED)).toEqual({ refused: [code], rows: 0 });
  });

  it("names the separator that it found", async () => {
    const { taken } = await takeTable(fileOf(sound.replaceAll(",", ";"), NAME), UCDP_GED);
    expect(taken).toMatchObject({ issues: [{ expected: "a comma", found: "a semicolon" }] });
  });

  it("is refused when a truncated Parquet file is named", async () => {
    const path = "../shared/data/ucdp-ged-pakistan/ged_pakistan_v22_1.parquet";
    if (!existsSync(path)) return;
    const half = readFileSync(path).subarray(0, 200_000);
    expect(await verdict(fileOf(half, "ged_v22_1.parquet"), UCDP_GED)).toEqual({
      refused: ["lake/parquet-not-read"],
      rows: 0,
    });
  });

  it("is refused when there is no such file, or it is a folder", async () => {
    const folder = mkdtempSync(join(tmpdir(), "mizan-folder-"));
    expect(await verdict(join(folder, "none.csv"), UCDP_GED)).toEqual({
      refused: ["shell/file-not-found"],
      rows: 0,
    });
    expect(await verdict(folder, UCDP_GED)).toEqual({ refused: ["shell/not-a-file"], rows: 0 });
  });

  // The administrator may read everything, so that nothing can be refused.
  it.skipIf(process.getuid?.() === 0)("is refused when it may not be read", async () => {
    const path = fileOf(sound, NAME);
    chmodSync(path, 0o000);
    expect(await verdict(path, UCDP_GED)).toEqual({ refused: ["shell/no-permission"], rows: 0 });
  });
});

describe("a sound table in other clothes", () => {
  const text = gedText([{}, { where_description: "two\nlines" }, { id: "3" }]);
  it.each([
    ["with a byte order mark", Buffer.from(`\uFEFF${text}`)],
    ["with CR LF", text.replaceAll("\n", "\r\n")],
    ["with mixed line ends", text.replace("\n", "\r\n")],
    ["in UTF-16, little end first", Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["in UTF-16, big end first", Buffer.from(`\uFEFF${text}`, "utf16le").swap16()],
    ["in gzip", gzipSync(text)],
  ])("%s is read", async (_what, data) => {
    expect(await verdict(fileOf(data, NAME), UCDP_GED)).toEqual({ rejected: [], rows: 3 });
  });

  it("in a ZIP beside a codebook is read, and named after its entry", async () => {
    const zip = await zipOf({ "GEDEvent_v24_1.csv": text, "readme.txt": "Read me." });
    const { taken } = await takeTable(fileOf(zip, "download.zip"), UCDP_GED);
    expect(taken).toMatchObject({ ok: true, value: { manifest: { release: "24.1", rows: 3 } } });
  });

  it("in a ZIP with another table is refused, and both are named", async () => {
    const zip = await zipOf({ "GEDEvent_v24_1.csv": text, "actors.csv": "a,b\n" });
    const { taken } = await takeTable(fileOf(zip, "download.zip"), UCDP_GED);
    expect(taken).toMatchObject({
      issues: [{ code: "lake/archive-without-table", found: "GEDEvent_v24_1.csv, actors.csv" }],
    });
  });

  it("with some broken rows is read without them, and each says where it was", async () => {
    const lines = text.trimEnd().split("\n");
    lines.splice(2, 0, "1,2");
    lines.push('"never closed');
    const path = fileOf(lines.join("\n"), NAME);
    expect(await verdict(path, UCDP_GED)).toEqual({
      rejected: [
        [3, "lake/field-count"],
        [7, "lake/quote-not-closed"],
      ],
      rows: 3,
    });
  });

  it("with empty, repeated and strange names of columns is read", async () => {
    const path = fileOf('a,A,,a,"x""y",file_row_number\n1,2,3,4,5,6\n', "letters.csv");
    expect(await verdict(path, lettersFormat("a"))).toEqual({ rejected: [], rows: 1 });
  });
});
