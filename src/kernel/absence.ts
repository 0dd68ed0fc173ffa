/** Why a value is missing. A gap always carries one of these. */
export const ABSENCE_REASONS = {
  "not-reported": "The source has no figure here.",
  "not-applicable": "The question does not arise for this row.",
  "not-comparable": "The sources count different things, so no joint figure exists.",
  "not-matched": "The value could not be matched to our tables.",
  "not-covered": "The source does not cover this place or period.",
  "no-population": "No population is known for this place and year.",
  suppressed: "Withheld, because the cell is so small that people could be singled out.",
} as const;

/** A reason why a value is missing. */
export type AbsenceReason = keyof typeof ABSENCE_REASONS;
