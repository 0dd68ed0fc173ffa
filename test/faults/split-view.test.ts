import { spawn } from "node:child_process";
import { cpSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  auditLog,
  formatWitnessRequest,
  openForkProof,
  parseSignedCheckpoint,
  proveConsistency,
} from "../../src/ledger/index.ts";
import {
  askForCosignature,
  folderSource,
  NODE_CRYPTO,
  observeLog,
  openLog,
  openWitness,
} from "../../src/shell/ledger/index.ts";
import { ORIGIN, records, testSigner } from "../ledger/specimen.ts";
import { scratch } from "../shell/ledger/scratch.ts";
import { codes, good, opened, plainLog } from "../shell/ledger/workbench-log.ts";
import { bundledAppender } from "./bundled-appender.ts";

const log = { origin: ORIGIN, keys: [testSigner(1).key] };

/** Appends in a process of its own and gives its exit status with what it said. */
function append(words: readonly string[]): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...words], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    child.stdout.on("data", (data: Buffer) => {
      output += data.toString();
    });
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, output }));
  });
}

describe("two processes with the same key", () => {
  it("cannot both write one log", async () => {
    const appender = await bundledAppender();
    const folder = scratch();
    const first = await opened(plainLog(folder, { mode: "create" }));
    const second = await append([appender, folder, "second", "5"]);
    expect(second).toEqual({ status: 3, output: "refused ledger/log-busy\n" });
    await first.close();
  });

  it("that each have a copy are refused by a witness and proven by a monitor", async () => {
    const appender = await bundledAppender();
    const [one, two] = [scratch(), scratch()];
    await append([appender, one, "common", "20"]);
    cpSync(one, two, { recursive: true });
    const done = await Promise.all([
      append([appender, one, "first", "300"]),
      append([appender, two, "second", "310"]),
    ]);
    expect(done.map(({ status }) => status)).toEqual([0, 0]);

    const [a, b] = await Promise.all([one, two].map((folder) => view(folder)));
    if (a === undefined || b === undefined) throw new Error("both views are readable");
    const witness = good(
      openWitness({
        folder: scratch(),
        signer: testSigner(2, "w.example", "cosignature"),
        logs: new Map([[ORIGIN, log.keys]]),
        nowSeconds: () => 1_790_000_000,
      }),
    );
    const key = testSigner(2, "w.example", "cosignature").key;
    const ask = (body: Uint8Array) => witness.addCheckpoint(body);
    expect((await askForCosignature(ask, { ...a, oldSize: 0 }, key)).outcome).toBe("cosigned");
    expect(await askForCosignature(ask, { ...b, oldSize: 0 }, key)).toMatchObject({ status: 422 });
    const shorter = formatWitnessRequest({ oldSize: 0, proof: [], signed: b.signed });
    expect((await witness.addCheckpoint(shorter)).status).toBe(409);
    await witness.close();

    const monitor = scratch();
    await observeLog({ ...log, source: a.source, folder: monitor });
    const seen = good(await observeLog({ ...log, source: b.source, folder: monitor }));
    expect(seen.followed.outcome).toBe("alarm");
    const proof = seen.evidence.find((path) => path.endsWith("fork-proof.json")) ?? "";
    expect(openForkProof(readFileSync(proof), log, NODE_CRYPTO).ok).toBe(true);
  });

  async function view(folder: string) {
    const source = folderSource(join(folder, "ledger"));
    const bytes = readFileSync(join(folder, "ledger", "checkpoint"));
    const signed = good(parseSignedCheckpoint(bytes));
    const { size: newSize, root: newRoot } = signed.checkpoint;
    good(await proveConsistency(source, { oldSize: 20, newSize, newRoot }, NODE_CRYPTO));
    return { source, signed };
  }
});

describe("files that changed places", () => {
  it("are found, named, and by the owner not signed over", async () => {
    const folder = scratch();
    const writer = await opened(plainLog(folder, { mode: "create" }));
    await Promise.all(records(600).map((entry) => writer.append(entry)));
    await writer.close();
    const path = (name: string) => join(folder, "ledger/tile", name);
    for (const kind of ["entries", "0"]) {
      renameSync(path(`${kind}/000`), path(`${kind}/spare`));
      renameSync(path(`${kind}/001`), path(`${kind}/000`));
      renameSync(path(`${kind}/spare`), path(`${kind}/001`));
    }
    const source = folderSource(join(folder, "ledger"));
    const { issues } = await auditLog(source, { ...log, crypto: NODE_CRYPTO });
    expect(issues.map(({ file, index }) => [file, index])).toEqual([
      ["tile/0/000", 0],
      ["tile/0/001", 256],
    ]);
    expect(codes(await openLog(plainLog(folder)))).toContain("ledger/tree-disagrees");
  });
});
