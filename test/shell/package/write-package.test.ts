import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fileOfBytes,
  fileOfView,
  openZipBlob,
  type PackageFile,
  verifyBag,
} from "../../../src/evidence/index.ts";
import {
  nodeDigest,
  openFolderView,
  openZipView,
  writePackageFolder,
  writePackageZip,
} from "../../../src/shell/package/index.ts";
import { failingDisk, STEPS } from "../../faults/failing-disk.ts";
import { scratch, scratchInMemory } from "../ledger/scratch.ts";
import { noise, sampleBag } from "./sample.ts";

function has(program: string, ...words: readonly string[]): boolean {
  return spawnSync(program, words, { stdio: "ignore" }).status === 0;
}

async function verifiedFolder(folder: string): Promise<string> {
  const view = await openFolderView(folder);
  if (!view.ok) throw new Error(JSON.stringify(view.issues));
  return (await verifyBag(view.value, nodeDigest)).status;
}

describe("a bag written as a folder", () => {
  it("is there in full, and passes", async () => {
    const folder = join(scratch(), "bag");
    expect(await writePackageFolder(folder, await sampleBag())).toEqual({ ok: true, value: null });
    expect(await verifiedFolder(folder)).toBe("pass");
    expect(readdirSync(join(folder, ".."))).toEqual(["bag"]);
  });

  it.skipIf(!has("sha256sum", "--version")).each(["sha256", "sha512"])(
    "is accepted by %ssum, and refused by it after a change",
    async (name) => {
      const folder = join(scratch(), "bag");
      await writePackageFolder(folder, await sampleBag());
      const check = (manifest: string) =>
        spawnSync(`${name}sum`, ["--strict", "-c", manifest], { cwd: folder, encoding: "utf8" });
      for (const manifest of [`manifest-${name}.txt`, `tagmanifest-${name}.txt`]) {
        const run = check(manifest);
        expect(run.status, run.stderr).toBe(0);
        expect(run.stdout.trim().split("\n")).toHaveLength(5);
      }
      writeFileSync(join(folder, "data/report.html"), "<p>Rep0rt</p>\n");
      expect(check(`manifest-${name}.txt`).status).toBe(1);
    },
  );

  it("is never written over something, nor outside its folder", async () => {
    const folder = join(scratch(), "bag");
    const files = await sampleBag();
    await writePackageFolder(folder, files);
    mkdirSync(join(folder, "../empty"));
    symlinkSync("nowhere", join(folder, "../link"));
    for (const name of ["bag", "empty", "link"]) {
      for (const write of [writePackageFolder, writePackageZip]) {
        const again = await write(join(folder, "..", name), files);
        expect(again.ok ? "" : again.issues[0]?.code).toBe("evidence/package-exists");
      }
    }
    const outside = [fileOfBytes("../outside", new Uint8Array(1))];
    const refused = await writePackageFolder(join(folder, "../other"), outside);
    expect(refused.ok ? "" : refused.issues[0]?.code).toBe("evidence/path-unsafe");
    expect(readdirSync(join(folder, "..")).sort()).toEqual(["bag", "empty", "link"]);
  });

  it("is whole or not there whichever step of the disk fails, and in whatever way", async () => {
    const files = await sampleBag(1_500_000);
    const home = scratchInMemory();
    let struck = 0;
    for (const step of STEPS) {
      for (const mode of ["once", "dead"] as const) {
        for (let at = 1; at <= 14; at++) {
          const folder = join(home, `${step}-${mode}-${at}`);
          const faulty = failingDisk({ step, at, code: at % 2 === 0 ? "ENOSPC" : "EIO", mode });
          const run = await writePackageFolder(folder, files, faulty.disk).then(
            () => true,
            () => false,
          );
          if (faulty.struck()) struck++;
          const there = readdirSync(home).includes(`${step}-${mode}-${at}`);
          if (run) expect(there && !faulty.struck()).toBe(true);
          if (there) expect(await verifiedFolder(folder)).toBe("pass");
        }
      }
    }
    expect(struck).toBeGreaterThan(60);
  });

  it("is not there when a file turns out shorter or longer than listed", async () => {
    const home = scratch();
    const wrong = { ...fileOfBytes("a", noise(100)), size: 99 };
    for (const write of [writePackageFolder, writePackageZip]) {
      const run = await write(join(home, "bag"), [wrong]);
      expect(run.ok ? "" : run.issues[0]?.code).toBe("evidence/file-unreadable");
    }
    expect(readdirSync(home)).toEqual([]);
  });

  it("shows every flipped bit, and names the file", async () => {
    const folder = join(scratchInMemory(), "bag");
    await writePackageFolder(folder, await sampleBag(5_000));
    const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter(
        (path) => statSync(join(folder, path)).size > 0 && statSync(join(folder, path)).isFile(),
      )
      .sort();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.nat(), async (path, at) => {
        const sound = readFileSync(join(folder, path));
        const bytes = Buffer.from(sound);
        const bit = at % (8 * bytes.length);
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        writeFileSync(join(folder, path), bytes);
        const view = await openFolderView(folder);
        if (!view.ok) throw new Error("refused");
        const { status, findings } = await verifyBag(view.value, nodeDigest);
        writeFileSync(join(folder, path), sound);
        expect(status).not.toBe("pass");
        const wrong = findings.filter((one) => one.status !== "pass");
        expect(wrong.some((one) => `${one.subject} ${one.detail}`.includes(path))).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(await verifiedFolder(folder)).toBe("pass");
  });
});

describe("a bag written as a ZIP", () => {
  it("passes when read from the disk and on a page", async () => {
    const path = join(scratch(), "bag.zip");
    await writePackageZip(path, await sampleBag());
    const disk = await openZipView(path);
    const page = await openZipBlob("bag.zip", new Blob([readFileSync(path)]));
    if (!disk.ok || !page.ok) throw new Error("refused");
    const reports = [
      await verifyBag(disk.value, nodeDigest),
      await verifyBag(page.value, nodeDigest),
    ];
    disk.value.close();
    expect(reports[0]?.status).toBe("pass");
    expect(reports[1]).toEqual(reports[0]);
  });

  it.skipIf(!has("unzip", "-v"))("is accepted by unzip", async () => {
    const path = join(scratch(), "bag.zip");
    await writePackageZip(path, await sampleBag(), { deflate: true });
    const run = spawnSync("unzip", ["-t", path], { encoding: "utf8" });
    expect(run.status, run.stdout + run.stderr).toBe(0);
    expect(run.stdout).toContain("No errors detected");
  });

  it.each(["store", "deflate"])(
    "has the same bytes in another time zone and language (%s)",
    (packing) => {
      const home = scratch();
      const zips = [
        { TZ: "UTC", LC_ALL: "C" },
        { TZ: "Asia/Karachi", LC_ALL: "ur_PK.UTF-8" },
        { TZ: "America/St_Johns", LC_ALL: "tr_TR.UTF-8" },
      ].map((env, i) => {
        const path = join(home, `${packing}-${i}.zip`);
        const run = spawnSync(
          process.execPath,
          [join(import.meta.dirname, "sample.ts"), path, packing],
          { env: { ...process.env, ...env, NODE_OPTIONS: "" }, encoding: "utf8" },
        );
        expect(run.status, run.stderr).toBe(0);
        return readFileSync(path);
      });
      expect(zips.every((zip) => zip.equals(zips[0] ?? Buffer.alloc(0)))).toBe(true);
      expect(zips[0]?.length).toBeGreaterThan(3_000_000);
    },
  );

  it("has the same bytes whether its files come from memory or from a folder", async () => {
    const home = scratch();
    const files = await sampleBag(17 << 20); // One file is longer than what is put in whole.
    await writePackageFolder(join(home, "bag"), files);
    const view = await openFolderView(join(home, "bag"));
    if (!view.ok) throw new Error("refused");
    const entries = new Map((await view.value.list()).map((entry) => [entry.path, entry]));
    const fromFolder = files.flatMap(({ path }): PackageFile[] => {
      const entry = entries.get(path);
      return entry === undefined ? [] : [fileOfView(view.value, entry)];
    });
    await writePackageZip(join(home, "a.zip"), files);
    await writePackageZip(join(home, "b.zip"), fromFolder);
    expect(readFileSync(join(home, "a.zip")).equals(readFileSync(join(home, "b.zip")))).toBe(true);
    const zip = await openZipView(join(home, "b.zip"));
    if (!zip.ok) throw new Error(JSON.stringify(zip.issues));
    expect((await verifyBag(zip.value, nodeDigest)).status).toBe("pass");
    zip.value.close();
  });
});
