import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { WARCParser } from "warcio";
import { readWarc } from "../../../src/evidence/warc.ts";
import { type CaptureOptions, capturePage } from "../../../src/shell/evidence/capture.ts";
import { isPublicAddress, type Lookup } from "../../../src/shell/evidence/public-address.ts";

const PAGE = "<!doctype html><title>Report</title><p>نو ہلاک</p>";
let server: Server;
let base = "";
let asked: string[] = [];

const ROUTES: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  "/page": (_, response) =>
    response
      .writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Set-Cookie": ["a=1", "b=2"] })
      .end(PAGE),
  "/fixed": (_, response) =>
    response
      .writeHead(200, {
        "Content-Type": "text/html",
        Date: "Tue, 24 Nov 2026 10:00:00 GMT",
        Connection: "close",
        "Content-Length": 2,
      })
      .end("ok"),
  "/packed": (_, response) =>
    response
      .writeHead(200, { "Content-Type": "text/html", "Content-Encoding": "gzip" })
      .end(gzipSync(PAGE)),
  "/picture": (_, response) =>
    response
      .writeHead(200, { "Content-Type": "image/png" })
      .end(Buffer.from("\u0089PNG", "latin1")),
  "/gone": (_, response) => response.writeHead(404, { "Content-Type": "text/html" }).end("<p>gone"),
  "/moved": (_, response) => response.writeHead(302, { Location: "/page#part" }).end(),
  "/loop": (_, response) => response.writeHead(302, { Location: "/loop" }).end(),
  "/endless": (_, response) => {
    response.writeHead(200, { "Content-Type": "text/html" });
    const more = () => {
      while (response.write("x".repeat(65_536)));
    };
    response.on("drain", more);
    more();
  },
  "/silent": () => undefined,
  "/torn": (request, response) => {
    response.writeHead(200, { "Content-Length": 1000 });
    response.write("x");
    setTimeout(() => request.socket.destroy(), 20);
  },
};

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const to = /^\/to\?(.*)$/.exec(request.url ?? "")?.[1];
    if (to !== undefined) response.writeHead(302, { Location: decodeURIComponent(to) }).end();
    else (ROUTES[request.url ?? ""] ?? ROUTES["/gone"])?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = [];
});

const here = (more: Partial<CaptureOptions> = {}): CaptureOptions => ({
  clock: () => new Date("2026-11-24T10:00:01.250Z"),
  allowLoopback: true,
  ...more,
});

async function captured(path: string, options = here()) {
  const result = await capturePage(base + path, options);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

async function refused(url: string, options: CaptureOptions) {
  const result = await capturePage(url, options);
  if (result.ok) throw new Error(`${url} was captured`);
  return result.issues[0];
}

const part = (of: Awaited<ReturnType<typeof captured>>, role: string) =>
  of.parts.find((one) => one.role === role);
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

describe("capturing a page", () => {
  it("keeps its bytes, its header, its time and its web archive", async () => {
    const capture = await captured("/page");
    expect(text(part(capture, "html")?.bytes)).toBe(PAGE);
    expect(capture).toMatchObject({
      status: 200,
      url: `${base}/page`,
      finalUrl: `${base}/page`,
      at: "2026-11-24T10:00:01.250Z",
      tool: "mizan",
      certificateSha256: null,
    });
    expect(text(part(capture, "headers")?.bytes)).toMatch(
      /GET \/page HTTP\/1\.1[\s\S]*Set-Cookie: a=1\r\nSet-Cookie: b=2/,
    );
    const warc = await readWarc(
      [part(capture, "warc")?.bytes ?? new Uint8Array()].values() as never,
      { keep: () => true },
    );
    if (!warc.ok) throw new Error(JSON.stringify(warc.issues));
    expect(warc.value.findings.map(({ status }) => status)).toEqual(["pass"]);
    expect(
      warc.value.records.map(({ type, targetUri, http }) => [type, targetUri, http?.status]),
    ).toEqual([
      ["warcinfo", null, undefined],
      ["response", `${base}/page`, 200],
      ["request", `${base}/page`, null],
    ]);
    expect(text(warc.value.records[1]?.payload ?? undefined)).toBe(PAGE);
    expect(warc.value.records[1]?.payloadDigest.status).toBe("pass");
  });

  it("writes an archive that warcio itself reads", async () => {
    const capture = await captured("/moved");
    const found: unknown[] = [];
    for await (const record of new WARCParser([part(capture, "warc")?.bytes ?? new Uint8Array()]))
      found.push([
        record.warcType,
        record.warcTargetURI,
        record.httpHeaders?.statusCode,
        record.warcType === "response" ? await record.contentText() : "",
      ]);
    expect(found.slice(1)).toEqual([
      ["response", `${base}/moved`, 302, ""],
      ["request", `${base}/moved`, expect.anything(), ""],
      ["response", `${base}/page`, 200, PAGE],
      ["request", `${base}/page`, expect.anything(), ""],
    ]);
    expect(capture.finalUrl).toBe(`${base}/page`);
    expect(capture.findings.find(({ check }) => check === "capture/redirects")?.status).toBe(
      "warning",
    );
  });

  it("gives the same bytes for the same answer, times and ids", async () => {
    const once = async () => {
      let id = 0;
      const newId = () => `00000000-0000-4000-8000-${String(id++).padStart(12, "0")}`;
      return captured("/fixed", here({ newId }));
    };
    expect(await once()).toEqual(await once());
  });

  it("says how far the clock is from the server's", async () => {
    const capture = await captured("/fixed");
    expect(capture.clockOffsetMs).toBe(1250);
    expect(capture.findings.find(({ check }) => check === "capture/clock")?.status).toBe("pass");
    const late = await captured("/fixed", here({ clock: () => new Date("2026-11-24T11:00:00Z") }));
    expect(late.clockOffsetMs).toBe(3_600_000);
    expect(late.findings.find(({ check }) => check === "capture/clock")?.status).toBe("warning");
  });

  it("unpacks what was sent packed, and keeps it packed in the archive", async () => {
    const capture = await captured("/packed");
    expect(text(part(capture, "html")?.bytes)).toBe(PAGE);
    expect(Buffer.from(part(capture, "warc")?.bytes ?? []).includes(gzipSync(PAGE))).toBe(true);
  });

  it("names other content as such, and warns when the server does not give the page", async () => {
    expect((await captured("/picture")).parts[0]).toMatchObject({ role: "media", name: "picture" });
    const gone = await captured("/gone");
    expect(gone.status).toBe(404);
    expect(gone.findings[0]).toMatchObject({ check: "capture/answer", status: "warning" });
  });

  it.each([
    ["/endless", { bytesMax: 1_000_000 }, "shell/page-too-large"],
    ["/silent", { silenceMs: 100 }, "shell/page-not-fetched"],
    ["/silent", { timeMs: 100 }, "shell/page-not-fetched"],
    ["/endless", { timeMs: 200, bytesMax: 1e12 }, "shell/page-not-fetched"],
    ["/torn", {}, "shell/page-not-fetched"],
    ["/loop", {}, "shell/too-many-redirects"],
  ])("gives up on %s with %j", async (path, bounds, code) => {
    expect((await refused(base + path, here(bounds)))?.code).toBe(code);
  });

  it("offline says how to bring a recorded archive", async () => {
    const lookup: Lookup = () =>
      Promise.reject(Object.assign(new Error("x"), { code: "EAI_AGAIN" }));
    const issue = await refused("https://example.org/", here({ lookup }));
    expect(issue).toMatchObject({ code: "shell/page-not-fetched", found: "EAI_AGAIN" });
    expect(issue?.remedy).toMatch(/ArchiveWeb\.page.*mizan preserve FILE\.wacz/);
  });
});

describe("what is never fetched", () => {
  const strict = here({ allowLoopback: false });

  it.each([
    "file:///etc/passwd",
    "gopher://example.org/",
    "ftp://example.org/",
    "javascript:alert(1)",
    "data:text/html,x",
    "example.org",
    "",
    "http://",
    "http://user:word@example.org/",
  ])("%j, which is no plain address of the web", async (url) => {
    expect((await refused(url, strict))?.code).toBe("shell/address-not-web");
  });

  it("this machine, however it is spelled", async () => {
    const { port } = server.address() as AddressInfo;
    for (const host of [
      "127.0.0.1",
      "localhost",
      "127.1",
      "2130706433",
      "0x7f000001",
      "0177.0.0.1",
      "0",
      "0.0.0.0",
      "[::1]",
      "[::]",
      "[::ffff:127.0.0.1]",
      "[::ffff:7f00:1]",
      "[::127.0.0.1]",
      "[64:ff9b::7f00:1]",
      "[2002:7f00:1::]",
      "127.0.0.1.",
      "①②⑦.0.0.1",
    ])
      expect((await refused(`http://${host}:${port}/page`, strict))?.code, host).toBe(
        "shell/address-not-public",
      );
    expect(asked).toEqual([]);
  });

  it.each([
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.0.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "fd00::1",
    "fe80::1",
    "ff02::1",
    "2001:db8::1",
    "fec0::1",
    "100::1",
    "2001::1",
  ])("a host at %s", async (address) => {
    const lookup: Lookup = async () => [{ address, family: address.includes(":") ? 6 : 4 }];
    for (const options of [strict, here()])
      expect(await refused("http://news.example/", { ...options, lookup })).toMatchObject({
        code: "shell/address-not-public",
        found: address,
      });
    expect(isPublicAddress(address)).toBe(false);
  });

  it("a host with one public and one private address", async () => {
    const lookup: Lookup = async () => [
      { address: "93.184.215.14", family: 4 },
      { address: "10.0.0.1", family: 4 },
    ];
    expect((await refused("http://news.example/", { ...strict, lookup }))?.code).toBe(
      "shell/address-not-public",
    );
  });

  it("a private address to which a public page redirects, named with the page", async () => {
    for (const target of [
      "http://169.254.169.254/latest/meta-data/",
      "http://10.0.0.1/",
      "http://[fd00::1]/",
      "file:///etc/passwd",
      "//192.168.0.1/",
    ]) {
      const url = `${base}/to?${encodeURIComponent(target)}`;
      const issue = await refused(url, here());
      expect(issue?.code).toMatch(/shell\/address-not-(public|web)/);
      expect(issue?.message).toContain(`${url} redirects there.`);
    }
  });

  it("a name that leads elsewhere when it is asked for again", async () => {
    const answers = ["127.0.0.1", "10.0.0.1", "10.0.0.1"];
    const lookup: Lookup = async () => [{ address: answers.shift() ?? "", family: 4 }];
    const { port } = server.address() as AddressInfo;
    const capture = await capturePage(`http://rebind.example:${port}/page`, here({ lookup }));
    // It is looked up once, and the connection goes to the address that was checked.
    expect(capture.ok).toBe(true);
    expect(answers).toEqual(["10.0.0.1", "10.0.0.1"]);
    // The next hop is looked up and checked anew.
    const again: Lookup = async () => [
      { address: asked.length < 2 ? "127.0.0.1" : "10.0.0.1", family: 4 },
    ];
    const issue = await refused(`http://rebind.example:${port}/moved`, here({ lookup: again }));
    expect(issue).toMatchObject({ code: "shell/address-not-public", found: "10.0.0.1" });
  });

  it("is decided for every private address alike", () => {
    const blocks = [
      [10, 8],
      [127, 8],
      [169 * 256 + 254, 16],
      [192 * 256 + 168, 16],
      [172 * 16 + 1, 12],
    ] as const;
    fc.assert(
      fc.property(fc.constantFrom(...blocks), fc.nat(2 ** 24 - 1), ([head, bits], rest) => {
        const value = head * 2 ** (32 - bits) + (rest % 2 ** (32 - bits));
        const v4 = [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join(".");
        expect(isPublicAddress(v4)).toBe(false);
        expect(isPublicAddress(`::ffff:${v4}`)).toBe(false);
      }),
    );
    for (const address of ["8.8.8.8", "93.184.215.14", "2606:4700:4700::1111"])
      expect(isPublicAddress(address)).toBe(true);
  });
});
