import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseEntry, readEntries } from "../../../src/ledger/index.ts";
import { replay } from "../../../src/records/index.ts";
import type { RecordRow, RevisionRow } from "../../../src/workbench/record/schema.ts";
import { makeRandom } from "../../support/random.ts";
import { type Bench, openBench } from "../../workbench/evidence-bench.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const WHO = { by: "Desk 4" };
const STATE = "cache/state.sqlite";

/** Everything that can be asked of the records, by a reader who sees all. */
async function everything(on = bench) {
  const { records } = await on.answer<{ records: RecordRow[] }>("records", { state: "all" });
  const histories: unknown[] = [];
  for (const { kind, id } of records)
    histories.push(await on.answer("record history", { kind, id }));
  const found = await on.answer("records", { text: "common" });
  return { records, histories, found };
}

/** Some records with a life: changed, marked, withdrawn, restored, erased. */
async function someRecords(count = 12, seed = 1): Promise<void> {
  const random = makeRandom(seed);
  const states = new Map<string, string>();
  for (let i = 0; i < count * 3; i++) {
    const id = `r${Math.floor(random() * count)}`;
    const state = states.get(id);
    const named = { kind: "source", id, ...WHO, reason: `step ${i}` };
    const mark = random() < 0.3 ? ["note=TLP:RED"] : [];
    const values = { name: `Name ${i}`, type: "news", note: `common note ${i}` };
    if (state === undefined) await bench.answer("record create", { ...named, values, mark });
    else if (state === "withdrawn") await bench.answer("record restore", named);
    else if (state === "present" && random() < 0.6)
      await bench.answer("record revise", { ...named, values: { note: `common note ${i}` }, mark });
    else if (state === "present" && random() < 0.7) await bench.answer("record withdraw", named);
    else if (state === "present") await bench.answer("record erase", named);
    const { records } = await bench.answer<{ records: RecordRow[] }>("records", { state: "all" });
    states.set(id, records.find((one) => one.id === id)?.state ?? "");
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

const holding = (text: string) =>
  filesBelow(bench.folder).filter((path) => readFileSync(path).includes(text));

describe("the state of the records", () => {
  it("is the replay of the log, at every size", async () => {
    await someRecords();
    const head = await bench.ports.log.head();
    if (!head.ok) throw new Error("no log");
    const { size } = head.value.checkpoint;
    const { source, crypto } = bench.ports.log;
    const entries = [];
    for await (const read of readEntries(source, { begin: 0, end: size, size }, crypto.tree)) {
      if (!read.ok) throw new Error(read.issues[0]?.message);
      const entry = parseEntry(read.value.entry, crypto);
      if (entry.ok) entries.push({ index: read.value.index, statement: entry.value.statement });
    }
    expect(entries).toHaveLength(size);
    for (let at = 0; at <= size; at++) {
      const { heads, issues } = replay(entries.slice(0, at));
      expect(issues).toEqual([]);
      const { records } = await bench.answer<{ records: RecordRow[] }>("records", {
        state: "all",
        atSize: at,
      });
      const shown = records.map(({ id, state, revision }) => `${id} ${state} ${revision}`);
      const wanted = [...heads.values()].map((one) => `${one.id} ${one.state} ${one.revision}`);
      expect(shown.sort()).toEqual(wanted.sort());
    }
  });

  it("is the same when it is made anew, and follows what another process wrote", async () => {
    await someRecords();
    const reader = bench.as("TLP:RED");
    await everything(reader);
    await bench.answer("record create", {
      kind: "source",
      values: { name: "More", type: "news", note: "common" },
      ...WHO,
    });
    const before = await everything();
    expect(await everything(reader)).toEqual(before);
    for (const end of ["", "-wal", "-shm"])
      rmSync(join(bench.folder, STATE + end), { force: true });
    expect(await everything(bench.as("TLP:RED"))).toEqual(before);
  });

  it.each<[string, (path: string) => void]>([
    ["cut to nothing", (path) => truncateSync(path, 0)],
    ["cut in half", (path) => truncateSync(path, Math.floor(statSync(path).size / 2))],
    ["another file", (path) => writeFileSync(path, "This is no database. ".repeat(500))],
    [
      "zeros from its second page on",
      (path) => {
        const bytes = readFileSync(path);
        writeFileSync(path, bytes.fill(0, 4096));
      },
    ],
    [
      "that of an earlier version",
      (path) => {
        const database = new DatabaseSync(path);
        database.exec("UPDATE about SET value = '1' WHERE name = 'version'; DROP TABLE part");
        database.close();
      },
    ],
    [
      "one without its tables",
      (path) => {
        const database = new DatabaseSync(path);
        database.exec("DROP TABLE revision; DROP TABLE about");
        database.close();
      },
    ],
    [
      "that of another log",
      (path) => {
        const database = new DatabaseSync(path);
        database.exec(
          "UPDATE about SET value = replace(value, 'mizan/', 'other/') WHERE name = 'log'",
        );
        database.exec("DELETE FROM record WHERE number > 1");
        database.close();
      },
    ],
  ])("is made anew when its file is %s", async (_, damage) => {
    await someRecords(6);
    const before = await everything();
    bench.ports.close();
    for (const end of ["-wal", "-shm"]) rmSync(join(bench.folder, STATE + end), { force: true });
    damage(join(bench.folder, STATE));
    expect(await everything(bench.as("TLP:RED"))).toEqual(before);
  });
});

describe("the body of a record", () => {
  const make = async () => {
    const values = { name: "Original", type: "news" };
    await bench.answer("record create", { kind: "source", id: "a", values, ...WHO });
    const { revisions } = await bench.answer<{ revisions: RevisionRow[] }>("record history", {
      kind: "source",
      id: "a",
    });
    const digest = revisions[0]?.digest ?? "";
    return join(bench.folder, "records", digest.slice(0, 2), `${digest}.json`);
  };
  const shown = async (on: Bench) =>
    on.answer<RecordRow>("record show", { kind: "source", id: "a" });
  const anew = () => {
    rmSync(join(bench.folder, STATE), { force: true });
    return bench.as("TLP:RED");
  };

  it("is shown as different, without content, when its file was altered, and again when it is restored", async () => {
    const path = await make();
    bench.ports.close();
    const good = readFileSync(path, "utf8");
    writeFileSync(path, good.replace("Original", "Forged"));
    const reader = anew();
    expect(await shown(reader)).toMatchObject({ bodyGap: "differs", values: {}, title: "a" });
    const revise = { kind: "source", id: "a", values: { name: "x", type: "news" }, ...WHO };
    const [issue] = await reader.issues("record revise", revise);
    expect(issue?.code).toBe("records/body-differs");
    writeFileSync(path, good);
    expect(await shown(reader)).toMatchObject({ bodyGap: null, title: "Original" });
  });

  it("is shown as absent when its file is gone, and the record is still there", async () => {
    const path = await make();
    bench.ports.close();
    rmSync(path);
    expect(await shown(anew())).toMatchObject({ bodyGap: "not-here", state: "present" });
  });

  it("is never that of another record", async () => {
    const path = await make();
    const values = { name: "Other", type: "news" };
    await bench.answer("record create", { kind: "source", id: "b", values, ...WHO });
    const other = filesBelow(join(bench.folder, "records")).find((one) => one !== path) ?? "";
    bench.ports.close();
    writeFileSync(path, readFileSync(other));
    expect(await shown(anew())).toMatchObject({ bodyGap: "differs", values: {} });
  });
});

describe("erasing a record", () => {
  const CANARIES = ["quaggacanary", "okapicanary", "ibexcanary", "kiwicanary"];

  it("leaves its words nowhere in the folder of the workspace", async () => {
    await someRecords(4);
    const named = { kind: "source", id: "gone", ...WHO };
    await bench.answer("record create", {
      ...named,
      values: { name: CANARIES[0], type: "news", note: CANARIES[1] },
      mark: ["note=TLP:RED"],
      reason: CANARIES[3],
    });
    await bench.answer("record revise", { ...named, values: { note: CANARIES[2] } });
    await bench.answer("record withdraw", { ...named, reason: CANARIES[3] });
    await bench.answer("record restore", named);
    await bench.answer("search", { text: "quaggacanary" });
    for (const word of CANARIES) expect(holding(word), word).not.toEqual([]);
    await bench.answer("record erase", { ...named, reason: "A source in danger" });
    for (const word of CANARIES) expect(holding(word), word).toEqual([]);
    const found = await bench.answer<{ total: number }>("records", { text: "quaggacanary" });
    expect(found.total).toBe(0);
    expect(
      await bench.answer("record show", { kind: "source", id: "gone", atSize: 1e6 }),
    ).toMatchObject({ state: "erased", values: {} });
  });

  it("is finished by the next opening when it was interrupted after its entry was on the log", async () => {
    const [word = ""] = CANARIES;
    const named = { kind: "source", id: "gone", ...WHO };
    await bench.answer("record create", { ...named, values: { name: word, type: "news" } });
    const kept = filesBelow(join(bench.folder, "records")).map(
      (path) => [path, readFileSync(path)] as const,
    );
    const cache = readFileSync(join(bench.folder, STATE));
    await bench.answer("record erase", { ...named, reason: "Law" });
    bench.ports.close();
    // As after a loss of power between the entry and the removal: the files and the cache of before are there.
    for (const [path, bytes] of kept) writeFileSync(path, bytes);
    writeFileSync(join(bench.folder, STATE), cache);
    expect(holding(word)).not.toEqual([]);
    await bench.as("TLP:RED").answer("records", {});
    expect(holding(word)).toEqual([]);
  });

  it("removes the words as soon as no other process reads them", async () => {
    const [word = ""] = CANARIES;
    const named = { kind: "source", id: "gone", ...WHO };
    await bench.answer("record create", { ...named, values: { name: word, type: "news" } });
    const reading = new DatabaseSync(join(bench.folder, STATE), { readOnly: true, timeout: 0 });
    reading.exec("BEGIN");
    reading.prepare("SELECT count(*) FROM record").get();
    await bench.answer("record erase", { ...named, reason: "Law" });
    reading.exec("COMMIT");
    reading.close();
    await bench.answer("records", {});
    expect(holding(word)).toEqual([]);
  });

  it("removes what interrupted writes left, and no body that a record has", async () => {
    const [word = ""] = CANARIES;
    const named = { kind: "source", id: "gone", ...WHO };
    await bench.answer("record create", { ...named, values: { name: word, type: "news" } });
    await bench.answer("record create", {
      ...named,
      id: "stays",
      values: { name: "S", type: "news" },
    });
    const folder = join(bench.folder, "records", "ab");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, ".0123456789ab.partial"), word);
    writeFileSync(join(folder, `ab${"0".repeat(62)}.json`), word);
    await bench.answer("record erase", { ...named, reason: "Law" });
    expect(holding(word)).toEqual([]);
    bench.ports.close();
    rmSync(join(bench.folder, STATE));
    const stays = await bench.as("TLP:RED").answer("record show", { kind: "source", id: "stays" });
    expect(stays).toMatchObject({ title: "S", bodyGap: null });
  });
});
