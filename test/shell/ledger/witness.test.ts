import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  checkNote,
  checkpointCheck,
  formatForkProof,
  formatWitnessRequest,
  openForkProof,
  parseSignedCheckpoint,
  proveConsistency,
  type SignedCheckpoint,
  signNote,
  toHex,
} from "../../../src/ledger/index.ts";
import {
  askForCosignature,
  NODE_CRYPTO,
  NODE_DISK,
  observeLog,
  openWitness,
  type Witness,
} from "../../../src/shell/ledger/index.ts";
import {
  memorySource,
  ORIGIN,
  records,
  type Specimen,
  testSigner,
  writeSpecimen,
} from "../../ledger/specimen.ts";
import { scratch } from "./scratch.ts";
import { good } from "./workbench-log.ts";

const witnessKey = testSigner(2, "witness.example/w1", "cosignature");
const logKey = testSigner(1).key;
const small = writeSpecimen([records(7)]);
const large = writeSpecimen([records(300)]);
const forged = writeSpecimen([records(300, "forged")]);

function witnessOf(folder: string): Witness {
  const logs = new Map([[ORIGIN, [logKey]]]);
  return good(openWitness({ folder, signer: witnessKey, logs, nowSeconds: () => 1_790_000_000 }));
}

async function request(log: Specimen, oldSize: number, signed: SignedCheckpoint = log.signed) {
  const { size: newSize, root: newRoot } = log.signed.checkpoint;
  const claim = { oldSize: Math.min(oldSize, newSize), newSize, newRoot };
  const { proof } = good(await proveConsistency(log.source, claim, NODE_CRYPTO));
  return formatWitnessRequest({ oldSize, proof, signed });
}

describe("a witness", () => {
  it("cosigns the first state and those that continue it, and remembers across restarts", async () => {
    const folder = scratch();
    const first = witnessOf(folder);
    const answer = await first.addCheckpoint(await request(small, 0));
    expect([answer.status, answer.body.split(" ").slice(0, 2)]).toEqual([
      200,
      ["—", "witness.example/w1"],
    ]);
    await first.close();
    const again = witnessOf(folder);
    expect((await again.addCheckpoint(await request(large, 7))).status).toBe(200);
    expect((await again.addCheckpoint(await request(large, 300))).status).toBe(200);
    const bytes = await again.checkpoint(toHex(NODE_CRYPTO.sha256(Buffer.from(ORIGIN))));
    const { note } = good(parseSignedCheckpoint(bytes ?? new Uint8Array(0)));
    const keys = [logKey, witnessKey.key];
    expect(good(checkNote(note, keys, checkpointCheck(NODE_CRYPTO))).length).toBe(2);
    expect(await again.checkpoint("0".repeat(64))).toBe(null);
    expect(await again.checkpoint("../secret")).toBe(null);
    await again.close();
  });

  it("answers with the exact status for every fault", async () => {
    const folder = scratch();
    const witness = witnessOf(folder);
    const status = async (body: Uint8Array) => (await witness.addCheckpoint(body)).status;
    const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
    const fromZero = await request(large, 0);

    expect(await status(Buffer.from("old 0\n"))).toBe(400);
    expect(await status(Buffer.from(text(fromZero).replace("old 0", "old 00")))).toBe(400);
    expect(await status(Buffer.from(text(fromZero).replaceAll("\n", "\r\n")))).toBe(400);
    expect(await status(fromZero.subarray(0, fromZero.length - 1))).toBe(400);
    const other = writeSpecimen([records(3)], testSigner(4, "other.example"));
    expect(await status(await request(other, 0))).toBe(404);
    const stranger = { ...large.signed, note: { ...large.signed.note, signatures: [] } };
    const unsigned = signNote(stranger.note, testSigner(9));
    expect(await status(await request(large, 0, { ...stranger, note: unsigned }))).toBe(403);
    const [line] = large.signed.note.signatures;
    const bad = new Uint8Array(line?.signature ?? []);
    bad[0] = (bad[0] ?? 0) ^ 1;
    const broken = {
      ...stranger.note,
      signatures: [{ name: ORIGIN, id: logKey.id, signature: bad }],
    };
    expect(await status(await request(large, 0, { ...stranger, note: broken }))).toBe(403);
    expect(await status(await request(small, 8))).toBe(400);
    const withProof = { oldSize: 0, proof: [new Uint8Array(32)], signed: large.signed };
    expect(await status(formatWitnessRequest(withProof))).toBe(422);

    expect(await status(await request(small, 0))).toBe(200);
    const conflict = await witness.addCheckpoint(fromZero);
    expect(conflict).toEqual({ status: 409, contentType: "text/x.tlog.size", body: "7\n" });
    expect(await status(await request(forged, 7))).toBe(422);
    expect(await status(await request(large, 7))).toBe(200);
    expect((await witness.addCheckpoint(await request(small, 7))).body).toBe("300\n");
    expect(await status(await request(forged, 300))).toBe(422);
    await witness.close();
    const kept = await NODE_DISK.list(folder);
    expect(kept.filter((path) => path.includes("/suspect/")).length).toBe(1);
  });

  it("refuses an empty log with the root of another tree", async () => {
    const witness = witnessOf(scratch());
    const text = `${ORIGIN}\n0\n${Buffer.alloc(32).toString("base64")}\n`;
    const note = signNote({ text, signatures: [] }, testSigner(1));
    const checkpoint = { origin: ORIGIN, size: 0, root: new Uint8Array(32), extensions: [] };
    const body = formatWitnessRequest({ oldSize: 0, proof: [], signed: { checkpoint, note } });
    expect((await witness.addCheckpoint(body)).status).toBe(422);
    expect((await witness.addCheckpoint(await request(writeSpecimen([]), 0))).status).toBe(200);
    await witness.close();
  });

  it("decides requests that arrive together one after the other", async () => {
    const witness = witnessOf(scratch());
    const bodies = [await request(small, 0), await request(large, 0), await request(forged, 0)];
    const answers = await Promise.all(bodies.map((body) => witness.addCheckpoint(body)));
    expect(answers.map(({ status }) => status)).toEqual([200, 409, 409]);
    await witness.close();
  });

  it("is asked again from the size that it knows", async () => {
    const witness = witnessOf(scratch());
    await witness.addCheckpoint(await request(small, 0));
    let asked = 0;
    const reply = await askForCosignature(
      (body) => {
        asked++;
        return witness.addCheckpoint(body);
      },
      { source: large.source, signed: large.signed, oldSize: 0 },
      witnessKey.key,
    );
    expect([asked, reply.outcome]).toEqual([2, "cosigned"]);
    const refused = await askForCosignature(
      (body) => witness.addCheckpoint(body),
      { source: forged.source, signed: forged.signed, oldSize: 0 },
      witnessKey.key,
    );
    expect(refused).toMatchObject({ outcome: "refused", status: 422 });
    await witness.close();
  });

  it("lets one process answer at a time", async () => {
    const folder = scratch();
    const witness = witnessOf(folder);
    expect(() => witnessOf(folder)).toThrow("ledger/log-busy");
    await witness.close();
  });
});

describe("a monitor", () => {
  const options = (log: Specimen, folder: string) => ({
    source: log.source,
    origin: ORIGIN,
    keys: [logKey],
    folder,
  });

  it("remembers each good state", async () => {
    const folder = scratch();
    const outcomes = [];
    for (const log of [small, small, large])
      outcomes.push(good(await observeLog(options(log, folder))).followed.outcome);
    expect(outcomes).toEqual(["grown", "unchanged", "grown"]);
  });

  it.each([
    ["of the same size", writeSpecimen([records(7, "forged")])],
    ["that is larger", forged],
  ])("proves a forked log %s to anybody who has the key", async (_what, fork) => {
    const folder = scratch();
    await observeLog(options(small, folder));
    const { followed, evidence } = good(await observeLog(options(fork, folder)));
    expect(followed.outcome === "alarm" && followed.alarm.issue.code).toBe("ledger/log-forked");
    expect(evidence.length).toBe(4);
    const file = readFileSync(evidence.find((path) => path.endsWith(".json")) ?? "");
    const log = { origin: ORIGIN, keys: [logKey] };
    expect(openForkProof(file, log, NODE_CRYPTO).ok).toBe(true);
    expect(openForkProof(file, { ...log, keys: [testSigner(8).key] }, NODE_CRYPTO).ok).toBe(false);
    // The known state stays, and the alarm is raised again.
    expect(good(await observeLog(options(fork, folder))).followed.outcome).toBe("alarm");
    expect(good(await observeLog(options(small, folder))).followed.outcome).toBe("unchanged");
  });

  it("cannot be made to accuse an honest log", async () => {
    const honest = {
      earlier: small.signed,
      later: large.signed,
      prefixRoot: forged.signed.checkpoint.root,
      proof: good(
        await proveConsistency(
          large.source,
          { oldSize: 7, newSize: 300, newRoot: large.signed.checkpoint.root },
          NODE_CRYPTO,
        ),
      ).proof,
    };
    const opened = openForkProof(
      formatForkProof(honest),
      { origin: ORIGIN, keys: [logKey] },
      NODE_CRYPTO,
    );
    expect(opened.ok ? "" : opened.issues[0]?.code).toBe("ledger/fork-not-proven");
  });

  it("raises an alarm when a log shrinks, or when its files do not fit its state", async () => {
    const folder = scratch();
    await observeLog(options(small, folder));
    const broken = new Map(large.files);
    broken.set("tile/0/000", new Uint8Array(8192));
    const unproven = await observeLog({ ...options(large, folder), source: memorySource(broken) });
    const outcome = good(unproven).followed;
    expect(outcome.outcome === "alarm" && outcome.alarm.issue.code).toBe("ledger/log-unproven");
    await observeLog(options(large, folder));
    const shrunk = good(await observeLog(options(small, folder)));
    expect(shrunk.followed.outcome === "alarm" && shrunk.followed.alarm.issue.code).toBe(
      "ledger/log-shrank",
    );
    expect(shrunk.evidence.map((path) => path.split("/").at(-1))).toEqual([
      "known.note",
      "shown.note",
      "why.json",
    ]);
  });
});
