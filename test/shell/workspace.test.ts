import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  checkWorkspace,
  openWorkspace,
  writeFileAtomically,
} from "../../src/shell/workspace/index.ts";

const LOCK = join(import.meta.dirname, "../../src/shell/workspace/writer-lock.ts");
const fresh = () => mkdtempSync(join(tmpdir(), "mizan-workspace-"));

describe("a workspace folder", () => {
  it("is made in an empty folder and opens again", async () => {
    const workspace = openWorkspace(join(fresh(), "new"));
    await workspace.create("Test");
    await checkWorkspace(workspace);
    expect(JSON.parse((await workspace.read("mizan.json")) ?? "")).toMatchObject({
      name: "Test",
      format: 2,
    });
  });

  it("is not made over other things", async () => {
    const folder = fresh();
    writeFileSync(join(folder, "thesis.docx"), "mine");
    await expect(openWorkspace(folder).create("Test")).rejects.toThrow(/holds other things/);
    expect(readdirSync(folder)).toEqual(["thesis.docx"]);
  });

  it("is refused when it comes from a later version", async () => {
    const folder = fresh();
    writeFileSync(join(folder, "mizan.json"), JSON.stringify({ format: 99 }));
    await expect(checkWorkspace(openWorkspace(folder))).rejects.toThrow(/format 99/);
  });

  it("never lets a name lead out of the folder", () => {
    expect(() => openWorkspace(fresh()).read("../secret")).toThrow(/stays inside/);
  });
});

describe("writing a document", () => {
  it("leaves the old text and nothing else when it fails", async () => {
    const folder = fresh();
    const path = join(folder, "note.json");
    await writeFileAtomically(path, "old");
    const broken = Object.defineProperty(new Uint8Array(4), "byteLength", {
      get: () => {
        throw new Error("the source broke");
      },
    });
    await expect(writeFileAtomically(path, broken)).rejects.toThrow();
    expect(readFileSync(path, "utf8")).toBe("old");
    expect(readdirSync(folder)).toEqual(["note.json"]);
  });
});

describe("the writer's lock", () => {
  it("names the holder to a second writer, and is free when the holder is killed", async () => {
    const folder = fresh();
    const holder = spawn(
      process.execPath,
      [
        "--input-type=module",
        "-e",
        `const { withWriterLock } = await import(${JSON.stringify(LOCK)});
         await withWriterLock(${JSON.stringify(folder)}, () => {
           console.log("held");
           return new Promise((resolve) => setTimeout(resolve, 60000));
         });`,
      ],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    await once(holder.stdout, "data");
    const workspace = openWorkspace(folder);
    await expect(workspace.exclusively(async () => 1)).rejects.toThrow(
      new RegExp(`process ${holder.pid}`),
    );
    holder.kill("SIGKILL");
    await once(holder, "exit");
    await expect(workspace.exclusively(async () => 2)).resolves.toBe(2);
  });

  it("is given back when the task throws", async () => {
    const workspace = openWorkspace(fresh());
    await expect(
      workspace.exclusively(async () => {
        throw new Error("mid-way");
      }),
    ).rejects.toThrow("mid-way");
    await expect(workspace.exclusively(async () => "free")).resolves.toBe("free");
  });
});
