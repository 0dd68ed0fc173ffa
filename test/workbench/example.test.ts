import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { realPorts } from "../../src/shell/ports.ts";
import type { reportFreshness } from "../../src/workbench/freshness/freshness-report.ts";
import { buildExample, CATALOGUE, type Ports } from "../../src/workbench/index.ts";

const SECONDS_MAX = 20;
const QUIET = { start: () => ({ update: () => {}, finish: () => {} }) };

let root = "";
let ports: Ports;
let seconds = 0;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "mizan-example-ws-"));
  ports = realPorts(join(root, "ws"), QUIET);
  const started = performance.now();
  const built = await buildExample(ports);
  seconds = (performance.now() - started) / 1000;
  if (!built.ok) throw new Error(JSON.stringify(built.issues));
});
afterAll(() => {
  ports.search.close();
  ports.lake.close();
  rmSync(root, { recursive: true, force: true });
});

async function rows(dataset: string, sql: string) {
  const manifest = (await ports.lake.manifests()).find((one) => one.dataset === dataset);
  if (manifest === undefined) throw new Error(`no ${dataset}`);
  const name = manifest.holds === "events" ? "observations.parquet" : "figures.parquet";
  return ports.lake.query(sql, { file: ports.lake.path(manifest, name) });
}

async function run(name: string, input: Record<string, unknown>) {
  const declared = CATALOGUE.find((one) => one.name === name);
  if (declared === undefined) throw new Error(`no command ${name}`);
  const result = await declared.run(ports, declared.input.parse(input));
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

describe("the example workspace", () => {
  it("is built within its time", () => expect(seconds).toBeLessThan(SECONDS_MAX));

  it("holds every row of the tables, but one figure whose page shows no date", async () => {
    const held = (await ports.lake.manifests()).map((one) => [
      one.dataset,
      one.rows,
      one.accepted,
      one.rejectedByCode,
    ]);
    expect(held).toEqual([
      ["press-observations", 237, 237, {}],
      ["cross-border-figures", 33, 32, { "events/date-missing": 1 }],
      ["published-statistics", 161, 161, {}],
      ["global-terrorism-index", 9, 9, {}],
      ["ucdp-yearly-totals", 4, 4, {}],
    ]);
    const [counted] = await rows(
      "press-observations",
      "SELECT count(DISTINCT event_key)::INTEGER AS events FROM read_parquet($file)",
    );
    expect(counted).toEqual({ events: 144 });
  });

  it("adds nothing when it is built again", async () => {
    const before = await ports.lake.manifests();
    const again = await buildExample(ports);
    expect(again.ok && again.value.files.map((file) => file.added)).toEqual(Array(5).fill(false));
    expect(await ports.lake.manifests()).toEqual(before);
  });

  it("keeps three reprints of one list as one origin, and parts under their umbrella", async () => {
    const [bannu] = await rows(
      "press-observations",
      `SELECT count(*)::INTEGER AS reports, count(DISTINCT origin)::INTEGER AS origins
       FROM read_parquet($file) WHERE event_key = 'PK-2010-01-01-bannu'`,
    );
    expect(bannu).toEqual({ reports: 3, origins: 1 });
    const parts = await rows(
      "press-observations",
      `SELECT DISTINCT event_key AS part FROM read_parquet($file)
       WHERE part_of = 'PK-2024-08-26-balochistan' ORDER BY part`,
    );
    expect(parts.map(({ part }) => part)).toEqual([
      "PK-2024-08-26-bolan",
      "PK-2024-08-26-kalat",
      "PK-2024-08-26-musakhail",
    ]);
  });

  it("says that its events are selected reports, and how old they are", async () => {
    const report = (await run("freshness", {})) as Awaited<ReturnType<typeof reportFreshness>>;
    expect(report.newestEvent).toBe("2026-02-06");
    expect(report.lacks[0]?.what).toContain("No event data coded by fixed rules");
    const press = report.releases.find((one) => one.release.startsWith("press-observations@"));
    expect(press?.country).toBe("PK");
    // From 2003-06 to 2026-02 there are 273 months; the table has rows dated to a month or a day in 86.
    expect(press?.gapMonths).toBe(187);
  });

  it("finds what four pages say of the hijacking of the Jaffar Express, and opens each", async () => {
    const found = (await run("search", { text: "jaffar express", kinds: ["observation"] })) as {
      hits: readonly { title: string; detail: string; address: string }[];
    };
    // The page with 21 counts passengers only, so that the toll of all is open above.
    const killed = found.hits.map((hit) => hit.detail.split(" · ").at(-1)).sort();
    expect(killed).toEqual(["21 or more killed", "25 or more killed", "31 killed", "31 killed"]);
    for (const { address } of found.hits)
      expect(address).toMatch(/^\/events\?datasets=press-observations%402026-03&row=\d+$/);
  });

  it("takes a note on an event of a release, and refuses one on an event that is not there", async () => {
    const about = { text: "Three counts", author: "Desk", release: "press-observations@2026-03" };
    const note = await run("annotate", { ...about, event: "PK-2025-03-11-jaffar" });
    expect(note).toMatchObject({ subject: { kind: "event", event: "PK-2025-03-11-jaffar" } });
    await expect(run("annotate", { ...about, event: "PK-1900-nowhere" })).rejects.toThrow(
      "workbench/annotation-subject-unknown",
    );
  });

  it("refuses a damaged table and keeps what was built before it", async () => {
    const tables = join(root, "tables");
    cpSync(ports.exampleFolder, tables, { recursive: true });
    writeFileSync(join(tables, "published-statistics.csv"), "");
    const broken = { ...realPorts(join(root, "broken"), QUIET), exampleFolder: tables };
    const built = await buildExample(broken);
    expect(built.ok).toBe(false);
    expect((await broken.lake.manifests()).map((one) => one.dataset)).toEqual([
      "press-observations",
      "cross-border-figures",
    ]);
    broken.lake.close();
  });
});
