import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..", "src");

interface Example {
  readonly file: string;
  readonly name: string;
  readonly code: string;
  readonly result: string;
}

/** The examples in the comments: an expression over the file's exports, then `// => result`. */
function examples(): Example[] {
  const found: Example[] = [];
  for (const name of readdirSync(ROOT, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".ts")) continue;
    const text = readFileSync(join(ROOT, name), "utf8");
    for (const [, comment = "", follows = ""] of text.matchAll(/\/\*\*([\s\S]*?)\*\/\n(.*)/g)) {
      const [, body] = comment.split("@example");
      if (body === undefined) continue;
      const code = body.replaceAll(/^\s*\* ?/gm, "").trim();
      const at = code.lastIndexOf("// =>");
      found.push({
        file: join(ROOT, name),
        name: `${name}: ${follows.replace(/^export (async )?function (\w+).*/, "$2")}`,
        code: code.slice(0, at).trim().replace(/;$/, ""),
        result: code
          .slice(at + 5)
          .replaceAll(/\n\s*\/\//g, " ")
          .trim(),
      });
    }
  }
  return found;
}

describe("examples in the comments", () => {
  const all = examples();

  it("are found", () => expect(all.length).toBeGreaterThan(3));

  it.each(all)("$name", async ({ file, code, result }) => {
    const module = (await import(file)) as Record<string, unknown>;
    const run = (text: string) =>
      new Function(
        ...Object.keys(module),
        text.includes("const ")
          ? `${text.replace(/\n(?!.*const )(?=[^ ])/, "\nreturn ")}`
          : `return (${text}\n)`,
      )(...Object.values(module));
    expect(await run(code)).toEqual(run(result));
  });
});
