/**
 * How fast the state of the records is replayed from a log with its bodies, and how fast records are taken
 * in: `node bench/records.ts [REVISIONS]`. Replaying is compared with reading the same body files alone.
 */
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { composeEntry, toBase64 } from "../src/ledger/index.ts";
import { bodyDigest, formatKeptBody, type KeptBody } from "../src/records/index.ts";
import {
  logPlaces,
  NODE_CRYPTO,
  NODE_DISK,
  openLog,
  readKeyFile,
  readLogFacts,
} from "../src/shell/ledger/index.ts";
import { realPorts } from "../src/shell/ports.ts";
import { CATALOGUE, type Ports } from "../src/workbench/index.ts";

const revisions = Number(process.argv[2] ?? 100_000);
const imported = Math.min(10_000, revisions);
const scratch = mkdtempSync(join(tmpdir(), "mizan-bench-"));
const quiet = { start: () => ({ update: () => undefined, finish: () => undefined }) };
const text = (value: number) => value.toLocaleString("en-GB", { maximumFractionDigits: 2 });

try {
  await replaying(join(scratch, "replay"));
  await importing(join(scratch, "import"));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** Three revisions of each record on average, with texts of the length of a note. */
async function replaying(folder: string): Promise<void> {
  const ports = realPorts(folder, quiet);
  await ports.workspace.create("Bench");
  let bodies: readonly string[] = [];
  const making = await timed(async () => {
    bodies = await writeLog(folder, revisions);
  });
  console.log(`made the log and its bodies in ${text(making)} s`);
  const reading = await timed(() => {
    for (const path of bodies) readFileSync(path, "utf8");
  });
  for (const round of [1, 2, 3]) {
    for (const end of ["", "-wal", "-shm"])
      rmSync(join(folder, `cache/state.sqlite${end}`), { force: true });
    const fresh = realPorts(folder, quiet);
    let total = 0;
    const before = process.cpuUsage();
    const took = await timed(async () => {
      total = (await fresh.records.list({ limit: 1, offset: 0 })).total;
    });
    const { user, system } = process.cpuUsage(before);
    fresh.close();
    console.log(
      `replay ${round}: ${text(revisions)} revisions of ${text(total)} records in ${text(took)} s ` +
        `(aim: 10 s; ${text((user + system) / 1e6)} s of the processor); reading the same body files alone ${text(reading)} s (${text(took / reading)} x)`,
    );
  }
  await asking(ports);
  ports.close();
}

async function asking(ports: Ports): Promise<void> {
  const [kinds, limit] = [["source"], 100];
  const ask: readonly (readonly [string, () => Promise<unknown>])[] = [
    ["one record", () => ports.records.get("source", "source-77")],
    ["100 of all", () => ports.records.list({ kinds, limit, offset: 0 })],
    [
      "100 by a field",
      () => ports.records.list({ kinds, where: { type: "news" }, limit, offset: 0 }),
    ],
    ["100 by words", () => ports.records.list({ terms: ["word7"], limit, offset: 0 })],
    ["8 by words", () => ports.records.find(["word7"], { kinds, limit: 8 })],
    ["100 as of half", () => ports.records.list({ at: { size: revisions / 2 }, limit, offset: 0 })],
  ];
  for (const [what, task] of ask) {
    await task();
    console.log(`  ask for ${what}: ${text((await timed(task)) * 1000)} ms`);
  }
}

async function importing(folder: string): Promise<void> {
  const ports = realPorts(folder, quiet);
  await ports.workspace.create("Bench");
  const rows = Array.from({ length: imported }, (_, i) => `s-${i},Source ${i},news,${noteOf(i)}`);
  const file = join(scratch, "sources.csv");
  writeFileSync(file, ["id,name,type,note", ...rows].join("\n"));
  const bare = await timed(() => bareFiles(join(scratch, "bare"), imported));
  console.log(`bare: ${text(imported)} files of as many bytes, each flushed, in ${text(bare)} s`);
  const command = CATALOGUE.find(({ name }) => name === "record import");
  const input = { kind: "source", file, by: "bench" };
  for (const what of ["take in", "take in again, all the same"]) {
    const took = await timed(async () => {
      const result = await command?.run(ports, command.input.parse(input));
      if (result?.ok !== true) throw new Error(JSON.stringify(result));
    });
    console.log(`${what}: ${text(imported)} rows in ${text(took)} s (${text(imported / took)}/s)`);
  }
  ports.close();
}

/** Writes log and bodies as the program does, but without flushing; gives the paths of the bodies. */
async function writeLog(folder: string, count: number): Promise<readonly string[]> {
  const facts = await readLogFacts(folder);
  const { ledger, guard, logKey, authorKey } = logPlaces(folder);
  const origin = facts?.origin ?? "";
  const signer = await readKeyFile(logKey, { name: origin, type: "ed25519" });
  const author = await readKeyFile(authorKey, { name: `${origin}/author`, type: "ed25519" });
  if (!signer.ok || !author.ok) throw new Error("no keys");
  const create: typeof NODE_DISK.create = async (path) => ({
    ...(await NODE_DISK.create(path)),
    sync: async () => undefined,
  });
  const disk = { ...NODE_DISK, create, syncFolder: async () => undefined };
  const admit = () => ({ ok: true, value: null }) as const;
  const log = await openLog({ folder: ledger, guard, signer: signer.value, disk, admit });
  if (!log.ok) throw new Error(log.issues[0]?.message);
  const paths: string[] = [];
  const records = Math.ceil(count / 3);
  for (let at = 0; at < count; at += 4_000) {
    const entries = Array.from({ length: Math.min(4_000, count - at) }, (_, i) => {
      const number = (at + i) % records;
      const revision = Math.floor((at + i) / records) + 1;
      const body = bodyOf(number, revision);
      const digest = bodyDigest(NODE_CRYPTO.sha256, body);
      const path = join(folder, "records", digest.slice(0, 2), `${digest}.json`);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, formatKeptBody(body));
      paths.push(path);
      const what = { log: origin, kind: "source", id: `source-${number}`, revision, body: digest };
      const action = revision === 1 ? "create" : "revise";
      const time = new Date(Date.UTC(2026, 0, 1) + at + i).toISOString();
      return composeEntry({ ...what, action, marking: "TLP:GREEN", time }, author.value);
    });
    await Promise.all(entries.map((entry) => log.value.append(entry)));
  }
  await log.value.close();
  return paths;
}

function bodyOf(number: number, revision: number): KeptBody {
  return {
    salt: toBase64(randomBytes(32)),
    values: {
      name: `Source ${number}`,
      type: "news",
      note: `${noteOf(number)} Revision ${revision}.`,
    },
    markings: number % 10 === 0 ? { note: "TLP:AMBER" } : {},
    by: "Desk 4",
    reason: "Bench",
  };
}

/** Writes and flushes as many files as an import has bodies, eight at a time. */
async function bareFiles(folder: string, count: number): Promise<void> {
  mkdirSync(folder);
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < count; i = next++) {
      const file = await open(join(folder, String(i)), "wx");
      await file.writeFile(formatKeptBody(bodyOf(i, 1)));
      await file.sync();
      await file.close();
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

/** Some 300 characters of words, a thousand different ones in all. */
function noteOf(number: number): string {
  return Array.from({ length: 40 }, (_, i) => `word${(number * 31 + i * i * 7) % 1000}`).join(" ");
}

async function timed(task: () => unknown): Promise<number> {
  const started = performance.now();
  await task();
  return (performance.now() - started) / 1000;
}
