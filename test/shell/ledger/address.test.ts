import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditLog } from "../../../src/ledger/index.ts";
import { addressSource, NODE_CRYPTO, observeLog } from "../../../src/shell/ledger/index.ts";
import { ORIGIN, records, testSigner } from "../../ledger/specimen.ts";
import { scratch } from "./scratch.ts";
import { good, opened, plainLog } from "./workbench-log.ts";

const folder = scratch();
let server: Server;
let address = "";

/** A plain web server over the log's folder, with two paths that misbehave. */
beforeAll(async () => {
  const log = await opened(plainLog(folder, { mode: "create" }));
  await Promise.all(records(300).map((entry) => log.append(entry)));
  await log.close();
  server = createServer((request, response) => {
    const path = request.url ?? "";
    if (path.startsWith("/endless/")) {
      const chunk = Buffer.alloc(1_000_000);
      response.on("drain", () => response.write(chunk)).write(chunk);
    } else if (path.startsWith("/broken/")) {
      response.writeHead(500).end();
    } else {
      readFile(join(folder, "ledger", path)).then(
        (bytes) => response.end(bytes),
        () => response.writeHead(404).end(),
      );
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe("a log at an address", () => {
  const log = { origin: ORIGIN, keys: [testSigner(1).key] };

  it("is verified and followed over plain HTTP", async () => {
    const source = addressSource(address, (path) => fetch(path));
    const report = await auditLog(source, { ...log, crypto: NODE_CRYPTO });
    expect([report.entries, report.issues]).toEqual([300, []]);
    const seen = good(await observeLog({ ...log, source, folder: scratch() }));
    expect(seen.followed.outcome).toBe("grown");
    expect(await source.read("tile/0/009")).toBe(null);
  });

  it("is given up when it sends more than a log can hold, or fails", async () => {
    const endless = addressSource(`${address}/endless/`, (path) => fetch(path));
    await expect(endless.read("checkpoint")).rejects.toThrow("longer than a file of a log");
    const broken = addressSource(`${address}/broken`, (path) => fetch(path));
    await expect(broken.read("checkpoint")).rejects.toThrow("answered 500");
  });
});
