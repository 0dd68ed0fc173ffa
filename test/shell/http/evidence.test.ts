import { createHash } from "node:crypto";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildApp } from "../../../src/shell/http/index.ts";
import type { Preserved } from "../../../src/workbench/evidence/preserve-work.ts";
import type { EvidenceAnswer } from "../../../src/workbench/evidence/work.ts";
import { type Bench, openBench } from "../../workbench/evidence-bench.ts";

const LOCAL = { host: "127.0.0.1:4710" };
const HOSTILE = "../shared/data/hostile-input";
const ABOUT = { collector: "Desk 4", purpose: "Case file" };
const ACTIVE = "<!doctype html><script>parent.__x=1</script><img src='http://127.0.0.1:9/t'>";
const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="__x=1"><rect width="9" height="9"/></svg>';

let bench: Bench;
let app: FastifyInstance;
let now = "2026-03-01T10:00:00.000Z";
beforeAll(async () => {
  bench = await openBench({ clock: { now: () => now } });
  app = await buildApp(bench.ports, null);
});
afterAll(async () => {
  await app.close();
  bench.close();
});

async function preserve(name: string, content: string | Uint8Array, more = {}): Promise<string> {
  const files = [bench.file("given", content)];
  const kept = await bench.answer<Preserved>("preserve", { ...ABOUT, files, name, ...more });
  return kept.items[0]?.id ?? "";
}
const get = (url: string, headers = {}) => app.inject({ url, headers: { ...LOCAL, ...headers } });
const actions = async (id: string) =>
  (await bench.answer<EvidenceAnswer>("evidence show", { id })).custody.map(({ action }) => action);

describe("reading evidence over HTTP", () => {
  it.each([
    ["page.html", ACTIVE, "application/octet-stream"],
    ["drawing.svg", DRAWING, "application/octet-stream"],
    ["data.xml", '<?xml version="1.0"?><a/>', "application/octet-stream"],
    ["note.txt", "plain words", "text/plain"],
    ["picture.png", readFileSync("docs/picture.png"), "image/png"],
  ])("gives %s as an attachment in a sandbox", async (name, content, type) => {
    const id = await preserve(name, content);
    const answer = await get(`/api/evidence-file?id=${id}&by=Desk%204`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
      "content-disposition": `attachment; filename="${name}"; filename*=UTF-8''${name}`,
    });
    expect(answer.headers["content-type"]?.split(";")[0]).toBe(type);
    expect(answer.rawPayload.equals(Buffer.from(content))).toBe(true);
    const digest = createHash("sha256").update(content).digest("base64");
    expect(answer.headers["repr-digest"]).toBe(`sha-256=:${digest}:`);
    expect((await actions(id)).at(-1)).toBe("export");
  });

  it("writes every name so that it cannot end the header", async () => {
    const id = await preserve('a"; evil="x\u0001 خبر\'().html', "named");
    const { headers } = await get(`/api/evidence-file?id=${id}`);
    expect(headers["content-disposition"]).toBe(
      "attachment; filename=\"a__ evil__x ______.html\"; filename*=UTF-8''" +
        "a%22%3B%20evil%3D%22x%20%D8%AE%D8%A8%D8%B1%27%28%29.html",
    );
  });

  it("previews pages as their source and drawings as pictures, never as themselves", async () => {
    const page = await get(`/api/evidence-preview?id=${await preserve("p.html", `${ACTIVE} `)}`);
    expect(page.headers["content-type"]).toBe("text/plain; charset=utf-8");
    expect(page.headers["x-mizan-preview"]).toBe("text");
    expect(page.payload).toContain("<script>");
    const drawing = await get(`/api/evidence-preview?id=${await preserve("d.svg", `${DRAWING} `)}`);
    expect(drawing.headers).toMatchObject({
      "content-type": "image/png",
      "content-security-policy": "sandbox; default-src 'none'",
    });
    expect(drawing.rawPayload.subarray(1, 4).toString()).toBe("PNG");
    const film = await get(`/api/evidence-preview?id=${await preserve("x.bin", Buffer.alloc(99))}`);
    expect([film.statusCode, film.headers["x-mizan-preview"]]).toEqual([200, "none"]);
  });

  it.skipIf(!existsSync(HOSTILE))("does the same with the collected hostile files", async () => {
    for (const name of ["active.html", "script.svg", "billion.xml", "xxe.xml", "bomb-200MB.zip"]) {
      const id = await preserve(name, readFileSync(join(HOSTILE, name)));
      const preview = await get(`/api/evidence-preview?id=${id}`);
      expect(preview.headers["content-type"], name).toMatch(
        /^(image\/png|text\/plain; charset=utf-8)$/,
      );
      expect(preview.payload, name).not.toContain("root:");
      const file = await get(`/api/evidence-file?id=${id}`);
      expect(file.headers["content-disposition"], name).toMatch(/^attachment;/);
      expect(file.headers["content-type"], name).toMatch(/^application\/(octet-stream|zip)$/);
    }
  });

  it("puts many looks at once on the log in few batches, and each only once", async () => {
    const ids: string[] = [];
    for (let i = 0; i < 6; i++) ids.push(await preserve(`n${i}.txt`, `number ${i}`));
    const before = (await bench.ports.log.head()) as { value: { checkpoint: { size: number } } };
    const urls = ids.flatMap((id) => Array(4).fill(`/api/evidence-preview?id=${id}`));
    const answers = await Promise.all(urls.map((url) => get(url)));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    const after = (await bench.ports.log.head()) as { value: { checkpoint: { size: number } } };
    expect(after.value.checkpoint.size - before.value.checkpoint.size).toBe(ids.length);
    for (const id of ids)
      expect((await actions(id)).filter((one) => one === "view")).toHaveLength(1);
    now = "2026-03-01T10:15:00.000Z";
    await get(`/api/evidence-preview?id=${ids[0]}`);
    expect((await actions(ids[0] ?? "")).filter((one) => one === "view")).toHaveLength(2);
  });

  it("shows nothing while somebody else writes for long, and nothing unlogged", async () => {
    const id = await preserve("busy.txt", "busy");
    let release = () => {};
    const held = bench.ports.workspace.exclusively(
      () =>
        new Promise<void>((resolve) => {
          release = resolve;
        }),
    );
    const answer = await get(`/api/evidence-preview?id=${id}`);
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({ issues: [{ code: "shell/workspace-busy" }] });
    release();
    await held;
    expect((await get(`/api/evidence-preview?id=${id}`)).statusCode).toBe(200);
    expect(await actions(id)).toEqual(["collect", "store", "view"]);
  });

  it("keeps the clearance: what is hidden and what does not exist look alike", async () => {
    const id = await preserve("secret.txt", "secret words", { marking: "TLP:RED" });
    const reader = await buildApp(bench.as("TLP:AMBER").ports, null);
    for (const path of ["evidence-file", "evidence-preview"]) {
      const [hidden, absent] = await Promise.all(
        [id, "item-0000000000000000"].map((one) =>
          reader.inject({ url: `/api/${path}?id=${one}`, headers: LOCAL }),
        ),
      );
      expect([hidden?.statusCode, absent?.statusCode]).toEqual([404, 404]);
      expect(hidden?.payload.replaceAll(id, "X")).toBe(
        absent?.payload.replaceAll("item-0000000000000000", "X"),
      );
    }
    await reader.close();
    expect(await actions(id)).toEqual(["collect", "store"]);
  });

  it("refuses foreign pages, altered bytes and ids that are none, and logs none of them", async () => {
    const id = await preserve("whole.txt", "whole words");
    for (const path of ["evidence-file", "evidence-preview"]) {
      const foreign = await get(`/api/${path}?id=${id}`, { "sec-fetch-site": "cross-site" });
      expect(foreign.json()).toMatchObject({ issues: [{ code: "shell/foreign-origin" }] });
      const none = await get(`/api/${path}?id=..%2F..%2Fmizan.json`);
      expect(none.statusCode).toBe(404);
      const twice = await get(`/api/${path}?id=${id}&id=${id}`);
      expect(twice.statusCode).toBe(404);
    }
    const digest = createHash("sha256").update("whole words").digest("hex");
    const stored = join(bench.folder, "evidence", digest.slice(0, 2), digest);
    chmodSync(stored, 0o644);
    writeFileSync(stored, "other words");
    const altered = await get(`/api/evidence-file?id=${id}`);
    expect(altered.statusCode).toBe(422);
    expect(altered.json()).toMatchObject({
      issues: [{ code: "workbench/evidence-bytes-altered" }],
    });
    expect(altered.payload).not.toContain("other words");
    expect((await get(`/api/evidence-preview?id=${id}`)).statusCode).toBe(422);
    expect(await actions(id)).toEqual(["collect", "store"]);
    const next = await preserve("next.txt", "next words");
    const person = await get(`/api/evidence-preview?id=${next}&by=a.b%40example.org`);
    expect(person.json()).toMatchObject({ issues: [{ code: "records/about-a-person" }] });
  });

  it("takes an uploaded file, and no path of the server", async () => {
    const sent = await app.inject({
      method: "POST",
      url: "/api/upload?name=..%2F..%2Fletter.txt",
      headers: { ...LOCAL, "content-type": "application/octet-stream" },
      payload: "an uploaded letter",
    });
    const post = (files: readonly string[]) =>
      app.inject({
        method: "POST",
        url: "/api/preserve",
        headers: LOCAL,
        payload: { ...ABOUT, files, name: "Letter of May.txt" },
      });
    const kept = (await post([sent.json().value.id])).json();
    expect(kept.value.items).toMatchObject([{ name: "Letter of May.txt", size: 18 }]);
    for (const path of ["/etc/hostname", "http://127.0.0.1:9/"])
      expect((await post([path])).json()).toMatchObject({
        issues: [{ code: "shell/upload-unknown" }],
      });
  });

  it("has no HEAD, which would put a look on the log that nobody had", async () => {
    const id = await preserve("head.txt", "head");
    const answer = await app.inject({
      method: "HEAD",
      url: `/api/evidence-file?id=${id}`,
      headers: LOCAL,
    });
    expect(answer.statusCode).toBe(404);
    expect(await actions(id)).toEqual(["collect", "store"]);
  });
});
