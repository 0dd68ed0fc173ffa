import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WARCRecord, WARCSerializer } from "warcio";
import { readWarc, type WarcOptions } from "../../src/evidence/warc.ts";

const FIXTURES = "../shared/data/conformance/wacz-fixtures/fixtures";
const here = existsSync(FIXTURES);

async function* inPieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

function read(bytes: Uint8Array, options: WarcOptions = {}, piece = 65_536) {
  return readWarc(inPieces(bytes, piece), options);
}

async function records(bytes: Uint8Array, options: WarcOptions = {}, piece = 65_536) {
  const result = await read(bytes, options, piece);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

async function* content(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** Three records written by warcio: a description, an answer and a plain resource. */
async function archive(gzip: boolean): Promise<Uint8Array> {
  const date = "2026-11-24T10:00:00Z";
  const made = [
    WARCRecord.createWARCInfo({ date, filename: "a.warc" }, { software: "a test" }),
    WARCRecord.create(
      {
        type: "response",
        url: "https://example.org/",
        date,
        httpHeaders: { "Content-Type": "text/html", Server: "x" },
      },
      content("<p>Ten were killed, three sources say.</p>"),
    ),
    WARCRecord.create(
      { type: "resource", url: "urn:note", date, warcHeaders: { "Content-Type": "text/plain" } },
      content("ببب"),
    ),
  ];
  const parts: Uint8Array[] = [];
  for (const record of made) parts.push(await WARCSerializer.serialize(record, { gzip }));
  return Buffer.concat(parts);
}

describe("reading a web archive", () => {
  it.each([false, true])("gives each record with its place, compressed: %s", async (gzip) => {
    const bytes = await archive(gzip);
    const { records: found, findings } = await records(bytes, { file: "a.warc", keep: () => true });
    expect(
      found.map(({ number, type, targetUri, date }) => [number, type, targetUri, date]),
    ).toEqual([
      [1, "warcinfo", null, "2026-11-24T10:00:00Z"],
      [2, "response", "https://example.org/", "2026-11-24T10:00:00Z"],
      [3, "resource", "urn:note", "2026-11-24T10:00:00Z"],
    ]);
    expect(found[1]?.http).toEqual({
      status: 200,
      contentType: "text/html",
      contentEncoding: null,
      chunked: false,
    });
    expect(new TextDecoder().decode(found[1]?.payload ?? undefined)).toMatch(/^<p>Ten were killed/);
    expect(findings.map(({ check, status }) => [check, status])).toEqual([
      ["warc/records", "pass"],
    ]);
    for (const { offset } of found) {
      const start = bytes.subarray(offset, offset + 5);
      if (gzip) expect([...start.subarray(0, 2)]).toEqual([0x1f, 0x8b]);
      else expect(new TextDecoder().decode(start)).toBe("WARC/");
    }
  });

  it.each([1, 2, 3, 5, 7, 64, 997])(
    "gives the same whatever the pieces, here of %i bytes",
    async (piece) => {
      for (const gzip of [false, true]) {
        const bytes = await archive(gzip);
        expect(await records(bytes, {}, piece)).toEqual(await records(bytes));
      }
    },
  );

  it("accepts a beginning of the file only when it ends between two records", async () => {
    for (const gzip of [false, true]) {
      const bytes = await archive(gzip);
      const starts = (await records(bytes)).records.map(({ offset }) => offset);
      const accepted: number[] = [];
      for (let end = 1; end < bytes.length; end += 1)
        if ((await read(bytes.subarray(0, end))).ok) accepted.push(end);
      expect(accepted).toEqual(starts.slice(1));
    }
  });

  it.each([
    [(n: number) => n + 1, /The stated length of \d+ bytes does not lead to the end of the record/],
    [(n: number) => n - 1, /does not lead to the end of the record/],
    [(n: number) => n + 100_000, /The file ends \d+ bytes before the stated length/],
    [() => 900_000_000_000, /It is larger than/],
    [() => -5, /is no number/],
    [() => 0, /does not lead to the end of the record/],
  ])("refuses a length that lies, with record and place (%#)", async (lie, message) => {
    const bytes = await archive(false);
    const second = (await records(bytes)).records[1];
    const [before, after] = [
      bytes.subarray(0, second?.offset),
      Buffer.from(bytes.subarray(second?.offset)).toString("latin1"),
    ];
    const lying = after.replace(
      /Content-Length: (\d+)/,
      (_, n) => `Content-Length: ${lie(Number(n))}`,
    );
    const result = await read(Buffer.concat([before, Buffer.from(lying, "latin1")]), {
      file: "a.warc",
    });
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.issues[0]).toMatchObject({
      code: "evidence/warc-malformed",
      file: "a.warc",
      found: `record 2, at byte ${second?.offset}`,
    });
    expect(result.issues[0]?.message).toMatch(message);
  });

  it("names the record whose content was changed", async () => {
    const bytes = Buffer.from(await archive(false));
    bytes[bytes.indexOf("Ten were")] = "K".charCodeAt(0);
    const { findings } = await records(bytes);
    const wrong = findings.filter(({ status }) => status === "fail").map(({ detail }) => detail);
    expect(wrong).toHaveLength(2); // The digest of the block, and of the content in it.
    expect(wrong[0]).toMatch(
      /^Record 2 at byte \d+ \(https:\/\/example\.org\/\), block: Stated is sha256:/,
    );
  });

  it("sees any changed byte of a compressed record beyond its ten bytes of header", async () => {
    const bytes = await archive(true);
    const starts = (await records(bytes)).records.map(({ offset }) => offset);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        fc.pre(!starts.some((start) => at >= start && at < start + 10));
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        expect((await read(changed)).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it("never throws and never hangs on arbitrary bytes", async () => {
    const begin = Buffer.from("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 40\r\n");
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (noise, led) => {
        const bytes = led ? Buffer.concat([begin, noise]) : noise;
        expect((await read(bytes)).ok).toBe(false);
        expect((await read(gzipSync(bytes))).ok).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it("takes a bomb in small pieces and stops at the stated bound", async () => {
    const zeros = 200_000_000;
    const head = `WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:x>\r\nWARC-Date: 2026-11-24T10:00:00Z\r\nContent-Length: ${zeros}\r\n\r\n`;
    const bomb = gzipSync(
      Buffer.concat([Buffer.from(head), Buffer.alloc(zeros), Buffer.from("\r\n\r\n")]),
    );
    expect(bomb.length).toBeLessThan(250_000);
    const refused = await read(bomb, { bytesMax: 10_000_000 });
    expect(refused.ok).toBe(false);
    const before = process.memoryUsage().rss;
    expect((await records(bomb)).records[0]?.length).toBe(zeros);
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  it("takes the digest of content in chunks before or after they are joined", async () => {
    const sent = "5\r\nTen w\r\n9\r\nere kille\r\n0\r\n\r\n";
    const digest = (text: string) => `sha256:${createHash("sha256").update(text).digest("hex")}`;
    const block = `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${sent}`;
    const record = (stated: string) =>
      Buffer.from(
        `WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x>\r\nWARC-Date: 2026-11-24T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nWARC-Payload-Digest: ${stated}\r\nContent-Length: ${block.length}\r\n\r\n${block}\r\n\r\n`,
      );
    for (const stated of [digest(sent), digest("Ten were kille")])
      expect((await records(record(stated))).records[0]?.payloadDigest.status).toBe("pass");
    expect((await records(record(digest("other")))).records[0]?.payloadDigest.status).toBe("fail");
  });
});

describe.skipIf(!here)("web archives of other tools (needs the reference data)", () => {
  const names = here ? readdirSync(FIXTURES).filter((name) => /\.warc(\.gz)?$/.test(name)) : [];

  it.each(names)("%s is read to its end and every digest holds", async (file) => {
    const { records: found, findings } = await records(readFileSync(join(FIXTURES, file)), {
      file,
    });
    expect(found.length).toBeGreaterThan(2);
    expect(findings.filter(({ status }) => status === "fail")).toEqual([]);
    expect(
      found.some(
        ({ blockDigest, payloadDigest }) =>
          blockDigest.status === "pass" || payloadDigest.status === "pass",
      ),
    ).toBe(true);
  });

  it("finds the content of all revisits within the archive of iana.org", async () => {
    const { records: found, findings } = await records(
      readFileSync(join(FIXTURES, "example-iana.warc")),
    );
    expect(found.filter(({ type }) => type === "revisit")).toHaveLength(34);
    expect(findings).toHaveLength(1);
  });
});
