import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  commitment,
  composeEntry,
  envelopeMessage,
  formatEnvelope,
  openEntry,
  PORTABLE_CRYPTO,
  parseEntry,
  parseEnvelope,
  type Statement,
  textBytes,
} from "../../src/ledger/index.ts";
import { NODE_CRYPTO } from "../../src/shell/ledger/index.ts";
import { ORIGIN, testSigner } from "./specimen.ts";

const author = testSigner(5, "desk.example/analysis");
const statement: Omit<Statement, "author"> = {
  log: ORIGIN,
  kind: "source",
  id: "ucdp-ged",
  revision: 1,
  action: "create",
  body: commitment(NODE_CRYPTO.sha256, new Uint8Array(32).fill(9), textBytes("a body")),
  marking: "TLP:AMBER",
  time: "2026-03-01T09:30:00.000Z",
};
const entry = composeEntry(statement, author);

describe("an entry", () => {
  it("is the same bytes each time, and opens with either verifier", () => {
    expect(composeEntry(statement, author)).toEqual(entry);
    for (const crypto of [NODE_CRYPTO, PORTABLE_CRYPTO]) {
      const opened = openEntry(entry, ORIGIN, crypto);
      expect(opened.ok && opened.value.statement).toMatchObject(statement);
      expect(opened.ok && opened.value.author).toEqual(author.key);
    }
  });

  it("holds a digest and not the body, and another salt gives another digest", () => {
    expect(Buffer.from(entry).toString()).not.toContain("a body");
    const other = commitment(NODE_CRYPTO.sha256, new Uint8Array(32).fill(8), textBytes("a body"));
    expect(other).not.toBe(statement.body);
  });

  it("is refused by another log", () => {
    const opened = openEntry(entry, "other.example", NODE_CRYPTO);
    expect(opened.ok ? "" : opened.issues[0]?.code).toBe("ledger/entry-foreign");
  });

  it("is refused whatever single bit is changed", () => {
    const passed: number[] = [];
    for (let bit = 0; bit < entry.length * 8; bit++) {
      const bytes = new Uint8Array(entry);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      if (openEntry(bytes, ORIGIN, NODE_CRYPTO).ok) passed.push(bit);
    }
    expect(passed).toEqual([]);
  });

  it("is refused in another spelling of the same content", () => {
    const text = Buffer.from(entry).toString();
    for (const other of [
      ` ${text}`,
      `${text}\n`,
      text.replace('"payloadType"', '"payloadType" '),
      text.replace("{", '{"payload":"",'),
      text.replace(/\}$/, ',"more":1}'),
      text.replace("keyid", "key\\u0069d"),
    ]) {
      expect(other).not.toBe(text);
      expect(parseEntry(textBytes(other), NODE_CRYPTO).ok, other).toBe(false);
    }
  });

  it("cannot be taken for another kind of document", () => {
    const envelope = parseEnvelope(entry);
    if (!envelope.ok) throw new Error("the entry is an envelope");
    const moved = { ...envelope.value, payloadType: "application/vnd.mizan.claim+json" };
    const opened = openEntry(formatEnvelope(moved), ORIGIN, NODE_CRYPTO);
    expect(opened.ok ? "" : opened.issues[0]?.field).toBe("payloadType");
  });

  it.each<[string, Partial<Record<keyof Statement, unknown>>]>([
    ["kind", { kind: "Source" }],
    ["id", { id: "../x" }],
    ["revision", { revision: 0 }],
    ["revision", { revision: 1.5 }],
    ["action", { action: "" }],
    ["body", { body: "abc" }],
    ["marking", { marking: "TLP:PINK" }],
    ["time", { time: "2026-02-30T00:00:00.000Z" }],
    ["time", { time: "2026-03-01T09:30:00Z" }],
  ])("is refused with a wrong %s", (field, change) => {
    const wrong = { ...statement, ...change } as Omit<Statement, "author">;
    expect(() => composeEntry(wrong, author)).toThrow(`(${field})`);
  });
});

describe("the message of an envelope", () => {
  it("is the one of the DSSE text", () => {
    const message = envelopeMessage("http://example.com/HelloWorld", textBytes("hello world"));
    expect(Buffer.from(message).toString()).toBe(
      "DSSEv1 29 http://example.com/HelloWorld 11 hello world",
    );
  });

  it("differs whenever type or payload differ", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (a, b, c, d) => {
        const same = a === c && b === d;
        const [x, y] = [envelopeMessage(a, textBytes(b)), envelopeMessage(c, textBytes(d))];
        expect(Buffer.compare(x, y) === 0).toBe(same);
      }),
    );
  });
});
