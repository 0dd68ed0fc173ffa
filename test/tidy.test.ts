import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { describe, expect, it } from "vitest";
import { ALL_CODES } from "../src/shell/error-codes.ts";

const ROOT = join(import.meta.dirname, "..");

/** Who may import whom. The shell may import everything; it is the only part that touches the outside. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  ledger: ["kernel"],
  records: ["kernel", "ledger"],
  evidence: ["kernel", "ledger", "records"],
  linkage: ["kernel"],
  places: ["kernel"],
  events: ["kernel", "places"],
  picture: ["kernel", "places", "events"],
  chart: ["kernel", "places", "events", "picture"],
  workbench: [
    "kernel",
    "ledger",
    "records",
    "evidence",
    "linkage",
    "places",
    "events",
    "picture",
    "chart",
  ],
  shell: [
    "kernel",
    "ledger",
    "records",
    "evidence",
    "linkage",
    "places",
    "events",
    "picture",
    "chart",
    "workbench",
  ],
};
const PURE = [
  "kernel",
  "ledger",
  "records",
  "evidence",
  "linkage",
  "places",
  "events",
  "picture",
  "chart",
];
const LINES_MAX = 400;
/** Biome sets code to 100 columns; comments and what it cannot break may go this far. */
const COLUMNS_MAX = 120;
/** Tables of data in the form of modules; they are read as data, not as code. */
const DATA_MODULE = /\/table\/|\/[a-z-]+-table\.ts$/;

/** Columns without what stands in the longest text of the line: a sentence cannot be broken. */
function columnsOfCode(line: string): number {
  const texts = [...line.matchAll(/"[^"]*"|`[^`]*`|^\s*\/\(.*\/i|\/\/ => .*/g)].map(
    (match) => match[0].length,
  );
  return line.length - Math.max(0, ...texts);
}

interface SourceFile {
  readonly path: string;
  readonly part: string;
  readonly text: string;
  readonly lines: readonly string[];
}

const files = ["src", "web", "test", "bench", "scripts"].flatMap((folder) =>
  sources(join(ROOT, folder)),
);
const ours = files.filter((file) => file.path.startsWith("src/"));

function sources(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|tsx)$/.test(name) && statSync(join(folder, name)).isFile())
    .map((name) => {
      const path = relative(ROOT, join(folder, name)).split(sep).join("/");
      const text = readFileSync(join(folder, name), "utf8");
      return { path, part: path.split("/")[1] ?? "", text, lines: text.split("\n") };
    });
}

function imports(file: SourceFile): string[] {
  const found = file.text.matchAll(/(?:from\s+|import\s*\(\s*|import\s+)"([^"]+)"/g);
  return [...found].map((match) => match[1] ?? "");
}

function target(file: SourceFile, specifier: string): string {
  return relative(ROOT, join(ROOT, dirname(file.path), specifier))
    .split(sep)
    .join("/");
}

describe("the tree", () => {
  it("is really read: more than a handful of files in every part", () => {
    expect(files.length).toBeGreaterThan(60);
    for (const part of Object.keys(MAY_IMPORT)) {
      expect(ours.filter((file) => file.part === part).length, part).toBeGreaterThan(2);
    }
    expect(ours.flatMap(imports).length).toBeGreaterThan(100);
  });

  it("has no part that the table does not know", () => {
    const parts = new Set(ours.map((file) => file.part).filter((part) => !part.endsWith(".ts")));
    expect([...parts].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
  });

  it("lets each part import only those below it, and only through their doors", () => {
    const wrong: string[] = [];
    for (const file of files) {
      for (const specifier of imports(file).filter((name) => name.startsWith("."))) {
        const path = target(file, specifier);
        const [root, part, ...rest] = path.split("/");
        if (root !== "src" || part === undefined || rest.length === 0) continue;
        const home = file.path.startsWith("src/") ? file.part : file.path.split("/")[0];
        if (home === part || home === "test" || home === "bench" || home === "scripts") continue;
        const allowed = home === "web" ? [...PURE, "workbench"] : (MAY_IMPORT[home ?? ""] ?? []);
        if (!allowed.includes(part)) wrong.push(`${file.path} imports ${path}`);
        else if (rest.join("/") !== "index.ts")
          wrong.push(`${file.path} passes the door of ${part}: ${path}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("keeps clock, chance and the outside out of the pure parts", () => {
    const banned =
      /\b(Date\.now|new Date\(\)|Math\.random|performance\.now|process\.|(await|return|=) fetch\(|setTimeout)/;
    const wrong = ours
      .filter((file) => PURE.includes(file.part) || file.part === "workbench")
      .flatMap((file) =>
        file.lines.flatMap((line, index) =>
          banned.test(line) && !/^\s*(\*|\/\/)/.test(line)
            ? [`${file.path}:${index + 1} ${line.trim()}`]
            : [],
        ),
      );
    expect(wrong).toEqual([]);
  });

  it("keeps files and lines short", () => {
    const wrong = files
      .filter((file) => !DATA_MODULE.test(file.path))
      .flatMap((file) => [
        ...(file.lines.length > LINES_MAX + 1
          ? [`${file.path} has ${file.lines.length} lines`]
          : []),
        ...file.lines.flatMap((line, index) =>
          columnsOfCode(line) > COLUMNS_MAX
            ? [`${file.path}:${index + 1} has ${line.length} columns`]
            : [],
        ),
      ]);
    expect(wrong).toEqual([]);
  });

  it("names files by nouns of the trade", () => {
    const drawers = /(^|\/|-)(utils?|helpers?|manager|service|common|types|misc)(\.|-|\/)/;
    expect(files.map((file) => file.path).filter((path) => drawers.test(path))).toEqual([]);
  });

  it("has a comment on every export of the parts", () => {
    const wrong = ours
      .filter((file) => !file.path.endsWith("index.ts"))
      .flatMap((file) =>
        file.lines.flatMap((line, index) => {
          if (!/^export (async )?(function|const|interface|type|class)/.test(line)) return [];
          const before = file.lines[index - 1]?.trim() ?? "";
          return before.endsWith("*/") ? [] : [`${file.path}:${index + 1} ${line}`];
        }),
      );
    expect(wrong).toEqual([]);
  });

  it("gives every folder of a part one door with a module paragraph", () => {
    const doors = ours.filter((file) => file.path.endsWith("/index.ts"));
    expect(doors.length).toBeGreaterThanOrEqual(Object.keys(MAY_IMPORT).length);
    expect(doors.filter((door) => !door.text.includes("@module")).map((door) => door.path)).toEqual(
      [],
    );
    expect(doors.filter((door) => /export \*/.test(door.text)).map((door) => door.path)).toEqual(
      [],
    );
  });
});

describe("error codes", () => {
  const used = new Map<string, string>();
  for (const file of ours) {
    if (/(^|\/)[a-z-]*codes\.ts$/.test(file.path)) continue;
    const code = file.lines.filter((line) => !/^\s*\*/.test(line)).join("\n");
    for (const match of code.matchAll(/\bcode: "([a-z]+\/[a-z0-9-]+)"/g))
      used.set(match[1] ?? "", file.path);
  }

  it("are all declared with meaning and remedy", () => {
    expect(used.size).toBeGreaterThan(5);
    expect([...used].filter(([code]) => ALL_CODES[code] === undefined)).toEqual([]);
  });

  it("are all used somewhere", () => {
    const text = ours
      .filter((file) => !/codes\.ts$/.test(file.path))
      .map((file) => file.text)
      .join("\n");
    expect(
      Object.keys(ALL_CODES).filter(
        (code) =>
          !text.includes(`"${code}"`) &&
          !(code.startsWith("lake/") && text.includes(`"${code.slice("lake/".length)}"`)),
      ),
    ).toEqual([]);
  });
});
