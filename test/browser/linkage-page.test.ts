import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshFolder, mizan } from "../support/mizan.ts";
import { askServer, faultsOf, LOOKS, openAt } from "./looks.ts";
import { openBrowser, type Served, serveWorkspace } from "./support.ts";

const REPORT = "press-observations@2026-03#OBS-0206";
let server: Served;
let browser: Browser;

beforeAll(async () => {
  const folder = freshFolder();
  const made = await mizan("example", "-w", folder);
  if (made.status !== 0) throw new Error(made.err);
  server = await serveWorkspace(folder);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const open = (path: string, look = LOOKS[0]) => openAt(browser, `${server.address}${path}`, look);
const EVENT = `/linkage/${encodeURIComponent(REPORT)}`;

/** Keeps a picture of the page where the caller asks for pictures. */
async function keep(page: Page, name: string): Promise<void> {
  const folder = process.env["MIZAN_SCREENSHOTS"];
  if (folder !== undefined)
    await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

describe("the pages of linkage", () => {
  for (const [name, path, ready] of [
    ["report", "/linkage", "#figure-lag"],
    ["event", EVENT, "#figure-reports"],
    ["review", "/review", "#figure-reports"],
  ] as const)
    it.each(LOOKS)(
      `${name} has no serious fault of access: $theme $width $language`,
      async (look) => {
        const { page, context, errors } = await open(path, look);
        await page.locator(ready).waitFor();
        await keep(page, `${name}-${look.width}`);
        expect(await faultsOf(page)).toEqual([]);
        expect(errors).toEqual([]);
        await context.close();
      },
    );

  it("show the reports of an event side by side, with its steps and the larger event", async () => {
    const { page, context } = await open(EVENT);
    await page.locator("#figure-reports").waitFor();
    expect(await page.locator("#figure-reports thead th").count()).toBe(4);
    expect(await page.locator("#figure-reports tr.link-differs").first().textContent()).toMatch(
      /≠/,
    );
    expect(await page.locator("#figure-why .link-steps > li").count()).toBeGreaterThan(10);
    await page.locator(".link-id").first().click();
    await page.locator("h1", { hasText: "Balochistan" }).waitFor();
    await context.close();
  });
});

describe("the review", () => {
  it("judges by keys alone, and undoes: both stand on the log", async () => {
    const { page, context } = await open("/review");
    await page.locator("#figure-reports").waitFor();
    const before = await page.locator("#figure-reports").innerText();
    await page.keyboard.press("1");
    await page.locator("text=Judged: Same event.").first().waitFor();
    await page.waitForFunction(
      (text) => document.querySelector<HTMLElement>("#figure-reports")?.innerText !== text,
      before,
    );
    const counted = () =>
      askServer<{ readonly judgements: number }>(server.address, "link-agreement", {});
    expect((await counted()).judgements).toBe(1);
    await page.keyboard.press("s");
    await page.keyboard.press("u");
    await page.locator("text=The last judgement is withdrawn.").first().waitFor();
    expect((await counted()).judgements).toBe(0);
    await page.waitForFunction(
      (text) => document.querySelector<HTMLElement>("#figure-reports")?.innerText === text,
      before,
    );
    await context.close();
  });
});
