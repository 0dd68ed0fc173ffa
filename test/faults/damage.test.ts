import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { auditLog, readEdge } from "../../src/ledger/index.ts";
import { NODE_CRYPTO } from "../../src/shell/ledger/index.ts";
import { verifyWorkspace } from "../../src/workbench/log/verify-work.ts";
import { memorySource, ORIGIN, records, testSigner, writeSpecimen } from "../ledger/specimen.ts";
import { scratch } from "../shell/ledger/scratch.ts";
import { good } from "../shell/ledger/workbench-log.ts";
import { aboutLog, filesOf, memoryPorts, smallWorkspace } from "../shell/verify/small-workspace.ts";

const FLIPS = 10_000;
const options = { origin: ORIGIN, keys: [testSigner(1).key], crypto: NODE_CRYPTO };

/** Files named by the audit after one file was changed. */
async function named(files: ReadonlyMap<string, Uint8Array>, path: string, bytes: Uint8Array) {
  const changed = new Map(files).set(path, bytes);
  const report = await auditLog(memorySource(changed), options);
  return report.issues.map(({ file }) => file);
}

describe("a log that was cut short", () => {
  it("is found out at every byte of every file, and the file is named", async () => {
    const { files, signed } = writeSpecimen([records(5), records(20).slice(5)]);
    const missed: string[] = [];
    let cuts = 0;
    for (const [path, bytes] of files) {
      for (let length = 0; length < bytes.length; length++) {
        cuts++;
        const short = bytes.subarray(0, length);
        if (!(await named(files, path, short)).includes(path)) missed.push(`${path} at ${length}`);
        const isEdge = path.endsWith("/20");
        const source = memorySource(new Map(files).set(path, short));
        if (isEdge && (await readEdge(source, signed.checkpoint, NODE_CRYPTO)).ok)
          missed.push(`opening with ${path} at ${length}`);
      }
    }
    expect(cuts).toBeGreaterThan(1000);
    expect(missed).toEqual([]);
  });
});

describe("bits that changed by themselves", () => {
  it(`are all found and named: ${FLIPS} of them, each in a fresh copy`, async () => {
    const { files } = writeSpecimen([
      records(100),
      records(300).slice(100),
      records(305).slice(300),
    ]);
    const all = [...files].flatMap(([path, bytes]) => Array.from(bytes, (_, at) => ({ path, at })));
    const missed: string[] = [];
    const hit = new Set<string>();
    let state = 7;
    for (let i = 0; i < FLIPS; i++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      const { path, at } = all[state % all.length] ?? { path: "checkpoint", at: 0 };
      const bytes = new Uint8Array(files.get(path) ?? new Uint8Array(0));
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (state >>> 29));
      hit.add(path);
      if (!(await named(files, path, bytes)).includes(path)) missed.push(`${path} byte ${at}`);
    }
    expect(hit).toEqual(new Set(files.keys()));
    expect(missed).toEqual([]);
  }, 120_000);
});

describe("a workspace whose files were damaged", () => {
  it(`is found out for each of ${FLIPS} bits in log and contents, and the file is named`, async () => {
    const { files, verify } = await workspace();
    const paths = [...files.keys()];
    const missed: string[] = [];
    const hit = new Set<string>();
    let state = 11;
    const draw = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    for (let i = 0; i < FLIPS; i++) {
      const path = paths[draw(paths.length)] ?? "";
      const bytes = new Uint8Array(files.get(path) ?? new Uint8Array(0));
      const at = draw(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << draw(8));
      hit.add(path);
      if (!(await verify(path, bytes)).includes(path)) missed.push(`${path} byte ${at}`);
    }
    expect(hit).toEqual(new Set(paths));
    expect(missed).toEqual([]);
  }, 240_000);

  it("is found out when any file is cut short, taken away, or changes places with another", async () => {
    const { files, verify } = await workspace();
    const needed = [...files.keys()].filter(
      (path) => !OLDER.test(path) && !path.startsWith("keys/"),
    );
    const missed: string[] = [];
    for (const [path, bytes] of files)
      for (let length = 0; length < bytes.length; length += 7)
        if (!(await verify(path, bytes.subarray(0, length))).includes(path))
          missed.push(`${path} at ${length}`);
    for (const path of needed)
      if ((await verify(path, null)).length === 0) missed.push(`${path} is missing`);
    const bodies = needed.filter((path) => path.startsWith("records/"));
    for (const [i, path] of bodies.entries()) {
      const other = bodies[(i + 1) % bodies.length] ?? path;
      if (!(await verify(path, files.get(other) ?? null)).includes(path))
        missed.push(`${path} with the content of ${other}`);
    }
    expect(bodies.length).toBeGreaterThan(5);
    expect(missed).toEqual([]);
  }, 240_000);
});

/** Files of a smaller state that are kept until the full ones are there; the log can do without them. */
const OLDER = /\.p\/(?!9$)[0-9]+$/;

/** A small workspace in memory, and a verification of it with one file changed or taken away. */
async function workspace() {
  const folder = join(scratch(), "workspace");
  const ports = await smallWorkspace(folder);
  const about = await aboutLog(ports);
  const files = await filesOf(folder);
  ports.close();
  const verify = async (path: string, bytes: Uint8Array | null) => {
    const changed = new Map(files);
    if (bytes === null) changed.delete(path);
    else changed.set(path, bytes);
    const verdict = good(await verifyWorkspace(memoryPorts(changed, about), { quick: false }));
    return verdict.problems.map(({ file }) => file);
  };
  expect(await verify("ledger/checkpoint", files.get("ledger/checkpoint") ?? null)).toEqual([]);
  return { files, verify };
}
