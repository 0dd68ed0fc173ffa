import type { CodeEntry } from "../kernel/index.ts";
import { domainCodes } from "../workbench/index.ts";
import { SHELL_CODES } from "./codes.ts";
import { LAKE_CODES } from "./lake/index.ts";

/** Every error code of the program with its meaning and remedy. */
export const ALL_CODES: Readonly<Record<string, CodeEntry>> = {
  ...(await domainCodes()),
  ...SHELL_CODES,
  ...LAKE_CODES,
};

/** Whether a code says that the outside failed (exit status 3), not the input (1). */
export function isOutsideCode(code: string): boolean {
  return ALL_CODES[code]?.outside === true;
}
