import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshFolder, mizan } from "../support/mizan.ts";
import { askServer, faultsOf, LOOKS, openAt } from "./looks.ts";
import { openBrowser, type Served, serveWorkspace } from "./support.ts";

let folder: string;
let server: Served;
let browser: Browser;

beforeAll(async () => {
  folder = freshFolder();
  const made = await mizan("init", "Records", "-w", folder);
  if (made.status !== 0) throw new Error(made.err);
  server = await serveWorkspace(folder);
  const create = (kind: string, id: string, values: object, more: object = {}) =>
    askServer(server.address, "record-create", { kind, id, values, by: "Desk 4", ...more });
  await create("source", "dawn", { name: "Dawn", type: "news", country: "PK" });
  await create("document", "plan", {
    title: "National Action Plan",
    source: "dawn",
    note: "Twenty points agreed after the attack of December 2014.",
  });
  await askServer(server.address, "record-revise", {
    kind: "document",
    id: "plan",
    values: { note: "Twenty points agreed after the attack of 16 December 2014." },
    by: "Desk 2",
    reason: "Day added",
  });
  await create(
    "organisation",
    "nacta",
    { name: "NACTA", type: "state-body", note: "Closed" },
    {
      marking: "TLP:GREEN",
      mark: ["note=TLP:RED"],
    },
  );
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const open = (path: string, look = LOOKS[0]) => openAt(browser, `${server.address}${path}`, look);

describe("pages of records", () => {
  const paths = ["/records", "/records/organisation", "/records/document/plan"];
  const forms = ["/records/organisation/nacta?form=edit", "/records/source?form=import"];
  it.each([...paths, ...forms].flatMap((path) => LOOKS.map((look) => ({ path, ...look }))))(
    "have no serious fault of access: $path $theme $width $language",
    async ({ path, ...look }) => {
      const { page, context, errors } = await open(path, look);
      expect(await faultsOf(page)).toEqual([]);
      expect(errors).toEqual([]);
      await context.close();
    },
  );

  it("mark the words that a revision changed, and name the record that is referred to", async () => {
    const { page, context } = await open("/records/document/plan");
    await page.locator(".diff ins").first().waitFor();
    expect(await page.locator(".diff ins").allTextContents()).toEqual(["16 "]);
    expect(await page.locator(".diff del").count()).toBe(0);
    await page.locator(".record-values .link", { hasText: "Dawn" }).waitFor();
    expect(await page.locator(".top-bar .marking").textContent()).toBe("TLP:CLEAR");
    await context.close();
  });

  it("show a past state under a banner", async () => {
    const { page, context } = await open("/records/document/plan");
    await page.locator("#figure-history tbody tr").last().locator(".link").click();
    await page.locator(".banner", { hasText: "This is how the record stood" }).waitFor();
    await page.locator(".record-values", { hasText: "attack of December 2014" }).waitFor();
    await context.close();
  });

  it("say of a field above the reader's clearance that it is withheld, and nothing more", async () => {
    const closed = await serveWorkspace(folder, "--clearance", "TLP:GREEN");
    const { page, context } = await openAt(browser, `${closed.address}/records/organisation/nacta`);
    await page.locator(".withheld", { hasText: "TLP:RED" }).first().waitFor();
    expect(await page.content()).not.toContain("Closed");
    await page.locator(".record-facts .proof-badge").click();
    await page.locator(".proof-verdict.proof-verified").waitFor();
    await page.locator(".check", { hasText: "proven by their digests alone: note" }).waitFor();
    await context.close();
    await closed.stop();
  });
});

describe("forms of records", () => {
  it("show each refusal at its field, keep what was written, and save by keyboard", async () => {
    const { page, context } = await open("/records/organisation?form=new");
    await page.locator("#field-country").fill("Pakistan");
    await page.locator("#field-reason").fill("First entry");
    await page.locator("button[type=submit]").focus();
    await page.keyboard.press("Enter");
    await page.locator(".error-summary").waitFor();
    expect(await page.locator(".field-wrong label").allTextContents()).toEqual([
      "Name (required)",
      "Type (required)",
      "Country",
    ]);
    expect(await page.locator("#field-country").inputValue()).toBe("Pakistan");
    await page.locator("#field-name").fill("National Counter Terrorism Authority");
    await page.locator("#field-type").selectOption("state-body");
    await page.locator("#field-country").fill("PK");
    await page.locator("#field-id").fill("nacta-2");
    await page.locator("#field-id").press("Enter");
    await page.locator("h1", { hasText: "National Counter Terrorism Authority" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/records/organisation/nacta-2");
    await context.close();
  });

  it("change what was changed and nothing else, and refuse what was changed meanwhile", async () => {
    const { page, context } = await open("/records/source/dawn?form=edit");
    await page.locator("#field-reliability").selectOption("B");
    await page.locator("button[type=submit]").click();
    await page.locator(".record-facts", { hasText: "Revision 2" }).waitFor();
    const { values } = await askServer<{ values: object }>(server.address, "record-show", {
      kind: "source",
      id: "dawn",
    });
    expect(values).toEqual({ name: "Dawn", type: "news", country: "PK", reliability: "B" });
    await page.goto(`${server.address}/records/source/dawn?form=edit`);
    await page.locator("#field-reliability").selectOption("A");
    const meanwhile = { kind: "source", id: "dawn", values: { note: "x" }, by: "Desk 2" };
    await askServer(server.address, "record-revise", meanwhile);
    await page.locator("button[type=submit]").click();
    await page.locator(".error-summary", { hasText: "records/revision-conflict" }).waitFor();
    expect(await page.locator("#field-reliability").inputValue()).toBe("A");
    await context.close();
  });
});

describe("the state of a record", () => {
  it("is withdrawn with a reason, restored, and erased only after its name was typed", async () => {
    const values = { name: "Entered twice", type: "other" };
    const record = { kind: "organisation", id: "twice", values, by: "Desk 4" };
    await askServer(server.address, "record-create", record);
    const { page, context } = await open("/records/organisation/twice");
    const part = page.locator(".record-state");
    await part.locator("summary").first().click();
    await part.locator("details[open] textarea").fill("Entered twice by mistake");
    await part.locator("details[open] button").click();
    await page.locator(".banner", { hasText: "Reason: Entered twice by mistake" }).waitFor();
    await part.locator("details[open] button", { hasText: "Restore" }).click();
    await page.locator(".banner").waitFor({ state: "detached" });
    await part.locator("summary", { hasText: "Erase" }).click();
    const erase = part.locator("details[open]");
    await erase.locator("textarea").fill("Not needed");
    expect(await erase.locator("button").isDisabled()).toBe(true);
    await erase.locator("input").last().fill("twice");
    await erase.locator("button").click();
    await page.locator(".banner", { hasText: "Erased by Desk 4" }).waitFor();
    expect(await page.locator("h1").textContent()).toBe("twice");
    expect(await page.locator(".record-values").count()).toBe(0);
    await context.close();
  });
});

describe("files of records", () => {
  it("are checked first, and written only then", async () => {
    const { page, context } = await open("/records/source?form=import");
    const choose = (text: string) =>
      page.locator("input[type=file]").setInputFiles({
        name: "sources.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(text),
      });
    await choose("id,name,type\npips,PIPS,wrong\n");
    await page.locator(".button-strong", { hasText: "Check" }).click();
    await page.locator(".error-summary", { hasText: "line 2" }).waitFor();
    await choose("id,name,type\npips,PIPS,research\ncrss,CRSS,research\n");
    await page.locator(".button-strong", { hasText: "Check" }).click();
    await page.locator(".import-result", { hasText: "2 rows: 2 new, 0 changed" }).waitFor();
    const listed = () =>
      askServer<{ total: number }>(server.address, "records", { kind: "source" });
    const { total } = await listed();
    await page.locator(".button-strong", { hasText: "Write" }).click();
    await page.locator(".import-result", { hasText: "Written to the log" }).waitFor();
    expect((await listed()).total).toBe(total + 2);
    await context.close();
  });
});
