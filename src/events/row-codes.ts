import type { CodeTable } from "../kernel/index.ts";

const REPAIR =
  "Correct the row at the source and import the file again; the row is kept as rejected.";

/** Why a row of a table is not used, or a file has no name for its release. */
export const ROW_CODES = {
  "events/id-missing": { meaning: "The row has no id.", remedy: REPAIR },
  "events/id-repeated": {
    meaning: "An earlier row of the file has the same id.",
    remedy: "Find out which row is meant; the first one was used.",
  },
  "events/date-missing": { meaning: "The row has no first day.", remedy: REPAIR },
  "events/date-not-real": { meaning: "A date is not a day of the calendar.", remedy: REPAIR },
  "events/dates-not-ordered": { meaning: "The last day is before the first.", remedy: REPAIR },
  "events/number-not-read": { meaning: "A number is not one.", remedy: REPAIR },
  "events/count-not-whole": {
    meaning: "A count of people or events is negative, has a fraction, or is no number.",
    remedy: REPAIR,
  },
  "events/latitude-out-of-range": { meaning: "The latitude is not on Earth.", remedy: REPAIR },
  "events/longitude-out-of-range": { meaning: "The longitude is not on Earth.", remedy: REPAIR },
  "events/point-incomplete": {
    meaning: "One coordinate is given without the other.",
    remedy: REPAIR,
  },
  "events/toll-not-ordered": {
    meaning:
      "The figures of a toll are not in order: the lowest is above the best, or the best above the highest.",
    remedy: REPAIR,
  },
  "events/code-not-known": { meaning: "A code is not in the source's codebook.", remedy: REPAIR },
  "events/field-empty": {
    meaning: "A field that the source always fills is empty.",
    remedy: REPAIR,
  },
  "events/release-not-known": {
    meaning: "The file does not say which release of its dataset it is.",
    remedy: "Name the release with --release.",
  },
} as const satisfies CodeTable;
