import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  createWriteStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../src/shell/evidence/store.ts";
import { failingDisk, STEPS } from "../faults/failing-disk.ts";
import { mizan } from "../support/mizan.ts";

const LARGE_BYTES = 128 << 20;
const MEMORY_MAX = 64 << 20;

let outside = "";
let folder = "";
beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), "mizan-store-"));
  folder = join(outside, "ws");
});
afterEach(() => rmSync(outside, { recursive: true, force: true }));

const sha = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const files = () =>
  existsSync(join(folder, "evidence"))
    ? readdirSync(join(folder, "evidence"), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
    : [];

/** A large file whose pieces differ; gives its digest. */
async function largeFile(path: string, size = LARGE_BYTES): Promise<string> {
  const hash = createHash("sha256");
  const out = createWriteStream(path);
  const piece = Buffer.alloc(1 << 20);
  for (let i = 0; i < size >> 20; i++) {
    piece.writeUInt32BE(i);
    hash.update(piece);
    if (!out.write(Buffer.from(piece)))
      await new Promise<void>((resolve) => out.once("drain", () => resolve()));
  }
  await new Promise<void>((resolve) => out.end(() => resolve()));
  return hash.digest("hex");
}

describe("the store of evidence", () => {
  it("keeps, reads, copies and removes a large file without holding it in memory", async () => {
    const path = join(outside, "film.bin");
    const digest = await largeFile(path);
    const store = openStore(folder);
    global.gc?.();
    const before = process.memoryUsage().rss;
    let most = 0;
    const watch = () => {
      most = Math.max(most, process.memoryUsage().rss - before);
    };
    const staged = await store.stage({ path }, watch);
    expect(staged).toMatchObject({ sha256: digest, size: LARGE_BYTES });
    expect(await store.size(digest)).toBeNull();
    await store.keep([staged]);
    expect(await store.size(digest)).toBe(LARGE_BYTES);
    expect(await store.rehash(digest, watch)).toBe(digest);
    expect(await store.copyTo(digest, join(outside, "copy.bin"))).toBe(digest);
    watch();
    expect(most).toBeLessThan(MEMORY_MAX);
    await store.remove(digest);
    expect(await store.size(digest)).toBeNull();
  });

  it("has after any failed step the bytes whole, or not at all", async () => {
    const bytes = Buffer.alloc(3 << 20, 7);
    const digest = sha(bytes);
    let faults = 0;
    for (const step of STEPS) {
      for (let at = 1; at < 8; at++) {
        rmSync(folder, { recursive: true, force: true });
        const { disk, struck } = failingDisk({ step, at, code: "EIO", mode: "dead" });
        const store = openStore(folder, disk);
        const path = join(outside, "three.bin");
        if (!existsSync(path)) await writeFile(path, bytes);
        await store
          .stage({ path })
          .then((staged) => store.keep([staged]))
          .catch(() => undefined);
        if (!struck()) break;
        faults++;
        const after = openStore(folder);
        const found = await after.rehash(digest);
        expect([null, digest], `${step} ${at}`).toContain(found);
        // The next run removes what waited.
        await after.drop([await after.stage({ bytes: Buffer.from("x") })]);
        expect(
          files().filter((name) => name !== digest),
          `${step} ${at}`,
        ).toEqual([]);
      }
    }
    expect(faults).toBeGreaterThan(10);
  });

  it("gives out no bytes that have changed, and follows no link", async () => {
    const store = openStore(folder);
    const staged = await store.stage({ bytes: Buffer.from("true") });
    await store.keep([staged]);
    const link = sha(Buffer.from("link"));
    symlinkSync("/etc/hostname", join(folder, "evidence", staged.sha256.slice(0, 2), "link"));
    const other = await store.stage({ bytes: Buffer.from("link") });
    await store.keep([other]);
    rmSync(store.path(link));
    symlinkSync("/etc/hostname", store.path(link));
    expect([await store.size(link), await store.open(link), await store.rehash(link)]).toEqual([
      null,
      null,
      null,
    ]);
    expect((await store.list()).foreign).toEqual([`${staged.sha256.slice(0, 2)}/link`]);
    expect(() => store.path("../../etc/passwd")).toThrow();
    await expect(store.stage({ path: "/dev/zero" })).rejects.toThrow("Only a file");
    await expect(store.stage({ path: outside })).rejects.toThrow("Only a file");
  });
});

describe("a process that is killed while it preserves", () => {
  it("leaves nothing half-written, and the next one works", async () => {
    const path = join(outside, "film.bin");
    const digest = await largeFile(path, 48 << 20);
    expect((await mizan("init", "-w", folder)).status).toBe(0);
    const words = ["preserve", "-w", folder, path, "--collector", "Desk 4", "--purpose", "Test"];
    for (const after of [0, 60]) await killedWhileCopying(after, words);
    expect(files().filter((name) => name.length === 64 && name !== digest)).toEqual([]);
    const small = join(outside, "small.txt");
    await writeFile(small, "small");
    const kept = await mizan(...words.map((word) => (word === path ? small : word)), "--json");
    expect(kept.status, kept.err).toBe(0);
    const left = readdirSync(join(folder, "evidence", ".waiting"));
    expect(left).toEqual([]);
    const verified = await mizan("evidence", "verify", "-w", folder, "--json");
    expect(JSON.parse(verified.out)).toMatchObject({ damaged: [] });
  });
});

/** Kills the command some time after its copy has begun to grow. */
async function killedWhileCopying(ms: number, words: readonly string[]): Promise<void> {
  rmSync(join(folder, "evidence"), { recursive: true, force: true });
  const launcher = join(import.meta.dirname, "../../bin/mizan.mjs");
  const flags = ["--disable-warning=ExperimentalWarning", launcher, ...words];
  const child = spawn(process.execPath, flags, { stdio: "ignore" });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  while (files().length === 0 && child.exitCode === null) await wait(2);
  await wait(ms);
  child.kill("SIGKILL");
  expect(await ended).toBeNull();
}
