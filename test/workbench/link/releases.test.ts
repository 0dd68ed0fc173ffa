import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { fileOf, type GedRow, gedText } from "../../support/ged-file.ts";
import { exported, type LinkWorkspace, openLinked } from "./workspace.ts";

const GED = "../shared/data/ucdp-ged-pakistan/ged_pakistan_v22_1.csv.gz";
const opened: LinkWorkspace[] = [];

function fresh(): LinkWorkspace {
  const workspace = openLinked();
  opened.push(workspace);
  return workspace;
}

afterAll(() => {
  for (const workspace of opened) {
    workspace.close();
    rmSync(dirname(workspace.folder), { recursive: true, force: true });
  }
});

/** Events of made places and days; the second list reports two in three of them a little differently. */
function twoLists(): readonly [readonly GedRow[], readonly GedRow[]] {
  const events = Array.from({ length: 240 }, (_, at): GedRow => {
    const day = new Date(Date.UTC(2020, 0, 1 + ((at * 37) % 700))).toISOString().slice(0, 10);
    return {
      id: String(at + 1),
      year: day.slice(0, 4),
      date_start: day,
      date_end: day,
      latitude: String(30 + ((at * 13) % 40) / 10),
      longitude: String(67 + ((at * 29) % 50) / 10),
      best: String(1 + (at % 9)),
      low: String(1 + (at % 9)),
      high: String(2 + (at % 9)),
    };
  });
  const others = events
    .filter((_, at) => at % 3 !== 0)
    .map((event) => ({ ...event, id: String(Number(event.id) + 5_000) }));
  return [events, others];
}

async function withBoth(order: readonly [0 | 1, 0 | 1]): Promise<LinkWorkspace> {
  const workspace = fresh();
  const lists = twoLists();
  const names = ["first-list", "second-list"] as const;
  for (const at of order)
    await workspace.value("import", {
      format: "ucdp-ged",
      files: [fileOf(gedText(lists[at]))],
      dataset: names[at],
      release: "25.1",
    });
  return workspace;
}

describe("two releases of events", () => {
  it("give the same events whatever the order of import", async () => {
    const [one, other] = [await withBoth([0, 1]), await withBoth([1, 0])];
    const events = await exported(one);
    expect(events[0]?.split("\n").length).toBeGreaterThan(400);
    expect(await exported(other)).toEqual(events);
    // 240 events, 160 of them in both lists.
    const summary = await one.value("link");
    expect(summary.records).toBe(400);
    expect(summary.acrossReleases).toBeGreaterThan(150);
    expect((await other.value("link")).digest).toBe(summary.digest);
  }, 60_000);

  it("are linked anew when one changes, and the summary says what changed", async () => {
    const workspace = await withBoth([0, 1]);
    const before = await workspace.value("link");
    expect(before.changes).toBeNull();
    const [first, second] = twoLists();
    await workspace.value("import", {
      format: "ucdp-ged",
      files: [fileOf(gedText(second.slice(0, 150)))],
      dataset: "second-list",
      release: "24.1",
    });
    const source = ["first-list@25.1", "second-list@24.1"];
    const after = await workspace.value("link", { source });
    expect(after.reused).toBe(false);
    expect(after.records).toBe(first.length + 150);
  }, 60_000);

  it("that do not exist are refused by name", async () => {
    const workspace = await withBoth([0, 1]);
    const refused = await workspace.run("link", { source: ["third-list"] });
    expect(refused.issues[0].code).toBe("workbench/release-not-known");
    const unknown = await workspace.run("event", { id: "e0" });
    expect(unknown.issues[0].code).toBe("workbench/event-not-known");
  }, 60_000);
});

describe("a workspace without events", () => {
  it("is told that there is nothing to link", async () => {
    const workspace = fresh();
    await workspace.value("init", { name: "Empty" });
    const refused = await workspace.run("link");
    expect(refused.issues[0].code).toBe("workbench/link-nothing");
  });
});

describe.skipIf(!existsSync(GED))("press observations and UCDP GED for Pakistan", () => {
  it("are linked with little by chance", async () => {
    const workspace = fresh();
    await workspace.value("example");
    const file = join(dirname(workspace.folder), "GEDEvent_v22_1.csv");
    writeFileSync(file, gunzipSync(readFileSync(GED)));
    await workspace.value("import", { format: "ucdp-ged", files: [file] });
    const source = ["press-observations", "ucdp-ged"];
    const summary = await workspace.value("link", { source });
    expect(summary.acrossReleases).toBeGreaterThan(30);
    const placebo = await workspace.value("link placebo", { source });
    expect(placebo.chanceShare.half).toBeLessThan(0.25);
  }, 120_000);
});
