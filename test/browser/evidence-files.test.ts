import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildApp } from "../../src/shell/http/index.ts";
import type { Preserved } from "../../src/workbench/evidence/preserve-work.ts";
import { type Bench, openBench } from "../workbench/evidence-bench.ts";
import { openBrowser } from "./support.ts";

const SHARED = "../shared/data/hostile-input";

let bench: Bench;
let app: FastifyInstance;
let browser: Browser;
let listener: Server;
let address = "";
/** What reached the server that hostile files try to reach. */
const reached: string[] = [];
const ids: Record<string, string> = {};

beforeAll(async () => {
  listener = createServer((request, response) => {
    reached.push(request.url ?? "");
    response.end();
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const target = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  bench = await openBench();
  app = await buildApp(bench.ports, null);
  address = await app.listen({ host: "127.0.0.1", port: 0 });
  for (const [name, content] of Object.entries(hostileFiles(target)))
    ids[name] = await preserve(name, content);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
  listener?.close();
  bench?.close();
});

function hostileFiles(target: string): Record<string, string> {
  const ping = `fetch('${target}/fetch');new Image().src='${target}/image';window.top.__ran=1;window.__ran=1`;
  const own = {
    "page.html": `<!doctype html><script>${ping}</script><img src="${target}/img" onerror="${ping}"><link rel=stylesheet href="${target}/css"><meta http-equiv=refresh content="0;url=${target}/refresh"><iframe src="${target}/frame"></iframe>`,
    "drawing.svg": `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="40" onload="${ping}"><script>${ping}</script><image href="${target}/track" width="9" height="9"/><style>@import url(${target}/css);rect{fill:url(${target}/fill)}</style><rect width="40" height="40"/></svg>`,
    "picture.png": `<!doctype html><script>${ping}</script>`,
    "words.txt": `<script>${ping}</script>`,
    "page.mhtml": `MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n<script>${ping}</script>\n--x--`,
    "feed.xml": `<?xml version="1.0"?><?xml-stylesheet href="${target}/xsl" type="text/xsl"?><x:script xmlns:x="http://www.w3.org/1999/xhtml">${ping}</x:script>`,
  };
  const shared = ["active.html", "script.svg"].filter((name) => existsSync(join(SHARED, name)));
  return {
    ...own,
    ...Object.fromEntries(shared.map((name) => [name, readFileSync(join(SHARED, name), "utf8")])),
  };
}

async function preserve(name: string, content: string): Promise<string> {
  const files = [bench.file(name, content)];
  const about = { collector: "Desk 4", purpose: "Test" };
  const kept = await bench.answer<Preserved>("preserve", { ...about, files });
  return kept.items[0]?.id ?? "";
}

/** Opens a page of our origin that watches what runs in it and what it asks for. */
async function watched(): Promise<{ page: Page; foreign: string[]; close: () => Promise<void> }> {
  const context = await browser.newContext({ acceptDownloads: true });
  const page = await context.newPage();
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(address)) foreign.push(request.url());
  });
  page.on("dialog", (dialog) => void dialog.dismiss());
  return { page, foreign, close: () => context.close() };
}

const ran = (page: Page) =>
  page.evaluate(() => (window as unknown as { __ran?: number; __x?: number }).__ran ?? null);

describe("hostile evidence in a real browser", () => {
  it("opened as a preview runs nothing and asks for nothing", async () => {
    for (const [name, id] of Object.entries(ids)) {
      const { page, foreign, close } = await watched();
      const answer = await page.goto(`${address}/api/evidence-preview?id=${id}`);
      expect(answer?.status(), name).toBe(200);
      await page.waitForTimeout(150);
      expect(await ran(page), name).toBeNull();
      expect(foreign, name).toEqual([]);
      await close();
    }
    expect(reached).toEqual([]);
  });

  it("opened as a file is downloaded, not shown", async () => {
    for (const [name, id] of Object.entries(ids)) {
      const { page, foreign, close } = await watched();
      await page.goto(`${address}/api/openapi.json`);
      const download = page.waitForEvent("download");
      await page
        .goto(`${address}/api/evidence-file?id=${id}`)
        .catch((error: Error) => expect(error.message).toContain("Download is starting"));
      expect((await download).suggestedFilename(), name).toBe(name);
      expect(await ran(page), name).toBeNull();
      expect(foreign, name).toEqual([]);
      await close();
    }
    expect(reached).toEqual([]);
  });

  it("in a list, as image, frame or object of a page of our own, runs nothing either", async () => {
    const { page, foreign, close } = await watched();
    await page.goto(`${address}/api/openapi.json`);
    await page.evaluate(
      (all) => {
        const kinds = ["img", "iframe", "embed", "object"];
        for (const url of all)
          for (const kind of kinds) {
            const element = document.createElement(kind);
            element.setAttribute(kind === "object" ? "data" : "src", url);
            document.body.append(element);
          }
      },
      Object.values(ids).flatMap((id) => [
        `/api/evidence-preview?id=${id}`,
        `/api/evidence-file?id=${id}`,
      ]),
    );
    await page.waitForTimeout(1_500);
    expect(await ran(page)).toBeNull();
    expect(foreign).toEqual([]);
    expect(reached).toEqual([]);
    await close();
  });

  it("would be caught by this test: a page that does run its script reaches the server", async () => {
    const { page, foreign, close } = await watched();
    await page.setContent(
      hostileFiles(`http://127.0.0.1:${(listener.address() as AddressInfo).port}`)["page.html"] ??
        "",
    );
    await page.waitForTimeout(500);
    expect(foreign.length).toBeGreaterThan(0);
    expect(reached.length).toBeGreaterThan(0);
    await close();
  });
});
