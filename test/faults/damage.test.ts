import { describe, expect, it } from "vitest";
import { auditLog, readEdge } from "../../src/ledger/index.ts";
import { NODE_CRYPTO } from "../../src/shell/ledger/index.ts";
import { memorySource, ORIGIN, records, testSigner, writeSpecimen } from "../ledger/specimen.ts";

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
