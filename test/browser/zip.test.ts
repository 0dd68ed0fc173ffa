import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writePackageZip } from "../../src/shell/package/index.ts";
import { sampleBag } from "../shell/package/sample.ts";
import { openBrowser } from "./support.ts";

const HOSTILE = "../shared/data/hostile-input";
const ORIGIN = "http://mizan.test";
/** Stricter than any page of ours: scripts of the origin alone, no evaluation, no WebAssembly, no workers. */
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'";
const EVIDENCE = join(import.meta.dirname, "../../src/evidence");
const SCRIPT = `
  import { portableDigest, verifyBag } from ${JSON.stringify(join(EVIDENCE, "index.ts"))};
  import { openZipBlob } from ${JSON.stringify(join(EVIDENCE, "zip-view.ts"))};
  globalThis.check = async (address) => {
    const archive = await (await fetch(address)).blob();
    const view = await openZipBlob("dropped.zip", archive);
    if (!view.ok) return view.issues.map(({ code }) => code);
    const { status, findings } = await verifyBag(view.value, portableDigest);
    return [status, ...findings.filter((one) => one.status === "fail").map((one) => one.check)];
  };`;

let browser: Browser;
let page: Page;
const scratch = mkdtempSync(join(tmpdir(), "mizan-zip-page-"));

beforeAll(async () => {
  const entry = join(scratch, "entry.js");
  writeFileSync(entry, SCRIPT);
  const built = await build({
    configFile: false,
    logLevel: "error",
    root: join(import.meta.dirname, "../.."),
    build: { write: false, lib: { entry, formats: ["es"], fileName: "entry" } },
  });
  const [output] = [built].flat();
  const code = output !== undefined && "output" in output ? output.output[0].code : "";
  browser = await openBrowser();
  page = await browser.newPage();
  await page.route(`${ORIGIN}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/") {
      const body = '<!doctype html><script type="module" src="/entry.js"></script>';
      const headers = { "content-security-policy": POLICY };
      return route.fulfill({ body, headers, contentType: "text/html" });
    }
    if (pathname === "/entry.js")
      return route.fulfill({ body: code, contentType: "text/javascript" });
    return route.fulfill({ body: readFileSync(pathname) });
  });
  await page.goto(ORIGIN);
  await page.waitForFunction("globalThis.check !== undefined");
});

afterAll(async () => {
  await browser?.close();
  rmSync(scratch, { recursive: true, force: true });
});

const check = (path: string) =>
  page.evaluate<string[]>(`globalThis.check(${JSON.stringify(ORIGIN + path)})`);

describe("a ZIP dropped on a page", () => {
  it.each([false, true])("that we wrote passes (deflated: %s)", async (deflate) => {
    const path = join(scratch, `bag-${deflate}.zip`);
    await writePackageZip(path, await sampleBag(), { deflate });
    expect(await check(path)).toEqual(["pass"]);
  });

  it("that was changed fails", async () => {
    const path = join(scratch, "changed.zip");
    await writePackageZip(path, await sampleBag());
    const bytes = readFileSync(path);
    bytes[bytes.indexOf("<p>Report</p>") + 4] = 0x72;
    writeFileSync(path, bytes);
    expect(await check(path)).toEqual(["fail", "bag/readable"]);
  });

  it.skipIf(!existsSync(HOSTILE)).each([
    ["traversal-dotdot.zip", "evidence/path-unsafe"],
    ["traversal-abs.zip", "evidence/path-unsafe"],
    ["traversal-backslash.zip", "evidence/path-unsafe"],
    ["dup-names.zip", "evidence/names-collide"],
    ["case-collide.zip", "evidence/names-collide"],
    ["symlink.zip", "evidence/not-a-plain-file"],
    ["bomb-200MB.zip", "evidence/package-too-large"],
    ["truncated.zip", "evidence/zip-damaged"],
  ])("%s is refused: %s", async (file, code) => {
    expect(await check(join(process.cwd(), HOSTILE, file))).toContain(code);
  });
});
