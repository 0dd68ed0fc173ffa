import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  countedEvents,
  HAS_GED,
  type Look,
  makeWorkspace,
  openBrowser,
  openPage,
  type Served,
  serveWorkspace,
} from "./support.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDE: Look = { theme: "light", width: 1_440, language: "en" };

let server: Served;
let browser: Browser;

beforeAll(async () => {
  server = await serveWorkspace(await makeWorkspace());
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe("the threat picture", () => {
  it("asks nobody but its own server", async () => {
    const { context, requests, errors } = await openPage(browser, `${server.address}/`, WIDE);
    expect(requests.length).toBeGreaterThan(5);
    expect(
      requests.filter((url) => !url.startsWith(`${server.address}/`) && !url.startsWith("data:")),
    ).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });

  const looks = (["light", "dark"] as const).flatMap((theme) =>
    [1_440, 390].flatMap((width) =>
      (["en", "ur"] as const).map((language): Look => ({ theme, width, language })),
    ),
  );
  it.each(looks)("has no serious fault of access: $theme, $width px, $language", async (look) => {
    const { page, context } = await openPage(browser, `${server.address}/`, look);
    expect(await seriousFaults(page)).toEqual([]);
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(over).toBeLessThanOrEqual(0);
    await context.close();
  });

  it.each([WIDE, { ...WIDE, language: "ur" as const }])(
    "moves the window of time by keys, pixels and axis agreeing ($language)",
    async (look) => {
      const { page, context } = await openPage(browser, `${server.address}/`, look);
      const before = await countedEvents(page);
      const handle = page.locator('.brush-handle[data-handle="0"] input');
      await handle.focus();
      for (let year = 0; year < 3; year++) await page.keyboard.press("PageUp");
      const months = Number(await handle.inputValue());
      expect(months).toBe(36);
      const after = await countedEvents(page);
      if (HAS_GED) expect(after).toBeLessThan(before);
      expect(new URL(page.url()).searchParams.get("from")).toMatch(/^\d{4}-\d\d-01$/);
      const [year = 0, month = 1] = (new URL(page.url()).searchParams.get("from") ?? "")
        .split("-")
        .map(Number);
      const gap = await page.evaluate(
        (at) => {
          const middle = (node: Element) => {
            const box = node.getBoundingClientRect();
            return box.left + box.width / 2;
          };
          const grip = document.querySelector('.brush-handle[data-handle="0"] .brush-grip');
          const years = [...document.querySelectorAll(".timeline .axis-text")]
            .filter((node) => /^\d{4}$/.test(node.textContent))
            .map((node) => ({ year: Number(node.textContent), x: middle(node) }));
          const [first, last] = [years[0], years.at(-1)];
          if (grip === null || first === undefined || last === undefined) return Number.NaN;
          const pixelsPerYear = (last.x - first.x) / (last.year - first.year);
          return middle(grip) - (first.x + (at - first.year) * pixelsPerYear);
        },
        year + (month - 1) / 12,
      );
      expect(Math.abs(gap)).toBeLessThan(2);
      await page.goBack();
      expect(await countedEvents(page)).toBe(before);
      await context.close();
    },
  );

  it("filters every view by a province, and Back undoes it", async () => {
    const { page, context } = await openPage(browser, `${server.address}/`, WIDE);
    const before = await countedEvents(page);
    const row = page.locator('.figure-provinces .rank[data-code="PK2"]');
    const said = Number((await row.locator(".rank-value").innerText()).replaceAll(",", ""));
    await row.click();
    expect(await countedEvents(page)).toBe(said);
    expect(new URL(page.url()).searchParams.getAll("provinces")).toEqual(["PK2"]);
    expect(await row.getAttribute("aria-pressed")).toBe("true");
    expect(await page.locator("h1").innerText()).toContain("Balochistan");
    await page.goBack();
    expect(await countedEvents(page)).toBe(before);
    await context.close();
  });

  it("counts a source that covers the period of the link", async () => {
    const address = `${server.address}/?from=2024-01-01&to=2024-12-31`;
    const { page, context } = await openPage(browser, address, WIDE);
    expect(await countedEvents(page)).toBeGreaterThan(0);
    expect(await page.locator("main").textContent()).toContain("press-observations");
    await context.close();
  });

  it("shades provinces by the command's rates where a census stands for the period", async () => {
    const address = `${server.address}/?map=rates&from=2017-01-01&to=2021-12-31`;
    const { page, context } = await openPage(browser, address, WIDE);
    await page.waitForSelector(".map-rates path");
    const source = new URL(page.url()).searchParams.get("datasets");
    const highest = await page.evaluate(async (chosen) => {
      const datasets = await (await fetch("/api/datasets")).json();
      const held = datasets.value.datasets.filter(
        (one: { holds: string; format: string }) =>
          one.holds === "events" && one.format !== "cross-border",
      );
      const most = held.toSorted((a: { rows: number }, b: { rows: number }) => b.rows - a.rows)[0];
      const scope = { from: "2017-01-01", to: "2021-12-31", source: [chosen ?? most.key] };
      const body = JSON.stringify({ ...scope, by: ["province"], rate: true, limit: 50 });
      const headers = { "content-type": "application/json" };
      const answer = await fetch("/api/picture", { method: "POST", headers, body });
      const { rows } = (await answer.json()).value.breakdowns[0];
      const rated = rows.filter((row: { rate: { best: number | null } }) => row.rate.best !== null);
      return {
        count: rated.length,
        most: Math.max(...rated.map((row: { rate: { best: number } }) => row.rate.best)),
      };
    }, source);
    expect(highest.count).toBeGreaterThan(2);
    expect(await page.locator(".map-rates path").count()).toBe(highest.count);
    const finding = await page
      .locator(".figure-map .figure-finding, .figure-map h2")
      .first()
      .textContent();
    expect(finding).toContain(`: ${highest.most}`);
    expect(await seriousFaults(page)).toEqual([]);
    await context.close();
  });

  it("shows the same view again from its link", async () => {
    const { page, context } = await openPage(browser, `${server.address}/?provinces=PK2`, WIDE);
    await page.getByRole("radio", { name: "Killed" }).click();
    await page.locator('.figure-map [data-code="PK5"]').focus();
    await page.keyboard.press("Enter");
    const events = await countedEvents(page);
    const title = await page.locator("h1").innerText();
    const again = await openPage(browser, page.url(), { ...WIDE, width: 1_200 });
    expect(await countedEvents(again.page)).toBe(events);
    expect(await again.page.locator("h1").innerText()).toBe(title);
    await again.context.close();
    await context.close();
  });

  it("opens an event down to the row of its source", async () => {
    const { page, context } = await openPage(browser, `${server.address}/`, WIDE);
    await page.locator(".events .link").first().click();
    const drawer = page.getByRole("dialog");
    await drawer.getByText("Original row").waitFor();
    expect(await drawer.innerText()).toContain("sha256");
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "detached" });
    await context.close();
  });
});

/** Faults that axe calls serious or critical, by rule and place. */
async function seriousFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const { violations, passes } = await axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    if (passes.length < 20) return ["axe looked at too little"];
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
  });
}
