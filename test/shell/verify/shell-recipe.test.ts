import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { formatVerifierKey, readBundle, toHex } from "../../../src/ledger/index.ts";
import { folderSource, NODE_CRYPTO } from "../../../src/shell/ledger/index.ts";
import { scratch } from "../ledger/scratch.ts";
import { good } from "../ledger/workbench-log.ts";
import { aboutLog, smallWorkspace } from "./small-workspace.ts";

const GUIDE = join(import.meta.dirname, "../../../docs/guides/verify-a-log.md");
const TOOLS = ["sh", "od", "sha256sum", "xxd", "base64", "openssl"];

/** The tools of the guide, where this machine has all of them and OpenSSL signs as it is used there. */
function hasTools(): boolean {
  const found = TOOLS.every((tool) => spawnSync("which", [tool]).status === 0);
  return found && /^OpenSSL [3-9]/.test(execFileSync("openssl", ["version"], { encoding: "utf8" }));
}

describe.skipIf(!hasTools())("the guide's way without this program", () => {
  const folder = join(scratch(), "workspace");
  const log = join(folder, "ledger");
  let key = "";

  beforeAll(async () => {
    const ports = await smallWorkspace(folder);
    key = formatVerifierKey((await aboutLog(ports)).key);
    ports.close();
  });

  /** Runs the commands of the guide, joined as they stand there. */
  function followGuide(): string {
    const guide = readFileSync(GUIDE, "utf8");
    const script = [...guide.matchAll(/```sh\n([\s\S]*?)```/g)]
      .map(([, block]) => block)
      .join("\n");
    const run = spawnSync("sh", ["-eu", "-c", script], {
      env: { ...process.env, LOG: log, KEY: key },
      encoding: "utf8",
    });
    return run.stdout + run.stderr;
  }

  it("computes the same leaf hash and root, and finds both signatures good", async () => {
    const bundle = good(await readBundle(folderSource(log), 0, 9));
    const leaf = toHex(NODE_CRYPTO.tree.leaf(bundle[0] ?? new Uint8Array(0)));
    const said = followGuide();
    expect(said).toContain(`leaf hash of entry 0: ${leaf}`);
    expect(said).toContain("the entries lead to the signed root");
    expect(said).toContain("state: Signature Verified Successfully");
    expect(said).toContain("entry 0: Signature Verified Successfully");
  });

  it("finds one changed letter in an entry", () => {
    const path = join(log, "tile/entries/000.p/9");
    const bytes = readFileSync(path);
    const at = bytes.indexOf('"payload":"') + 40;
    bytes[at] = bytes[at] === 65 ? 66 : 65;
    writeFileSync(path, bytes);
    const said = followGuide();
    expect(said).toContain("the entries do NOT lead to the signed root");
    expect(said).toContain("state: Signature Verified Successfully");
    expect(said).toContain("entry 0: Signature Verification Failure");
  });
});
