import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { certificatesOfPem } from "../../src/evidence/certificate.ts";
import { checkTimestamp, digestOfBytes } from "../../src/evidence/timestamp.ts";
import { parseTimestamp } from "../../src/evidence/timestamp-token.ts";

const FIXTURES = "../shared/data/conformance/tsa";
const here = existsSync(FIXTURES);

const bytes = (name: string) => new Uint8Array(readFileSync(join(FIXTURES, name)));
function pem(...names: string[]): Uint8Array[] {
  return names.flatMap((name) => {
    const read = certificatesOfPem(readFileSync(join(FIXTURES, name), "utf8"));
    if (!read.ok) throw new Error(JSON.stringify(read.issues));
    return [...read.value];
  });
}
const of = (name: string) => digestOfBytes(bytes(name));

describe.skipIf(!here)("a time stamp of a local authority (needs the reference data)", () => {
  it("passes every check for the bytes that were stamped", async () => {
    const report = await checkTimestamp(bytes("r.tsr"), of("data.txt"), { roots: pem("ca.pem") });
    expect(report.findings.map(({ check, status }) => [check, status])).toEqual([
      ["timestamp/imprint", "pass"],
      ["timestamp/signature", "pass"],
      ["timestamp/signer-named", "pass"],
      ["timestamp/purpose", "pass"],
      ["timestamp/chain", "pass"],
    ]);
    expect(report.facts?.time).toBe("2026-11-22T11:49:54.000Z");
    expect(report.authority).toBe("CN=Mizan Test TSA");
  });

  it("fails for other bytes, and says which digest was stamped", async () => {
    const report = await checkTimestamp(bytes("r.tsr"), of("bad.txt"), { roots: pem("ca.pem") });
    expect(report.status).toBe("fail");
    expect(report.findings[0]?.detail).toMatch(/^Other bytes were stamped: fe482b5e/);
  });

  it("fails when it is torn", async () => {
    const report = await checkTimestamp(bytes("torn.tsr"), of("data.txt"), { roots: [] });
    expect(report).toMatchObject({ status: "fail", facts: null });
  });

  it("fails under a root that did not sign, and cannot be checked without any", async () => {
    const foreign = { roots: pem("otherca.pem") };
    const report = await checkTimestamp(bytes("r.tsr"), of("data.txt"), foreign);
    expect(report.status).toBe("fail");
    expect(report.findings.at(-1)?.detail).toMatch(/not among the roots given/);
    const bare = await checkTimestamp(bytes("r.tsr"), of("data.txt"), { roots: [] });
    expect(bare.status).toBe("cannot-be-checked");
  });

  it("holds or fails as before after any single changed byte, and fails within what is signed", async () => {
    const token = bytes("r.tsr");
    const honest = parseTimestamp(token);
    const trust = { roots: pem("ca.pem") };
    const passed: number[] = [];
    for (let at = 0; at < token.length; at += 3) {
      const changed = token.slice();
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      const report = await checkTimestamp(changed, of("data.txt"), trust);
      if (report.status === "fail" || report.status === "cannot-be-checked") continue;
      passed.push(at);
      expect(report.facts, `byte ${at}`).toEqual(honest.ok ? honest.value.facts : null);
    }
    // By `openssl asn1parse`: the stamp stands at 52 to 205, the signer's certificate at 214 to 640, a spare
    // copy of the root, which the reader has already, at 641 to 1024.
    expect(passed.filter((at) => (at >= 52 && at < 206) || (at >= 214 && at < 641))).toEqual([]);
    expect(passed.filter((at) => at < 641 || at > 1024).length).toBeLessThan(15);
  });
});

describe.skipIf(!here)(
  "the FreeTSA token of 2022, whose certificate has expired since (needs the reference data)",
  () => {
    const folder = "freetsa-2022-fixture";
    const token = () => bytes(`${folder}/ts.tst`);
    const stamped = of(`${folder}/sig.txt`);

    it("holds at its own time, and says that the certificate has expired since", async () => {
      const report = await checkTimestamp(token(), stamped, {
        roots: pem(`${folder}/c2.pem`),
        certificates: pem(`${folder}/c1.pem`),
        now: new Date("2026-11-22T00:00:00Z"),
      });
      expect(report.findings.filter(({ status }) => status === "fail")).toEqual([]);
      expect(report.findings.at(-1)).toMatchObject({ check: "timestamp/chain", status: "pass" });
      expect(report.findings.at(-1)?.detail).toMatch(/expired at 2026-03-11T01:57:39Z/);
      expect(report.findings[2]?.detail).toMatch(/by its SHA-1/);
      expect(report.status).toBe("pass");
    });

    it("cannot be checked without the certificates that it does not bring", async () => {
      const report = await checkTimestamp(token(), stamped, { roots: pem(`${folder}/c2.pem`) });
      expect(report.status).toBe("cannot-be-checked");
      expect(report.findings.map(({ status }) => status)).toEqual(["pass", "cannot-be-checked"]);
    });

    it("cannot be checked without a root", async () => {
      const trust = { roots: [], certificates: pem(`${folder}/c1.pem`, `${folder}/c2.pem`) };
      expect((await checkTimestamp(token(), stamped, trust)).status).toBe("cannot-be-checked");
    });
  },
);
