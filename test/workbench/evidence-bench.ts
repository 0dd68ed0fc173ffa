import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Issue, Marking, Result } from "../../src/kernel/index.ts";
import { realPorts } from "../../src/shell/ports.ts";
import { CATALOGUE, type Ports } from "../../src/workbench/index.ts";

const SILENT = { start: () => ({ update: () => {}, finish: () => {} }) };

/** A workspace of its own, with the commands run as they are. */
export interface Bench {
  readonly folder: string;
  readonly ports: Ports;
  /** The same workspace as somebody with another clearance sees it. */
  as(clearance: Marking): Bench;
  /** Writes a file outside the workspace; gives its path. */
  file(name: string, content: string | Uint8Array): string;
  run(name: string, input: Readonly<Record<string, unknown>>): Promise<Result<never>>;
  /** The answer of a command that must not refuse. */
  answer<T>(name: string, input: Readonly<Record<string, unknown>>): Promise<T>;
  /** The issues of a command that must refuse. */
  issues(name: string, input: Readonly<Record<string, unknown>>): Promise<readonly Issue[]>;
  close(): void;
}

/** Makes an empty workspace in a temporary folder. */
export async function openBench(change: Partial<Ports> = {}): Promise<Bench> {
  const outside = mkdtempSync(join(tmpdir(), "mizan-evidence-"));
  const folder = join(outside, "workspace");
  const bench = benchOver(outside, folder, "TLP:RED", change);
  await bench.ports.workspace.create("Test");
  return bench;
}

function benchOver(
  outside: string,
  folder: string,
  clearance: Marking,
  change: Partial<Ports>,
): Bench {
  const real = realPorts(folder, SILENT, clearance);
  const ports: Ports = { ...real, ...change };
  const others: Bench[] = [];
  const bench: Bench = {
    folder,
    ports,
    as: (other) => {
      const opened = benchOver(outside, folder, other, change);
      others.push(opened);
      return opened;
    },
    file: (name, content) => {
      const path = join(outside, name);
      writeFileSync(path, content);
      return path;
    },
    run: async (name, input) => {
      const declared = CATALOGUE.find((one) => one.name === name);
      if (declared === undefined) throw new Error(`no command ${name}`);
      return (await declared.run(ports, declared.input.parse(input))) as Result<never>;
    },
    answer: async (name, input) => {
      const result = await bench.run(name, input);
      if (!result.ok) throw new Error(JSON.stringify(result.issues));
      return result.value;
    },
    issues: async (name, input) => {
      const result = await bench.run(name, input);
      if (result.ok) throw new Error(`${name} was not refused`);
      return result.issues;
    },
    close: () => {
      for (const other of others) other.ports.close();
      real.close();
      if (clearance === "TLP:RED") rmSync(outside, { recursive: true, force: true });
    },
  };
  return bench;
}
