import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { realPorts } from "../../../src/shell/ports.ts";
import type { Ports } from "../../../src/workbench/index.ts";
import { commandsOf, DESK, QUIET } from "./commands.ts";

let root: string;
let ports: Ports;
const { run, value } = commandsOf(() => ports);

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "mizan-dossier-"));
  ports = realPorts(join(root, "ws"), QUIET);
  await ports.workspace.create("Test");
});

afterAll(() => {
  ports.close();
  rmSync(root, { recursive: true, force: true });
});

function begin(title: string) {
  const about = { recipient: "Office", purpose: "None", preparedBy: DESK };
  return value("dossier new", { title, ...about });
}

describe("the language check", () => {
  it("holds a dossier back until each finding is decided, and the report tells the decisions", async () => {
    const by = DESK;
    const made = await value("dossier new", {
      title: "Words",
      recipient: "Office",
      purpose: "None",
      preparedBy: by,
    });
    const claim = "It is unlikely that the barbaric attack was planned there. The list is long.";
    const shown = await value("dossier add", {
      id: made.id,
      by,
      claim,
      heading: "Planning",
      probability: "80-90",
      source: ["https://example.org/a"],
    });
    const checks = shown.language.map(({ check }: { check: string }) => check);
    expect(checks.length).toBeGreaterThan(1);
    expect(shown.language.map(({ found }: { found: string }) => found)).toContain("barbaric");
    const out = join(root, "words");
    const held = await run("dossier build", { id: made.id, out });
    expect(held.issues.map(({ code }: { code: string }) => code)).toContain(
      "workbench/dossier-undecided",
    );
    for (const { id } of shown.language)
      await value("dossier decide", { id: made.id, finding: id, by, reason: "Quoted in court." });
    await value("dossier build", { id: made.id, out });
    expect(readFileSync(join(out, "data/report.html"), "utf8")).toContain(
      "Quoted in court. (Desk 4)",
    );
    const edited = await value("dossier edit", {
      id: made.id,
      by,
      items: JSON.stringify([{ ...shown.items[0], text: claim.replace("barbaric", "brutal") }]),
    });
    const open = edited.language.filter(({ decision }: { decision: unknown }) => decision === null);
    expect(open.length).toBeGreaterThan(0);
  });
});

describe("building", () => {
  it("refuses a dossier without items", async () => {
    const empty = await value("dossier new", {
      title: "Empty",
      recipient: "Office",
      purpose: "None",
      preparedBy: "Desk 4",
    });
    const refused = await run("dossier build", { id: empty.id, out: join(root, "empty") });
    expect(refused.issues[0].code).toBe("workbench/dossier-empty");
  });

  it("names every item that is wrong when it is added", async () => {
    const wrong = await run("dossier add", {
      id: (await begin("Items")).id,
      by: "Desk 4",
      claim: "No heading",
    });
    expect(wrong.issues[0]).toMatchObject({
      code: "workbench/dossier-item-wrong",
      field: "heading",
    });
    const two = await run("dossier add", {
      id: (await begin("Items")).id,
      by: "Desk 4",
      claim: "a",
      evidence: "b",
    });
    expect(two.issues[0].message).toContain("More than one");
    const gone = await run("dossier add", {
      id: (await begin("Items")).id,
      by: "Desk 4",
      record: "source/none",
    });
    expect(gone.issues[0].code).toBe("records/record-unknown");
  });
});
