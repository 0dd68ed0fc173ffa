import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { realPorts } from "../../../src/shell/ports.ts";
import type { Ports } from "../../../src/workbench/index.ts";
import { commandsOf, DESK, type Finding, QUIET } from "./commands.ts";
import { filesOf, remanifest } from "./remanifest.ts";

const CANARY = "zqxcanaryred";
const LAUNCHER = join(import.meta.dirname, "../../../bin/mizan.mjs");

let root: string;
let ports: Ports;
let dossier: string;
let key: string;

const { run, value } = commandsOf(() => ports);

async function verify(path: string, more: Record<string, unknown> = {}) {
  return value("dossier verify", { path, key, ...more });
}

function notPassed(report: { findings: readonly Finding[] }) {
  return report.findings.filter(({ status }) => status === "fail").map(({ check }) => check);
}

/** A copy of the built package in which something is changed. */
function changedCopy(change: (folder: string) => void, forged: boolean): string {
  const copy = join(mkdtempSync(join(root, "copy-")), "package");
  cpSync(join(root, "package"), copy, { recursive: true });
  change(copy);
  if (forged) remanifest(copy);
  return copy;
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "mizan-dossier-"));
  ports = realPorts(join(root, "ws"), QUIET);
  await value("example", {});
  const by = DESK;
  const page = join(root, "statement.html");
  writeFileSync(page, "<!doctype html><title>Statement</title><p>The ministry said so.</p>");
  const preserved = await value("preserve", {
    files: [page],
    collector: by,
    purpose: "Talks in March",
  });
  const note = await value("record create", {
    kind: "place-note",
    values: JSON.stringify({ title: "Coverage", place: "PK2", topic: "coverage", text: CANARY }),
    mark: ["text=TLP:RED"],
    by,
  });
  const made = await value("dossier new", {
    title: "Attacks in Balochistan",
    recipient: "Ministry of Foreign Affairs",
    purpose: "Talks in March",
    preparedBy: by,
  });
  dossier = made.id;
  const add = (input: Record<string, unknown>) =>
    value("dossier add", { id: dossier, by, ...input });
  await add({
    claim: "The press list names more events in 2025 than in 2023.",
    heading: "Frequency",
    source: [`place-note/${note.id}`, "https://example.org/report"],
    against: "The list grew because more pages were read.",
    origins: 2,
  });
  const scope = "datasets=press-observations@2026-03&provinces=PK2";
  for (const figure of ["year", "actor", "district"]) await add({ figure, scope });
  await add({ event: "press-observations@2026-03", key: "PK-2025-03-11-jaffar" });
  await add({ record: `place-note/${note.id}` });
  await add({ evidence: preserved.items[0].id });
  await add({
    engagement: "Note handed over",
    date: "2025-04-02",
    counterpart: "Embassy",
    text: "A note was handed over.",
    source: ["https://example.org/note"],
  });
  for (const finding of (await value("dossier show", { id: dossier })).language)
    await value("dossier decide", { id: dossier, finding: finding.id, by, reason: "Plain words." });
  await value("dossier build", { id: dossier, out: join(root, "package"), date: "2026-03-01" });
  key =
    (await ports.log.about()) === null
      ? ""
      : readFileSync(join(root, "package/proofs/log.vkey"), "utf8").trim();
}, 120_000);

afterAll(() => {
  ports.close();
  rmSync(root, { recursive: true, force: true });
});

describe("a built dossier", () => {
  it("verifies from its files alone, with nothing failed", async () => {
    const report = await verify(join(root, "package"));
    expect(notPassed(report)).toEqual([]);
    expect(report.counts.pass).toBeGreaterThan(30);
    expect(
      report.findings.filter((one: Finding) => one.check === "figure/recomputed"),
    ).toHaveLength(3);
    expect(report.findings.filter((one: Finding) => one.check === "log/identity")[0].status).toBe(
      "pass",
    );
  });

  it("is accepted by sha256sum", () => {
    const said = execFileSync("sha256sum", ["-c", "manifest-sha256.txt"], {
      cwd: join(root, "package"),
      encoding: "utf8",
    });
    expect(
      said
        .trim()
        .split("\n")
        .every((line) => line.endsWith(": OK")),
    ).toBe(true);
  });

  it("holds nothing above the recipient's clearance, in no file", () => {
    for (const name of filesOf(join(root, "package")))
      expect(readFileSync(join(root, "package", name)).includes(CANARY), name).toBe(false);
  });

  it("gives every figure a number that leads to a source", () => {
    const page = readFileSync(join(root, "package/data/report.html"), "utf8");
    const cited = [...page.matchAll(/href="#source-(\d+)"/g)].map(([, number]) => number);
    expect(cited.length).toBeGreaterThan(5);
    for (const number of cited) expect(page).toContain(`id="source-${number}"`);
    for (const [, address] of page.matchAll(/(?:href|src)="([^"#][^":]*)"/g)) {
      if (address === undefined || address.startsWith("http")) continue;
      expect(filesOf(join(root, "package"))).toContain(join("data", address).replaceAll("\\", "/"));
    }
  });

  it("has the same bytes on another time zone and locale, but for the log's state", async () => {
    const digests = ["UTC", "Asia/Karachi"].map((zone, i) => {
      const workspace = join(root, `ws-${i}`);
      cpSync(join(root, "ws"), workspace, { recursive: true });
      const out = join(root, `package-${i}`);
      const flags = [
        "dossier",
        "build",
        dossier,
        "--out",
        out,
        "--date",
        "2026-03-01",
        "-w",
        workspace,
      ];
      execFileSync(
        process.execPath,
        ["--disable-warning=ExperimentalWarning", LAUNCHER, ...flags],
        {
          env: {
            ...process.env,
            TZ: zone,
            LANG: i === 0 ? "C" : "ur_PK.UTF-8",
            LC_ALL: i === 0 ? "C" : "ur_PK.UTF-8",
          },
          stdio: "pipe",
        },
      );
      return filesOf(out).map(
        (name) => `${name} ${readFileSync(join(out, name)).toString("base64")}`,
      );
    });
    expect(digests[0]).toEqual(digests[1]);
  }, 60_000);

  it("verifies as a ZIP too, below one folder", async () => {
    const out = join(root, "package.zip");
    await value("dossier build", { id: dossier, out, date: "2026-03-01" });
    expect(notPassed(await verify(out))).toEqual([]);
  });

  it("names the file of a ZIP in which a bit was flipped", async () => {
    const bytes = readFileSync(join(root, "package.zip"));
    const at = bytes.indexOf("code,name,events,killed_low");
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const out = join(root, "flipped.zip");
    writeFileSync(out, bytes);
    const report = await verify(out);
    expect(report.status).toBe("fail");
    const failed = report.findings.filter((one: Finding) => one.status === "fail");
    expect(JSON.stringify(failed)).toMatch(/data\/tables\/figure-\d\.csv/);
  });

  it("is on the log: who got which package", async () => {
    const { builds } = await value("dossier show", { id: dossier });
    expect(builds.length).toBeGreaterThanOrEqual(1);
    expect(builds[0].manifestDigest).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("a changed dossier", () => {
  it("is found out and the file named, whichever file has one byte changed", async () => {
    for (const name of filesOf(join(root, "package"))) {
      const copy = changedCopy((folder) => {
        const path = join(folder, name);
        const bytes = readFileSync(path);
        const at = Math.floor(bytes.length / 2);
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        writeFileSync(path, bytes);
      }, false);
      const report = await verify(copy);
      expect(report.status, name).toBe("fail");
      const said = report.findings.filter((one: Finding) => one.status === "fail");
      expect(JSON.stringify(said), name).toContain(name);
      rmSync(copy, { recursive: true });
    }
  }, 120_000);

  it.each(["added.txt", "proofs/added.tlog-proof", "data/added.csv"])(
    "is found out when a file is added: %s",
    async (name) => {
      const copy = changedCopy((folder) => writeFileSync(join(folder, name), "added"), false);
      const report = await verify(copy);
      expect(report.status).toBe("fail");
      const said = report.findings.filter((one: Finding) => one.status === "fail");
      expect(JSON.stringify(said)).toContain(name);
    },
  );

  const forgeries: readonly [string, string, (folder: string) => void, string][] = [
    [
      "a number of a figure",
      "data/tables/figure-2.csv",
      (f) =>
        edit(
          f,
          "data/tables/figure-2.csv",
          /,(\d+),(\d+),(\d+),(\d+)\r\n/,
          (_, a, b, c, d) => `,${Number(a) + 1},${b},${c},${d}\r\n`,
        ),
      "figure/recomputed",
    ],
    [
      "an event of a figure",
      "events",
      (f) => edit(f, "data/tables/figure-2-events.csv", /\r\n[^\r]+\r\n$/, () => "\r\n"),
      "figure/total",
    ],
    [
      "a cited record",
      "record",
      (f) =>
        edit(
          f,
          filesOf(f).find((name) => name.startsWith("data/records/place-note")) ?? "",
          /"Coverage"/,
          () => '"Covering"',
        ),
      "record/body",
    ],
    [
      "the description of the dossier",
      "total",
      (f) => edit(f, "data/dossier.json", /"best": \d+/, () => '"best": 1'),
      "figure/total",
    ],
    [
      "the checkpoint",
      "checkpoint",
      (f) => edit(f, "proofs/checkpoint", /\n(\d+)\n/, (_, size) => `\n${Number(size) + 1}\n`),
      "log/signature",
    ],
  ];

  it.each(forgeries)(
    "fails although the bag was made valid again: %s",
    async (_what, _where, change, check) => {
      const copy = changedCopy(change, true);
      const report = await verify(copy);
      expect(notPassed(report)).not.toContain("bag/sha256");
      expect(notPassed(report)).toContain(check);
    },
  );

  it("does not pass when the report says something else than the data", async () => {
    const copy = changedCopy(
      (folder) => edit(folder, "data/report.html", /killed/, () => "murdered"),
      true,
    );
    const report = await verify(copy);
    const page = report.findings.find((one: Finding) => one.check === "dossier/report");
    expect(page.status).not.toBe("pass");
  });

  it("fails under a key that is not the log's", async () => {
    const other = realPorts(join(root, "other"), QUIET);
    await other.workspace.create("Other");
    const foreign = JSON.parse(readFileSync(join(root, "other/mizan.json"), "utf8")).log.key;
    const report = await verify(join(root, "package"), { key: foreign });
    expect(notPassed(report)).toEqual(expect.arrayContaining(["log/signature", "log/identity"]));
    other.close();
  });
});

it("never writes over what is there", async () => {
  const again = await run("dossier build", { id: dossier, out: join(root, "package") });
  expect(again.issues[0].code).toBe("evidence/package-exists");
});

describe("withheld fields", () => {
  it("can be opened later, and are then known to be what was withheld", async () => {
    const { parts } = JSON.parse(readFileSync(join(root, "package/data/dossier.json"), "utf8"));
    const { record } = parts.find((part: { type: string }) => part.type === "record");
    expect(record.withheld).toEqual([{ field: "text", marking: "TLP:RED" }]);
    const out = join(root, "reveal.json");
    await value("dossier reveal", { kind: record.kind, id: record.id, field: ["text"], out });
    expect(readFileSync(out, "utf8")).toContain(CANARY);
    const report = await verify(join(root, "package"), { reveal: [out] });
    const shown = report.findings.find((one: Finding) => one.check === "record/revealed");
    expect(shown.status).toBe("pass");
    writeFileSync(out, readFileSync(out, "utf8").replace(CANARY, "something else"));
    expect(notPassed(await verify(join(root, "package"), { reveal: [out] }))).toEqual([
      "record/revealed",
    ]);
  });
});

type Replace = (whole: string, ...groups: string[]) => string;

function edit(folder: string, name: string, find: RegExp, replace: Replace): void {
  const path = join(folder, name);
  const before = readFileSync(path, "utf8");
  const after = before.replace(find, replace as (substring: string) => string);
  if (after === before) throw new Error(`nothing to change in ${name}`);
  writeFileSync(path, after);
}
