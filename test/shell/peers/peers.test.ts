import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterEach, describe, expect, it } from "vitest";
import { formatVerifierKey, openForkProof, toHex } from "../../../src/ledger/index.ts";
import { buildApp } from "../../../src/shell/http/index.ts";
import { NODE_CRYPTO } from "../../../src/shell/ledger/index.ts";
import { monitorLog } from "../../../src/shell/peers/monitor-work.ts";
import { serveWitness } from "../../../src/shell/peers/witness-app.ts";
import { describeWitness, followMore } from "../../../src/shell/peers/witness-folder.ts";
import { realPorts } from "../../../src/shell/ports.ts";
import type { LogAbout, Ports } from "../../../src/workbench/index.ts";
import { cosignLog } from "../../../src/workbench/log/cosign-work.ts";
import { records, testSigner, writeSpecimen } from "../../ledger/specimen.ts";
import { scratch } from "../ledger/scratch.ts";
import { good } from "../ledger/workbench-log.ts";
import {
  aboutLog,
  SILENT,
  smallWorkspace,
  sourceChange,
  write,
} from "../verify/small-workspace.ts";

const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function workspace(folder = join(scratch(), "w")): Promise<{
  folder: string;
  ports: Ports;
  about: LogAbout;
}> {
  const ports = existsSync(folder) ? realPorts(folder, SILENT) : await smallWorkspace(folder);
  closing.push(() => ports.close());
  return { folder, ports, about: await aboutLog(ports) };
}

async function witness(follow: readonly string[], folder = scratch(), name = "w.example/1") {
  const clock = { now: () => "2026-10-01T00:00:00.000Z" };
  const input = { folder, name, follow, port: 0, host: "127.0.0.1" };
  const served = good(await serveWitness(input, clock));
  closing.push(() => served.stop());
  return { folder, ...served };
}

async function served(ports: Ports): Promise<string> {
  const app: FastifyInstance = await buildApp(ports, null);
  closing.push(() => app.close());
  return `${await app.listen({ host: "127.0.0.1", port: 0 })}/log`;
}

async function answering(handler: Parameters<typeof createServer>[1]): Promise<string> {
  const server: Server = createServer(handler ?? (() => {}));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const ask = (ports: Ports, timeout = 15) => cosignLog(ports, { witness: [], timeout });

describe("a witness over HTTP", () => {
  it("cosigns, tells the size that it knows, and follows logs that are added while it runs", async () => {
    const { folder, ports, about } = await workspace();
    const watch = await witness([]);
    writeFileSync(join(folder, "witnesses.policy"), `${watch.line}\nquorum w.example-1\n`);
    const unknown = good(await ask(ports));
    expect(unknown.asked[0]).toMatchObject({ outcome: "refused", status: 404 });
    expect(unknown.policy.met).toBe(false);
    good(await followMore(watch.folder, [formatVerifierKey(about.key)]));
    expect(good(await ask(ports)).policy).toMatchObject({ met: true });
    await write(ports, [sourceChange("pips", "revise", { note: "More." })]);
    const again = good(await ask(ports)); // The first question assumes size 0, the answer is 409.
    expect(again.asked[0]).toMatchObject({
      outcome: "cosigned",
      time: "2026-10-01T00:00:00.000Z",
    });
    const hash = toHex(NODE_CRYPTO.sha256(Buffer.from(about.origin)));
    const shown = await fetch(`${watch.address}/${hash}/checkpoint`);
    expect((await shown.text()).split("\n")[1]).toBe("10");
    expect(good(await describeWitness(watch.folder)).logs).toMatchObject([
      { size: 10, suspects: 0 },
    ]);
  });

  it("gives the status of the standard for every fault", async () => {
    const log = writeSpecimen([records(5)]);
    const key = formatVerifierKey(testSigner(1).key);
    const { address } = await witness([key]);
    const post = async (body: string, path = "/add-checkpoint") => {
      const answer = await fetch(address + path, { method: "POST", body });
      return [answer.status, answer.headers.get("content-type"), await answer.text()];
    };
    const note = Buffer.from(log.files.get("checkpoint") ?? []).toString();
    expect((await post("hello"))[0]).toBe(400);
    expect((await post("x".repeat(700_000)))[0]).toBe(400);
    expect((await post(""))[0]).toBe(400);
    expect((await post(`old 0\n\n${note.replace("log.example", "other.example")}`))[0]).toBe(404);
    expect((await post(`old 0\n\n${note.replace("\n5\n", "\n6\n")}`))[0]).toBe(403);
    expect((await post(`old 9\n\n${note}`))[0]).toBe(400);
    expect(await post(`old 3\n\n${note}`)).toEqual([409, "text/x.tlog.size", "0\n"]);
    expect((await post(`old 0\n${Buffer.alloc(32).toString("base64")}\n\n${note}`))[0]).toBe(422);
    const [status, , line] = await post(`old 0\n\n${note}`);
    expect([status, String(line).startsWith("— w.example/1 ")]).toEqual([200, true]);
    expect((await post("", "/elsewhere"))[0]).toBe(404);
    expect((await fetch(`${address}/${"0".repeat(64)}/checkpoint`)).status).toBe(404);
    expect((await fetch(`${address}/..%2fkey.pem/checkpoint`)).status).toBe(404);
  });

  it("keeps its key and name, and refuses another name", async () => {
    const folder = scratch();
    const first = await witness([], folder);
    await first.stop();
    expect((await witness([], folder)).line.split(" ")[2]).toBe(first.line.split(" ")[2]);
    const other = { folder, name: "other", follow: [], port: 0, host: "127.0.0.1" };
    expect(await serveWitness(other, { now: () => "" })).toMatchObject({ ok: false });
  });
});

describe("asking witnesses", () => {
  it("goes on without those that are slow, gone, lying or unknown", async () => {
    const { folder, ports, about } = await workspace();
    const honest = await witness([formatVerifierKey(about.key)]);
    const [, , vkey = ""] = honest.line.split(" ");
    const key = (byte: number, name: string) =>
      formatVerifierKey(testSigner(byte, name, "cosignature").key);
    const slow = await answering(() => {});
    const liar = await answering((_request, response) => {
      response.end(`— liar.example ${Buffer.alloc(76, 7).toString("base64")}\nno line at all\n`);
    });
    const policy = [
      honest.line,
      `witness slow ${key(5, "slow.example")} ${slow}`,
      `witness liar ${key(6, "liar.example")} ${liar}`,
      `witness gone ${key(7, "gone.example")} http://127.0.0.1:1/`,
      "group two 2 w.example-1 slow liar gone",
      "quorum two",
    ].join("\n");
    writeFileSync(join(folder, "witnesses.policy"), `${policy}\n`);
    const { asked, policy: state } = good(await ask(ports, 2));
    expect(asked.map(({ name, outcome }) => [name, outcome])).toEqual([
      ["w.example-1", "cosigned"],
      ["slow", "unreachable"],
      ["liar", "refused"],
      ["gone", "unreachable"],
    ]);
    expect(state.met).toBe(false);
    expect(state.witnesses.filter(({ time }) => time !== null).map((one) => one.key)).toEqual([
      vkey,
    ]);
  });
});

describe("the log of a workbench over HTTP", () => {
  it("is given out as far as a signed state covers it, and nothing else", async () => {
    const { folder, ports } = await workspace();
    const base = await served(ports);
    const state = await fetch(`${base}/checkpoint`);
    expect([state.headers.get("content-type"), state.headers.get("cache-control")]).toEqual([
      "text/plain; charset=utf-8",
      "no-cache",
    ]);
    const tile = await fetch(`${base}/tile/0/000.p/9`);
    expect(tile.headers.get("content-type")).toBe("application/octet-stream");
    expect(tile.headers.get("cache-control")).toContain("immutable");
    expect(Buffer.from(await tile.arrayBuffer())).toEqual(
      readFileSync(join(folder, "ledger/tile/0/000.p/9")),
    );
    // A file that an interrupted write left may still change, so it is not shown.
    writeFileSync(join(folder, "ledger/tile/0/000.p/10"), Buffer.alloc(320));
    for (const path of [
      "tile/0/000.p/10",
      "tile/0/000.p/09",
      "tile/0/000",
      "tile/0/..%2f..%2fcheckpoint",
      "tile/entries/..%2f..%2f..%2fmizan.json",
      "tile/64/000",
    ])
      expect([path, (await fetch(`${base}/${path}`)).status]).toEqual([path, 404]);
  });
});

describe("a monitor of a workbench", () => {
  it("follows it, and proves that it was rewritten", async () => {
    const { folder, ports, about } = await workspace();
    const other = `${folder}-other`;
    cpSync(folder, other, { recursive: true });
    const seen = scratch();
    const look = async (over: Ports) =>
      good(
        await monitorLog(
          {
            address: await served(over),
            key: formatVerifierKey(about.key),
            folder: seen,
            every: 60,
            once: true,
            foreign: false,
          },
          () => {},
        ),
      );
    expect(await look(ports)).toMatchObject({ outcome: "grown", known: null, size: 9, entries: 9 });
    await write(ports, [sourceChange("pips", "revise", { note: "Ours." })]);
    expect(await look(ports)).toMatchObject({ outcome: "grown", known: 9, entries: 1 });
    expect(await look(ports)).toMatchObject({ outcome: "unchanged", known: 10 });

    const { ports: twin } = await workspace(other);
    await write(twin, [sourceChange("pips", "revise", { note: "Theirs." })]);
    const alarm = await look(twin);
    expect(alarm).toMatchObject({ outcome: "alarm", known: 10, size: 10 });
    const proof = alarm.evidence.find((path) => path.endsWith("fork-proof.json")) ?? "";
    const log = { origin: about.origin, keys: [about.key] };
    expect(openForkProof(readFileSync(proof), log, NODE_CRYPTO).ok).toBe(true);
    for (const name of ["known.note", "shown.note", "why.json"])
      expect(alarm.evidence.some((path) => path.endsWith(name) && existsSync(path))).toBe(true);
  });

  it("raises an alarm over an entry that its author did not sign, and over entries that are not those signed", async () => {
    const log = writeSpecimen([records(5)]); // No entry is in the form of Mizan.
    const key = formatVerifierKey(testSigner(1).key);
    const files = new Map(log.files);
    const address = await answering((request, response) => {
      const bytes = files.get((request.url ?? "").slice(1));
      response.writeHead(bytes === undefined ? 404 : 200).end(bytes);
    });
    const look = (foreign: boolean) =>
      monitorLog({ address, key, folder: scratch(), every: 60, once: true, foreign }, () => {});
    expect(good(await look(true))).toMatchObject({ outcome: "grown", entries: 5 });
    const alarm = good(await look(false));
    expect(alarm.outcome).toBe("alarm");
    expect(alarm.problems.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
    const forged = writeSpecimen([records(5, "forged")]);
    files.set("tile/entries/000.p/5", forged.files.get("tile/entries/000.p/5") ?? new Uint8Array());
    expect(good(await look(true)).problems[0]?.code).toBe("ledger/root-differs");
    files.delete("checkpoint");
    expect(await look(true)).toMatchObject({ ok: false });
  });

  it("says that a log cannot be reached", async () => {
    const key = formatVerifierKey(testSigner(1).key);
    const input = {
      address: "http://127.0.0.1:1/log",
      key,
      folder: scratch(),
      every: 60,
      once: true,
    };
    const looked = await monitorLog({ ...input, foreign: false }, () => {});
    expect(looked).toMatchObject({ ok: false, issues: [{ code: "shell/log-unreachable" }] });
  });
});
