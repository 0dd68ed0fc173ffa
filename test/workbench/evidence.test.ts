import { createHash } from "node:crypto";
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Preserved } from "../../src/workbench/evidence/preserve-work.ts";
import type { EvidenceAnswer } from "../../src/workbench/evidence/work.ts";
import { type Bench, openBench } from "./evidence-bench.ts";

const ABOUT = { collector: "Desk 4", purpose: "Case file" };
const PAGE = "<!doctype html><title>Page</title><p>As it stood.</p>";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const sha = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex");
const stored = (digest: string) => join(bench.folder, "evidence", digest.slice(0, 2), digest);
const codes = (issues: readonly { readonly code: string }[]) => issues.map(({ code }) => code);

async function preservePage(more: Record<string, unknown> = {}): Promise<Preserved> {
  const html = bench.file("page.html", PAGE);
  const screenshot = bench.file("page.png", readFileSync("docs/picture.png"));
  return bench.answer<Preserved>("preserve", {
    ...ABOUT,
    files: [html],
    screenshot,
    url: "https://example.org/page",
    capturedAt: "2026-03-01T11:30:00+02:00",
    tool: "Firefox",
    toolVersion: "128",
    ...more,
  });
}
const show = (id: string) => bench.answer<EvidenceAnswer>("evidence show", { id });

describe("preserving", () => {
  it("keeps the bytes under their digest, read-only, and says in records what they are", async () => {
    const { items, captures, entries } = await preservePage();
    expect(items.map(({ part, mediaType }) => [part, mediaType])).toEqual([
      ["html", "text/html"],
      ["fullpage-image", "image/png"],
    ]);
    const digest = sha(PAGE);
    expect(items[0]).toMatchObject({ sha256: digest, size: PAGE.length, known: false });
    expect(readFileSync(stored(digest), "utf8")).toBe(PAGE);
    expect(statSync(stored(digest)).mode & 0o222).toBe(0);
    expect(captures[0]?.courtMinimum).toMatchObject({ met: 7, of: 7, reached: true });
    expect(captures[0]?.capturedAt).toBe("2026-03-01T09:30:00.000Z");
    // Two items, one capture, and for each item that it was collected and stored.
    expect(entries).toBe(7);
    const { custody, custodyFindings } = await show(items[0]?.id ?? "");
    expect(custody.map(({ action }) => action)).toEqual(["collect", "store"]);
    expect(custodyFindings.map(({ status }) => status)).toEqual(["pass"]);
  });

  it("makes one item of the same bytes, with a second capture and its custody", async () => {
    const first = await preservePage();
    const second = await preservePage({ url: "https://example.org/other" });
    expect(second.items.map(({ id }) => id)).toEqual(first.items.map(({ id }) => id));
    expect(second.items.every(({ known }) => known)).toBe(true);
    expect(second.entries).toBe(5);
    const { captures, custody } = await show(first.items[0]?.id ?? "");
    expect(captures.map(({ url }) => url)).toEqual([
      "https://example.org/page",
      "https://example.org/other",
    ]);
    expect(custody.map(({ action }) => action)).toEqual(["collect", "store", "collect", "store"]);
    const list = await bench.answer<{ total: number }>("evidence", {});
    expect(list.total).toBe(2);
    const twice = bench.file("copy.html", PAGE);
    const both = await bench.answer<Preserved>("preserve", { ...ABOUT, files: [twice, twice] });
    expect(new Set(both.items.map(({ id }) => id)).size).toBe(1);
  });

  it("raises the marking of an item that comes again under a higher one, and never lowers it", async () => {
    const { items } = await preservePage({ marking: "TLP:GREEN" });
    const id = items[0]?.id ?? "";
    await preservePage({ marking: "TLP:AMBER+STRICT" });
    expect((await show(id)).item.marking).toBe("TLP:AMBER+STRICT");
    await preservePage({ marking: "TLP:CLEAR" });
    expect((await show(id)).item.marking).toBe("TLP:AMBER+STRICT");
  });

  it("says when the ending of a name is not the type of the bytes", async () => {
    const file = bench.file("photo.jpg", PAGE);
    const { items } = await bench.answer<Preserved>("preserve", { ...ABOUT, files: [file] });
    expect(items[0]).toMatchObject({ mediaType: "text/html", extension: "jpg", mismatch: true });
  });

  it("keeps hostile names as names: never as paths, steering signs or people", async () => {
    const file = bench.file("a b.txt", "text");
    const kept = await bench.answer<Preserved>("preserve", {
      ...ABOUT,
      files: [file],
      name: "../../../../etc/\u001b[31mcron\u202etxt.exe",
    });
    expect(kept.items[0]?.name).toBe("[31mcrontxt.exe");
    const names = readdirSync(bench.folder, { recursive: true }).map(String);
    expect(names.filter((name) => /cron|etc/.test(name))).toEqual([]);
    const issues = await bench.issues("preserve", {
      ...ABOUT,
      files: [bench.file("other.txt", "other")],
      name: "call +92 300 1234567.txt",
    });
    expect(issues[0]).toMatchObject({ code: "records/about-a-person", field: "name" });
  });

  it.each([
    ["nothing", {}, "files"],
    ["an image for two things", { files: ["a", "b"], screenshot: "c" }, "files"],
    ["a strange address", { files: ["a"], url: "file:///etc/passwd" }, "url"],
    ["a time without a zone", { files: ["a"], capturedAt: "2026-03-01" }, "capturedAt"],
    ["a time to come", { files: ["a"], capturedAt: "2999-03-01T09:30:00Z" }, "capturedAt"],
  ])("refuses %s, naming the field", async (_, input, field) => {
    const issues = await bench.issues("preserve", { ...ABOUT, ...input });
    expect(issues.map((issue) => issue.field)).toContain(field);
    expect(existsSync(join(bench.folder, "evidence"))).toBe(false);
  });

  it("keeps all or nothing: a file that is not there stops the others", async () => {
    const file = bench.file("one.txt", "one");
    await expect(
      bench.run("preserve", { ...ABOUT, files: [file, `${file}.missing`] }),
    ).rejects.toThrow(/ENOENT/);
    const left = readdirSync(join(bench.folder, "evidence"), { recursive: true });
    expect(left.map(String).filter((name) => name !== ".waiting")).toEqual([]);
    expect((await bench.answer<{ total: number }>("evidence", {})).total).toBe(0);
  });

  it("says how to bring a web archive when a page cannot be fetched", async () => {
    const address = "http://no-such-host.invalid/page";
    const [issue] = await bench.issues("preserve", { ...ABOUT, address: [address] });
    expect(issue?.remedy).toMatch(/WACZ/);
    const [same] = await bench.issues("preserve", { ...ABOUT, files: [address] });
    expect(same?.code).toBe(issue?.code);
  });

  it("leaves nothing behind when the log refuses", async () => {
    const file = bench.file("one.txt", "one");
    const { records } = bench.ports;
    const broken = { ...records, write: () => Promise.reject(new Error("the disk is gone")) };
    const other = await openBench({ records: { ...broken } });
    await expect(other.run("preserve", { ...ABOUT, files: [file] })).rejects.toThrow(/gone/);
    expect(readdirSync(join(other.folder, "evidence", ".waiting"))).toEqual([]);
    other.close();
  });
});

describe("checking what is preserved", () => {
  interface Verdict {
    readonly status: string;
    readonly damaged: readonly string[];
    readonly findings: readonly {
      readonly status: string;
      readonly subject: string;
      readonly detail: string;
    }[];
  }
  const verify = (input = {}) => bench.answer<Verdict>("evidence verify", input);

  it("passes what is whole, and names altered and missing bytes by item and file", async () => {
    const { items } = await preservePage();
    expect(await verify()).toMatchObject({ status: "pass", damaged: [], items: 2 });
    const [page, image] = items;
    const path = stored(page?.sha256 ?? "");
    chmodSync(path, 0o644);
    writeFileSync(path, PAGE.replace("stood", "stooD"));
    const verdict = await verify();
    expect(verdict).toMatchObject({ status: "fail", damaged: [page?.id] });
    const fault = verdict.findings.find(({ status }) => status === "fail");
    expect(fault?.subject).toContain(page?.sha256);
    expect(fault?.detail).toContain(sha(PAGE.replace("stood", "stooD")));
    expect((await verify({ id: image?.id })).status).toBe("pass");
    const { item, courtMinimum } = await show(page?.id ?? "");
    // The length is the same: only hashing shows it, and lists do not hash.
    expect([item.courtMinimum?.met, courtMinimum?.met]).toEqual([7, 7]);
    writeFileSync(path, "shorter");
    expect((await show(page?.id ?? "")).courtMinimum).toMatchObject({ reached: false });
    chmodSync(path, 0o444);
    // The same bytes again mend the store.
    await preservePage();
    expect((await verify()).status).toBe("pass");
  });

  it("finds every flipped bit of a small item", async () => {
    const { items } = await preservePage();
    const path = stored(items[0]?.sha256 ?? "");
    chmodSync(path, 0o644);
    const whole = readFileSync(path);
    for (let bit = 0; bit < whole.length * 8; bit += 37) {
      const bytes = Buffer.from(whole);
      bytes.writeUInt8((bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7)), bit >> 3);
      writeFileSync(path, bytes);
      expect((await verify({ id: items[0]?.id })).damaged, `bit ${bit}`).toEqual([items[0]?.id]);
    }
  });

  it("warns of bytes that no record speaks of, and of files that do not belong there", async () => {
    await preservePage();
    const stray = sha("stray");
    writeFileSync(join(bench.folder, "evidence", "note.txt"), "x");
    writeFileSync(join(bench.folder, "evidence", sha(PAGE).slice(0, 2), stray), "stray");
    const verdict = await verify();
    expect(verdict.status).toBe("warning");
    expect(verdict.findings.filter(({ status }) => status === "warning")).toHaveLength(2);
  });
});

describe("clearance", () => {
  it("hides items, captures and custody above it, in lists, counts, checks and refusals", async () => {
    const { items, captures } = await preservePage({ marking: "TLP:RED" });
    const file = bench.file("open.txt", "open");
    await bench.answer("preserve", { ...ABOUT, files: [file], marking: "TLP:CLEAR" });
    const reader = bench.as("TLP:GREEN");
    const list = await reader.answer<{ total: number; court: { of: number } }>("evidence", {});
    expect([list.total, list.court.of]).toEqual([1, 1]);
    const [page] = items;
    const hidden = [page?.id ?? "", page?.sha256 ?? "", (page?.sha256 ?? "").slice(0, 12)];
    const output = join(bench.folder, "..", "out.bin");
    for (const id of hidden) {
      const told = [
        await reader.issues("evidence show", { id }),
        await reader.issues("evidence verify", { id }),
        await reader.issues("evidence export", { id, output, by: "Desk 5", reason: "x" }),
        await reader.issues("evidence dispose", { id, by: "Desk 5", reason: "x" }),
        await reader.issues("evidence custody", { id, action: "view", by: "Desk 5", reason: "x" }),
      ];
      const unknown = await reader.issues("evidence show", { id: "item-0000000000000000" });
      expect(told.flatMap(codes)).toEqual(told.map(() => unknown[0]?.code));
    }
    expect(existsSync(output)).toBe(false);
    const everything = JSON.stringify([
      await reader.answer("evidence", { disposed: true }),
      await reader.answer("evidence verify", {}),
    ]);
    for (const secret of [page?.id, page?.sha256, captures[0]?.id, "example.org"])
      expect(everything).not.toContain(secret);
  });

  it("tells nobody that the bytes are here already: the reader gets an item of their own", async () => {
    const { items } = await preservePage({ marking: "TLP:RED" });
    const reader = bench.as("TLP:GREEN");
    const file = bench.file("mine.html", PAGE);
    const own = await reader.answer<Preserved>("preserve", {
      ...ABOUT,
      files: [file],
      marking: "TLP:GREEN",
    });
    expect(own.items[0]).toMatchObject({ known: false, sha256: items[0]?.sha256 });
    expect(own.items[0]?.id).not.toBe(items[0]?.id);
    // Disposing of it must not take the bytes from the item that the reader does not know of.
    await reader.answer("evidence dispose", { id: own.items[0]?.id, by: "Desk 5", reason: "Done" });
    expect(readFileSync(stored(sha(PAGE)), "utf8")).toBe(PAGE);
    expect(await bench.answer("evidence verify", { id: items[0]?.id })).toMatchObject({
      damaged: [],
    });
  });

  it("refuses a marking above what the collector may see", async () => {
    const file = bench.file("a.txt", "a");
    const input = { ...ABOUT, files: [file], marking: "TLP:RED" };
    expect(codes(await bench.as("TLP:AMBER").issues("preserve", input))).toEqual([
      "workbench/evidence-above-clearance",
    ]);
  });

  it("keeps what identifies evidence out of the public log", async () => {
    const { items } = await preservePage();
    const texts = readdirSync(join(bench.folder, "ledger"), { recursive: true })
      .map((name) => join(bench.folder, "ledger", String(name)))
      .filter((path) => statSync(path).isFile())
      .map((path) => readFileSync(path).toString("latin1"))
      .map((text) => text + decoded(text))
      .join("\n");
    expect(texts).toContain(items[0]?.id);
    for (const secret of [items[0]?.sha256, "example.org", "page.html", "Desk 4"])
      expect(texts).not.toContain(secret);
  });
});

/** Entries carry their statements in base64. */
function decoded(text: string): string {
  const parts = text.match(/[A-Za-z0-9+/]{40,}={0,2}/g) ?? [];
  return parts.map((part) => Buffer.from(part, "base64").toString("latin1")).join("\n");
}
