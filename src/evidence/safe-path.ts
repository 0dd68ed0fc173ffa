import type { Issue } from "../kernel/index.ts";

const PATH_BYTES = 4096;
const NAME_BYTES = 255;
const ENCODER = new TextEncoder();

/**
 * Why a path of a package is not safe to open on every system, or `null` when it is: a path must be relative,
 * stay inside, and mean the same file everywhere.
 *
 * @example
 * ["data/a.txt", "../a", "/tmp/a", "~/a", "C:\\a", "data//a"].map(pathFault)
 * // => [null, "leads out of the package", "is absolute", "begins with ~", "holds a backslash",
 * //     "has an empty part"]
 */
export function pathFault(path: string): string | null {
  if (path === "") return "is empty";
  if (path.startsWith("/")) return "is absolute";
  if (path.startsWith("~")) return "begins with ~";
  if (path.includes("\\")) return "holds a backslash";
  if (/^[A-Za-z]:/.test(path)) return "names a drive";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  if (/[\u0000-\u001f\u007f-\u009f]/.test(path)) return "holds a control character";
  if (/[\u202a-\u202e\u2066-\u2069]/.test(path)) return "holds a mark that turns text around";
  if (!path.isWellFormed()) return "is not well-formed Unicode";
  const parts = path.split("/");
  if (parts.includes("..")) return "leads out of the package";
  if (parts.includes(".")) return "has a part that is a single dot";
  if (parts.includes("")) return "has an empty part";
  const longest = Math.max(...parts.map((part) => ENCODER.encode(part).length));
  if (longest > NAME_BYTES || ENCODER.encode(path).length > PATH_BYTES) return "is too long";
  return null;
}

/** The refusal for a path that is not safe. */
export function unsafePath(path: string, fault: string, file?: string): Issue {
  return {
    code: "evidence/path-unsafe",
    message: `A path of the package ${fault}.`,
    file: file ?? JSON.stringify(path),
    ...(file === undefined ? {} : { found: JSON.stringify(path) }),
    remedy: "Do not unpack it. Ask its sender for a package whose paths stay inside it.",
  };
}

/** The form in which systems that ignore case or spellings of accents would compare a path. */
export function foldedPath(path: string): string {
  return path.normalize("NFC").toLowerCase().normalize("NFC");
}

/**
 * Groups of different paths that some systems take for the same file, because only case or the spelling of
 * accented letters differs, each in the order given.
 *
 * @example
 * pathCollisions(["a.txt", "b.txt", "A.txt"])
 * // => [["a.txt", "A.txt"]]
 */
export function pathCollisions(paths: Iterable<string>): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const path of new Set(paths)) {
    const folded = foldedPath(path);
    const group = groups.get(folded);
    if (group === undefined) groups.set(folded, [path]);
    else group.push(path);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** Paths that are both a file and a folder of other files, which no disk can hold. */
export function fileAndFolder(paths: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1))
      folders.add(path.slice(0, at));
  }
  return paths.filter((path) => folders.has(path));
}
