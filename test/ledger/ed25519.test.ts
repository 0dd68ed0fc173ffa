import { existsSync, readFileSync } from "node:fs";
import { ED25519_TORSION_SUBGROUP, ed25519 } from "@noble/curves/ed25519.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { describe, expect, it } from "vitest";
import { checkPublicKey, joinBytes, portableVerify, textBytes } from "../../src/ledger/index.ts";
import { NODE_CRYPTO } from "../../src/shell/ledger/index.ts";
import { testSigner } from "./specimen.ts";

const WYCHEPROOF = "../shared/data/conformance/wycheproof/testvectors_v1/ed25519_test.json";
const { Point } = ed25519;
const ORDER = Point.CURVE().n;
const hex = (text: string) => Uint8Array.from(Buffer.from(text, "hex"));

describe.skipIf(!existsSync(WYCHEPROOF))("Wycheproof Ed25519 (skipped where absent)", () => {
  it.each([
    ["portable", portableVerify],
    ["node", NODE_CRYPTO.verify],
  ])("gives the published result for all 151 with the %s check", (_name, verify) => {
    const groups = JSON.parse(readFileSync(WYCHEPROOF, "utf8")).testGroups;
    const wrong: number[] = [];
    let count = 0;
    for (const group of groups) {
      for (const test of group.tests) {
        count++;
        const good = verify(hex(group.publicKey.pk), hex(test.msg), hex(test.sig));
        if (good !== (test.result === "valid")) wrong.push(test.tcId);
      }
    }
    expect(count).toBe(151);
    expect(wrong).toEqual([]);
  });
});

describe("the one rule", () => {
  const torsion = ED25519_TORSION_SUBGROUP.map(hex);
  const little = (value: bigint) =>
    Uint8Array.from({ length: 32 }, (_, i) => Number((value >> BigInt(8 * i)) & 255n));
  const number = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).reverse().toString("hex")}`);

  /** Signs with a nonce point and a key that carry points of small order, as a crafty signer would. */
  function crafted(nonceTorsion: number, keyTorsion: number, message: Uint8Array) {
    const [secret, nonce] = [123456789n, 987654321n];
    const small = (i: number) => Point.fromBytes(torsion[i] ?? new Uint8Array(32), true);
    const key = Point.BASE.multiply(secret).add(small(keyTorsion)).toBytes();
    const half = Point.BASE.multiply(nonce).add(small(nonceTorsion)).toBytes();
    const k = number(sha512(joinBytes(half, key, message))) % ORDER;
    return { key, signature: joinBytes(half, little((nonce + k * secret) % ORDER)) };
  }

  it("is the same in the browser and on the server for crafted signatures", () => {
    const verdicts: string[] = [];
    for (let nonceTorsion = 0; nonceTorsion < 8; nonceTorsion++) {
      for (let keyTorsion = 0; keyTorsion < 8; keyTorsion++) {
        for (let text = 0; text < 8; text++) {
          const message = textBytes(`message ${text}`);
          const { key, signature } = crafted(nonceTorsion, keyTorsion, message);
          const [a, b] = [portableVerify, NODE_CRYPTO.verify].map((verify) =>
            verify(key, message, signature),
          );
          expect(a).toBe(b);
          if (a) verdicts.push(`${nonceTorsion}/${keyTorsion}`);
        }
      }
    }
    // Only without any small part: a cofactored check would accept every nonce with the honest key.
    expect(new Set(verdicts)).toEqual(new Set(["0/0"]));
    expect(verdicts.length).toBe(8);
  });

  it("refuses every key of small order, in every spelling", () => {
    const signature = joinBytes(torsion[0] ?? new Uint8Array(32), new Uint8Array(32));
    for (const key of torsion) {
      expect(checkPublicKey(key).ok).toBe(false);
      for (const verify of [portableVerify, NODE_CRYPTO.verify])
        expect(verify(key, textBytes("any text"), signature)).toBe(false);
    }
    expect(torsion.length).toBe(8);
  });

  it("refuses keys that are not canonical or not of the prime-order group", () => {
    const beyond = little(2n ** 255n - 19n + 3n);
    const mixed = crafted(0, 1, textBytes("")).key;
    for (const key of [beyond, mixed, new Uint8Array(31), new Uint8Array(33)]) {
      const checked = checkPublicKey(key);
      expect(checked.ok ? "" : checked.issues[0]?.code).toBe("ledger/key-weak");
    }
    expect(checkPublicKey(testSigner(1).key.publicKey).ok).toBe(true);
  });

  it("refuses a signature whose second half is above the group order", () => {
    const { key, sign } = testSigner(7);
    const message = textBytes("a text");
    const signature = sign(message);
    const same = joinBytes(
      signature.subarray(0, 32),
      little(number(signature.subarray(32)) + ORDER),
    );
    for (const verify of [portableVerify, NODE_CRYPTO.verify]) {
      expect(verify(key.publicKey, message, signature)).toBe(true);
      expect(verify(key.publicKey, message, same)).toBe(false);
      expect(verify(key.publicKey, message, signature.subarray(0, 63))).toBe(false);
    }
  });
});
