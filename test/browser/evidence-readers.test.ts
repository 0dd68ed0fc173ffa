import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { rootCertificates } from "node:tls";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { certificatesOfPem } from "../../src/evidence/certificate.ts";
import { checkWacz } from "../../src/evidence/wacz.ts";
import { openZipBlob } from "../../src/evidence/zip-view.ts";
import { openBrowser } from "./support.ts";

const DATA = "../shared/data/conformance";
const WACZ = join(DATA, "wacz-fixtures/fixtures");
const SOURCE = resolve(import.meta.dirname, "../../src/evidence");
const NAMES = [
  "valid_example_1",
  "valid_example_2",
  "valid_signed_example_1",
  "invalid_example_1",
  "invalid_signed_example_1",
];

interface Trust {
  readonly domain: string;
  readonly timestamp: string;
}

/** The page's program: the same readers, on bytes that come as base64. */
const PROGRAM = `
import { certificatesOfPem } from ${JSON.stringify(join(SOURCE, "certificate.ts"))};
import { checkWacz } from ${JSON.stringify(join(SOURCE, "wacz.ts"))};
import { openZipBlob } from ${JSON.stringify(join(SOURCE, "zip-view.ts"))};
const roots = (pem) => certificatesOfPem(pem).value ?? [];
globalThis.check = async (name, base64, trust) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const view = await openZipBlob(name, new Blob([bytes]));
  if (!view.ok) return view.issues;
  const given = { domainRoots: roots(trust.domain), timestampRoots: roots(trust.timestamp) };
  const { status, findings, signer, pages } = await checkWacz(view.value, given);
  return { status, findings, signer, pages };
};
`;

async function checkHere(name: string, bytes: Uint8Array, trust: Trust): Promise<unknown> {
  const view = await openZipBlob(name, new Blob([new Uint8Array(bytes)]));
  if (!view.ok) return view.issues;
  const roots = (pem: string) => {
    const read = certificatesOfPem(pem);
    return read.ok ? read.value : [];
  };
  const { status, findings, signer, pages } = await checkWacz(view.value, {
    domainRoots: roots(trust.domain),
    timestampRoots: roots(trust.timestamp),
  });
  return { status, findings, signer, pages };
}

describe.skipIf(!existsSync(WACZ))("web archives in the browser (needs the reference data)", () => {
  let folder = "";
  let server: Server;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "mizan-readers-"));
    writeFileSync(join(folder, "entry.js"), PROGRAM);
    await build({
      configFile: false,
      logLevel: "error",
      root: folder,
      build: {
        lib: { entry: join(folder, "entry.js"), formats: ["es"], fileName: "readers" },
        outDir: join(folder, "out"),
      },
    });
    const program = readFileSync(join(folder, "out/readers.mjs"), "utf8");
    server = createServer((request, response) => {
      const isProgram = request.url === "/readers.js";
      response.setHeader("Content-Security-Policy", "default-src 'none'; script-src 'self'");
      response.setHeader("Content-Type", isProgram ? "text/javascript" : "text/html");
      response.end(
        isProgram ? program : '<!doctype html><script type="module" src="/readers.js"></script>',
      );
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    browser = await openBrowser();
    page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(NAMES)("says of %s what the server says, word for word", async (name) => {
    const bytes = readFileSync(join(WACZ, `${name}.wacz`));
    const trust = {
      domain: rootCertificates.join("\n"),
      timestamp: readFileSync(join(DATA, "tsa/freetsa-2022-fixture/c2.pem"), "utf8"),
    };
    const there = await page.evaluate(
      ([file, base64, given]) =>
        (globalThis as unknown as { check: (...args: unknown[]) => Promise<unknown> }).check(
          file,
          base64,
          given,
        ),
      [name, bytes.toString("base64"), trust] as const,
    );
    expect(there).toEqual(await checkHere(name, bytes, trust));
  });
});
