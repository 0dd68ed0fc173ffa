import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { ALL_COMMANDS } from "../src/shell/commands.ts";
import { referencePages } from "../src/shell/reference/index.ts";

const ROOT = join(import.meta.dirname, "..");

const pages = [
  ...readdirSync(ROOT).filter((name) => name.endsWith(".md")),
  ...readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
].map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));

describe("the documentation", () => {
  it("is found", () => {
    const names = pages.map((page) => page.path);
    for (const needed of [
      "README.md",
      "ARCHITECTURE.md",
      "STYLE.md",
      "CONTRIBUTING.md",
      "SECURITY.md",
      "CHANGELOG.md",
    ]) {
      expect(names).toContain(needed);
    }
  });

  it.each(referencePages())(
    "$path says what the code declares (mend with 'npm run docs')",
    ({ path, text }) => {
      expect(readFileSync(join(ROOT, path), "utf8")).toBe(text);
    },
  );

  it("has no broken link between its pages, and no missing picture", () => {
    const broken = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)]
        .map((match) => match[1] ?? "")
        .filter((link) => !existsSync(join(ROOT, dirname(path), link)))
        .map((link) => `${path}: ${link}`),
    );
    expect(broken).toEqual([]);
  });

  it("names only commands that exist", () => {
    const known = new Set(ALL_COMMANDS.map((command) => command.name.split(" ")[0]));
    const named = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/(?:\.\/bin\/mizan|`mizan|^mizan|\$ mizan) ([a-z][a-z-]+)/gm)].map(
        (match) => ({ path, name: match[1] ?? "" }),
      ),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(({ name }) => !known.has(name))).toEqual([]);
  });

  it("keeps the README under 90 lines", () => {
    const readme = pages.find((page) => page.path === "README.md");
    expect(readme?.text.split("\n").length).toBeLessThan(90);
  });

  it("has a line for every dependency in docs/design/dependencies.md", () => {
    const about = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    const text = readFileSync(join(ROOT, "docs/design/dependencies.md"), "utf8");
    const all = Object.keys({
      ...about.dependencies,
      ...about.devDependencies,
      ...about.optionalDependencies,
    });
    expect(all.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });
});
