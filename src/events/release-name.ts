import type { InputFacts } from "./format.ts";

/**
 * The name of a release whose source numbers none: what the user said, else a date or number in the
 * name of the file, else the digest of its bytes, which is never the same for two files.
 */
export function releaseName(input: InputFacts, inFileName?: RegExp): string {
  if (input.chosen.release) return input.chosen.release;
  const found = inFileName?.exec(input.fileName)?.slice(1).filter(Boolean).join("-");
  return found ? found.toLowerCase().replace(/[^a-z0-9._-]+/gu, "-") : `file-${input.digest}`;
}

/** The dataset's name: what the user said, else the one of the format. */
export function datasetName(input: InputFacts, usual: string): string {
  return input.chosen.dataset ?? usual;
}
