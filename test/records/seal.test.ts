import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, type Json, MARKINGS } from "../../src/kernel/index.ts";
import { bytesText, portableSha256, textBytes, toBase64 } from "../../src/ledger/index.ts";
import {
  bodyDigest,
  type DisclosedField,
  discloseBody,
  disclosedDigest,
  formatKeptBody,
  type KeptBody,
  parseKeptBody,
} from "../../src/records/index.ts";

const value = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.array(fc.string({ maxLength: 10 }), { maxLength: 4 }),
  fc.constantFrom("بلوچستان", "a\u0000b", '"quoted"', ""),
) as fc.Arbitrary<Json>;
const field = fc.stringMatching(/^[a-z][A-Za-z0-9]{0,8}$/);
const body: fc.Arbitrary<KeptBody> = fc.record({
  salt: fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toBase64),
  values: fc.dictionary(field, value, { maxKeys: 6 }),
  markings: fc.dictionary(field, fc.constantFrom(...MARKINGS), { maxKeys: 3 }),
  by: fc.string({ maxLength: 20 }),
  reason: fc.string({ maxLength: 20 }),
});
const digest = (kept: KeptBody) => bodyDigest(portableSha256, kept);

describe("a sealed body", () => {
  it("has the digest of the log for every choice of hidden fields", () => {
    fc.assert(
      fc.property(body, fc.infiniteStream(fc.boolean()), (kept, choices) => {
        const names = [...Object.keys(kept.values), "@by", "@reason", "@markings"];
        const hidden = new Set(names.filter(() => choices.next().value));
        const shown = discloseBody(portableSha256, kept, hidden);
        for (const name of names)
          expect("digest" in (shown.fields[name] ?? {})).toBe(hidden.has(name));
        expect(disclosedDigest(portableSha256, shown)).toEqual({ ok: true, value: digest(kept) });
      }),
      { numRuns: 300 },
    );
  });

  it("tells nothing of a hidden value: what is shown is the same text with every mention of it gone", () => {
    fc.assert(
      fc.property(body, (kept) => {
        const secret = "canary-4711";
        const with_ = { ...kept, values: { ...kept.values, secret } };
        const shown = JSON.stringify(discloseBody(portableSha256, with_, new Set(["secret"])));
        expect(shown).not.toContain(secret);
        expect(shown).not.toContain(kept.salt);
      }),
      { numRuns: 100 },
    );
  });

  it("never verifies with a field that was changed, added, left out, renamed or swapped", () => {
    fc.assert(
      fc.property(body, value, field, (kept, other, name) => {
        const shown = discloseBody(portableSha256, kept, new Set());
        const forged = (fields: Readonly<Record<string, DisclosedField>>) =>
          disclosedDigest(portableSha256, { ...shown, fields });
        const good = digest(kept);
        const [first, second] = Object.entries(shown.fields);
        if (first === undefined || second === undefined) return;
        const [key, old] = first;
        const salt = "salt" in old ? old.salt : "";
        const known = "value" in old ? old.value : null;
        if (canonicalJson(known) !== canonicalJson(other))
          expect(forged({ ...shown.fields, [key]: { value: other, salt } })).not.toMatchObject({
            value: good,
          });
        const { [key]: _, ...rest } = shown.fields;
        expect(forged(rest)).not.toMatchObject({ value: good });
        if (!(name in shown.fields)) {
          expect(forged({ ...shown.fields, [name]: old })).not.toMatchObject({ value: good });
          expect(forged({ ...rest, [name]: old })).not.toMatchObject({ value: good });
        }
        const swapped = { ...shown.fields, [key]: second[1], [second[0]]: old };
        expect(forged(swapped)).not.toMatchObject({ value: good });
      }),
      { numRuns: 300 },
    );
  });

  it("is read from its file in one spelling only", () => {
    fc.assert(
      fc.property(body, fc.nat(), fc.integer({ min: 1, max: 255 }), (kept, at, flip) => {
        const bytes = formatKeptBody(kept);
        const read = parseKeptBody(bytes);
        expect(read.ok && digest(read.value)).toBe(digest(kept));
        const altered = Uint8Array.from(bytes);
        const place = at % bytes.length;
        altered[place] = (altered[place] ?? 0) ^ flip;
        const again = parseKeptBody(altered);
        if (again.ok) expect(digest(again.value)).not.toBe(digest(kept));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["no JSON", "x"],
    ["a list", "[]\n"],
    ["another order", '{"by":"","values":{},"salt":"","markings":{},"reason":""}\n'],
    ["no newline at the end", (text: string) => text.trimEnd()],
    ["a space more", (text: string) => text.replace(":", ": ")],
    ["a field more", (text: string) => text.replace("{", '{"a":1,')],
    ["a short salt", (text: string) => text.replace(/"salt":"[^"]+"/, '"salt":"AAAA"')],
  ])("is refused with %s", (_, change) => {
    const kept: KeptBody = {
      salt: toBase64(new Uint8Array(32).fill(7)),
      values: { a: 1 },
      markings: {},
      by: "b",
      reason: "",
    };
    const text = bytesText(formatKeptBody(kept)) ?? "";
    const read = parseKeptBody(textBytes(typeof change === "string" ? change : change(text)));
    expect(read).toMatchObject({ ok: false, issues: [{ code: "records/body-malformed" }] });
  });
});
