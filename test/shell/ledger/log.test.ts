import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  auditLog,
  composeEntry,
  cosign,
  proveEntry,
  type Statement,
} from "../../../src/ledger/index.ts";
import {
  createKeyFile,
  folderSource,
  NODE_CRYPTO,
  NODE_DISK,
  openLog,
  readKeyFile,
} from "../../../src/shell/ledger/index.ts";
import { ORIGIN, records, testSigner } from "../../ledger/specimen.ts";
import { scratch } from "./scratch.ts";
import { codes, good, opened, plainLog } from "./workbench-log.ts";

const audit = (folder: string) =>
  auditLog(folderSource(join(folder, "ledger")), {
    origin: ORIGIN,
    keys: [testSigner(1).key],
    crypto: NODE_CRYPTO,
  });

async function fill(folder: string, batches: readonly number[]): Promise<void> {
  const log = await opened(plainLog(folder, { mode: "create" }));
  let count = 0;
  for (const size of batches) {
    const entries = records(count + size).slice(count);
    await Promise.all(entries.map(async (entry) => good(await log.append(entry))));
    count += size;
  }
  await log.close();
}

describe("the log on disk", () => {
  it("acknowledges with the index, and everything can be proven and audited afterwards", async () => {
    const folder = scratch();
    await fill(folder, [1, 2, 250, 3, 300, 1]);
    const report = await audit(folder);
    expect(report.issues).toEqual([]);
    expect(report.leftovers).toEqual([]);
    expect(report.entries).toBe(557);
    const log = await opened(plainLog(folder));
    for (const index of [0, 255, 256, 556]) {
      const proof = good(await proveEntry(log.source, log.signed, index, NODE_CRYPTO));
      expect(Buffer.from(proof.entry).toString()).toBe(`record ${index}`);
    }
    await log.close();
    expect(existsSync(join(folder, "ledger/tile/0/000.p"))).toBe(false);
    expect(readdirSync(join(folder, "ledger/tile/entries/002.p")).sort()).toEqual(["44", "45"]);
  });

  it("gives one entry for a hundred submissions of the same at once, and for a later one", async () => {
    const folder = scratch();
    await fill(folder, [300]);
    const log = await opened(plainLog(folder));
    const same = Buffer.from("the same entry");
    const receipts = await Promise.all(Array.from({ length: 100 }, () => log.append(same)));
    expect(new Set(receipts.map((receipt) => good(receipt).index))).toEqual(new Set([300]));
    expect(receipts.filter((receipt) => !good(receipt).repeated).length).toBe(1);
    expect(good(await log.append(same))).toEqual({ index: 300, size: 301, repeated: true });
    expect(good(await log.append(Buffer.from("record 255"))).index).toBe(255);
    await log.close();
    const again = await opened(plainLog(folder));
    expect(good(await again.append(same))).toEqual({ index: 300, size: 301, repeated: true });
    expect(again.signed.checkpoint.size).toBe(301);
    await again.close();
  });

  it("takes only entries that are signed and for this log, unless told otherwise", async () => {
    const folder = scratch();
    const { admit, ...options } = plainLog(folder, { mode: "create" });
    expect(admit).toBeDefined();
    const log = await opened(options);
    const statement: Omit<Statement, "author"> = {
      log: ORIGIN,
      kind: "source",
      id: "a",
      revision: 1,
      action: "create",
      body: null,
      marking: "TLP:CLEAR",
      time: "2026-03-01T09:30:00.000Z",
    };
    const author = testSigner(5, "desk.example");
    expect(good(await log.append(composeEntry(statement, author))).index).toBe(0);
    const foreign = composeEntry({ ...statement, log: "other.example" }, author);
    expect(codes(await log.append(foreign))).toEqual(["ledger/entry-foreign"]);
    expect(codes(await log.append(Buffer.from("any text")))).toEqual(["ledger/entry-malformed"]);
    expect(codes(await log.append(new Uint8Array(65_536)))).toEqual(["ledger/entry-too-long"]);
    expect(log.signed.checkpoint.size).toBe(1);
    await log.close();
  });

  it("takes the longest entry that the format can hold, and an empty one", async () => {
    const folder = scratch();
    const log = await opened(plainLog(folder, { mode: "create" }));
    expect(good(await log.append(new Uint8Array(65_535))).index).toBe(0);
    expect(good(await log.append(new Uint8Array(0))).index).toBe(1);
    await log.close();
    expect((await audit(folder)).issues).toEqual([]);
  });

  it("has one writer at a time, and none after it was closed", async () => {
    const folder = scratch();
    const log = await opened(plainLog(folder, { mode: "create" }));
    expect(codes(await openLog(plainLog(folder)))).toEqual(["ledger/log-busy"]);
    await log.close();
    await expect(log.append(Buffer.from("late"))).rejects.toThrow("was closed");
    await (await opened(plainLog(folder))).close();
  });

  it("publishes cosignatures of known witnesses beside its own signature", async () => {
    const folder = scratch();
    await fill(folder, [3]);
    const log = await opened(plainLog(folder));
    const witness = testSigner(2, "w.example", "cosignature");
    const stranger = testSigner(3, "x.example", "cosignature");
    const { text } = log.signed.note;
    const lines = [
      cosign(text, witness, 5),
      cosign(text, stranger, 5),
      cosign(`${text}x\n`, witness, 5),
    ];
    expect(await log.addCosignatures(lines, [witness.key])).toEqual(["w.example"]);
    expect(await log.addCosignatures(lines, [witness.key])).toEqual([]);
    await log.close();
    const again = await opened(plainLog(folder));
    expect(again.signed.note.signatures.map(({ name }) => name)).toEqual([ORIGIN, "w.example"]);
    await again.close();
  });
});

describe("the guard against going back", () => {
  it("refuses an older copy of the log's folder", async () => {
    const folder = scratch();
    await fill(folder, [10]);
    cpSync(join(folder, "ledger"), join(folder, "backup"), { recursive: true });
    const log = await opened(plainLog(folder));
    good(await log.append(Buffer.from("one more")));
    await log.close();
    rmSync(join(folder, "ledger"), { recursive: true });
    renameSync(join(folder, "backup"), join(folder, "ledger"));
    expect(codes(await openLog(plainLog(folder)))[0]).toBe("ledger/log-rolled-back");
    const adopt = await openLog(plainLog(folder, { mode: "adopt" }));
    expect(codes(adopt)[0]).toBe("ledger/log-rolled-back");
  });

  it("refuses another log of the same size under the same key", async () => {
    const [folder, other] = [scratch(), scratch()];
    await fill(folder, [10]);
    const forged = await opened(plainLog(other, { mode: "create" }));
    await Promise.all(records(10, "forged").map((entry) => forged.append(entry)));
    await forged.close();
    rmSync(join(folder, "ledger"), { recursive: true });
    cpSync(join(other, "ledger"), join(folder, "ledger"), { recursive: true });
    expect(codes(await openLog(plainLog(folder)))).toEqual(["ledger/log-rolled-back"]);
  });

  it("refuses a longer log under the same key that begins otherwise", async () => {
    const [folder, other] = [scratch(), scratch()];
    await fill(folder, [10]);
    const forged = await opened(plainLog(other, { mode: "create" }));
    await Promise.all(records(700, "forged").map((entry) => forged.append(entry)));
    await forged.close();
    rmSync(join(folder, "ledger"), { recursive: true });
    cpSync(join(other, "ledger"), join(folder, "ledger"), { recursive: true });
    expect(codes(await openLog(plainLog(folder)))).toEqual(["ledger/log-rolled-back"]);
  });

  it("takes up a state that was kept but not shown yet, as a crash leaves it", async () => {
    const folder = scratch();
    await fill(folder, [10]);
    const before = readFileSync(join(folder, "ledger/checkpoint"));
    const log = await opened(plainLog(folder));
    good(await log.append(Buffer.from("one more")));
    await log.close();
    writeFileSync(join(folder, "ledger/checkpoint"), before);
    const again = await opened(plainLog(folder));
    expect(again.signed.checkpoint.size).toBe(11);
    await again.close();
    expect((await audit(folder)).entries).toBe(11);
  });

  it("refuses to open without the guard, unless the log is adopted", async () => {
    const folder = scratch();
    await fill(folder, [10]);
    rmSync(join(folder, "keys"), { recursive: true });
    expect(codes(await openLog(plainLog(folder)))).toEqual(["ledger/guard-missing"]);
    const log = await opened(plainLog(folder, { mode: "adopt" }));
    expect(log.signed.checkpoint.size).toBe(10);
    await log.close();
    await (await opened(plainLog(folder))).close();
  });

  it("refuses a log that is gone, and a new log where one was", async () => {
    const folder = scratch();
    expect(codes(await openLog(plainLog(folder)))).toEqual(["ledger/file-missing"]);
    await fill(folder, [10]);
    expect(codes(await openLog(plainLog(folder, { mode: "create" })))).toEqual([
      "ledger/log-exists",
    ]);
    rmSync(join(folder, "ledger"), { recursive: true });
    for (const mode of ["open", "create", "adopt"] as const)
      expect(codes(await openLog(plainLog(folder, { mode })))[0]).toBe("ledger/log-rolled-back");
  });

  it("refuses a damaged right edge, and leaves it as it is", async () => {
    const folder = scratch();
    await fill(folder, [300]);
    const path = join(folder, "ledger/tile/entries/001.p/44");
    const bytes = readFileSync(path);
    bytes[5] = (bytes[5] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(codes(await openLog(plainLog(folder)))).toContain("ledger/tree-disagrees");
    expect(readFileSync(path)).toEqual(bytes);
  });
});

describe("a log whose entries are always new", () => {
  it("reads no old leaves to append, and still knows what came twice while it was open", async () => {
    const folder = scratch();
    await fill(folder, [300, 300]);
    const read: string[] = [];
    const disk = {
      ...NODE_DISK,
      read: (path: string) => {
        read.push(path);
        return NODE_DISK.read(path);
      },
    };
    for (const alwaysNew of [true, false]) {
      read.length = 0;
      const log = await opened(plainLog(folder, { disk, alwaysNew }));
      const entry = Buffer.from(`new, ${alwaysNew}`);
      const [first, second] = [await log.append(entry), await log.append(entry)];
      expect(good(second)).toMatchObject({ index: good(first).index, repeated: true });
      await log.close();
      expect(read.some((path) => path.endsWith("tile/0/000"))).toBe(!alwaysNew);
    }
    expect((await audit(folder)).issues).toEqual([]);
  });
});

describe("keys in files", () => {
  it("are made once, readable by their owner only, and sign the same log again", async () => {
    const folder = scratch();
    const path = join(folder, "keys", "log.pem");
    await createKeyFile(path);
    await expect(createKeyFile(path)).rejects.toThrow("EEXIST");
    const { mode } = statSync(path);
    expect(mode & 0o777).toBe(0o600);
    const as = { name: ORIGIN, type: "ed25519" } as const;
    const signer = good(await readKeyFile(path, as));
    expect(good(await readKeyFile(path, as)).key).toEqual(signer.key);
    const message = Buffer.from("a text");
    expect(NODE_CRYPTO.verify(signer.key.publicKey, message, signer.sign(message))).toBe(true);
  });
});
