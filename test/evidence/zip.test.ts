import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ZipFile } from "yazl";
import {
  type FolderView,
  openZipBlob,
  pathCollisions,
  pathFault,
  UnreadableFile,
} from "../../src/evidence/index.ts";
import type { Result } from "../../src/kernel/index.ts";
import { openZipView } from "../../src/shell/package/index.ts";

const HOSTILE = "../shared/data/hostile-input";
const scratch = mkdtempSync(join(tmpdir(), "mizan-zip-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The two ways in: a file on the disk, and a file dropped on a page. */
const READERS: readonly (readonly [string, (path: string) => Promise<Result<FolderView>>])[] = [
  ["on the disk", openZipView],
  ["on a page", (path) => openZipBlob(path, new Blob([readFileSync(path)]))],
];

const EXPECTED: readonly (readonly [file: string, code: string, words: RegExp])[] = [
  ["traversal-dotdot.zip", "evidence/path-unsafe", /\.\.\/\.\.\/evil/],
  ["traversal-abs.zip", "evidence/path-unsafe", /\/tmp\/evil/],
  ["traversal-backslash.zip", "evidence/path-unsafe", /evil/],
  ["dup-names.zip", "evidence/names-collide", /a\.txt|twice/],
  ["case-collide.zip", "evidence/names-collide", /A\.txt.*a\.txt/],
  ["symlink.zip", "evidence/not-a-plain-file", /symbolic link/],
  ["bomb-200MB.zip", "evidence/package-too-large", /200000000/],
  ["truncated.zip", "evidence/zip-damaged", /central directory/i],
];

describe.skipIf(!existsSync(HOSTILE)).each(READERS)("hostile ZIPs %s", (_, open) => {
  it.each(EXPECTED)("%s is refused: %s", async (file, code, words) => {
    const before = process.memoryUsage().rss;
    const started = performance.now();
    const view = await open(join(HOSTILE, file));
    expect(performance.now() - started).toBeLessThan(1000);
    expect(process.memoryUsage().rss - before).toBeLessThan(64e6);
    expect(view.ok ? [] : view.issues.map((issue) => issue.code)).toContain(code);
    expect(view.ok ? "" : (view.issues[0]?.found ?? "")).toMatch(words);
  });

  it("an entry that unpacks to more than it says is refused while it is read", async () => {
    const view = await open(join(HOSTILE, "lying-size.zip"));
    expect(view.ok).toBe(true);
    if (!view.ok) return;
    expect(await view.value.list()).toEqual([{ path: "lie.bin", size: 10 }]);
    const failure = await view.value.read("lie.bin").catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UnreadableFile);
    expect((failure as UnreadableFile).issue).toMatchObject({
      code: "evidence/zip-damaged",
      field: "lie.bin",
    });
  });

  it("an archive inside an archive is left closed", async () => {
    const view = await open(join(HOSTILE, "nested.zip"));
    if (!view.ok) throw new Error("refused");
    expect(await view.value.list()).toEqual([{ path: "inner.zip", size: 194_519 }]);
    const inner = await view.value.read("inner.zip");
    expect(inner?.subarray(0, 2)).toEqual(Uint8Array.from([0x50, 0x4b]));
  });

  it("10,000 entries are the most that is accepted", async () => {
    const view = await open(join(HOSTILE, "many-10000.zip"));
    expect(view.ok && (await view.value.list()).length).toBe(10_000);
  });
});

describe.each(READERS)("ZIPs made here, read %s", (reader, open) => {
  const made = (name: string, fill: (zip: ZipFile) => void) =>
    makeZip(join(scratch, `${reader.replaceAll(" ", "-")}-${name}`), fill);
  const codes = async (path: string) => {
    const view = await open(path);
    return view.ok ? [] : [...new Set(view.issues.map(({ code }) => code))];
  };
  const byte = Buffer.from("x");

  it("10,001 entries are refused", async () => {
    const path = await made("many.zip", (zip) => {
      for (let i = 0; i <= 10_000; i++) zip.addBuffer(byte, `f${i}`, { compress: false });
    });
    expect(await codes(path)).toEqual(["evidence/package-too-large"]);
  });

  it.each([
    ["accents spelt in two ways", ["Nu\u0301n.txt", "N\u00fan.txt"]],
    ["folders that differ in case", ["Data/a.txt", "data/b.txt"]],
    ["a file that is a folder too", ["a", "a/b"]],
  ])("%s are refused", async (_, names) => {
    const path = await made("collide.zip", (zip) => {
      for (const name of names) zip.addBuffer(byte, name);
    });
    expect(await codes(path)).toEqual(["evidence/names-collide"]);
  });

  it.each(["~/a", "a/./b", "a\u0001b", "a\u202eb"])("the name %j is refused", async (name) => {
    const path = await made("name.zip", (zip) => zip.addBuffer(byte, name));
    expect(await codes(path)).toEqual(["evidence/path-unsafe"]);
  });

  it("an encrypted entry is refused", async () => {
    const path = await made("locked.zip", (zip) => zip.addBuffer(byte, "a"));
    const bytes = readFileSync(path);
    setFlag(bytes, 0x04034b50, 6);
    setFlag(bytes, 0x02014b50, 8);
    writeFileSync(path, bytes);
    expect(await codes(path)).toEqual(["evidence/not-a-plain-file"]);
  });

  it("a device is refused", async () => {
    const path = await made("device.zip", (zip) => zip.addBuffer(byte, "null", { mode: 0o020666 }));
    expect(await codes(path)).toEqual(["evidence/not-a-plain-file"]);
  });

  it("a changed byte in an entry is found while it is read", async () => {
    const content = Buffer.from("the content of the only entry");
    const path = await made("flip.zip", (zip) => zip.addBuffer(content, "a", { compress: false }));
    const bytes = readFileSync(path);
    bytes[bytes.indexOf(content) + 4] = 0x58;
    writeFileSync(path, bytes);
    const view = await open(path);
    if (!view.ok) throw new Error(JSON.stringify(view.issues));
    await expect(view.value.read("a")).rejects.toBeInstanceOf(UnreadableFile);
  });

  it("a sound one is listed without its folders, sorted, and read whole", async () => {
    const long = Buffer.from("line of a long file\n".repeat(20_000)); // 0.4 MB, ratio below the floor.
    const path = await made("sound.zip", (zip) => {
      zip.addBuffer(long, "b/long.txt");
      zip.addEmptyDirectory("empty");
      zip.addBuffer(Buffer.from("پاکستان"), "a/نام.txt", { compress: false });
    });
    const view = await open(path);
    if (!view.ok) throw new Error(JSON.stringify(view.issues));
    expect(await view.value.list()).toEqual([
      { path: "a/نام.txt", size: 14 },
      { path: "b/long.txt", size: 400_000 },
    ]);
    expect(Buffer.from((await view.value.read("b/long.txt")) ?? []).equals(long)).toBe(true);
    expect(Buffer.from((await view.value.read("a/نام.txt")) ?? []).toString()).toBe("پاکستان");
    expect(await view.value.read("empty")).toBeNull();
  });

  it.each(["", "not a ZIP at all", "PK\u0005\u0006"])("the bytes %j are refused", async (text) => {
    const path = join(scratch, "no.zip");
    writeFileSync(path, text);
    expect(await codes(path)).toEqual(["evidence/zip-damaged"]);
  });
});

function makeZip(path: string, fill: (zip: ZipFile) => void): Promise<string> {
  const zip = new ZipFile();
  fill(zip);
  zip.end();
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    zip.outputStream.on("data", (part: Buffer) => parts.push(part));
    zip.outputStream.on("error", reject);
    zip.outputStream.on("end", () => {
      writeFileSync(path, Buffer.concat(parts));
      resolve(path);
    });
  });
}

/** Sets the flag of encryption in the first header of a kind. */
function setFlag(bytes: Buffer, signature: number, offset: number): void {
  const head = Buffer.alloc(4);
  head.writeUInt32LE(signature);
  const at = bytes.indexOf(head) + offset;
  bytes.writeUInt16LE(bytes.readUInt16LE(at) | 1, at);
}

describe("paths of packages", () => {
  it("may hold letters of any script, blanks and a tilde inside", () => {
    const sound = ["a", "data/dir1/~test3.txt", "data/%7Edir/x", "رپورٹ/نقشہ 1.csv", "a b/c..d"];
    expect(sound.filter((path) => pathFault(path) !== null)).toEqual([]);
  });

  it("that are equal collide with nothing", () => {
    expect(pathCollisions(["a", "a", "b"])).toEqual([]);
    expect(pathCollisions(["ẞ", "ß"])).toEqual([["ẞ", "ß"]]);
  });
});
