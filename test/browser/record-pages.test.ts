import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWorkspace, openBrowser, type Served, serveWorkspace } from "./support.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PAGES = ["/disagreement?year=2024", "/cross-border", "/datasets", "/methods"];

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

interface Look {
  readonly theme: "light" | "dark";
  readonly width: number;
  readonly language: "en" | "ur";
}

const WIDE: Look = { theme: "light", width: 1_440, language: "en" };
const LOOKS: readonly Look[] = [WIDE, { theme: "dark", width: 390, language: "ur" }];

async function open(path: string, look = WIDE): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: 900 },
    colorScheme: look.theme,
    reducedMotion: "reduce",
  });
  await context.addInitScript((language) => {
    window.localStorage.setItem("mizan-preferences", JSON.stringify({ language }));
  }, look.language);
  const page = await context.newPage();
  await page.goto(`${server.address}${path}`);
  await page.waitForLoadState("networkidle");
  await page.waitForSelector("main h1, main h2");
  return { page, context };
}

async function ask<T>(name: string, input: object): Promise<T> {
  const answer = await fetch(`${server.address}/api/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  return ((await answer.json()) as { readonly value: T }).value;
}

describe("pages beside the threat picture", () => {
  it.each(PAGES.flatMap((path) => LOOKS.map((look) => ({ path, ...look }))))(
    "have no serious fault of access and fit the screen: $path $theme $width $language",
    async ({ path, ...look }) => {
      const { page, context } = await open(path, look);
      await page.evaluate(AXE);
      const faults = await page.evaluate(async () => {
        const { axe } = window as unknown as { axe: typeof import("axe-core") };
        const { violations, passes } = await axe.run("main", {
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        });
        if (passes.length < 10) return ["axe looked at too little"];
        return violations
          .filter(({ impact }) => impact === "serious" || impact === "critical")
          .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
      });
      expect(faults).toEqual([]);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect(over).toBeLessThanOrEqual(0);
      await context.close();
    },
  );
});

describe("where sources disagree", () => {
  it("gives the range of the command, from the printed figures of 2024", async () => {
    const { low, high } = await ask<{ low: number; high: number }>("disagreement", {
      year: "2024",
    });
    // PIPS prints 852 killed for 2024, CRSS 2,546 (data/facts, published statistics).
    expect([low, high]).toEqual([852, 2_546]);
    const { page, context } = await open("/disagreement?year=2024");
    await page.locator("h1", { hasText: "killed" }).waitFor();
    const title = await page.locator("h1").textContent();
    expect(title).toBe(
      "Pakistan, 2024: 852 to 2,546 killed, over sources that count different things: there is no joint figure",
    );
    await context.close();
  });

  it("moves over the pairs by keys and says the reason of each", async () => {
    const { page, context } = await open("/disagreement?year=2024");
    const { pairs } = await ask<{ pairs: { a: number; b: number; why: string }[] }>(
      "disagreement",
      { year: "2024" },
    );
    await page.locator(".pair[tabindex='0']").focus();
    await page.keyboard.press("ArrowDown");
    const why = pairs.find(({ a, b }) => a === 0 && b === 2)?.why ?? "no such pair";
    await page.locator(".pair-reason", { hasText: why }).waitFor();
    await page.keyboard.press("ArrowRight");
    const next = pairs.find(({ a, b }) => a === 1 && b === 2)?.why ?? "no such pair";
    await page.locator(".pair-reason", { hasText: next }).waitFor();
    await context.close();
  });

  it("keeps the year in the address, and goes back to it", async () => {
    const { page, context } = await open("/disagreement?year=2024");
    await page.locator("select").first().selectOption("2023");
    await page.locator("h1", { hasText: "2023" }).waitFor();
    expect(new URL(page.url()).searchParams.get("year")).toBe("2023");
    await page.goBack();
    await page.locator("h1", { hasText: "852 to 2,546" }).waitFor();
    await context.close();
  });

  it("says what to do about a year without figures", async () => {
    const { page, context } = await open("/disagreement?year=1950");
    await page.locator("[role=alert]", { hasText: "workbench/year-without-figures" }).waitFor();
    await context.close();
  });
});

describe("across borders", () => {
  it("says first that no source gives a share, and never sums the sides", async () => {
    const { page, context } = await open("/cross-border");
    const { events } = await ask<{ events: { figures: object[] }[] }>("cross-border", {});
    await page.locator(".absence", { hasText: "No source gives a share" }).waitFor();
    expect(await page.locator(".sided-event").count()).toBe(events.length);
    expect(await page.locator(".sided-event tbody tr").count()).toBe(
      events.reduce((sum, { figures }) => sum + figures.length, 0),
    );
    expect(await page.locator(".sided-event tfoot").count()).toBe(0);
    await context.close();
  });
});

const HEADER =
  "observation_id,event_key,date,province,district,place,event_type,killed_min,source_url,source_publisher";
const GOOD = "A1,E1,2024-05-01,Balochistan,Quetta,Quetta,bombing,3,https://example.org/1,Example";
const BAD = "A2,E2,2024-13-45,Balochistan,Quetta,Quetta,bombing,1,https://example.org/2,Example";

describe("datasets", () => {
  it("imports a chosen file by keyboard and names accepted and rejected rows", async () => {
    const { page, context } = await open("/datasets");
    const before = await page.locator(".scroll-table tbody tr").count();
    await page.locator("input[type=file]").setInputFiles({
      name: "small-observations.csv",
      mimeType: "text/csv",
      buffer: Buffer.from([HEADER, GOOD, BAD, ""].join("\n")),
    });
    await page.locator("select").first().selectOption("observations");
    await page.locator(".import-fields input").fill("small");
    await page.locator(".import-fields .button-strong").focus();
    await page.keyboard.press("Enter");
    const result = page.locator(".import-result");
    await result.waitFor();
    expect(await result.textContent()).toContain("1 row accepted, 1 rejected");
    expect(await result.textContent()).toContain("2024-13-45");
    await page.waitForFunction(
      (rows) => document.querySelectorAll(".scroll-table tbody tr").length > rows,
      before,
    );
    await page.locator(".import-next .link").first().click();
    await page.locator("#rejected td", { hasText: "2024-13-45" }).first().waitFor();
    await context.close();
  });

  it("takes a dropped file, and says why a file cannot be read and that nothing changed", async () => {
    const { page, context } = await open("/datasets");
    const data = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(["a,b\n1,2\n"], "wrong.csv", { type: "text/csv" }));
      return transfer;
    });
    await page.dispatchEvent(".drop", "drop", { dataTransfer: data });
    await page.locator(".chosen-file", { hasText: "wrong.csv" }).waitFor();
    await page.locator("select").first().selectOption("ucdp-ged");
    await page.locator(".import-fields .button-strong").click();
    const alert = page.locator(".import [role=alert]");
    await alert.waitFor();
    expect(await alert.textContent()).toContain("The workspace is as it was.");
    await context.close();
  });
});

describe("methods", () => {
  it("gives every type of the codebook an address of its own", async () => {
    const { page, context } = await open("/methods#type-attack-suicide-bombing");
    await page
      .locator("#type-attack-suicide-bombing:target, #type-attack-suicide-bombing")
      .waitFor();
    await page.locator("#codebook input").fill("suicide");
    expect(await page.locator("#codebook dt").count()).toBeGreaterThan(0);
    expect(await page.locator("#type-protest").count()).toBe(0);
    await context.close();
  });
});
