/**
 * How fast the log appends and verifies, against the bare work underneath: `node bench/ledger.ts [ENTRIES]`.
 * Appending is compared with writing and flushing the same bytes to one file; verifying with the same
 * number of SHA-256 over inputs of the same lengths.
 */
import { generateKeyPairSync, hash } from "node:crypto";
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { auditLog, composeEntry, type Signer } from "../src/ledger/index.ts";
import {
  folderSource,
  type LogOptions,
  NODE_CRYPTO,
  type OpenLog,
  openLog,
  signerOf,
} from "../src/shell/ledger/index.ts";

const ORIGIN = "bench.example/log";
const verified = Number(process.argv[2] ?? 1_000_000);
const scratch = mkdtempSync(join(tmpdir(), "mizan-bench-"));
const signer = newSigner(ORIGIN);
const seconds = (since: number) => (performance.now() - since) / 1000;
const text = (value: number) => value.toLocaleString("en-GB", { maximumFractionDigits: 2 });

try {
  for (const batch of [1, 100, 2000]) await appending(batch);
  await verifying(verified);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function appending(batch: number): Promise<void> {
  const author = newSigner("desk.example");
  const count = batch === 1 ? 100 : 10 * batch;
  const entries = Array.from({ length: count }, (_, i) =>
    composeEntry(
      {
        log: ORIGIN,
        kind: "source",
        id: `record-${i}`,
        revision: 1,
        action: "create",
        body: hash("sha256", String(i), "hex"),
        marking: "TLP:GREEN",
        time: "2026-03-01T09:30:00.000Z",
      },
      author,
    ),
  );
  const bare = performance.now();
  const file = openSync(join(scratch, `bare-${batch}`), "w");
  for (let at = 0; at < count; at += batch) {
    writeSync(file, Buffer.concat(entries.slice(at, at + batch)));
    fsyncSync(file);
  }
  closeSync(file);
  const bareSeconds = seconds(bare);
  const log = await open({ folder: join(scratch, `log-${batch}`), mode: "create" });
  const started = performance.now();
  for (let at = 0; at < count; at += batch)
    await Promise.all(entries.slice(at, at + batch).map((entry) => log.append(entry)));
  const took = seconds(started);
  await log.close();
  console.log(
    `append ${text(count)} signed entries of ${entries[0]?.length} bytes, ${batch} a batch: ` +
      `${text(count / took)} entries/s; bare write and fsync ${text(count / bareSeconds)} entries/s ` +
      `(${text(took / bareSeconds)} x)`,
  );
}

async function verifying(count: number): Promise<void> {
  const folder = join(scratch, "large");
  const log = await open({ folder, mode: "create", admit: () => ({ ok: true, value: null }) });
  const entry = (i: number) => Buffer.from(`entry ${i} `.padEnd(100, "."));
  const started = performance.now();
  for (let at = 0; at < count; at += 50_000) {
    const part = Array.from({ length: Math.min(50_000, count - at) }, (_, i) => entry(at + i));
    await Promise.all(part.map((bytes) => log.append(bytes)));
  }
  await log.close();
  console.log(`wrote ${text(count)} entries of 100 bytes in ${text(seconds(started))} s`);
  const opening = performance.now();
  await (await open({ folder })).close();
  console.log(`opened it in ${text(seconds(opening))} s`);
  await appendingAlone(await emptyLog(), 0);
  for (let round = 0; round < 3; round++) {
    const bareSeconds = bareHashing(count);
    const verifying = performance.now();
    const report = await auditLog(folderSource(folder), {
      origin: ORIGIN,
      keys: [signer.key],
      crypto: NODE_CRYPTO,
    });
    const took = seconds(verifying);
    if (report.issues.length > 0 || report.entries !== count)
      throw new Error("the log is not good");
    console.log(
      `verify ${text(count)} entries: ${text(took)} s; bare SHA-256 of as many leaves and nodes ` +
        `${text(bareSeconds)} s (${text(took / bareSeconds)} x)`,
    );
  }
  await appendingAlone(folder, count);
}

async function emptyLog(): Promise<string> {
  const folder = join(scratch, "empty");
  await (await open({ folder, mode: "create" })).close();
  return folder;
}

/** What one record costs: each command opens the log, appends one entry under a signature of its own, and closes. */
async function appendingAlone(folder: string, size: number): Promise<void> {
  const took: number[] = [];
  for (let i = 0; i < 20; i++) {
    const started = performance.now();
    const admit = () => ({ ok: true as const, value: null });
    const log = await open({ folder, admit, alwaysNew: true });
    await log.append(Buffer.from(`alone ${i} ${folder}`));
    await log.close();
    took.push(performance.now() - started);
  }
  took.sort((a, b) => a - b);
  console.log(
    `open, append one entry, close, on ${text(size)} entries: median ${text(took[10] ?? 0)} ms, ` +
      `slowest ${text(took[19] ?? 0)} ms`,
  );
}

/** As many SHA-256 as the tree has leaves and inner nodes. */
function bareHashing(count: number): number {
  const [leaf, node] = [new Uint8Array(101), new Uint8Array(65)];
  const started = performance.now();
  for (let i = 0; i < count; i++) {
    leaf[7] = i;
    hash("sha256", leaf, "buffer");
  }
  for (let i = 1; i < count; i++) {
    node[7] = i;
    hash("sha256", node, "buffer");
  }
  return seconds(started);
}

async function open(options: Omit<LogOptions, "guard" | "signer">): Promise<OpenLog> {
  const opened = await openLog({ guard: `${options.folder}-guard`, signer, ...options });
  if (!opened.ok) throw new Error(opened.issues[0]?.message);
  return opened.value;
}

function newSigner(name: string): Signer {
  const made = signerOf(generateKeyPairSync("ed25519").privateKey, { name, type: "ed25519" });
  if (!made.ok) throw new Error(made.issues[0]?.message);
  return made.value;
}
