import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { Look } from "./support.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** How most tests look at a page. */
const WIDE: Look = { theme: "light", width: 1_440, language: "en" };

/** The looks under which every page is checked. */
export const LOOKS: readonly Look[] = [WIDE, { theme: "dark", width: 390, language: "ur" }];

/** Opens a page of a server under a look. */
export async function openAt(
  browser: Browser,
  address: string,
  look: Look = WIDE,
): Promise<{ page: Page; context: BrowserContext; errors: string[] }> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: 900 },
    colorScheme: look.theme,
    reducedMotion: "reduce",
  });
  await context.addInitScript((language) => {
    window.localStorage.setItem(
      "mizan-preferences",
      JSON.stringify({ language, author: "Desk 4" }),
    );
  }, look.language);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(address);
  await page.waitForLoadState("networkidle");
  await page.waitForSelector("main h1");
  return { page, context, errors };
}

/** Serious faults of access on the whole page, and how far it is wider than the screen. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const faults = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const { violations, passes } = await axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    if (passes.length < 10) return ["axe looked at too little"];
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
  });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return over > 0 ? [...faults, `${over} pixels too wide`] : faults;
}

/** Asks a server by a command. */
export async function askServer<T>(server: string, name: string, input: object): Promise<T> {
  const answer = await fetch(`${server}/api/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  const read = (await answer.json()) as { readonly value?: T };
  if (read.value === undefined) throw new Error(`${name} was refused: ${JSON.stringify(read)}`);
  return read.value;
}
