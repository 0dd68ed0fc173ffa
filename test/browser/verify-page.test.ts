import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshFolder, mizan } from "../support/mizan.ts";
import { askServer, faultsOf, LOOKS, openAt } from "./looks.ts";
import { openBrowser, type Served, serveWorkspace } from "./support.ts";

let folder: string;
let key: string;
let server: Served;
let browser: Browser;

beforeAll(async () => {
  folder = freshFolder();
  const made = await mizan("example", "-w", folder);
  if (made.status !== 0) throw new Error(made.err);
  server = await serveWorkspace(folder);
  key = (await askServer<{ key: string }>(server.address, "log-about", {})).key;
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const open = (look = LOOKS[0]) => openAt(browser, `${server.address}/verify`, look);

/** A copy of what a workspace keeps, without what can be derived. */
function copyOfWorkspace(): string {
  const copy = freshFolder();
  for (const part of ["ledger", "records", "mizan.json"])
    cpSync(join(folder, part), join(copy, part), { recursive: true });
  rmSync(join(copy, "ledger", "lock.sqlite"), { force: true });
  return copy;
}

/** Changes one bit of the newest file in a folder of partial tiles. */
function flipIn(tiles: string, at: number): string {
  const name = readdirSync(tiles).toSorted((a, b) => Number(b) - Number(a))[0] ?? "";
  const path = join(tiles, name);
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  return name;
}

async function choose(page: Page, path: string): Promise<string> {
  await page.locator("input[type=file]").first().setInputFiles(path);
  await page.locator(".verdict").waitFor();
  return (await page.locator(".verify-report").innerText()).replaceAll(/\s+/g, " ");
}

describe("the verifier", () => {
  it.each(LOOKS)("has no serious fault of access: $theme $width $language", async (look) => {
    const { page, context, errors } = await open(look);
    await choose(page, copyOfWorkspace());
    expect(await faultsOf(page)).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });

  it("verifies a workspace without a network, and says that it vouches for itself only", async () => {
    const { page, context } = await open();
    await context.setOffline(true);
    const said = await choose(page, copyOfWorkspace());
    expect(said).toContain("Nothing failed.");
    expect(said).toContain("Self-asserted");
    expect(said).toContain("5 contents of 5 on the log are here, and fit their digests.");
    await context.close();
  });

  it("takes a key for the log, and refuses what is none", async () => {
    const { page, context } = await open();
    await page.locator("textarea").fill("not a key");
    await page.locator("#trust-state [role=alert]").waitFor();
    await page.locator("textarea").fill(key);
    await page.locator("#trust-state [role=alert]").waitFor({ state: "detached" });
    const said = await choose(page, copyOfWorkspace());
    expect(said).toContain("The key that you gave signed 5 entries");
    expect(said).not.toContain("Self-asserted");
    await page.locator("textarea").fill(key.replace(/\+[0-9a-f]{8}\+/, "+00000000+"));
    await page.locator("#trust-state [role=alert]").waitFor();
    await context.close();
  });

  it.each([
    ["a bundle of entries", "tile/entries/000.p", 300, "tile/entries/000.p/"],
    ["a tile of hashes", "tile/0/000.p", 40, "tile/0/000.p/"],
  ])("names %s in which one bit was changed", async (_, tiles, at, named) => {
    const copy = copyOfWorkspace();
    const name = flipIn(join(copy, "ledger", tiles), at);
    const { page, context } = await open();
    const said = await choose(page, copy);
    expect(said).toContain("It does not verify.");
    expect(await page.locator("tr.check-fail").first().innerText()).toContain(`${named}${name}`);
    await context.close();
  });

  it("names a content that was changed", async () => {
    const copy = copyOfWorkspace();
    const [part = ""] = readdirSync(join(copy, "records"));
    const [file = ""] = readdirSync(join(copy, "records", part));
    const path = join(copy, "records", part, file);
    writeFileSync(path, readFileSync(path, "utf8").replace("TLP", "TLQ").replace("mizan", "mizam"));
    const { page, context } = await open();
    expect(await choose(page, copy)).toContain("It does not verify.");
    const rows = page.locator("tr.check-fail");
    expect(await rows.count()).toBe(1);
    expect(await rows.innerText()).toContain(`records/${part}/${file}`);
    await context.close();
  });

  it("checks the proof of one entry", async () => {
    const proven = await askServer<{ proofFile: string; entry: string }>(
      server.address,
      "log-prove",
      { index: 2 },
    );
    const { page, context } = await open();
    await page.locator("textarea").fill(key);
    const drop = async (entry: Buffer) => {
      await page
        .locator("input[type=file]")
        .nth(1)
        .setInputFiles([
          { name: "2.tlog-proof", mimeType: "text/plain", buffer: Buffer.from(proven.proofFile) },
          { name: "2.entry.json", mimeType: "application/json", buffer: entry },
        ]);
      await page.locator(".verdict").waitFor();
    };
    const entry = Buffer.from(proven.entry, "base64");
    await drop(entry);
    await page.locator("tr.check-pass", { hasText: "The file is entry 2 of 5" }).waitFor();
    entry[10] = (entry[10] ?? 0) ^ 1;
    await drop(entry);
    await page.locator(".verdict-fail").waitFor();
    await context.close();
  });

  it("says what it wants when there is nothing to verify", async () => {
    const { page, context } = await open();
    const file = { name: "a.txt", mimeType: "text/plain", buffer: Buffer.from("a") };
    await page.locator("input[type=file]").nth(1).setInputFiles([file]);
    await page.locator("[role=alert]", { hasText: "Drop the whole folder" }).waitFor();
    await context.close();
  });
});
