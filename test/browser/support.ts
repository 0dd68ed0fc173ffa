import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import chromium from "@sparticuz/chromium";
import {
  type Browser,
  type BrowserContext,
  type Page,
  chromium as playwright,
} from "playwright-core";
import { buildPagesIfStale } from "../../src/shell/start.ts";
import { freshFolder, mizan } from "../support/mizan.ts";

const LAUNCHER = join(import.meta.dirname, "../../bin/mizan.mjs");
const GED = "../shared/data/ucdp-ged-pakistan/ged_pakistan_v22_1.csv.gz";

/** A served workspace. */
export interface Served {
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** How a page is looked at. */
export interface Look {
  readonly theme: "light" | "dark";
  readonly width: number;
  readonly language: "en" | "ur";
}

/** Whether the file of real events is at hand; without it the example workspace is looked at. */
export const HAS_GED = existsSync(GED);

/** Makes the example workspace, with the real events of Pakistan where they are at hand. */
export async function makeWorkspace(): Promise<string> {
  const folder = freshFolder();
  const example = await mizan("example", "-w", folder);
  if (example.status !== 0) throw new Error(example.err);
  if (HAS_GED) {
    const taken = await mizan("import", "-w", folder, "ucdp-ged", GED);
    if (taken.status !== 0) throw new Error(taken.err);
  }
  return folder;
}

/** Builds the pages if a source is newer, and serves a workspace by the real command. */
export async function serveWorkspace(folder: string, ...more: readonly string[]): Promise<Served> {
  await buildPagesIfStale({ start: () => ({ update: () => {}, finish: () => {} }) });
  const flags = ["--disable-warning=ExperimentalWarning", LAUNCHER, "serve", "--port", "0"];
  const child = spawn(process.execPath, [...flags, "-w", folder, ...more], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  return { address: await addressOf(child), stop: () => stopped(child) };
}

/** Starts the browser that comes with the development dependencies. */
export async function openBrowser(): Promise<Browser> {
  const args = chromium.args.filter(
    (flag) => !/single-process|no-zygote|disable-web-security|headless/.test(flag),
  );
  return playwright.launch({ executablePath: await chromium.executablePath(), args });
}

/** Opens a page under a look; `requests` fills with the addresses that it asks for. */
export async function openPage(
  browser: Browser,
  address: string,
  look: Look,
): Promise<{ page: Page; context: BrowserContext; requests: string[]; errors: string[] }> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: 900 },
    colorScheme: look.theme,
    reducedMotion: "reduce",
  });
  await context.addInitScript((language) => {
    window.localStorage.setItem("mizan-preferences", JSON.stringify({ language }));
  }, look.language);
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(address);
  await page.waitForSelector(".rank-fill");
  await page.waitForLoadState("networkidle");
  return { page, context, requests, errors };
}

/** The number of events that the page says it counts. */
export async function countedEvents(page: Page): Promise<number> {
  await page.waitForTimeout(250);
  const text = await page.locator('[data-total="events"]').innerText();
  return Number(text.replaceAll(",", ""));
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const address = /http:\/\/[\d.]+:\d+/.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    });
    child.on("close", () => reject(new Error(`The server ended: ${said}`)));
  });
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners("close");
    child.on("close", () => resolve());
    child.kill("SIGTERM");
  });
}
