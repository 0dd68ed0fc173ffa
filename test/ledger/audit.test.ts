import { describe, expect, it } from "vitest";
import { auditLog, formatBundle, type LogIssue, parseBundle } from "../../src/ledger/index.ts";
import { NODE_CRYPTO } from "../../src/shell/ledger/index.ts";
import { memorySource, ORIGIN, records, testSigner, writeSpecimen } from "./specimen.ts";

// 66,000 entries reach tile level 2.
const log = writeSpecimen([records(66_000)]);
const options = { origin: ORIGIN, keys: [testSigner(1).key], crypto: NODE_CRYPTO };

async function issuesAfter(
  change: (files: Map<string, Uint8Array>) => void,
): Promise<readonly LogIssue[]> {
  const files = new Map(log.files);
  change(files);
  return (await auditLog(memorySource(files), options)).issues;
}

function flip(files: Map<string, Uint8Array>, path: string, at: number): void {
  const bytes = new Uint8Array(files.get(path) ?? new Uint8Array(0));
  bytes[at] = (bytes[at] ?? 0) ^ 4;
  files.set(path, bytes);
}

function rebundle(
  files: Map<string, Uint8Array>,
  path: string,
  change: (entries: Uint8Array[]) => void,
): void {
  const read = parseBundle(files.get(path) ?? new Uint8Array(0), 256);
  if (!read.ok) throw new Error("the bundle is whole");
  change(read.value);
  files.set(path, formatBundle(read.value));
}

describe("the audit", () => {
  it("finds nothing in a good log and counts what it saw", async () => {
    const done: number[] = [];
    const seen: number[] = [];
    const report = await auditLog(log.source, {
      ...options,
      onProgress: (count) => done.push(count),
      onEntry: (_entry, index) => {
        seen.push(index);
        return [];
      },
    });
    expect(report.issues).toEqual([]);
    expect(report.leftovers).toEqual([]);
    expect(report.entries).toBe(66_000);
    expect(done.at(-1)).toBe(66_000);
    expect(new Set(seen).size).toBe(66_000);
  });

  it.each([
    ["tile/entries/005", 100, "ledger/entry-differs", 5 * 256 + 7],
    ["tile/0/005", 33, "ledger/tile-differs", 5 * 256 + 1],
    ["tile/1/000", 64, "ledger/tile-differs", 2 * 256],
    ["tile/2/000.p/1", 5, "ledger/tile-differs", 0],
    ["tile/1/001.p/1", 5, "ledger/tile-differs", 256 * 256],
    ["tile/0/257.p/208", 40, "ledger/tile-differs", 257 * 256 + 1],
    ["tile/entries/257.p/208", 3, "ledger/entry-differs", 257 * 256],
  ])(
    "names %s and the entry when byte %i is changed, and nothing else",
    async (path, at, code, index) => {
      const issues = await issuesAfter((files) => flip(files, path, at));
      expect(issues.map((issue) => [issue.code, issue.file, issue.index])).toEqual([
        [code, path, index],
      ]);
    },
  );

  it("names both of two entries that were swapped", async () => {
    const issues = await issuesAfter((files) =>
      rebundle(files, "tile/entries/010", (entries) => {
        const [a = new Uint8Array(0), b = new Uint8Array(0)] = [entries[3], entries[200]];
        entries[3] = b;
        entries[200] = a;
      }),
    );
    expect(issues.map(({ code, index }) => [code, index])).toEqual([
      ["ledger/entry-differs", 2563],
      ["ledger/entry-differs", 2760],
    ]);
  });

  it("names the files when an entry was changed together with its leaf hash", async () => {
    const issues = await issuesAfter((files) => {
      rebundle(files, "tile/entries/003", (entries) => {
        entries[0] = Buffer.from("forged");
      });
      const leaves = new Uint8Array(files.get("tile/0/003") ?? new Uint8Array(0));
      leaves.set(NODE_CRYPTO.tree.leaf(Buffer.from("forged")), 0);
      files.set("tile/0/003", leaves);
    });
    expect(issues.map(({ file, index }) => [file, index])).toEqual([["tile/0/003", 768]]);
  });

  it("says that the root differs when all files were changed together", async () => {
    const forged = writeSpecimen([[Buffer.from("forged"), ...records(66_000).slice(1)]]);
    const files = new Map(forged.files);
    files.set("checkpoint", log.files.get("checkpoint") ?? new Uint8Array(0));
    const report = await auditLog(memorySource(files), options);
    expect(report.issues.map(({ code }) => code)).toEqual(["ledger/root-differs"]);
  });

  it.each([
    ["tile/entries/000", "ledger/file-missing"],
    ["tile/0/000", "ledger/file-missing"],
    ["tile/1/000", "ledger/file-missing"],
    ["tile/0/257.p/208", "ledger/file-missing"],
    ["checkpoint", "ledger/file-missing"],
  ])("names %s when it is missing", async (path, code) => {
    const issues = await issuesAfter((files) => void files.delete(path));
    expect(issues.map((issue) => [issue.code, issue.file])).toEqual([[code, path]]);
  });

  it("names files that have no place, and sets apart what an interrupted write left", async () => {
    const files = new Map(log.files);
    files.set(
      "tile/0/257.p/100",
      log.files.get("tile/0/257.p/208")?.subarray(0, 3200) ?? new Uint8Array(0),
    );
    files.set("tile/0/257.p/99", new Uint8Array(3168));
    files.set("tile/entries/258.p/3", new Uint8Array(9));
    files.set("tile/0/.ab12.partial", new Uint8Array(9));
    files.set("notes.txt", new Uint8Array(9));
    const report = await auditLog(memorySource(files), options);
    expect(report.issues.map(({ code, file }) => [code, file])).toEqual([
      ["ledger/tile-differs", "tile/0/257.p/99"],
      ["ledger/file-unexpected", "notes.txt"],
    ]);
    expect(report.leftovers).toEqual(["tile/entries/258.p/3", "tile/0/.ab12.partial"]);
  });

  it("does not take a checkpoint of another key or another log", async () => {
    const other = writeSpecimen([records(3)], testSigner(2));
    const report = await auditLog(other.source, options);
    expect(report.signed).toBe(null);
    expect(report.issues.map(({ code }) => code)).toEqual(["ledger/note-unsigned"]);
    const foreign = await auditLog(log.source, { ...options, origin: "other.example" });
    expect(foreign.issues.map(({ code }) => code)).toEqual(["ledger/origin-differs"]);
  });
});
