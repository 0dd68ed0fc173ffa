import { createHash } from "node:crypto";
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { exportFile } from "../../src/workbench/evidence/custody-work.ts";
import type { Preserved } from "../../src/workbench/evidence/preserve-work.ts";
import type { EvidenceAnswer } from "../../src/workbench/evidence/work.ts";
import { quarterOf, readingItem, recordViews } from "../../src/workbench/index.ts";
import { type Bench, openBench } from "./evidence-bench.ts";

const ABOUT = { collector: "Desk 4", purpose: "Case file" };
const BY = { by: "Desk 4", reason: "Annex to the case file" };

let bench: Bench;
let now = "2026-03-01T10:00:00.000Z";
let id = "";
beforeEach(async () => {
  now = "2026-03-01T10:00:00.000Z";
  bench = await openBench({ clock: { now: () => now } });
  const files = [bench.file("letter.txt", "To the ministry: names and places.")];
  const kept = await bench.answer<Preserved>("preserve", { ...ABOUT, files });
  id = kept.items[0]?.id ?? "";
});
afterEach(() => bench.close());

const sha = (content: string) => createHash("sha256").update(content).digest("hex");
const show = (which = id) => bench.answer<EvidenceAnswer>("evidence show", { id: which });
const actions = async (which = id) => (await show(which)).custody.map(({ action }) => action);
const codes = (issues: readonly { readonly code: string }[]) => issues.map(({ code }) => code);

describe("exporting", () => {
  it("writes the same bytes, after the log knows of it", async () => {
    const output = join(bench.folder, "..", "annex.txt");
    const recipient = "Ministry of Foreign Affairs";
    const answer = await bench.answer("evidence export", { id, output, recipient, ...BY });
    expect(readFileSync(output, "utf8")).toBe("To the ministry: names and places.");
    expect(answer).toMatchObject({ event: { action: "export", recipient }, output });
    expect(await actions()).toEqual(["collect", "store", "export"]);
    expect((await show()).custodyFindings.map(({ status }) => status)).toEqual(["pass"]);
  });

  it("leaves no file when the log cannot be written, and a logged try when the file cannot", async () => {
    const output = join(bench.folder, "..", "no-such-folder", "annex.txt");
    await expect(bench.run("evidence export", { id, output, ...BY })).rejects.toThrow(/ENOENT/);
    expect(await actions()).toEqual(["collect", "store", "export"]);
    const { records } = bench.ports;
    const write = () => Promise.reject(new Error("the log is closed"));
    const ports = { ...bench.ports, records: { ...records, write } };
    const target = join(bench.folder, "..", "annex.txt");
    await expect(exportFile(ports, { id, output: target, ...BY })).rejects.toThrow(/closed/);
    expect(existsSync(target)).toBe(false);
  });

  it("gives altered bytes to nobody", async () => {
    const { item } = await show();
    const path = join(bench.folder, "evidence", item.sha256.slice(0, 2), item.sha256);
    chmodSync(path, 0o644);
    writeFileSync(path, "To the ministry: other names, places.");
    const output = join(bench.folder, "..", "annex.txt");
    const issues = await bench.issues("evidence export", { id, output, ...BY });
    expect(issues).toMatchObject([
      { code: "workbench/evidence-bytes-altered", expected: item.sha256 },
    ]);
    expect(existsSync(output)).toBe(false);
    expect(await actions()).toEqual(["collect", "store"]);
  });
});

describe("recording by hand", () => {
  it("keeps a transfer with its recipient, and wants one", async () => {
    const wrong = await bench.issues("evidence custody", { id, action: "transfer", ...BY });
    expect(wrong).toMatchObject([{ code: "workbench/custody-unclear", field: "recipient" }]);
    const recipient = "Forensic laboratory";
    await bench.answer("evidence custody", { id, action: "transfer", recipient, ...BY });
    expect((await show()).custody.at(-1)).toMatchObject({ action: "transfer", recipient });
  });

  it("makes a redaction an item of its own that names its source, and may be more open", async () => {
    const result = bench.file("letter-redacted.txt", "To the ministry.");
    const made = await bench.answer<{ result: { id: string } }>("evidence custody", {
      id,
      action: "redact",
      result,
      marking: "TLP:CLEAR",
      ...BY,
    });
    const copy = await show(made.result.id);
    expect(copy.item).toMatchObject({ role: "working", derivedFrom: id, marking: "TLP:CLEAR" });
    expect(copy.custody).toMatchObject([
      { action: "redact", inDigests: [(await show()).item.sha256], outDigests: [copy.item.sha256] },
    ]);
    expect(copy.custodyFindings.map(({ status }) => status)).toEqual(["pass"]);
    expect((await show()).derived).toMatchObject([{ id: made.result.id }]);
    expect(await actions()).toEqual(["collect", "store", "redact"]);
    // Who may see the redaction learns nothing of what it was made of.
    const reader = bench.as("TLP:CLEAR");
    const seen = await reader.answer<EvidenceAnswer>("evidence show", { id: made.result.id });
    expect(JSON.stringify(seen)).not.toContain(id);
    expect(JSON.stringify(seen)).not.toContain(sha("To the ministry: names and places."));
    const output = join(bench.folder, "..", "open.txt");
    await reader.answer("evidence export", { id: made.result.id, output, ...BY });
    expect(readFileSync(output, "utf8")).toBe("To the ministry.");
  });

  it.each([
    ["a redaction without a result", { action: "redact" }, "result"],
    ["a view with a result", { action: "view", result: "x" }, "result"],
    ["a copy more open than its source", { action: "copy", marking: "TLP:CLEAR" }, "marking"],
    ["a time without a zone", { action: "view", at: "2026-03-01T10:00:00" }, "at"],
  ])("refuses %s", async (_, input, field) => {
    const issues = await bench.issues("evidence custody", { id, ...BY, ...input });
    expect(issues.map((issue) => issue.field)).toContain(field);
    expect(await actions()).toEqual(["collect", "store"]);
  });

  it("refuses what leads to a person", async () => {
    const input = { id, action: "view", by: "analyst@example.org", reason: "x" };
    expect(codes(await bench.issues("evidence custody", input))).toEqual([
      "records/about-a-person",
    ]);
  });
});

describe("disposing", () => {
  it("destroys the bytes, keeps digest and custody, and allows nothing more", async () => {
    const { item } = await show();
    await bench.answer("evidence dispose", { id, by: "Desk 4", reason: "Retention ended" });
    const left = readdirSync(join(bench.folder, "evidence"), { recursive: true }).map(String);
    expect(left.filter((name) => name.includes(item.sha256))).toEqual([]);
    const after = await show();
    expect(after.item).toMatchObject({ sha256: item.sha256, state: "withdrawn" });
    expect(after.bytesHere).toBe(false);
    expect(after.custody.at(-1)).toMatchObject({ action: "dispose", reason: "Retention ended" });
    expect(after.courtMinimum?.reached).toBe(false);
    expect((await bench.answer<{ total: number }>("evidence", {})).total).toBe(0);
    expect(await bench.answer("evidence verify", {})).toMatchObject({ status: "pass" });
    expect(await bench.answer("verify", {})).toMatchObject({ problems: [] });
    const again = { id, by: "Desk 4", reason: "x" };
    expect(codes(await bench.issues("evidence dispose", again))).toEqual([
      "workbench/evidence-not-here",
    ]);
  });

  it("is not the end of the same bytes: preserved anew, they are a new item", async () => {
    await bench.answer("evidence dispose", { id, by: "Desk 4", reason: "By mistake" });
    const files = [bench.file("letter.txt", "To the ministry: names and places.")];
    const kept = await bench.answer<Preserved>("preserve", { ...ABOUT, files });
    expect(kept.items[0]?.id).not.toBe(id);
    expect((await show(kept.items[0]?.id)).custody.map(({ action }) => action)).toEqual([
      "collect",
      "store",
    ]);
  });
});

describe("looking", () => {
  const look = async (actor: string) => {
    const item = await readingItem(bench.ports, id, 0);
    if (!item.ok) throw new Error("no item");
    return recordViews(bench.ports, [{ item: item.value, actor }]);
  };

  it("is on the log once per office and quarter of an hour", async () => {
    for (let i = 0; i < 5; i++) await look("Desk 4");
    expect(await actions()).toEqual(["collect", "store", "view"]);
    now = "2026-03-01T10:14:59.000Z";
    await look("Desk 4");
    expect(await actions()).toEqual(["collect", "store", "view"]);
    await look("Desk 7");
    now = "2026-03-01T10:15:00.000Z";
    await look("Desk 4");
    expect(await actions()).toEqual(["collect", "store", "view", "view", "view"]);
    expect(quarterOf("2026-03-01T10:15:00Z") - quarterOf("2026-03-01T10:14:59Z")).toBe(1);
  });
});
