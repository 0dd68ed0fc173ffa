import { z } from "zod";

/** One line of text. */
export function sentence(description: string) {
  return z
    .string()
    .trim()
    .min(1, "It may not be empty")
    .max(400, "At most 400 characters")
    .regex(/^[^\n\r]*$/, "One line")
    .describe(description);
}

/** Text of some length. */
export function paragraph(description: string) {
  return z.string().trim().min(1, "It may not be empty").max(8_000).describe(description);
}

/** A list of short texts. */
export function words(description: string) {
  return z.array(z.string().trim().min(1).max(400)).max(500).describe(description);
}

/** A day, month or year, as precise as is known. */
export function day(description: string) {
  return z
    .string()
    .regex(
      /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
      "A date such as 2024-08-26, 2024-08 or 2024",
    )
    .describe(description);
}

/** An address on the web. */
export function address(description: string) {
  return z
    .string()
    .max(2_000)
    .regex(/^https?:\/\/[^\s]+$/, "An address that begins with http:// or https://")
    .describe(description);
}

/** The id of a record of another kind. */
export function reference(kind: string, description: string) {
  return z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/, `The id of a ${kind}`)
    .describe(`${description}: id of a ${kind}`);
}
