import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { capturePage } from "../../src/shell/evidence/capture.ts";
import { type PreserveInput, preserve } from "../../src/workbench/evidence/preserve-work.ts";
import type { Ports } from "../../src/workbench/index.ts";
import { type Bench, openBench } from "./evidence-bench.ts";

const PAGE = "<!doctype html><title>Statement</title><p>As it stood.</p>";

let server: Server;
let bench: Bench;
let ports: Ports;
let address = "";
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === "/moved") response.writeHead(302, { location: "/page" }).end();
    else if (request.url === "/gone")
      response.writeHead(404, { "content-type": "text/plain" }).end("gone");
    else response.writeHead(200, { "content-type": "text/html" }).end(PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  bench = await openBench();
  // Only for this test may a page of this machine be captured.
  const capture = (url: string) =>
    capturePage(url, { clock: () => new Date(), allowLoopback: true });
  ports = { ...bench.ports, evidence: { ...bench.ports.evidence, capture } };
});
afterAll(() => {
  server.close();
  bench.close();
});

async function capture(path: string, more: Partial<PreserveInput> = {}) {
  const about = { collector: "Desk 4", purpose: "Case file", marking: "TLP:AMBER" } as const;
  const input: PreserveInput = { files: [], address: [address + path], ...about, ...more };
  const kept = await preserve(ports, input);
  if (!kept.ok) throw new Error(JSON.stringify(kept.issues));
  return kept.value;
}

describe("capturing a page", () => {
  it("keeps its source, its headers and a web archive of every hop, with all that courts ask but an image", async () => {
    const { items, captures } = await capture("/moved");
    expect(items.map(({ part, mediaType }) => [part, mediaType])).toEqual([
      ["html", "text/html"],
      ["headers", "text/plain"],
      ["warc", "application/warc"],
    ]);
    expect(captures[0]).toMatchObject({
      url: `${address}/moved`,
      finalUrl: `${address}/page`,
      status: 200,
      tool: "mizan",
    });
    const unmet = captures[0]?.courtMinimum.outcomes.filter(({ met }) => !met);
    expect(unmet?.map(({ requirement }) => requirement)).toEqual(["fullpage-image"]);
    const verdict = await bench.answer("evidence verify", {});
    expect(verdict).toMatchObject({ damaged: [], items: 3 });
  });

  it("reaches the court minimum with an image of the page given beside it", async () => {
    const screenshot = bench.file("page.png", readFileSync("docs/picture.png"));
    const { captures, items } = await capture("/page", { screenshot });
    expect(captures[0]?.courtMinimum.reached).toBe(true);
    // The page is the same as before: one item, seen twice.
    expect(items.find(({ part }) => part === "html")).toMatchObject({ known: true, captures: 2 });
  });

  it("says when the server gave something else than the page", async () => {
    const { findings, captures } = await capture("/gone");
    expect(captures[0]?.status).toBe(404);
    const warned = findings.filter(({ status }) => status === "warning");
    expect(warned.map(({ check }) => check)).toContain("capture/answer");
  });

  it("refuses addresses of this machine and of private networks", async () => {
    for (const url of [
      address,
      "http://169.254.169.254/latest/",
      "http://[::1]/",
      "http://10.0.0.1/",
    ]) {
      const input = { address: [url], collector: "Desk 4", purpose: "x" };
      const [issue] = await bench.issues("preserve", input);
      expect(issue?.code, url).toMatch(/^shell\/address-/);
    }
  });
});
