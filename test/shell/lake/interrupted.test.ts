import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openLake } from "../../../src/shell/lake/index.ts";
import { fileOf, gedText } from "../../support/ged-file.ts";
import { freshFolder, mizan } from "../../support/mizan.ts";
import { makeRandom } from "../../support/random.ts";

const SMALL = gedText([{}, {}, {}]);
const LARGE = gedText(Array.from({ length: 20_000 }, () => ({})));

/**
 * Every file of the lake and the description of the workspace, with its digest. Caches may change, and the log
 * may grow by the entry of a release that is whole.
 */
function fingerprint(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((name) => !/^(cache|keys|ledger|records)/.test(name));
  const digest = (name: string) =>
    createHash("sha256")
      .update(readFileSync(join(folder, name)))
      .digest("hex");
  return Object.fromEntries(names.sort().map((name) => [name, digest(name)]));
}

function partials(folder: string): readonly string[] {
  return readdirSync(join(folder, "lake")).filter((name) => name.startsWith("."));
}

describe("an import", () => {
  it("of the same file a second time adds nothing and says so", async () => {
    const folder = freshFolder();
    const file = fileOf(SMALL);
    expect((await mizan("import", "-w", folder, "ucdp-ged", file)).status).toBe(0);
    const before = fingerprint(folder);
    const again = await mizan("import", "-w", folder, "ucdp-ged", file);
    expect(again.status).toBe(0);
    expect(again.out).toContain("is in the workspace already as ucdp-ged@25.1");
    expect(fingerprint(folder)).toEqual(before);
  });

  it("of another file under the same release is refused and changes nothing", async () => {
    const folder = freshFolder();
    await mizan("import", "-w", folder, "ucdp-ged", fileOf(SMALL));
    const before = fingerprint(folder);
    const other = await mizan("import", "-w", folder, "ucdp-ged", fileOf(gedText([{}])));
    expect([other.status, other.err.includes("lake/release-exists")]).toEqual([1, true]);
    expect(fingerprint(folder)).toEqual(before);
    expect(partials(folder)).toEqual([]);
  });

  it("that is refused leaves the workspace as it was", async () => {
    const folder = freshFolder();
    await mizan("import", "-w", folder, "ucdp-ged", fileOf(SMALL));
    const before = fingerprint(folder);
    const bad = fileOf(gedText([{ latitude: "200" }]), "GEDEvent_v24_1.csv");
    expect((await mizan("import", "-w", folder, "ucdp-ged", bad)).status).toBe(1);
    expect(fingerprint(folder)).toEqual(before);
    expect(partials(folder)).toEqual([]);
  });

  it("that is killed at any moment leaves the workspace as it was, or with the release whole", async () => {
    const folder = freshFolder();
    await mizan("import", "-w", folder, "ucdp-ged", fileOf(SMALL));
    const before = fingerprint(folder);
    const file = fileOf(LARGE, "GEDEvent_v24_1.csv");
    const random = makeRandom(7);
    let killed = 0;
    for (let round = 0; round < 8; round++) {
      const ended = await killAfter(
        150 + random() * 3_000,
        "import",
        "-w",
        folder,
        "ucdp-ged",
        file,
      );
      const now = Object.entries(fingerprint(folder)).filter(
        ([name]) => !name.includes(".partial-"),
      );
      const added = now.filter(([name]) => !(name in before));
      expect(Object.fromEntries(now.filter(([name]) => name in before))).toEqual(before);
      if (ended === "killed") killed += 1;
      // The folder of a release appears whole, with its manifest, or not at all.
      if (added.length === 0) continue;
      expect(added.map(([name]) => name.split("/").at(-1)).sort()).toEqual([
        "manifest.json",
        "observations.parquet",
        "original.parquet",
        "rejected.parquet",
      ]);
      break;
    }
    expect(killed).toBeGreaterThan(0);
    const last = await mizan("import", "-w", folder, "ucdp-ged", file, "--json");
    expect(last.status).toBe(0);
    expect(JSON.parse(last.out).files[0]).toMatchObject({ key: "ucdp-ged@24.1", accepted: 20_000 });
    const lake = openLake(folder);
    const manifests = await lake.manifests();
    lake.close();
    expect(manifests.map(({ release }) => release)).toEqual(["25.1", "24.1"]);
    expect(partials(folder)).toEqual([]);
  }, 180_000);

  it("on a full disk is an error of the outside and leaves nothing", async (context) => {
    const full = mountTiny();
    if (full === null) return context.skip("This system lets no small disk be mounted.");
    const folder = join(full, "workspace");
    try {
      mkdirSync(folder);
      expect((await mizan("import", "-w", folder, "ucdp-ged", fileOf(SMALL))).status).toBe(0);
      const before = fingerprint(folder);
      const rows = Array.from({ length: 40_000 }, (_, i) => ({
        source_article: createHash("sha512").update(String(i)).digest("base64"),
      }));
      const file = fileOf(gedText(rows), "GEDEvent_v24_1.csv");
      const run = await mizan("import", "-w", folder, "ucdp-ged", file);
      expect([run.status, run.err.includes("shell/disk-full")]).toEqual([3, true]);
      expect(fingerprint(folder)).toEqual(before);
      expect(partials(folder)).toEqual([]);
    } finally {
      execFileSync("umount", [full]);
    }
  });
});

/** Runs the command line and kills it; says whether it was still running. */
function killAfter(ms: number, ...words: readonly string[]): Promise<"killed" | "ended"> {
  return new Promise((resolve) => {
    const launcher = join(import.meta.dirname, "../../../bin/mizan.mjs");
    const child = spawn(process.execPath, [launcher, ...words], { stdio: "ignore" });
    const timer = setTimeout(() => child.kill("SIGKILL"), ms);
    child.on("close", (_code, signal) => {
      clearTimeout(timer);
      resolve(signal === "SIGKILL" ? "killed" : "ended");
    });
  });
}

/** A disk of 4 MB, where the system lets the tests mount one; the test is skipped elsewhere. */
function mountTiny(): string | null {
  if (process.platform !== "linux" || !existsSync("/proc/mounts")) return null;
  const folder = mkdtempSync(join(tmpdir(), "mizan-full-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], { stdio: "ignore" });
    return folder;
  } catch {
    return null;
  }
}
