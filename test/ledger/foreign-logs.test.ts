import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  auditLog,
  checkNote,
  checkpointCheck,
  cosignatureTime,
  edgeRoot,
  joinBytes,
  type LogSource,
  openCheckpoint,
  PORTABLE_CRYPTO,
  parseBundle,
  parseNote,
  parsePolicy,
  parseSignedCheckpoint,
  parseTilePath,
  parseVerifierKey,
  plainCheck,
  proveConsistency,
  proveEntry,
  sameBytes,
  type VerifierKey,
} from "../../src/ledger/index.ts";
import { folderSource, NODE_CRYPTO } from "../../src/shell/ledger/index.ts";

const FOLDER = "../shared/data/ledger";
const skipped = !existsSync(FOLDER);
const TESSERA_KEY =
  "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";

function key(text: string): VerifierKey {
  const read = parseVerifierKey(NODE_CRYPTO.sha256, text);
  if (!read.ok) throw new Error(read.issues[0]?.message);
  return read.value;
}

describe("the signed note of the standard's text", () => {
  const note = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`;
  const vkey = key("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");

  it("verifies under the standard's key", () => {
    const parsed = parseNote(Buffer.from(note));
    expect(
      parsed.ok && checkNote(parsed.value, [vkey], plainCheck(PORTABLE_CRYPTO.verify)).ok,
    ).toBe(true);
  });

  it("does not verify when one letter is another", () => {
    const parsed = parseNote(Buffer.from(note.replace("an example", "no example")));
    const checked = parsed.ok
      ? checkNote(parsed.value, [vkey], plainCheck(PORTABLE_CRYPTO.verify))
      : parsed;
    expect(checked.ok ? [] : checked.issues.map(({ code }) => code)).toEqual([
      "ledger/signature-invalid",
    ]);
  });
});

describe.skipIf(skipped)("a log written by Tessera (skipped where absent)", () => {
  const folder = `${FOLDER}/tessera-testdata/log`;
  const log = { origin: "example.com/log/testdata", keys: [key(TESSERA_KEY)] };
  const read = (name: string) => readFileSync(`${folder}/${name}`);
  const states = readdirSync(folder).filter((name) => name.startsWith("checkpoint."));

  it("has every checkpoint signed, with the root that its tiles give", async () => {
    expect(states.length).toBe(16);
    for (const name of states) {
      const opened = openCheckpoint(read(name), log, PORTABLE_CRYPTO);
      expect(opened.ok, name).toBe(true);
      if (!opened.ok) continue;
      const { size, root } = opened.value.checkpoint;
      const width = `000.p/${size}`;
      const levels = size === 0 ? [] : [new Uint8Array(read(`tile/0/${width}`))];
      expect(sameBytes(edgeRoot(PORTABLE_CRYPTO.tree, { size, levels }), root), name).toBe(true);
      if (size === 0) continue;
      const entries = parseBundle(read(`tile/entries/${width}`), size);
      const leaves = entries.ok
        ? entries.value.map((entry) => PORTABLE_CRYPTO.tree.leaf(entry))
        : [];
      expect(sameBytes(joinBytes(...leaves), levels[0] ?? new Uint8Array(0)), name).toBe(true);
    }
  });

  it("passes the audit, but for the files that Tessera keeps for itself", async () => {
    const report = await auditLog(folderSource(folder), { ...log, crypto: NODE_CRYPTO });
    const places = report.issues.map(
      ({ code, file }) => `${code} ${file?.replace(/[0-9]+$/, "N")}`,
    );
    expect(report.entries).toBe(15);
    expect(new Set(places)).toEqual(
      new Set([
        "ledger/file-unexpected checkpoint.N",
        "ledger/file-unexpected .state/publish.lock",
        "ledger/file-unexpected .state/treeState.lock",
        "ledger/file-unexpected .state/version",
        "ledger/file-unexpected .state/treeState",
      ]),
    );
  });

  it("gives a proof for every entry, and of every earlier state", async () => {
    const source: LogSource = folderSource(folder);
    const signed = parseSignedCheckpoint(read("checkpoint"));
    if (!signed.ok) throw new Error("the checkpoint is readable");
    for (let index = 0; index < 15; index++)
      expect((await proveEntry(source, signed.value, index, NODE_CRYPTO)).ok).toBe(true);
    for (const name of states) {
      const older = parseSignedCheckpoint(read(name));
      if (!older.ok) throw new Error(`${name} is readable`);
      const { size: newSize, root: newRoot } = signed.value.checkpoint;
      const { size: oldSize, root } = older.value.checkpoint;
      const proven = await proveConsistency(source, { oldSize, newSize, newRoot }, NODE_CRYPTO);
      expect(proven.ok && sameBytes(proven.value.oldRoot, root), name).toBe(true);
    }
  });
});

describe.skipIf(skipped)("a checkpoint cosigned by a Sigsum witness (skipped where absent)", () => {
  const folder = `${FOLDER}/sigsum-witness-sample`;

  it("carries a cosignature that verifies, with its time", () => {
    const witness = key(readFileSync(`${folder}/witness.vkey`, "utf8").trim());
    const signed = parseSignedCheckpoint(readFileSync(`${folder}/checkpoint.cosigned`));
    if (!signed.ok) throw new Error("the checkpoint is readable");
    const { note } = signed.value;
    expect(checkNote(note, [witness], checkpointCheck(PORTABLE_CRYPTO)).ok).toBe(true);
    expect(checkNote(note, [witness], checkpointCheck(NODE_CRYPTO)).ok).toBe(true);
    const line = note.signatures.find(({ name }) => name === witness.name);
    // The eight bytes after the key's number in the file.
    expect(line && cosignatureTime(line)).toBe(0x6b02d70fn);
    const moved = { ...note, text: note.text.replace("\n20\n", "\n21\n") };
    expect(checkNote(moved, [witness], checkpointCheck(NODE_CRYPTO)).ok).toBe(false);
  });
});

describe.skipIf(skipped)("tiles of a Certificate Transparency log (skipped where absent)", () => {
  const folder = `${FOLDER}/sunlight-testdata/navigli2025h2`;

  it("hold the leaf hashes of their entries", () => {
    let leaves = 0;
    for (const name of ["000", "001", "002", "003.p/10"]) {
      const tile = parseTilePath(`tile/0/${name}`);
      const entries = timestampedEntries(readFileSync(`${folder}/tile/data/${name}`));
      const hashes = entries.map((entry) => PORTABLE_CRYPTO.tree.leaf(entry));
      expect(entries.length, name).toBe(tile?.width);
      expect(sameBytes(joinBytes(...hashes), readFileSync(`${folder}/tile/0/${name}`)), name).toBe(
        true,
      );
      leaves += hashes.length;
    }
    expect(leaves).toBe(778);
  });

  /** Merkle tree leaves (RFC 6962 section 3.4) of a data tile of static-ct-api. */
  function timestampedEntries(bytes: Uint8Array): Uint8Array[] {
    const number = (at: number, width: number) =>
      bytes.subarray(at, at + width).reduce((sum, byte) => sum * 256 + byte, 0);
    const entries: Uint8Array[] = [];
    for (let at = 0; at < bytes.length; ) {
      const begin = at;
      const precertificate = number(at + 8, 2) === 1;
      at += 10 + (precertificate ? 32 : 0);
      at += 3 + number(at, 3);
      at += 2 + number(at, 2);
      entries.push(joinBytes(Uint8Array.of(0, 0), bytes.subarray(begin, at)));
      if (precertificate) at += 3 + number(at, 3);
      at += 2 + number(at, 2);
    }
    return entries;
  }
});

describe.skipIf(skipped)("the policy of the standard's text (skipped where absent)", () => {
  it("names groups that need keys before it can be read", () => {
    const text = readFileSync(`${FOLDER}/c2sp-specs/tlog-policy.md`, "utf8");
    const [, example = ""] = /```\n(log <vkey>[\s\S]*?)```/.exec(text) ?? [];
    const refused = parsePolicy(Buffer.from(example), NODE_CRYPTO.sha256);
    expect(
      refused.ok ? 0 : refused.issues.filter(({ code }) => code === "ledger/key-malformed").length,
    ).toBe(7);
  });
});
