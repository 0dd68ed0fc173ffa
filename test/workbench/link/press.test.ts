import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mizan } from "../../support/mizan.ts";
import { type LinkWorkspace, openLinked } from "./workspace.ts";

const PRESS = "press-observations@2026-03";
const source = [PRESS];
const TABLE = join(import.meta.dirname, "../../../examples/pakistan/press-observations.csv");
const rows: Record<string, string>[] = parse(readFileSync(TABLE), { columns: true, bom: true });

let workspace: LinkWorkspace;
let clusters: Map<string, string>;

async function readClusters(): Promise<Map<string, string>> {
  const out = join(dirname(workspace.folder), "out");
  rmSync(out, { recursive: true, force: true });
  await workspace.value("link export", { source, out });
  const table: string[][] = parse(readFileSync(join(out, "clusters.csv")));
  return new Map(table.slice(1).map(([event, , id]) => [id ?? "", event ?? ""]));
}

async function eventIdOf(id: string): Promise<string> {
  return (await workspace.value("event", { id: `${PRESS}#${id}`, source })).event.id;
}

beforeAll(async () => {
  workspace = openLinked();
  await workspace.value("example");
  clusters = await readClusters();
}, 60_000);
afterAll(() => {
  workspace.close();
  rmSync(dirname(workspace.folder), { recursive: true, force: true });
});

describe("the press observations of the example", () => {
  it("become events that agree with the keys given by hand: no wrong pair, nine in ten found", () => {
    let [both, wrong, missed] = [0, 0, 0];
    rows.forEach((a, at) => {
      for (const b of rows.slice(at + 1)) {
        const same = a["event_key"] === b["event_key"];
        const joined =
          clusters.get(a["observation_id"] ?? "") === clusters.get(b["observation_id"] ?? "");
        if (same && joined) both++;
        else if (joined) wrong++;
        else if (same) missed++;
      }
    });
    expect(clusters.size).toBe(237);
    // Measured on the table of 2026-03: of 159 pairs by hand 149 are found and none is wrong.
    expect(both + missed).toBe(159);
    expect(both / (both + wrong)).toBeGreaterThanOrEqual(0.97);
    expect(both / (both + missed)).toBeGreaterThanOrEqual(0.9);
  });

  it("count a list that several outlets reprinted as one origin", async () => {
    const shared = Map.groupBy(
      rows.filter(({ origin }) => origin !== ""),
      ({ origin, event_key }) => `${origin}\n${event_key}`,
    );
    const reprints = [...shared.values()].filter(
      (same) => new Set(same.map((row) => row["source_publisher"])).size > 1,
    );
    expect(reprints.length).toBeGreaterThan(0);
    for (const same of reprints) {
      const ids = same.map((row) => row["observation_id"] ?? "");
      const { event, observations } = await workspace.value("event", {
        id: `${PRESS}#${ids[0]}`,
        source,
      });
      const origins = new Set(observations.map((one: { origin: string }) => one.origin));
      expect(event.origins).toBe(origins.size);
      expect(event.reports).toBeGreaterThan(event.origins);
    }
  });

  it("keep the attacks of 26 August 2024 as parts of one larger event and never add them to it", async () => {
    const umbrella = await eventIdOf("OBS-0197");
    for (const id of ["OBS-0203", "OBS-0206", "OBS-0208"]) {
      const { event } = await workspace.value("event", { id: `${PRESS}#${id}`, source });
      expect(event.partOf).toEqual([umbrella]);
    }
    const page = await workspace.value("events", { source, from: "2024-08-26", to: "2024-08-26" });
    const whole = page.events.find(({ id }: { id: string }) => id === umbrella);
    expect(page.total).toBeGreaterThan(1);
    expect(page.counted).toBe(1);
    expect(page.killed).toEqual(whole.killed);
    const parts = await workspace.value("events", {
      source,
      from: "2024-08-26",
      district: ["PK210"],
    });
    expect(parts.counted).toBe(parts.total);
  });
});

describe("judgements", () => {
  const reason = "Read both reports";
  const name = (id: string) => `${PRESS}#${id}`;

  it("are obeyed by the next run, and withdrawing one restores the former result exactly", async () => {
    const before = await readClusters();
    const apart = ["OBS-0106", "OBS-0107"] as const;
    const together = ["OBS-0204", "OBS-0206"] as const;
    expect(before.get(apart[0])).not.toBe(before.get(apart[1]));
    expect(before.get(together[0])).toBe(before.get(together[1]));
    const judged = async ([first, second]: readonly [string, string], verdict: string) =>
      workspace.value("link judge", {
        first: name(first),
        second: name(second),
        verdict,
        reason,
        by: "Desk 4",
        source,
      });
    const joined = await judged(apart, "same");
    const parted = await judged(together, "different");
    const after = await readClusters();
    expect(after.get(apart[0])).toBe(after.get(apart[1]));
    expect(after.get(together[0])).not.toBe(after.get(together[1]));
    const explained = await workspace.value("link explain", { id: name(apart[0]), source });
    expect(explained.judgements.map(({ id }: { id: string }) => id)).toContain(joined.id);
    for (const { id } of [joined, parted])
      await workspace.value("link withdraw", { id, by: "Desk 4", reason: "Mistaken" });
    expect(await readClusters()).toEqual(before);
  }, 60_000);

  it("that contradict those in force, or repeat one's own, are refused and not written", async () => {
    const judge = (first: string, second: string, verdict: string) =>
      workspace.run("link judge", {
        first: name(first),
        second: name(second),
        verdict,
        reason,
        by: "Desk 4",
        source,
      });
    const one = await judge("OBS-0204", "OBS-0205", "same");
    const two = await judge("OBS-0205", "OBS-0206", "same");
    const refused = await judge("OBS-0204", "OBS-0206", "different");
    expect(refused.issues[0].code).toBe("linkage/judgements-contradict");
    const again = await judge("OBS-0205", "OBS-0204", "different");
    expect(again.issues[0].code).toBe("workbench/link-judged-already");
    const unknown = await judge("OBS-0204", "OBS-9999", "same");
    expect(unknown.issues[0].code).toBe("workbench/link-observation-not-known");
    const { judgements } = await workspace.value("link agreement");
    expect(judgements).toBe(2);
    for (const { value } of [one, two])
      await workspace.value("link withdraw", { id: value.id, by: "Desk 4" });
  }, 60_000);

  it("are offered blind, without the pairs that the reviewer judged", async () => {
    const queue = await workspace.value("link queue", { source, by: "Desk 5", limit: 200 });
    expect(queue.cards.length).toBeGreaterThan(20);
    expect(Object.keys(queue.cards[0]).sort()).toEqual([
      "differs",
      "first",
      "firstName",
      "second",
      "secondName",
    ]);
    const [{ firstName, secondName }] = queue.cards;
    const said = { first: firstName, second: secondName, reason, source };
    const mine = await workspace.value("link judge", { ...said, verdict: "unsure", by: "Desk 5" });
    const next = await workspace.value("link queue", { source, by: "Desk 5", limit: 1 });
    expect(next.total).toBe(queue.total - 1);
    expect(next.cards[0].firstName + next.cards[0].secondName).not.toBe(firstName + secondName);
    const other = await workspace.value("link queue", { source, by: "Desk 6", limit: 1 });
    expect(other.cards[0].firstName).toBe(firstName);
    const second = await workspace.value("link judge", { ...said, verdict: "same", by: "Desk 6" });
    const agreement = await workspace.value("link agreement");
    expect(agreement.pairsJudgedTwice).toBe(1);
    expect(agreement.reviewers[0]).toMatchObject({ pairs: 1, agreed: 0 });
    for (const { id } of [mine, second])
      await workspace.value("link withdraw", { id, by: "Desk 5" });
  }, 60_000);
});

describe("kept runs", () => {
  const folders = () => readdirSync(join(workspace.folder, "cache/linkage"));

  it("are shown again where nothing changed, also by a new process", async () => {
    await workspace.value("link", { source });
    const other = openLinked(workspace.folder);
    expect((await other.value("link", { source })).reused).toBe(true);
    other.close();
  });

  it("that are damaged are made again with the same result", async () => {
    const { digest } = await workspace.value("link", { source });
    const folder = folders()
      .map((one) => join(workspace.folder, "cache/linkage", one))
      .find((one) => readdirSync(one).includes(`${digest}.json`));
    const path = join(folder ?? "", `${digest}.json`);
    const kept = readFileSync(path, "utf8");
    for (const damaged of [kept.slice(0, kept.length / 2), kept.replace('"p":1', '"p":0'), ""]) {
      writeFileSync(path, damaged);
      const run = await mizan("link", "-w", workspace.folder, "--source", PRESS);
      expect(run.status).toBe(0);
      expect(run.out).not.toContain("Nothing changed");
      expect(readFileSync(path, "utf8")).toBe(kept);
    }
  }, 60_000);
});

describe("what chance gives", () => {
  it("is little of what is linked, and the report shows it once it was measured", async () => {
    const placebo = await workspace.value("link placebo", { source });
    expect(placebo.aligned.half).toBeGreaterThan(100);
    // Measured: 1.1 % at .5 or more over moves of 45, 68 and 90 days.
    expect(placebo.chanceShare.half).toBeLessThan(0.05);
    const report = await workspace.value("link report", { source });
    expect(report.placebo.chanceShare).toEqual(placebo.chanceShare);
    expect(report.calibration.words).toContain("No pair of the audit share is judged");
    for (const { matches, matchesRange } of report.pairs) {
      expect(matchesRange.low).toBeLessThanOrEqual(matches);
      expect(matchesRange.high).toBeGreaterThanOrEqual(matches);
    }
  }, 60_000);
});
