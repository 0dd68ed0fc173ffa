import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { realPorts } from "../../src/shell/ports.ts";
import { CATALOGUE, type Ports } from "../../src/workbench/index.ts";
import { scratch } from "../shell/ledger/scratch.ts";
import { SILENT, smallWorkspace, sourceChange, write } from "../shell/verify/small-workspace.ts";

const folder = join(scratch(), "workspace");
let ports: Ports;

beforeAll(async () => {
  ports = await smallWorkspace(folder);
});

afterAll(() => ports.close());

/** Runs a command of the catalogue; its input passes the schema as from outside. */
async function run(name: string, input: Record<string, unknown> = {}, over = ports) {
  const declared = CATALOGUE.find((one) => one.name === name);
  if (declared === undefined) throw new Error(`there is a command ${name}`);
  const result = await declared.run(over, declared.input.parse(input));
  if (!result.ok) throw new Error(result.issues.map(({ code }) => code).join(" "));
  const value = declared.output.parse(result.value) as Record<string, unknown>;
  return {
    value,
    failed: declared.failed?.(value) ?? false,
    text: declared.print?.(value, {}) ?? "",
  };
}

describe("log about", () => {
  it("says how the log has grown, and by whom", async () => {
    const { value, text } = await run("log about");
    expect(value).toMatchObject({
      size: 9,
      kinds: [{ kind: "source", entries: 9 }],
      cosignatures: [],
      policy: { named: false, met: null },
      unreadable: 0,
    });
    const growth = value["growth"] as { entries: number }[];
    expect(growth.reduce((sum, { entries }) => sum + entries, 0)).toBe(9);
    expect(value["authors"]).toMatchObject([{ entries: 9 }]);
    expect(text).toContain("9 entries");
  });

  it("counts what was added since it was asked last", async () => {
    const own = realPorts(folder, SILENT);
    try {
      expect((await run("log about", {}, own)).value["size"]).toBe(9);
      await write(ports, [sourceChange("pips", "revise", { note: "Again." })]);
      const { value } = await run("log about", {}, own);
      expect(value).toMatchObject({ size: 10, kinds: [{ kind: "source", entries: 10 }] });
    } finally {
      own.close();
    }
  });

  it("tells that a policy cannot be read, and does not call it met", async () => {
    writeFileSync(join(folder, "witnesses.policy"), "witness\n");
    expect((await run("log about")).value["policy"]).toMatchObject({ named: true, met: false });
    await expect(run("log cosign")).rejects.toThrow("ledger/policy-malformed");
    rmSync(join(folder, "witnesses.policy"));
    await expect(run("log cosign")).rejects.toThrow("workbench/witness-not-named");
  });
});

describe("log tail and log show", () => {
  it("list entries from the last one back, each with its signature decided", async () => {
    const { value, text } = await run("log tail", { limit: 3, before: 5 });
    const entries = value["entries"] as { index: number; signature: string }[];
    expect(entries.map(({ index, signature }) => [index, signature])).toEqual([
      [4, "good"],
      [3, "good"],
      [2, "good"],
    ]);
    expect(text).toContain("source/dawn");
    expect((await run("log tail", { before: 0 })).value["entries"]).toEqual([]);
  });

  it("show the exact bytes that were signed, and no content of a record", async () => {
    const { value } = await run("log show", { index: 4 });
    expect(value).toMatchObject({
      index: 4,
      signature: "good",
      statement: { kind: "source", id: "dawn", revision: 2, action: "revise" },
    });
    const entry = Buffer.from(String(value["entry"]), "base64").toString();
    expect(JSON.parse(entry)).toMatchObject({ payloadType: "application/vnd.mizan.source+json" });
    expect(JSON.stringify(value)).not.toContain("روزنامہ");
    await expect(run("log show", { index: 99 })).rejects.toThrow("ledger/index-beyond-log");
  });
});

describe("log prove and log check-proof", () => {
  it("prove a change of a record to somebody who has only the key", async () => {
    const [proof, entry] = [join(folder, "../a.tlog-proof"), join(folder, "../a.json")];
    const proven = await run("log prove", { record: "source/dawn", revision: 2, out: proof });
    expect(proven.value).toMatchObject({ index: 4, signature: "good", written: proof });
    await run("log show", { index: 4, out: entry });
    const key = String((await run("log about")).value["key"]);
    const nobody = realPorts(scratch(), SILENT);
    const good = await run("log check-proof", { proof, entry, key }, nobody);
    expect([good.failed, good.value["good"]]).toEqual([false, true]);

    writeFileSync(entry, readFileSync(entry, "utf8").replace("payload", "Payload"));
    const bad = await run("log check-proof", { proof, entry, key }, nobody);
    expect([bad.failed, bad.value["good"]]).toEqual([true, false]);
    await expect(run("log check-proof", { proof, entry }, nobody)).rejects.toThrow(
      "workbench/log-key-missing",
    );
    const stranger = key.replace(/\+(.)/, (_, digit) => `+${digit === "0" ? "1" : "0"}`);
    await expect(run("log check-proof", { proof, entry, key: stranger }, nobody)).rejects.toThrow(
      "ledger/key-malformed",
    );
    nobody.close();
  });

  it("refuse a record that the reader may not know of as one that does not exist", async () => {
    const reader = realPorts(folder, SILENT, "TLP:CLEAR");
    await expect(run("log prove", { record: "source/dawn" }, reader)).rejects.toThrow(
      "records/record-unknown",
    );
    await expect(run("log prove", { record: "source/nothing" }, reader)).rejects.toThrow(
      "records/record-unknown",
    );
    await expect(run("log prove", {})).rejects.toThrow("workbench/entry-not-named");
    reader.close();
  });
});

describe("verify", () => {
  it("names what is wrong with the releases in the lake, both ways", async () => {
    const home = join(scratch(), "example");
    const own = realPorts(home, SILENT);
    try {
      await run("example", {}, own);
      const whole = await run("verify", {}, own);
      expect(whole.value).toMatchObject({
        good: true,
        checked: {
          releases: 5,
          releaseFiles: 15,
          projection: expect.stringMatching(/fits|absent/),
        },
      });
      const lake = join(home, "lake");
      const release = (dataset: string) =>
        join("lake", dataset, readdirSync(join(lake, dataset))[0] ?? "");
      const [one, two, three] = [
        release("press-observations"),
        release("published-statistics"),
        release("global-terrorism-index"),
      ];
      rmSync(join(home, one, "original.parquet"));
      writeFileSync(join(home, two, "rejected.parquet"), "x");
      rmSync(join(home, three), { recursive: true });
      mkdirSync(join(lake, "made-up/2024-00000000"), { recursive: true });
      writeFileSync(join(lake, "made-up/2024-00000000/manifest.json"), "{}");
      const { value, failed, text } = await run("verify", {}, own);
      expect(failed).toBe(true);
      const problems = value["problems"] as { code: string; file: string; record?: string }[];
      expect(problems.map(({ code, file }) => [code, file]).sort()).toEqual(
        [
          ["workbench/release-file-missing", `${one}/original.parquet`],
          ["workbench/release-file-differs", `${two}/rejected.parquet`],
          ["workbench/release-missing", `${three}/manifest.json`],
          ["workbench/release-unrecorded", "lake/made-up/2024-00000000"],
        ].sort(),
      );
      expect(problems.filter(({ record }) => record?.startsWith("release/")).length).toBe(3);
      expect(text).toContain("4 discrepancies");
    } finally {
      own.close();
    }
  });

  it("checks a log in any folder under its key, and says what is wrong with it", async () => {
    const key = String((await run("log about")).value["key"]);
    const log = join(folder, "ledger");
    const whole = await run("log verify", { folder: log, key });
    expect(whole.value).toMatchObject({ good: true, problems: [] });
    const empty = await run("log verify", { folder: scratch(), key });
    expect([empty.failed, empty.value["root"]]).toEqual([true, null]);
  });
});
