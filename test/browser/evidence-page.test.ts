import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshFolder, mizan } from "../support/mizan.ts";
import { askServer, faultsOf, LOOKS, openAt } from "./looks.ts";
import { openBrowser, type Served, serveWorkspace } from "./support.ts";

let server: Served;
let browser: Browser;

beforeAll(async () => {
  const folder = freshFolder();
  const made = await mizan("init", "Evidence", "-w", folder);
  if (made.status !== 0) throw new Error(made.err);
  server = await serveWorkspace(folder);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const open = (path: string, look = LOOKS[0]) => openAt(browser, `${server.address}${path}`, look);
const HOSTILE = "<html><h1>Statement</h1><script>document.title='ran'</script></html>";

interface Listed {
  readonly items: readonly { readonly id: string; readonly custodyEvents: number }[];
}

describe("evidence", () => {
  it("says what is missing, preserves a chosen file, and leads to it", async () => {
    const { page, context } = await open("/evidence");
    await page.locator("h1", { hasText: "No evidence is preserved yet" }).waitFor();
    await page.locator(".drop input[type=file]").setInputFiles({
      name: "statement.html",
      mimeType: "text/html",
      buffer: Buffer.from(HOSTILE),
    });
    await page.locator(".import .button-strong").click();
    await page.locator(".import [role=alert]").waitFor();
    await page.locator(".preserve-fields input").nth(1).fill("Case file on border closures");
    await page.locator(".import .button-strong").click();
    await page.locator(".import-result", { hasText: "Preserved: 1 item" }).waitFor();
    await page.locator(".import-result .link").click();
    await page.locator("h1", { hasText: "statement.html" }).waitFor();
    await context.close();
  });

  it("shows what of the court minimum is met as the command says it", async () => {
    const [item] = (await askServer<Listed>(server.address, "evidence", {})).items;
    const { page, context } = await open(`/evidence/${item?.id}`);
    const { courtMinimum } = await askServer<{ courtMinimum: { met: number; of: number } }>(
      server.address,
      "evidence-show",
      { id: item?.id },
    );
    expect(courtMinimum.met).toBeLessThan(courtMinimum.of);
    const figure = page.locator("#figure-court");
    expect(await figure.locator(".finding").textContent()).toBe(
      `${courtMinimum.met} of ${courtMinimum.of} met`,
    );
    expect(await figure.locator("tbody tr").count()).toBe(7);
    expect(await figure.locator("tr.check-pass").count()).toBe(courtMinimum.met);
    await page.locator(".record-facts .proof-badge").click();
    await page.locator(".proof-verdict.proof-verified").waitFor();
    await context.close();
  });

  it("shows nothing unasked, runs nothing, and enters the look in the custody chain", async () => {
    const [item] = (await askServer<Listed>(server.address, "evidence", {})).items;
    const { page, context } = await open(`/evidence/${item?.id}`);
    const events = page.locator(".custody > li");
    const before = await events.count();
    expect(await page.locator(".preview-image, .preview-text").count()).toBe(0);
    await page.locator(".evidence-preview form button").click();
    await page.locator(".preview-image, .preview-text").waitFor();
    await events.nth(before).waitFor();
    expect(await events.nth(before).innerText()).toContain("Looked at Desk 4");
    expect(await page.title()).not.toBe("ran");
    await context.close();
  });

  it.each(
    ["/evidence", "/evidence/ITEM"].flatMap((path) => LOOKS.map((look) => ({ path, ...look }))),
  )("has no serious fault of access: $path $theme $width $language", async ({ path, ...look }) => {
    const [item] = (await askServer<Listed>(server.address, "evidence", {})).items;
    const { page, context, errors } = await open(path.replace("ITEM", item?.id ?? ""), look);
    expect(await faultsOf(page)).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });
});
