import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  mkdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { streamFile, UnreadableFile, verifyBag } from "../../../src/evidence/index.ts";
import {
  nodeDigest,
  openFolderView,
  openZipView,
  writePackageFolder,
} from "../../../src/shell/package/index.ts";
import { scratch } from "../ledger/scratch.ts";
import { noise, sampleBag } from "./sample.ts";

async function opened(folder: string) {
  const view = await openFolderView(folder);
  if (!view.ok) throw new Error(JSON.stringify(view.issues));
  return view.value;
}

async function codes(folder: string): Promise<readonly string[]> {
  const view = await openFolderView(folder);
  return view.ok ? [] : view.issues.map(({ code, file }) => `${code} ${file}`);
}

describe("a folder opened as a package", () => {
  it("lists plain files below it, sorted, and reads them whole and in pieces", async () => {
    const folder = scratch();
    const long = noise(2_500_000);
    mkdirSync(join(folder, "b/c"), { recursive: true });
    mkdirSync(join(folder, "empty"));
    writeFileSync(join(folder, "b/c/long.bin"), long);
    writeFileSync(join(folder, "رپورٹ.txt"), "");
    const view = await opened(folder);
    expect(await view.list()).toEqual([
      { path: "b/c/long.bin", size: 2_500_000 },
      { path: "رپورٹ.txt", size: 0 },
    ]);
    expect(Buffer.compare((await view.read("b/c/long.bin")) ?? new Uint8Array(), long)).toBe(0);
    expect(await view.read("رپورٹ.txt")).toHaveLength(0);
    expect(await view.read("b/c/../c/long.bin")).toBeNull();
    const pieces: number[] = [];
    for await (const piece of streamFile(view, "b/c/long.bin")) pieces.push(piece.length);
    expect(pieces.reduce((sum, length) => sum + length)).toBe(2_500_000);
    expect(pieces.length).toBeGreaterThan(2);
  });

  it("refuses links to files, to folders and to nothing, wherever they lead", async () => {
    const folder = scratch();
    mkdirSync(join(folder, "data"));
    writeFileSync(join(folder, "data/a"), "x");
    symlinkSync("/etc/passwd", join(folder, "data/file"));
    symlinkSync("..", join(folder, "data/loop"));
    symlinkSync("a", join(folder, "data/inside"));
    symlinkSync("nothing", join(folder, "dangling"));
    expect([...(await codes(folder))].sort()).toEqual([
      "evidence/not-a-plain-file dangling",
      "evidence/not-a-plain-file data/file",
      "evidence/not-a-plain-file data/inside",
      "evidence/not-a-plain-file data/loop",
    ]);
  });

  it.skipIf(process.platform === "win32")("refuses a pipe without opening it", async () => {
    const folder = scratch();
    expect(spawnSync("mkfifo", [join(folder, "pipe")]).status).toBe(0);
    expect(await codes(folder)).toEqual(["evidence/not-a-plain-file pipe"]);
  });

  it.skipIf(process.platform === "win32").each(["a\\b", "a\nb", "a\u202eb", "C:a"])(
    "refuses the name %j",
    async (name) => {
      const folder = scratch();
      writeFileSync(join(folder, name), "x");
      expect(await codes(folder)).toEqual([`evidence/path-unsafe ${JSON.stringify(name)}`]);
    },
  );

  it("refuses folders one in the other without end", async () => {
    const folder = scratch();
    mkdirSync(join(folder, ...Array.from({ length: 70 }, () => "d")), { recursive: true });
    expect((await codes(folder)).map((code) => code.split(" ")[0])).toEqual([
      "evidence/package-too-large",
    ]);
  });

  it.each<[string, (path: string) => void]>([
    ["shorter", (path) => truncateSync(path, 10)],
    ["longer", (path) => appendFileSync(path, "more")],
    ["a link", (path) => replace(path, () => symlinkSync("/etc/passwd", path))],
    ["a folder", (path) => replace(path, () => mkdirSync(path))],
    ["a pipe", (path) => replace(path, () => spawnSync("mkfifo", [path]))],
    ["nothing", (path) => rmSync(path)],
  ])("does not read a file that became %s after it was listed", async (_, change) => {
    const folder = scratch();
    await writePackageFolder(join(folder, "bag"), await sampleBag(1_200_000));
    const view = await opened(join(folder, "bag"));
    change(join(folder, "bag/data/evidence/capture.wacz"));
    await expect(view.read("data/evidence/capture.wacz")).rejects.toBeInstanceOf(UnreadableFile);
    const { status, findings } = await verifyBag(view, nodeDigest);
    expect(status).toBe("fail");
    expect(findings).toContainEqual(
      expect.objectContaining({ check: "bag/readable", subject: "data/evidence/capture.wacz" }),
    );
  });

  it("says that a folder or ZIP is not there", async () => {
    const none = join(scratch(), "none");
    await expect(openFolderView(none)).rejects.toMatchObject({ code: "ENOENT" });
    await expect(openZipView(none)).rejects.toMatchObject({ code: "ENOENT" });
  });
});

function replace(path: string, by: () => void): void {
  rmSync(path);
  by();
}
