import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bytesText,
  checkEntryProof,
  checkPolicy,
  cosign,
  formatEntryProof,
  formatNote,
  formatVerifierKey,
  formatWitnessRequest,
  fromBase64,
  fromDecimal,
  parseCheckpoint,
  parseEntryProof,
  parseNote,
  parsePolicy,
  parseSignedCheckpoint,
  parseTilePath,
  parseVerifierKey,
  parseWitnessRequest,
  proveEntry,
  textBytes,
  tilePath,
  toBase64,
} from "../../src/ledger/index.ts";
import { NODE_CRYPTO } from "../../src/shell/ledger/index.ts";
import { ORIGIN, records, testSigner, writeSpecimen } from "./specimen.ts";

const log = writeSpecimen([records(300)]);
const witnesses = [2, 3, 4].map((byte) => testSigner(byte, `w${byte}.example`, "cosignature"));
const cosigned = {
  checkpoint: log.signed.checkpoint,
  note: {
    text: log.signed.note.text,
    signatures: [
      ...log.signed.note.signatures,
      ...witnesses.map((witness) => cosign(log.signed.note.text, witness, 1_790_000_000)),
    ],
  },
};
const policyText = (quorum: string) =>
  [
    "# whom we trust",
    `log ${formatVerifierKey(testSigner(1).key)} https://log.example/`,
    ...witnesses.map(({ key }, i) => `\twitness W${i} ${formatVerifierKey(key)}  `),
    "group two 2 W0 W1 W2",
    `quorum ${quorum}`,
    "",
  ].join("\n");
const policyOf = (text: string) => parsePolicy(textBytes(text), NODE_CRYPTO.sha256);

function accepted<T>(
  result: { ok: true; value: T } | { ok: false; issues: readonly unknown[] },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

describe("base64 and numbers", () => {
  it("accepts a byte string in one spelling only", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      }),
    );
    for (const wrong of [
      "A",
      "AA",
      "AA=",
      "AB==",
      "AAB=",
      "AA==\n",
      "AA==AA==",
      "A===",
      "-_==",
      "AA=A",
    ])
      expect(fromBase64(wrong), wrong).toBe(null);
  });

  it("never accepts a second spelling, whatever character is changed", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 9 }),
        fc.nat(),
        fc.string(),
        (bytes, at, s) => {
          const text = toBase64(bytes);
          const changed = text.slice(0, at % text.length) + s + text.slice((at % text.length) + 1);
          const read = fromBase64(changed);
          expect(read === null || toBase64(read) === changed).toBe(true);
        },
      ),
    );
  });

  it("refuses numbers with signs, zeros in front, or beyond exactness", () => {
    for (const wrong of ["", "00", "01", "-1", "+1", "1.0", "1e3", " 1", "١", "9007199254740992"])
      expect(fromDecimal(wrong), wrong).toBe(null);
    expect(fromDecimal("9007199254740991")).toBe(Number.MAX_SAFE_INTEGER);
  });
});

describe("tile paths", () => {
  it("round in both directions", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constant("entries" as const), fc.nat(63)),
        fc.oneof(fc.nat(5000), fc.integer({ min: 0, max: 2 ** 40 })),
        fc.integer({ min: 1, max: 256 }),
        (level, index, width) => {
          const tile = { level, index, width };
          expect(parseTilePath(tilePath(tile))).toEqual(tile);
        },
      ),
    );
  });

  it("are refused in any other spelling", () => {
    for (const wrong of [
      "tile/00/000",
      "tile/64/000",
      "tile/0/00",
      "tile/0/0000",
      "tile/0/000.p/0",
      "tile/0/000.p/256",
      "tile/0/000.p/07",
      "tile/0/000.p/",
      "tile/0/x000/001",
      "tile/0/001/002",
      "tile/0/x001/x234/067/",
      "/tile/0/000",
      "tile/data/000",
      "tile/0/../000",
      "tile/0/000\n",
    ])
      expect(parseTilePath(wrong), wrong).toBe(null);
  });
});

describe("notes and checkpoints", () => {
  const good = bytesText(formatNote(cosigned.note)) ?? "";

  it("are read back as they were written", () => {
    const read = accepted(parseSignedCheckpoint(textBytes(good)));
    expect(read.checkpoint).toEqual(cosigned.checkpoint);
    expect(formatNote(read.note)).toEqual(textBytes(good));
  });

  it.each([
    ["with CRLF", good.replaceAll("\n", "\r\n")],
    ["without the final newline", good.slice(0, -1)],
    ["with a second final newline", `${good}\n`],
    ["with a hyphen for the dash", good.replace("—", "-")],
    ["with two spaces in a signature line", good.replace(`— ${ORIGIN} `, `— ${ORIGIN}  `)],
    ["with white space after a signature", good.replace(/\n$/, " \n")],
    ["with a leading zero in the size", good.replace("\n300\n", "\n0300\n")],
    ["with a plus sign before the size", good.replace("\n300\n", "\n+300\n")],
    ["with a byte order mark before it in the size line", good.replace("\n300\n", "\n\uFEFF300\n")],
    ["with a tab", good.replace("\n300\n", "\n\t300\n")],
    ["without signatures", `${log.signed.note.text}\n`],
    ["with an empty origin", good.replace(ORIGIN, "")],
    [
      "with a root of 31 bytes",
      good.replace(/\n300\n[^\n]+/, `\n300\n${toBase64(new Uint8Array(31))}`),
    ],
    ["with 101 signatures", good + `— a AAAAAAA=\n`.repeat(98)],
  ])("are refused %s", (_what, text) => {
    expect(text).not.toBe(good);
    expect(parseSignedCheckpoint(textBytes(text)).ok).toBe(false);
  });

  it("are refused when they are not UTF-8", () => {
    expect(parseNote(Uint8Array.of(0xff, 10, 10, 10)).ok).toBe(false);
  });

  it("accept sixteen signatures of unknown keys and pass them over", () => {
    const many = good + "— unknown.example/key AAAAAAAA\n".repeat(16);
    const read = accepted(parseSignedCheckpoint(textBytes(many)));
    const policy = accepted(policyOf(policyText("two")));
    expect(accepted(checkPolicy(policy, read, NODE_CRYPTO)).cosigned).toEqual(["W0", "W1", "W2"]);
  });

  it("refuse empty lines after the root", () => {
    expect(parseCheckpoint(`${log.signed.note.text}\n`).ok).toBe(false);
    expect(accepted(parseCheckpoint(`${log.signed.note.text}more\n`)).extensions).toEqual(["more"]);
  });
});

describe("verifier keys", () => {
  const vkey = formatVerifierKey(testSigner(1).key);

  it("are read back, and refused when a character is another", () => {
    expect(accepted(parseVerifierKey(NODE_CRYPTO.sha256, vkey))).toEqual(testSigner(1).key);
    for (let at = 0; at < vkey.length; at++) {
      const other = vkey[at] === "A" ? "B" : "A";
      const changed = vkey.slice(0, at) + other + vkey.slice(at + 1);
      expect(parseVerifierKey(NODE_CRYPTO.sha256, changed).ok, changed).toBe(false);
    }
  });
});

describe("policies", () => {
  it("count each witness once and need the quorum", () => {
    const policy = accepted(policyOf(policyText("two")));
    const twice = {
      ...cosigned,
      note: {
        text: cosigned.note.text,
        signatures: [0, 1, 1, 1].flatMap((i) => cosigned.note.signatures[i] ?? []),
      },
    };
    const refused = checkPolicy(policy, twice, NODE_CRYPTO);
    expect(refused.ok ? "" : refused.issues[0]?.code).toBe("ledger/quorum-missed");
    expect(refused.ok ? "" : refused.issues[0]?.found).toBe("W0");
    expect(checkPolicy(policy, cosigned, NODE_CRYPTO).ok).toBe(true);
    expect(checkPolicy(accepted(policyOf(policyText("none"))), log.signed, NODE_CRYPTO).ok).toBe(
      true,
    );
  });

  it("refuse the checkpoint of a log that is not named", () => {
    const policy = accepted(policyOf(policyText("none")));
    const other = writeSpecimen([records(3)], testSigner(9, "other.example"));
    expect(checkPolicy(policy, other.signed, NODE_CRYPTO).ok).toBe(false);
  });

  it.each([
    ["no quorum", policyText("two").replace("quorum two\n", "")],
    ["two quorums", `${policyText("two")}quorum none\n`],
    ["an unknown name in the quorum", policyText("three")],
    [
      "a name that is defined below",
      policyText("two").replace(/(witness W2[^\n]+\n)(group[^\n]+\n)/, "$2$1"),
    ],
    ["a member twice", `${policyText("none")}group again any W0\n`],
    ["too large a number", policyText("two").replace("two 2", "two 4")],
    ["a number with a zero in front", policyText("two").replace("two 2", "two 02")],
    ["the name none", policyText("none").replace("W0", "none")],
    [
      "the same key twice",
      policyText("none").replace(
        /(witness W1 )[^\n]+/,
        `$1${formatVerifierKey(witnesses[0]?.key ?? testSigner(2).key)}`,
      ),
    ],
    [
      "a log's key for a witness",
      policyText("none").replace(
        /(witness W1 )[^\n ]+/,
        `$1${formatVerifierKey(testSigner(5).key)}`,
      ),
    ],
    ["a carriage return", policyText("two").replaceAll("\n", "\r\n")],
    ["no final newline", policyText("two").slice(0, -1)],
    ["an unknown word", `${policyText("two")}trust everybody\n`],
  ])("are refused with %s", (_what, text) => {
    const refused = policyOf(text);
    expect(refused.ok ? "" : refused.issues[0]?.code).toBe("ledger/policy-malformed");
  });
});

describe("proof files", () => {
  it("verify for their entry, and for no other", async () => {
    const policy = accepted(policyOf(policyText("two")));
    const proof = accepted(await proveEntry(log.source, cosigned, 299, NODE_CRYPTO));
    const bytes = formatEntryProof({ ...proof, extra: textBytes("a hint") });
    const read = accepted(parseEntryProof(bytes));
    expect(bytesText(read.extra ?? new Uint8Array(0))).toBe("a hint");
    expect(formatEntryProof(read)).toEqual(bytes);
    const entry = textBytes("record 299");
    expect(checkEntryProof(read, { entry, policy }, NODE_CRYPTO).ok).toBe(true);
    const other = checkEntryProof(read, { entry: textBytes("record 298"), policy }, NODE_CRYPTO);
    expect(other.ok ? "" : other.issues[0]?.code).toBe("ledger/proof-wrong");
    expect(checkEntryProof({ ...read, index: 298 }, { entry, policy }, NODE_CRYPTO).ok).toBe(false);
  });

  it("are refused or fail whatever single byte is changed", async () => {
    const policy = accepted(policyOf(policyText("two").replace("two 2", "two all")));
    const entry = textBytes("record 17");
    const good = formatEntryProof(
      accepted(await proveEntry(log.source, cosigned, 17, NODE_CRYPTO)),
    );
    let passed = 0;
    for (let at = 0; at < good.length; at++) {
      const bytes = new Uint8Array(good);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      const read = parseEntryProof(bytes);
      if (read.ok && checkEntryProof(read.value, { entry, policy }, NODE_CRYPTO).ok) passed++;
    }
    expect(passed).toBe(0);
  });

  it("are refused with more than 63 hashes", () => {
    const proof = Array.from({ length: 64 }, () => new Uint8Array(32));
    const bytes = formatEntryProof({ index: 1, proof, signed: cosigned, extra: null });
    expect(parseEntryProof(bytes).ok).toBe(false);
    const request = formatWitnessRequest({ oldSize: 1, proof, signed: cosigned });
    expect(parseWitnessRequest(request).ok).toBe(false);
    const allowed = { oldSize: 1, proof: proof.slice(1), signed: cosigned };
    expect(parseWitnessRequest(formatWitnessRequest(allowed)).ok).toBe(true);
  });
});
