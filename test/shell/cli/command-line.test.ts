import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ALL_COMMANDS } from "../../../src/shell/commands.ts";
import { freshFolder, mizan } from "../../support/mizan.ts";

describe("the command line", () => {
  it("lists every command in its help", async () => {
    const run = await mizan("--help");
    expect(run.status).toBe(0);
    for (const command of ALL_COMMANDS) expect(run.out).toContain(`  ${command.name}`);
  });

  it.each(ALL_COMMANDS.map((command) => command.name))(
    "explains %s with each of its inputs",
    async (name) => {
      const run = await mizan(name, "--help");
      expect(run.status).toBe(0);
      expect(run.out).toContain("--json");
      expect(run.out).not.toContain("undefined");
    },
  );

  it("ends with status 2 on a word it does not know, and says what is near", async () => {
    const run = await mizan("pictur");
    expect(run.status).toBe(2);
    expect(run.err).toContain("picture");
  });

  it("ends with status 2 on an option it does not know, as JSON when asked", async () => {
    const run = await mizan("init", "--colour", "--json");
    expect(run.status).toBe(2);
    expect(JSON.parse(run.out)).toMatchObject({ ok: false, issues: [{ code: "shell/usage" }] });
  });

  it("ends with status 1 where there is no workspace, and says how to make one", async () => {
    const run = await mizan("datasets", "-w", freshFolder());
    expect(run.status).toBe(1);
    expect(run.err).toContain("shell/no-workspace");
    expect(run.err).toContain("mizan example");
  });

  it("makes a workspace, once", async () => {
    const folder = join(freshFolder(), "ws");
    const first = await mizan("init", "-w", folder, "Border provinces", "--json");
    expect(JSON.parse(first.out)).toEqual({ folder, name: "Border provinces", made: true });
    const second = await mizan("init", "-w", folder, "--json");
    expect(JSON.parse(second.out)).toMatchObject({ made: false });
  });
});
