import { existsSync, readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  composeBag,
  type Finding,
  type FolderView,
  fileOfBytes,
  infoValues,
  type PackageFile,
  portableDigest,
  verifyBag,
  viewOfBytes,
} from "../../src/evidence/index.ts";
import { nodeDigest, openFolderView } from "../../src/shell/package/index.ts";

const SUITE = "../shared/data/conformance/bagit-loc";
const KINDS = { valid: 27, invalid: 15, warning: 6, "linux-only": 6, "windows-only": 6 } as const;

const bytesOf = (words: string) => new TextEncoder().encode(words);
const wrong = (findings: readonly Finding[]) =>
  findings.filter(({ status }) => status === "fail" || status === "cannot-be-checked");
const names = (findings: readonly Finding[]) => findings.map(({ check }) => check);

function bagsOfSuite(kind: keyof typeof KINDS): readonly string[] {
  if (!existsSync(SUITE)) return [];
  return readdirSync(SUITE)
    .map((version) => `${version}/${kind}`)
    .filter((folder) => existsSync(`${SUITE}/${folder}`))
    .flatMap((folder) => readdirSync(`${SUITE}/${folder}`).map((name) => `${folder}/${name}`))
    .filter((path) => !path.endsWith("Makefile"));
}

async function openSuite(path: string): Promise<FolderView> {
  const view = await openFolderView(`${SUITE}/${path}`);
  if (!view.ok) throw new Error(JSON.stringify(view.issues));
  return view.value;
}

/** The first reason for which each bag must be refused. */
const REASONS: readonly (readonly [bag: RegExp, check: string])[] = [
  [/out-of-scope/, "bag/path-safe"],
  [/corrupt-(data|tag)-file/, "bag/md5"],
  [/extra-file|notAllManifests/, "bag/nothing-added"],
  [/missing-baginfo/, "bag/complete"],
  [/missing-encoding|bom-in|invalid-version|missing-bagit|invalid-whitespace/, "bag/declaration"],
  // This bag has a blank after its version, which ends the check before its manifests are read.
  [/v1\.0.*twice-with-different/, "bag/declaration"],
  [/v0\.97.*twice-with-different|twice-with-the-same/, "bag/listed-once"],
];

const WARNINGS: Readonly<Record<string, string>> = {
  "duplicate-file-with-different-case": "bag/names-collide",
  "made-with-md5sum-tools": "bag/manifest-form",
  "relative-path": "bag/manifest-form",
  "same-filename-listed-twice-with-different-normalization": "bag/names-collide",
  "same-filename-listed-twice-with-the-same-hash": "bag/listed-once",
  "special-system-files": "bag/system-files",
};

describe.skipIf(!existsSync(SUITE))("the BagIt suite of the Library of Congress", () => {
  it.each(Object.entries(KINDS))("holds all %s bags: %i", (kind, count) => {
    expect(bagsOfSuite(kind as keyof typeof KINDS)).toHaveLength(count);
  });

  it.each(bagsOfSuite("valid"))("accepts %s", async (path) => {
    const report = await verifyBag(await openSuite(path), nodeDigest);
    expect(wrong(report.findings)).toEqual([]);
    expect(report.digests.size).toBeGreaterThan(1);
  });

  it.each([
    ...bagsOfSuite("invalid"),
    ...bagsOfSuite("linux-only"),
    ...bagsOfSuite("windows-only"),
  ])("refuses %s on every system", async (path) => {
    const report = await verifyBag(await openSuite(path), nodeDigest);
    expect(report.status).toBe("fail");
    const reason = REASONS.find(([bag]) => bag.test(path))?.[1];
    expect(names(wrong(report.findings))).toContain(reason);
  });

  it.each(bagsOfSuite("warning"))("accepts %s with its warning", async (path) => {
    const view = await openSuite(path);
    // Copies of the suite lose this empty file, because Git is often told to ignore it.
    const lost = path.endsWith("special-system-files") ? ["data/.DS_Store"] : [];
    const report = await verifyBag(withEmptyFiles(view, lost), nodeDigest);
    const warnings = report.findings.filter(({ status }) => status === "warning");
    expect(wrong(report.findings)).toEqual([]);
    expect(names(warnings)).toContain(WARNINGS[path.split("/").at(-1) ?? ""]);
  });

  it("gives the same findings with digests in plain JavaScript", async () => {
    for (const path of [...bagsOfSuite("valid"), ...bagsOfSuite("invalid")]) {
      const view = await openSuite(path);
      const byNode = await verifyBag(view, nodeDigest);
      expect(await verifyBag(view, portableDigest), path).toEqual(byNode);
    }
  });

  it("reads repeated labels in any case, and values that go on", async () => {
    const info = async (path: string) => (await verifyBag(await openSuite(path), nodeDigest)).info;
    expect(
      infoValues(await info("v0.97/valid/duplicate-metadata-entries"), "CONTACT-NAME"),
    ).toEqual(["Chris Adams", "John Scancella"]);
    expect(infoValues(await info("v0.96/valid/basic-bag"), "External-Description")).toEqual([
      "Uncompressed greyscale TIFF images from the Yoshimuri papers collection.",
    ]);
  });
});

function withEmptyFiles(view: FolderView, paths: readonly string[]): FolderView {
  return {
    list: async () => [...(await view.list()), ...paths.map((path) => ({ path, size: 0 }))],
    read: async (path) => (paths.includes(path) ? new Uint8Array(0) : view.read(path)),
  };
}

const INFO = [
  ["Source-Organization", "Institute for Policy Studies"],
  ["External-Description", "وضاحت: claims of 2024"],
] as const;

const segment = fc
  .stringMatching(/^[a-z0-9 éپ._-]{1,12}$/)
  .filter((one) => !/[. ]$|^\._/.test(one));
const content = fc
  .array(fc.tuple(fc.array(segment, { maxLength: 3 }), fc.uint8Array({ maxLength: 300 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((files) => ({
    payload: files.map(([folders, bytes], i) =>
      fileOfBytes([...folders, `f${i}`].join("/"), bytes),
    ),
    tags: [
      fileOfBytes("VERIFY.md", bytesOf("How to check this.\n")),
      fileOfBytes("proofs/1.tlog-proof", bytesOf("c2sp.org/tlog-proof@v1\n")),
    ],
    info: INFO,
  }));

async function bag(of: Parameters<typeof composeBag>[0]): Promise<Map<string, Uint8Array>> {
  const composed = await composeBag(of, nodeDigest);
  if (!composed.ok) throw new Error(JSON.stringify(composed.issues));
  return filesOf(composed.value);
}

async function filesOf(files: readonly PackageFile[]): Promise<Map<string, Uint8Array>> {
  const kept = new Map<string, Uint8Array>();
  for (const file of files) {
    const parts: Uint8Array[] = [];
    for await (const piece of file.read()) parts.push(piece);
    kept.set(file.path, new Uint8Array(Buffer.concat(parts)));
  }
  return kept;
}

/** Whether some finding that is no pass names the file. */
function named(findings: readonly Finding[], path: string): boolean {
  return findings.some(
    ({ status, subject, detail }) =>
      status !== "pass" && (subject === path || `${subject} ${detail}`.includes(path)),
  );
}

describe("a bag that we write", () => {
  it("verifies, with a pass for each thing checked", async () => {
    await fc.assert(
      fc.asyncProperty(content, async (of) => {
        const report = await verifyBag(viewOfBytes(await bag(of)), nodeDigest);
        expect(report.status).toBe("pass");
        expect(report.version).toBe("1.0");
        expect(report.findings.every(({ status }) => status === "pass")).toBe(true);
        expect(names(report.findings)).toEqual(
          expect.arrayContaining(["bag/sha256", "bag/sha512", "bag/payload-oxum", "bag/complete"]),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("has the same bytes whatever the order in which its files are given", async () => {
    await fc.assert(
      fc.asyncProperty(content, async (of) => {
        const one = await bag(of);
        const other = await bag({ ...of, payload: of.payload.toReversed() });
        expect([...other]).toEqual([...one]);
      }),
      { numRuns: 30 },
    );
  });

  it("shows any changed byte, and names the file", async () => {
    const change = fc.record({
      of: content,
      at: fc.nat(),
      file: fc.nat(),
      by: fc.integer({ min: 1, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ of, at, file, by }) => {
        const files = await bag(of);
        const [path = "", bytes = new Uint8Array()] =
          [...files].filter(([, all]) => all.length > 0).at(file % countFilled(files)) ?? [];
        const changed = bytes.slice();
        changed[at % bytes.length] = (changed[at % bytes.length] ?? 0) ^ by;
        files.set(path, changed);
        const report = await verifyBag(viewOfBytes(files), nodeDigest);
        expect(report.status).not.toBe("pass");
        expect(named(report.findings, path)).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it("shows any file that was removed, added or renamed, and names it", async () => {
    const change = fc.record({
      of: content,
      file: fc.nat(),
      how: fc.constantFrom("remove", "add", "rename", "capitals"),
      folder: fc.constantFrom("data/", "data/deep/", "", "proofs/"),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ of, file, how, folder }) => {
        const files = await bag(of);
        const [path = "", bytes = new Uint8Array()] = [...files].at(file % files.size) ?? [];
        const added = how === "capitals" ? path.toUpperCase() : `${folder}zz-added`;
        if (how !== "add") files.delete(path);
        if (how !== "remove") files.set(added, bytes);
        const report = await verifyBag(viewOfBytes(files), nodeDigest);
        expect(report.status).not.toBe("pass");
        const due = how === "add" ? added : path;
        expect(named(report.findings, due), `${how} ${path} ${added}`).toBe(true);
        if (due.startsWith("data/")) expect(report.status).toBe("fail");
      }),
      { numRuns: 400 },
    );
  });

  it("is refused when two contents are swapped", async () => {
    const files = await bag({
      payload: [fileOfBytes("a", bytesOf("one")), fileOfBytes("b", bytesOf("two"))],
    });
    files.set("data/a", bytesOf("two"));
    files.set("data/b", bytesOf("one"));
    const report = await verifyBag(viewOfBytes(files), portableDigest);
    expect(wrong(report.findings).map(({ check, subject }) => `${check} ${subject}`)).toEqual([
      "bag/sha256 data/a",
      "bag/sha512 data/a",
      "bag/sha256 data/b",
      "bag/sha512 data/b",
    ]);
  });
});

function countFilled(files: ReadonlyMap<string, Uint8Array>): number {
  return [...files.values()].filter(({ length }) => length > 0).length;
}

describe("what does not go into a bag", () => {
  const file = (path: string) => fileOfBytes(path, bytesOf("x"));
  const codes = async (of: Parameters<typeof composeBag>[0]) => {
    const composed = await composeBag(of, nodeDigest);
    return composed.ok ? [] : composed.issues.map(({ code }) => code);
  };

  it.each([
    "../a",
    "/a",
    "a\\b",
    "a/./b",
    "a//b",
    "a\nb",
    "C:/a",
    "what?.csv",
    "a./b",
    "100%.csv",
    "a\u202eb",
  ])("the path %j", async (path) => {
    expect(await codes({ payload: [file(path)] })).toEqual(["evidence/path-unsafe"]);
  });

  it.each([
    ["a.txt", "a.txt"],
    ["a.txt", "A.TXT"],
    ["Nu\u0301n\u0303ez", "N\u00fa\u00f1ez"],
    ["a", "a/b"],
  ])("the names %j and %j together", async (one, other) => {
    expect(await codes({ payload: [file(one), file(other)] })).toEqual(["evidence/names-collide"]);
  });

  it.each(["bagit.txt", "manifest-md5.txt", "fetch.txt", "Bag-Info.txt", "data/x"])(
    "a file %s beside the payload",
    async (path) => {
      expect(await codes({ payload: [], tags: [file(path)] })).toContain(
        "evidence/bag-content-unsuitable",
      );
    },
  );

  it.each([
    ["Source: Organization", "x"],
    ["Payload-Oxum", "1.1"],
    ["Contact", "two\nlines"],
    ["Contact", ""],
  ])("the label %j with %j", async (label, value) => {
    expect(await codes({ payload: [], info: [[label, value]] })).toEqual([
      "evidence/bag-content-unsuitable",
    ]);
  });

  it("a file that is not as long as it says", async () => {
    const short = { ...file("a"), size: 2 };
    expect(await codes({ payload: [short] })).toEqual(["evidence/file-unreadable"]);
  });
});

describe("hostile and unusual bags", () => {
  it("refuses two digests for one file in BagIt 1.0", async () => {
    const files = await bag({ payload: [fileOfBytes("a", bytesOf("one"))] });
    files.set(
      "manifest-sha256.txt",
      bytesOf(`${"0".repeat(64)}  data/a\n${"1".repeat(64)}  data/a\n`),
    );
    const { findings } = await verifyBag(viewOfBytes(files), nodeDigest);
    expect(names(wrong(findings))).toContain("bag/listed-once");
  });

  it("decodes %25 from 1.0 on, and only then", async () => {
    const files = new Map([
      ["bagit.txt", bytesOf("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")],
      ["data/100%", bytesOf("")],
      ["manifest-md5.txt", bytesOf("d41d8cd98f00b204e9800998ecf8427e  data/100%25\n")],
    ]);
    const status = async () => wrong((await verifyBag(viewOfBytes(files), nodeDigest)).findings);
    expect(await status()).toEqual([]);
    files.set("bagit.txt", bytesOf("BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n"));
    expect(names(await status())).toContain("bag/complete");
  });

  it("cannot check a later version, an unknown encoding or an unknown digest, and says so", async () => {
    const files = await bag({ payload: [] });
    files.set("bagit.txt", bytesOf("BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n"));
    expect((await verifyBag(viewOfBytes(files), nodeDigest)).status).toBe("cannot-be-checked");
    files.set("bagit.txt", bytesOf("BagIt-Version: 1.0\nTag-File-Character-Encoding: KOI8\n"));
    expect((await verifyBag(viewOfBytes(files), nodeDigest)).status).toBe("cannot-be-checked");
    const other = await bag({ payload: [] });
    other.set("manifest-blake3.txt", bytesOf(""));
    expect((await verifyBag(viewOfBytes(other), nodeDigest)).status).toBe("cannot-be-checked");
  });

  it("counts a file that is only to be fetched as missing", async () => {
    const files = await bag({ payload: [fileOfBytes("a", bytesOf("one"))] });
    files.delete("data/a");
    files.set("fetch.txt", bytesOf("https://example.org/a 3 data/a\n"));
    const { findings } = await verifyBag(viewOfBytes(files), nodeDigest);
    expect(findings).toContainEqual(
      expect.objectContaining({ check: "bag/complete", status: "fail", subject: "data/a" }),
    );
  });
});
