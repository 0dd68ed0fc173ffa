import { MAPPING_CODES } from "./mapping-codes.ts";
import { ROW_CODES } from "./row-codes.ts";

/** What reading files of events can refuse. */
export const EVENTS_CODES = { ...ROW_CODES, ...MAPPING_CODES } as const;
