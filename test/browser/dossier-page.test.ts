import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshFolder, mizan } from "../support/mizan.ts";
import { askServer, faultsOf, LOOKS, openAt } from "./looks.ts";
import { openBrowser, type Served, serveWorkspace } from "./support.ts";

const CANARY = "zqxcanaryred";
const SLOW = 60_000;

let server: Served;
let browser: Browser;
let folder: string;
let zip: string;

beforeAll(async () => {
  folder = freshFolder();
  const workspace = join(folder, "ws");
  const statement = join(folder, "statement.html");
  writeFileSync(statement, "<!doctype html><title>Statement</title><p>The ministry said so.</p>");
  for (const words of [
    ["example", "-w", workspace],
    ["preserve", statement, "--collector", "Desk 4", "--purpose", "Talks", "-w", workspace],
  ]) {
    const run = await mizan(...words);
    if (run.status !== 0) throw new Error(run.err);
  }
  server = await serveWorkspace(workspace);
  await askServer(server.address, "record-create", {
    kind: "place-note",
    values: { title: "Coverage of Balochistan", place: "PK2", topic: "coverage", text: CANARY },
    mark: ["text=TLP:RED"],
    by: "Desk 4",
  });
  browser = await openBrowser();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const open = (path: string, look = LOOKS[0]) => openAt(browser, `${server.address}${path}`, look);

interface Shown {
  readonly id: string;
  readonly items: readonly { readonly type: string; readonly scope?: string }[];
  readonly language: readonly { readonly found: string; readonly decision: object | null }[];
  readonly builds: readonly { readonly manifestDigest: string }[];
}

const shown = (id: string) => askServer<Shown>(server.address, "dossier-show", { id });

async function choose(page: Page, field: string, words: string, hit: string): Promise<void> {
  await page.locator(field).fill(words);
  await page.locator(".choose-hit", { hasText: hit }).first().click();
}

/** Chooses what a part is about. */
async function pick(page: Page, field: string, words: string, hit: string): Promise<void> {
  await choose(page, field, words, hit);
  await page.locator(".dossier-add .dossier-chosen").waitFor();
}

/** Opens the form of a sort of part, fills it, and waits until the dossier has the part. */
async function add(page: Page, sort: string, fill: () => Promise<void>): Promise<void> {
  const before = await page.locator(".dossier-card").count();
  await page.locator(".dossier-add .button", { hasText: sort }).first().click();
  await fill();
  await page.locator(".dossier-add button[type=submit]").click();
  await page.locator(".dossier-card").nth(before).waitFor();
}

async function begin(page: Page, title: string): Promise<string> {
  await page.locator("#field-title").fill(title);
  await page.locator("#field-recipient").fill("Ministry of Foreign Affairs");
  await page.locator("#field-purpose").fill("Talks in March");
  await page.locator("#field-preparedBy").fill("Desk 4");
  await page.locator("button[type=submit]").click();
  await page.locator("h1", { hasText: title }).waitFor();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

async function drop(page: Page, file: string): Promise<string> {
  await page.locator("main input[type=file]:not([webkitdirectory])").first().setInputFiles(file);
  await page.locator(".verdict").waitFor({ timeout: SLOW });
  return page.locator(".verdict").innerText();
}

/** A copy of the package in which one bit of a file in it is flipped. */
function flipped(path: string): string {
  const bytes = Buffer.from(readFileSync(zip));
  // Names stand below the folder of the package; the local header is 30 bytes before the name.
  const header = bytes.lastIndexOf("PK\x03\x04", bytes.indexOf(`/${path}`));
  const at = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28) + 40;
  bytes[at] = (bytes[at] ?? 0) ^ 4;
  const copy = join(folder, "flipped.zip");
  writeFileSync(copy, bytes);
  return copy;
}

describe("building a dossier by the pages alone", () => {
  it("begins it, and says at each field what is missing", async () => {
    const { page, context } = await open("/dossiers");
    await page.locator(".page-tools .button-strong").click();
    await page.locator("button[type=submit]").click();
    expect(await page.locator(".field-issue").allInnerTexts()).toEqual([
      "Title is needed.",
      "Recipient is needed.",
      "Purpose is needed.",
    ]);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("field-title");
    await context.close();
  });

  it("adds every sort of part by search, settles the language check, and gives the package", async () => {
    const { page, context, errors } = await open("/dossiers?form=new");
    page.setDefaultTimeout(20_000);
    const id = await begin(page, "Attacks on trains in Balochistan");
    await page.locator("#build-blocked", { hasText: "Add a part first." }).waitFor();
    await add(page, "Claim", async () => {
      await page.locator("#new-heading").fill("Frequency");
      await page.locator("#new-text").fill("The barbaric attacks grew in 2025, as reported.");
      await page.locator("#new-against").fill("More pages were read for 2025.");
      await choose(page, "#new-sources", "coverage", "Coverage of Balochistan");
      await page.locator("#new-sources").fill("Dawn, 12 March 2025");
      await page.locator("#new-sources").press("Enter");
      await page.locator("#new-origins").fill("2");
    });
    await add(page, "Figure", () =>
      choose(page, "#new-scope", "Balochistan", "Province or first-level unit"),
    );
    await add(page, "Event", () => pick(page, "#new-event", "jaffar express", "Jaffar"));
    await add(page, "Evidence", () => pick(page, "#new-id", "statement", "statement.html"));
    await add(page, "Engagement", async () => {
      await page.locator("#new-heading").fill("Note handed over");
      await page.locator("#new-date").fill("2025-04-02");
      await page.locator("#new-counterpart").fill("Embassy");
      await page.locator("#new-text").fill("According to the desk, a note was handed over.");
      await page.locator("#new-sources").fill("https://example.org/note");
      await page.locator("#new-sources").press("Enter");
    });
    await add(page, "Record", () => pick(page, "#new-id", "coverage", "Coverage of"));
    await page.locator(".dossier-drawing svg").first().waitFor();
    await page.locator(".dossier-preview").waitFor();
    const body = await page.locator("main").innerText();
    expect(body).toContain("withheld, marked TLP:RED");
    expect(body).not.toContain(CANARY);
    expect(await page.locator(".dossier-sentence mark").first().innerText()).toBe("barbaric");
    for (let open = page.locator(".dossier-decide"); (await open.count()) > 0; ) {
      const before = await open.count();
      await open.first().locator("input").fill("The words of the source.");
      await open.first().locator("button[type=submit]").click();
      await page.waitForFunction(
        (count) => document.querySelectorAll(".dossier-decide").length < count,
        before,
      );
    }
    await page.locator(".dossier-part").nth(5).waitFor();
    const download = page.waitForEvent("download", { timeout: SLOW });
    await page.locator("button", { hasText: "Build the package" }).click();
    zip = join(folder, "package.zip");
    await (await download).saveAs(zip);
    const { builds } = await shown(id);
    const digest = page.locator(".import-result .dossier-digest");
    await digest.waitFor();
    expect(await digest.innerText()).toBe(builds[0]?.manifestDigest);
    expect(errors).toEqual([]);
    await context.close();
  }, 120_000);

  it("moves by keyboard, takes out, and brings back", async () => {
    const { page, context } = await open("/dossiers?form=new");
    const id = await begin(page, "Order of parts");
    for (const heading of ["First", "Second", "Third"]) {
      await add(page, "Engagement", async () => {
        await page.locator("#new-heading").fill(heading);
        await page.locator("#new-date").fill("2025-04");
        await page.locator("#new-counterpart").fill("Embassy");
        await page.locator("#new-text").fill(`${heading} meeting.`);
      });
    }
    const order = () => page.locator(".dossier-card-head h3 bdi").allInnerTexts();
    await page.locator("#part-3").focus();
    await page.keyboard.press("Alt+ArrowUp");
    await page.waitForFunction(() => document.activeElement?.id === "part-2");
    expect(await order()).toEqual(["First", "Third", "Second"]);
    await page.locator("button[aria-label='Remove: First']").click();
    await page.locator(".dossier-undo button").click();
    await page.locator(".dossier-undo").waitFor({ state: "detached" });
    expect(await order()).toEqual(["First", "Third", "Second"]);
    expect((await shown(id)).items).toHaveLength(3);
    await context.close();
  }, 60_000);

  it("says that somebody else changed it, reads it again, and keeps what was written", async () => {
    const { page, context } = await open("/dossiers?form=new");
    const id = await begin(page, "Changed by two");
    await page.locator("button", { hasText: "Change title" }).click();
    await page.locator("#field-purpose").fill("Talks in June");
    await askServer(server.address, "dossier-edit", { id, recipient: "Cabinet", by: "Desk 9" });
    await page.locator(".dossier-head button[type=submit]").click();
    await page.locator("[role=alert]", { hasText: "changed elsewhere" }).waitFor();
    await page.locator(".lead", { hasText: "For Cabinet" }).waitFor();
    expect(await page.locator("#field-purpose").inputValue()).toBe("Talks in June");
    await context.close();
  }, 60_000);

  it("takes a figure of the picture page to a dossier, in the scope that is seen", async () => {
    const { dossiers } = await askServer<{ dossiers: { id: string; title: string }[] }>(
      server.address,
      "dossier-list",
      {},
    );
    const { id, title } = dossiers[0] ?? { id: "", title: "" };
    const { page, context } = await open("/?provinces=PK2&measure=killed");
    await page.locator("button[aria-label^='When:']").click();
    await page.locator("[role=menuitem]", { hasText: "Add to a dossier" }).click();
    await page.locator("tbody .link", { hasText: title }).click();
    await page.locator("#new-by").waitFor();
    expect(await page.locator("#new-by").inputValue()).toBe("month");
    await page.locator(".dossier-add button[type=submit]").click();
    await page.locator("#new-by").waitFor({ state: "detached" });
    expect((await shown(id)).items.at(-1)).toEqual({
      type: "figure",
      by: "month",
      measure: "deaths",
      scope: "provinces=PK2",
    });
    await context.close();
  }, 60_000);
});

describe("verifying the package in the browser", () => {
  it("finds nothing failed, without asking the server for anything", async () => {
    const { page, context } = await open("/verify");
    await page.locator(".verify-trust .link").click();
    await page.waitForFunction(() => document.querySelector("textarea")?.value.includes("+"));
    const asked: string[] = [];
    await page.route("**/*", (route) => {
      asked.push(route.request().url());
      return route.abort();
    });
    await page.evaluate(() => {
      const times = { last: performance.now(), longest: 0 };
      Object.assign(window, { times });
      window.setInterval(() => {
        times.longest = Math.max(times.longest, performance.now() - times.last);
        times.last = performance.now();
      }, 20);
    });
    const verdict = await drop(page, zip);
    expect(verdict).toContain("Attacks on trains in Balochistan");
    expect(verdict).toMatch(/, 0 failed/);
    const groups = page.locator(".check-group");
    expect(await groups.count()).toBe(7);
    for (const group of ["package", "log", "records", "evidence", "figures", "report"]) {
      const state = await page.locator(`[data-group=${group}]`).getAttribute("class");
      expect(`${group}: ${state}`).toBe(`${group}: check-group check-pass`);
    }
    expect(await page.locator(".dossier-contents li").count()).toBe(6);
    expect(asked).toEqual([]);
    const longest = await page.evaluate(
      () => (window as unknown as { times: { longest: number } }).times.longest,
    );
    expect(longest).toBeLessThan(1_000);
    await context.close();
  }, 90_000);

  it("names the file in which one bit is flipped", async () => {
    const { page, context } = await open("/verify");
    const verdict = await drop(page, flipped("data/report.html"));
    expect(verdict).toContain("The dossier does not verify.");
    const wrong = await page.locator("[data-group=package] .check-fail").allInnerTexts();
    expect(wrong.join("\n")).toContain("data/report.html");
    await context.close();
  }, 90_000);

  it("says what is wrong with a file that is neither a certificate nor revealed fields", async () => {
    const { page, context } = await open("/verify");
    await drop(page, zip);
    const bad = join(folder, "bad.pem");
    writeFileSync(bad, "no certificate");
    await page.locator(".dossier-verified input[type=file]").setInputFiles(bad);
    await page.locator("[role=alert]", { hasText: "neither a root certificate" }).waitFor();
    await context.close();
  }, 90_000);
});

describe("the pages of dossiers", () => {
  const looks = [
    ...LOOKS,
    { theme: "light", width: 390, language: "en" },
    { theme: "dark", width: 1_440, language: "ur" },
  ] as const;

  it.each(looks)(
    "have no serious fault of access: $theme $width $language",
    async (look) => {
      const { dossiers } = await askServer<{ dossiers: { id: string; items: number }[] }>(
        server.address,
        "dossier-list",
        {},
      );
      const { id } = dossiers.find(({ items }) => items === 6) ?? { id: "" };
      for (const path of ["/dossiers", "/dossiers?form=new", `/dossiers/${id}`]) {
        const { page, context } = await open(path, look);
        if (path.endsWith(id)) await page.locator(".dossier-add .button").first().click();
        expect(await faultsOf(page), path).toEqual([]);
        await context.close();
      }
      const { page, context } = await open("/verify", look);
      await drop(page, zip);
      expect(await faultsOf(page), "/verify").toEqual([]);
      await context.close();
    },
    120_000,
  );
});
