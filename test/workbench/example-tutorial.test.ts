import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const root = mkdtempSync(join(tmpdir(), "mizan-tutorial-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The commands of the tutorial that need neither a network nor a file that is not in the repository. */
const commands = readFileSync(join(ROOT, "docs/start.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("    ./bin/mizan "))
  .map((line) => line.trim())
  .filter((line) => !/GEDEvent| fetch /.test(line));

it("has a tutorial with commands", () => expect(commands.length).toBeGreaterThan(8));

it.each(commands)("runs as the tutorial says: %s", (line) => {
  const placed = line.replace("-w workspace", `-w '${join(root, "ws")}'`);
  const printed = execFileSync("sh", ["-c", placed], { cwd: ROOT, encoding: "utf8" });
  expect(printed.trim().split("\n").length).toBeGreaterThan(0);
  if (line.includes(" search ")) expect(printed).not.toContain("Nothing found");
  if (line.includes(" rejected ")) expect(printed).toContain("line 13");
  if (line.includes(" disagreement "))
    for (const killed of ["852", "1,177", "1,081", "2,546", "924"])
      expect(printed).toContain(killed);
  if (line.includes("jaffar"))
    for (const killed of ["21 or more", "25 or more", "31 killed"])
      expect(printed).toContain(killed);
});
