import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { scratch } from "../shell/ledger/scratch.ts";
import { smallWorkspace } from "../shell/verify/small-workspace.ts";
import { mizan } from "../support/mizan.ts";

const LAUNCHER = join(import.meta.dirname, "../../bin/mizan.mjs");
const closing: (() => void)[] = [];

afterAll(() => {
  for (const close of closing.splice(0)) close();
});

/** Starts a witness as a process of its own and gives its line for a policy. */
function startWitness(...words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child: ChildProcess = spawn(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", LAUNCHER, "witness", "serve", ...words],
      { stdio: ["ignore", "ignore", "pipe"] },
    );
    closing.push(() => child.kill());
    let said = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const line = /^(witness .*)\n/m.exec(said)?.[1];
      if (line !== undefined) resolve(line);
    });
    child.on("error", reject);
    child.on("close", () => reject(new Error(said)));
  });
}

/** Serves the log that `folder` names at the moment, as any web server would. */
async function serveFolder(folder: () => string): Promise<string> {
  const server: Server = createServer((request, response) => {
    const path = join(folder(), request.url ?? "");
    const isThere = existsSync(path);
    response.writeHead(isThere ? 200 : 404).end(isThere ? readFileSync(path) : undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe("one workspace in two places, each written by its own process", () => {
  it("gets the witness's signature once, and is proven by a monitor", async () => {
    const one = join(scratch(), "workspace");
    (await smallWorkspace(one)).close();
    const two = `${one}-two`;
    cpSync(one, two, { recursive: true });
    const { log } = JSON.parse(readFileSync(join(one, "mizan.json"), "utf8"));
    const line = await startWitness("--folder", scratch(), "--port", "0", "--follow", log.key);
    const [, name = ""] = line.split(" ");
    for (const folder of [one, two])
      writeFileSync(join(folder, "witnesses.policy"), `${line}\nquorum ${name}\n`);
    const note = (folder: string, text: string) =>
      mizan("annotate", "-w", folder, text, "--author", "Desk", "--place", "PK");
    const written = await Promise.all([note(one, "Said here."), note(two, "Said there.")]);
    expect(written.map(({ status }) => status)).toEqual([0, 0]);

    const first = await mizan("log", "cosign", "-w", one, "--json");
    expect([first.status, JSON.parse(first.out).asked[0].outcome]).toEqual([0, "cosigned"]);
    const second = await mizan("log", "cosign", "-w", two, "--json");
    expect(second.status).toBe(1);
    expect(JSON.parse(second.out)).toMatchObject({
      asked: [{ outcome: "refused", status: 422 }],
      policy: { met: false },
    });
    await note(one, "Said later.");
    await mizan("log", "cosign", "-w", one);
    expect(JSON.parse((await mizan("log", "cosign", "-w", two, "--json")).out)).toMatchObject({
      asked: [{ outcome: "refused", status: 409 }],
    });

    let shown = one;
    const address = await serveFolder(() => join(shown, "ledger"));
    const watch = ["monitor", address, "--key", log.key, "--folder", scratch(), "--once", "--json"];
    expect((await mizan(...watch)).status).toBe(0);
    shown = two;
    const alarm = await mizan(...watch);
    const { outcome, evidence } = JSON.parse(alarm.out);
    expect([alarm.status, outcome]).toEqual([1, "alarm"]);
    for (const file of evidence) expect(existsSync(file), file).toBe(true);
    expect(evidence.map((path: string) => path.split(/[\\/]/).at(-1))).toEqual(
      expect.arrayContaining(["known.note", "shown.note"]),
    );
  });
});
