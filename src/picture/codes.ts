import type { CodeTable } from "../kernel/index.ts";

/** Codes of refusals of the picture. */
export const PICTURE_CODES: CodeTable = {
  "picture/columns-not-readable": {
    meaning: "The binary of event columns is cut short, damaged or of another version.",
    remedy: "Fetch the columns again; if they come from the cache folder, delete it.",
  },
};
