import type { CodeEntry, CodeTable } from "../kernel/index.ts";

/** What the use cases refuse. */
export const WORKBENCH_CODES = {} as const satisfies CodeTable;

/** The codes of all domains and of the use cases. */
export const EVERY_DOMAIN_CODE: Readonly<Record<string, CodeEntry>> = { ...WORKBENCH_CODES };
