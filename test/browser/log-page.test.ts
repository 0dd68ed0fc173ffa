import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshFolder, mizan } from "../support/mizan.ts";
import { askServer, faultsOf, LOOKS, openAt } from "./looks.ts";
import { openBrowser, type Served, serveWorkspace } from "./support.ts";

let server: Served;
let browser: Browser;

interface About {
  readonly size: number;
  readonly kinds: readonly { readonly kind: string; readonly entries: number }[];
}

beforeAll(async () => {
  const folder = freshFolder();
  const made = await mizan("example", "-w", folder);
  if (made.status !== 0) throw new Error(made.err);
  server = await serveWorkspace(folder);
  await askServer(server.address, "record-create", {
    kind: "source",
    id: "dawn",
    values: { name: "Dawn", type: "news" },
    by: "Desk 4",
  });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const open = (path: string, look = LOOKS[0]) => openAt(browser, `${server.address}${path}`, look);

/** Verifies the record `source/dawn` by its badge; gives the verdict and the steps. */
async function verifyDawn(page: Page): Promise<{ verdict: string; steps: string; badge: string }> {
  const badge = page.locator(".record-facts .proof-badge");
  await badge.click();
  await page.locator(".checks").waitFor();
  return {
    verdict: (await page.locator(".proof-verdict strong").textContent()) ?? "",
    steps: (await page.locator(".checks").innerText()).replaceAll(/\s+/g, " "),
    badge: (await badge.getAttribute("class")) ?? "",
  };
}

/** Lets a server lie: changes one bit of each answer whose address fits; places below 0 count from the end. */
async function flipByte(page: Page, address: string, at: number): Promise<void> {
  await page.route(address, async (route) => {
    const answer = await route.fetch();
    const body = Buffer.from(await answer.body());
    const place = at < 0 ? body.length + at : at;
    body[place] = (body[place] ?? 0) ^ 1;
    await route.fulfill({ response: answer, body });
  });
}

describe("the log", () => {
  it.each(LOOKS)("has no serious fault of access: $theme $width $language", async (look) => {
    const { page, context, errors } = await open("/log", look);
    await page.locator(".proof-badge").first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });

  it("says how many entries there are, and lists each with its record", async () => {
    const { page, context } = await open("/log");
    const { size } = await askServer<About>(server.address, "log-about", {});
    expect(await page.locator("h1").textContent()).toContain(`${size} entries on the log`);
    expect(await page.locator("#figure-entries tbody tr").count()).toBe(size);
    await page.locator("#figure-entries .link", { hasText: "source/dawn" }).click();
    await page.locator("h1", { hasText: "Dawn" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/records/source/dawn");
    await context.close();
  });

  it("keeps the chosen kind in the address, and goes back to all", async () => {
    const { page, context } = await open("/log");
    const { size, kinds } = await askServer<About>(server.address, "log-about", {});
    const releases = kinds.find(({ kind }) => kind === "release")?.entries ?? 0;
    expect(releases).toBeLessThan(size);
    await page.locator("#figure-entries select").first().selectOption("release");
    await page.waitForFunction(
      (rows) => document.querySelectorAll("#figure-entries tbody tr").length === rows,
      releases,
    );
    expect(new URL(page.url()).searchParams.get("kind")).toBe("release");
    await page.goBack();
    await page.waitForFunction(
      (rows) => document.querySelectorAll("#figure-entries tbody tr").length === rows,
      size,
    );
    await context.close();
  });
});

describe("the proof badge", () => {
  it("is not shown as good before it verified, and then names each step", async () => {
    const { page, context } = await open("/records/source/dawn");
    const badge = page.locator(".record-facts .proof-badge");
    expect(await badge.getAttribute("class")).toContain("proof-none");
    const { verdict, steps, badge: after } = await verifyDawn(page);
    expect(verdict).toContain("Verified here");
    expect(after).toContain("proof-verified");
    expect(steps).toContain("The entry is in the log verified");
    expect(steps).toContain("this page shows the same values");
    await context.close();
  });

  it.each([
    ["a hash in a tile", "**/log/tile/0/**", 3, "tile/0/000.p/"],
    ["the entry itself", "**/log/tile/entries/**", -150, "tile/entries/000.p/"],
    ["the signed state", "**/log/checkpoint", 60, "ledger/"],
  ])("fails when %s has one other bit, and names it", async (_, address, at, named) => {
    const { page, context } = await open("/records/source/dawn");
    await flipByte(page, address, at);
    const { verdict, steps, badge } = await verifyDawn(page);
    expect(verdict).toContain("does not verify");
    expect(badge).toContain("proof-wrong");
    expect(steps).toContain(named);
    await context.close();
  });

  it("fails when the page shows another value than was recorded", async () => {
    const { page, context } = await open("/log");
    await page.route("**/api/record-show", async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replace('"name":"Dawn"', '"name":"Dusk"');
      await route.fulfill({ response: answer, body });
    });
    await page.goto(`${server.address}/records/source/dawn`);
    await page.locator(".record-facts .proof-badge").waitFor();
    const { verdict, steps } = await verifyDawn(page);
    expect(verdict).toContain("does not verify");
    expect(steps).toContain('The field "name" on the page is not the one that was recorded.');
    await context.close();
  });

  it("notices when the log is not the one that this browser saw before", async () => {
    const { page, context } = await open("/records/source/dawn");
    expect((await verifyDawn(page)).steps).toContain("sees the log for the first time");
    await page.evaluate(() => {
      const kept = JSON.parse(localStorage.getItem("mizan-logs-seen") ?? "{}");
      for (const one of Object.values<{ root: string }>(kept)) one.root = btoa("x".repeat(32));
      localStorage.setItem("mizan-logs-seen", JSON.stringify(kept));
    });
    await page.locator("[role=dialog] .button", { hasText: "Verify again" }).click();
    await page.locator(".check-fail", { hasText: "Seen before" }).waitFor();
    await context.close();
  });
});
