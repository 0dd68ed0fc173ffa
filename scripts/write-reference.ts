/**
 * Writes the reference pages from the declarations: commands, error codes, the columns of an observation.
 * `npm run docs` writes them; the tests fail when they are out of date.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { referencePages } from "../src/shell/reference/index.ts";

for (const { path, text } of referencePages()) {
  writeFileSync(join(import.meta.dirname, "..", path), text);
  console.log(path);
}
