import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rootCertificates } from "node:tls";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { WARCRecord, WARCSerializer } from "warcio";
import { certificatesOfPem } from "../../src/evidence/certificate.ts";
import { ecdsaHolds, parseEcdsaKey } from "../../src/evidence/ecdsa.ts";
import { viewOfBytes } from "../../src/evidence/folder-view.ts";
import { checkWacz, type WaczReport } from "../../src/evidence/wacz.ts";
import { openZipBlob } from "../../src/evidence/zip-view.ts";

const DATA = "../shared/data/conformance";
const here = existsSync(DATA);
const fixture = (name: string) =>
  new Uint8Array(readFileSync(join(DATA, "wacz-fixtures/fixtures", name)));

function certificates(pem: string): readonly Uint8Array[] {
  const read = certificatesOfPem(pem);
  return read.ok ? read.value : [];
}

async function view(name: string) {
  const opened = await openZipBlob(name, new Blob([fixture(name)]));
  if (!opened.ok) throw new Error(JSON.stringify(opened.issues));
  return opened.value;
}

const faults = (report: WaczReport) => report.findings.filter(({ status }) => status === "fail");
const reasons = (report: WaczReport) =>
  faults(report).map(({ check, subject }) => `${check} ${subject}`);

describe.skipIf(!here)("archives of py-wacz (needs the reference data)", () => {
  const domainRoots = certificates(rootCertificates.join("\n"));
  const timestampRoots = here
    ? certificates(readFileSync(join(DATA, "tsa/freetsa-2022-fixture/c2.pem"), "utf8"))
    : [];

  it.each(["valid_example_1.wacz", "valid_example_2.wacz"])(
    "accepts %s and says that nobody signed",
    async (name) => {
      const report = await checkWacz(await view(name));
      expect(
        report.findings
          .filter(({ status }) => status !== "pass")
          .map(({ status, detail }) => [status, /not signed/.test(detail)]),
      ).toEqual([["warning", true]]);
      expect(report.status).toBe("warning");
      expect(report.pages).toEqual([
        { url: "http://www.example.com/", time: "2020-10-07T21:22:36Z", title: "Example Domain" },
      ]);
      expect(report.records).toHaveLength(4);
    },
  );

  it("refuses invalid_example_1.wacz with every reason", async () => {
    const report = await checkWacz(await view("invalid_example_1.wacz"));
    expect(report.status).toBe("fail");
    expect(reasons(report)).toEqual([
      "wacz/layout archive/",
      "wacz/layout indexes/",
      "wacz/layout pages/pages.jsonl",
      "wacz/package datapackage.json",
    ]);
  });

  it("verifies the signature of valid_signed_example_1.wacz at the time of its stamp", async () => {
    const report = await checkWacz(await view("valid_signed_example_1.wacz"), {
      domainRoots,
      timestampRoots,
    });
    expect(report.findings.filter(({ status }) => status !== "pass")).toEqual([]);
    expect(report.status).toBe("pass");
    expect(report.signer).toEqual({
      kind: "domain",
      name: "btrix-sign-test.webrecorder.net",
      time: "2022-01-18T19:00:12.000Z",
      verified: true,
    });
  });

  it("never calls invalid_signed_example_1.wacz valid: its chain leads to no public root", async () => {
    const report = await checkWacz(await view("invalid_signed_example_1.wacz"), {
      domainRoots,
      timestampRoots,
    });
    expect(report.status).toBe("cannot-be-checked");
    expect(report.signer?.verified).toBe(false);
    const [unsure] = report.findings.filter(({ status }) => status !== "pass");
    expect(unsure).toMatchObject({ check: "wacz/domain-chain", status: "cannot-be-checked" });
    expect(unsure?.detail).toMatch(/STAGING/);
  });

  it("cannot check a signature without roots", async () => {
    const report = await checkWacz(await view("valid_signed_example_1.wacz"));
    expect(report.status).toBe("cannot-be-checked");
    expect(report.signer?.verified).toBe(false);
  });

  it("finds any changed byte in any file that the signature covers", async () => {
    const opened = await view("valid_signed_example_1.wacz");
    const files: [string, Uint8Array][] = [];
    for (const { path } of await opened.list())
      files.push([path, (await opened.read(path)) ?? new Uint8Array()]);
    const covered = files.filter(([path]) => path !== "datapackage-digest.json");
    await fc.assert(
      fc.asyncProperty(
        fc.nat(covered.length - 1),
        fc.nat(),
        fc.nat(7),
        async (which, place, bit) => {
          const [path, bytes] = covered[which] ?? ["", new Uint8Array()];
          const changed = bytes.slice();
          const at = place % changed.length;
          changed[at] = (changed[at] ?? 0) ^ (1 << bit);
          const report = await checkWacz(viewOfBytes([...files, [path, changed]]));
          expect(report.status).toBe("fail");
          expect(
            faults(report).some(({ subject }) =>
              [path, "datapackage-digest.json"].includes(subject),
            ),
          ).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("agrees with Wycheproof on P-256 signatures of fixed length", () => {
    interface Group {
      publicKeyDer: string;
      tests: { tcId: number; msg: string; sig: string; result: string }[];
    }
    const file = join(DATA, "wycheproof/testvectors_v1/ecdsa_secp256r1_sha256_p1363_test.json");
    const { testGroups } = JSON.parse(readFileSync(file, "utf8")) as { testGroups: Group[] };
    let counted = 0;
    for (const { publicKeyDer, tests } of testGroups) {
      const key = parseEcdsaKey(Buffer.from(publicKeyDer, "hex"));
      if (!key.ok) throw new Error(JSON.stringify(key.issues));
      for (const { tcId, msg, sig, result } of tests) {
        counted += 1;
        const holds = ecdsaHolds(key.value, Buffer.from(msg, "hex"), Buffer.from(sig, "hex"));
        expect(holds, `test ${tcId}`).toBe(result === "valid");
      }
    }
    expect(counted).toBeGreaterThan(200);
  });
});

describe("an archive made here", () => {
  const text = (value: string) => new TextEncoder().encode(value);
  const hash = (bytes: Uint8Array) => `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  const url = "https://example.org/report";
  let base: Record<string, Uint8Array> = {};

  beforeAll(async () => {
    const body = async function* () {
      yield text("<p>Nine</p>");
    };
    const record = WARCRecord.create(
      {
        type: "response",
        url,
        date: "2026-11-24T10:00:00Z",
        httpHeaders: { "Content-Type": "text/html" },
      },
      body(),
    );
    base = {
      "archive/data.warc.gz": await WARCSerializer.serialize(record, { gzip: true }),
      "indexes/index.cdxj": text("org,example)/report 20261124100000 {}\n"),
      "pages/pages.jsonl": text(
        `{"format":"json-pages-1.0","id":"pages"}\n{"url":"${url}","ts":"2026-11-24T10:00:00Z"}\n`,
      ),
    };
  });

  /** A whole archive of the files, its list written anew, its digest file as given. */
  function whole(
    files: Record<string, Uint8Array>,
    digest: (hash: string) => unknown = () => undefined,
    list: object = {},
  ) {
    const resources = Object.entries(files).map(([path, bytes]) => ({
      name: path,
      path,
      hash: hash(bytes),
      bytes: bytes.length,
    }));
    const datapackage = text(
      JSON.stringify({ profile: "data-package", wacz_version: "1.1.1", resources, ...list }),
    );
    const signedData = digest(hash(datapackage));
    const fixed = text(
      JSON.stringify({ path: "datapackage.json", hash: hash(datapackage), signedData }),
    );
    return viewOfBytes(
      Object.entries({
        ...files,
        "datapackage.json": datapackage,
        "datapackage-digest.json": fixed,
      }),
    );
  }

  function anonymous(curve: "P-256" | "P-384", form: "der" | "ieee-p1363", change: object = {}) {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: curve });
    return (stated: string) => ({
      hash: stated,
      created: "2026-11-24T10:00:00Z",
      software: "a test",
      signature: sign("sha256", Buffer.from(stated), {
        key: privateKey,
        dsaEncoding: form,
      }).toString("base64"),
      publicKey: publicKey.export({ type: "spki", format: "der" }).toString("base64"),
      ...change,
    });
  }

  it.each([
    ["P-256", "der"],
    ["P-256", "ieee-p1363"],
    ["P-384", "ieee-p1363"],
    ["P-384", "der"],
  ] as const)("holds with an anonymous signature on %s written as %s", async (curve, form) => {
    const report = await checkWacz(whole(base, anonymous(curve, form)));
    expect(report.findings.filter(({ status }) => status !== "pass")).toEqual([]);
    expect(report.signer).toMatchObject({ kind: "anonymous", verified: true });
    expect(report.signer?.name).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    [
      "of another text",
      (stated: string) => ({
        ...anonymous("P-256", "der")(stated),
        signature: anonymous("P-256", "der")("sha256:00").signature,
      }),
    ],
    [
      "by another key",
      (stated: string) => ({
        ...anonymous("P-256", "der")(stated),
        publicKey: anonymous("P-256", "der")(stated).publicKey,
      }),
    ],
    [
      "with a property that the format does not know",
      anonymous("P-256", "der", { note: "trusted" }),
    ],
    ["over another hash", (_: string) => anonymous("P-256", "der")("sha256:00")],
    ["that is a list", (stated: string) => [anonymous("P-256", "der")(stated)]],
    ["without a key", anonymous("P-256", "der", { publicKey: undefined })],
    ["with a key that is none", anonymous("P-256", "der", { publicKey: "AAAA" })],
  ])("fails with a signature %s", async (_, signature) => {
    const report = await checkWacz(whole(base, signature));
    expect(reasons(report)).toEqual(["wacz/signature datapackage-digest.json"]);
    expect(report.signer).toBeNull();
  });

  it("fails for a file that is not listed, missing, of other length or listed by a path that leads outside", async () => {
    const good = anonymous("P-256", "der");
    const outside = {
      resources: [{ path: "../../etc/passwd", hash: `sha256:${"0".repeat(64)}`, bytes: 1 }],
    };
    const files = whole(base, good);
    const listed = await files.read("datapackage.json");
    const digest = await files.read("datapackage-digest.json");
    const as = (change: Record<string, Uint8Array>, drop = "") =>
      checkWacz(
        viewOfBytes(
          Object.entries({
            ...base,
            "datapackage.json": listed ?? text(""),
            "datapackage-digest.json": digest ?? text(""),
            ...change,
          }).filter(([path]) => path !== drop),
        ),
      );
    expect(reasons(await as({ "notes.txt": text("x") }))).toEqual(["wacz/file-unlisted notes.txt"]);
    expect(reasons(await as({ "archive/evil.js": text("x") }))).toContain(
      "wacz/layout archive/evil.js",
    );
    expect(reasons(await as({}, "indexes/index.cdxj"))).toEqual([
      "wacz/layout indexes/",
      "wacz/file indexes/index.cdxj",
    ]);
    expect(reasons(await as({ "indexes/index.cdxj": text("short") }))).toEqual([
      "wacz/file indexes/index.cdxj",
    ]);
    expect(reasons(await checkWacz(whole(base, good, outside)))).toContain(
      "wacz/file ../../etc/passwd",
    );
  });

  it.each([
    ["", "The file is empty."],
    [
      '{"url":"https://example.org/","ts":"2026-11-24T10:00:00Z"}\n',
      "Line 1 does not name the format json-pages-1.0.",
    ],
    [
      '{"format":"json-pages-1.0","id":"pages"}\n{"url":"x"}\n',
      "Line 2 is no page with url and ts.",
    ],
    [
      '{"format":"json-pages-1.0","id":"pages"}\n{"url":"x","ts":"yesterday"}\n',
      'Line 2: "yesterday" is no time.',
    ],
    ['{"format":"json-pages-1.0","id":"pages"}\nnot json\n', "Line 2 is no page with url and ts."],
  ])("fails for the list of pages %j", async (pages, detail) => {
    const report = await checkWacz(
      whole({ ...base, "pages/pages.jsonl": text(pages) }, anonymous("P-256", "der")),
    );
    expect(faults(report)).toEqual([
      { check: "wacz/pages", status: "fail", subject: "pages/pages.jsonl", detail },
    ]);
  });

  it("warns of a page that no record holds", async () => {
    const pages = text(
      '{"format":"json-pages-1.0","id":"pages"}\n{"url":"https://example.org/other","ts":"2026-11-24T10:00:00Z"}\n',
    );
    const report = await checkWacz(
      whole({ ...base, "pages/pages.jsonl": pages }, anonymous("P-256", "der")),
    );
    expect(report.status).toBe("warning");
  });

  it("names the record when the records are damaged though listed", async () => {
    const torn = base["archive/data.warc.gz"]?.slice(0, -20) ?? text("");
    const report = await checkWacz(
      whole({ ...base, "archive/data.warc.gz": torn }, anonymous("P-256", "der")),
    );
    expect(faults(report).map(({ detail }) => detail)).toEqual([
      expect.stringMatching(/^The web archive is damaged\. .* At record 1, at byte 0\.$/),
    ]);
  });
});
