import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { realPorts } from "../../../src/shell/ports.ts";
import type { Ports, Problem } from "../../../src/workbench/index.ts";
import { verifyWorkspace } from "../../../src/workbench/log/verify-work.ts";
import { scratch } from "../ledger/scratch.ts";
import { good } from "../ledger/workbench-log.ts";
import {
  aboutLog,
  filesOf,
  memoryPorts,
  SILENT,
  smallWorkspace,
  sourceChange,
  write,
} from "./small-workspace.ts";

const original = join(scratch(), "workspace");
let copies = 0;
const open: Ports[] = [];

beforeAll(async () => {
  const ports = await smallWorkspace(original);
  await ports.records.get("source", "dawn"); // Brings the index of records up to the log.
  ports.close();
});

afterEach(() => {
  for (const ports of open.splice(0)) ports.close();
});

/** A copy of the workspace that a test may damage. */
function copy(): { readonly folder: string; readonly ports: Ports } {
  const folder = `${original}-${copies++}`;
  cpSync(original, folder, { recursive: true });
  const ports = realPorts(folder, SILENT);
  open.push(ports);
  return { folder, ports };
}

async function problemsOf(ports: Ports): Promise<readonly Problem[]> {
  return good(await verifyWorkspace(ports, { quick: false })).problems;
}

/** Path of the content that a change of a record set, from the workspace. */
async function bodyOf(ports: Ports, id: string, revision: number): Promise<string> {
  const history = await ports.records.history("source", id);
  const digest = history.find((one) => one.revision === revision)?.digest ?? "";
  return `records/${digest.slice(0, 2)}/${digest}.json`;
}

describe("a workspace", () => {
  it("that is whole fits in every part", async () => {
    const { ports } = copy();
    const verdict = good(await verifyWorkspace(ports, { quick: false }));
    expect(verdict).toMatchObject({ good: true, problems: [], leftovers: [], notChecked: [] });
    expect(verdict.checked).toEqual({
      entries: 9,
      signatures: 9,
      records: 4,
      bodies: 7,
      erased: 2,
      releases: 0,
      releaseFiles: 0,
      evidence: 0,
      bytes: 0,
      projection: "fits",
    });
  });

  it("names a content that is missing, changed, swapped, or there although erased", async () => {
    const { folder, ports } = copy();
    const [missing, changed, erased] = await Promise.all([
      bodyOf(ports, "pips", 1),
      bodyOf(ports, "dawn", 2),
      bodyOf(ports, "hrcp", 2),
    ]);
    rmSync(join(folder, missing));
    const text = readFileSync(join(folder, changed), "utf8");
    writeFileSync(join(folder, changed), text.replace('"PK"', '"IN"'));
    mkdirSync(join(folder, erased, ".."), { recursive: true });
    cpSync(join(folder, await bodyOf(ports, "dawn", 3)), join(folder, erased));
    const problems = (await problemsOf(ports)).filter(({ file }) => file?.startsWith("records/"));
    expect(problems.map(({ code, file, record, index }) => [code, file, record, index])).toEqual(
      expect.arrayContaining([
        ["workbench/body-missing", missing, "source/pips", 3],
        ["records/body-differs", changed, "source/dawn", 4],
        ["workbench/body-not-erased", erased, "source/hrcp", 6],
      ]),
    );
    expect(problems.length).toBe(3);
  });

  it("says which files nothing vouches for, and that they are harmless", async () => {
    const { folder, ports } = copy();
    const stray = `records/ab/ab${"0".repeat(62)}.json`;
    mkdirSync(join(folder, "records/ab"), { recursive: true });
    writeFileSync(join(folder, stray), "{}");
    const verdict = good(await verifyWorkspace(ports, { quick: true }));
    expect(verdict.leftovers).toContain(stray);
    expect(verdict.good).toBe(true);
  });

  it("whose log was set back to an older copy is refused by the verification and by the writer", async () => {
    const { folder, ports } = copy();
    cpSync(join(folder, "ledger"), join(folder, "older"), { recursive: true });
    await write(ports, [sourceChange("dawn", "revise", { note: "C" })]);
    rmSync(join(folder, "ledger"), { recursive: true });
    renameSync(join(folder, "older"), join(folder, "ledger"));
    const problems = await problemsOf(ports);
    expect(problems.map(({ code }) => code)).toContain("ledger/log-rolled-back");
    await expect(write(ports, [sourceChange("amn", "restore")])).rejects.toThrow(
      "does not hold what its key has signed",
    );
  });

  it("whose index of records was changed is named by the record, and the cache is not trusted", async () => {
    const { folder, ports } = copy();
    const index = new DatabaseSync(join(folder, "cache/state.sqlite"));
    index.exec("UPDATE record SET marking = 0 WHERE id = 'dawn'");
    index.exec(`DELETE FROM words WHERE rowid =
      (SELECT p.number FROM part p JOIN record r ON r.number = p.record WHERE r.id = 'pips')`);
    index.close();
    const problems = await problemsOf(ports);
    expect(problems.map(({ code, file, record }) => [code, file, record])).toEqual([
      ["workbench/index-differs", "cache/state.sqlite", "source/dawn"],
      ["workbench/index-differs", "cache/state.sqlite", "source/pips"],
    ]);
    const again = copy();
    writeFileSync(join(again.folder, "cache/state.sqlite"), "no database".repeat(1000));
    expect((await problemsOf(again.ports)).map(({ code }) => code)).toEqual([
      "workbench/index-differs",
    ]);
  });

  it("names an entry whose signature does not fit, with its record", async () => {
    const { ports, folder } = copy();
    const files = await filesOf(folder);
    const bundle = "ledger/tile/entries/000.p/9";
    const text = Buffer.from(files.get(bundle) ?? []).toString("latin1");
    const changed = text.replace(/"sig":"(.)/, (_, first) => `"sig":"${first === "A" ? "B" : "A"}`);
    files.set(bundle, new Uint8Array(Buffer.from(changed, "latin1")));
    const verdict = good(
      await verifyWorkspace(memoryPorts(files, await aboutLog(ports)), { quick: true }),
    );
    expect(verdict.checked.signatures).toBe(8);
    expect(verdict.problems.map(({ code, index }) => [code, index])).toEqual(
      expect.arrayContaining([
        ["ledger/signature-invalid", 0],
        ["ledger/entry-differs", 0],
      ]),
    );
  });
});

describe("bits that changed by themselves in a workspace", () => {
  it("are found and named, 300 of them", async () => {
    const { folder, ports } = copy();
    const files = await filesOf(folder);
    const about = await aboutLog(ports);
    const all = [...files].flatMap(([path, bytes]) => Array.from(bytes, (_, at) => ({ path, at })));
    const missed: string[] = [];
    for (let i = 0; i < 300; i++) {
      const { path, at } = all[(i * 7919) % all.length] ?? { path: "", at: 0 };
      const bytes = new Uint8Array(files.get(path) ?? []);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (i % 8));
      const found = await verifyWorkspace(memoryPorts(new Map(files).set(path, bytes), about), {
        quick: true,
      });
      if (!good(found).problems.some(({ file }) => file === path)) missed.push(`${path} at ${at}`);
    }
    expect(missed).toEqual([]);
  });
});

describe("preserved files", () => {
  it("are compared with the digests that name them", async () => {
    const { folder, ports } = copy();
    const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    mkdirSync(join(folder, "evidence/e3"), { recursive: true });
    writeFileSync(join(folder, `evidence/e3/${empty}`), "");
    expect(good(await verifyWorkspace(ports, { quick: false })).good).toBe(true);
    appendFileSync(join(folder, `evidence/e3/${empty}`), "x");
    writeFileSync(join(folder, "evidence/e3/notes.txt"), "x");
    const problems = await problemsOf(ports);
    expect(problems.map(({ code, file }) => [code, file])).toEqual([
      ["workbench/evidence-differs", `evidence/e3/${empty}`],
      ["workbench/file-unexpected", "evidence/e3/notes.txt"],
    ]);
  });
});
