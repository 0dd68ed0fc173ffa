import { z } from "zod";

/** How large a unit is. */
export const PLACE_LEVELS = ["state", "first-level", "district"] as const;

/** A place that a name may stand for. */
export const PLACE_CANDIDATE = z.object({
  code: z.string(),
  level: z.enum(PLACE_LEVELS),
  name: z.string(),
  nameUr: z.string().nullable(),
  /** The unit above, by name. */
  within: z.string().nullable(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  /** Under today's boundaries. */
  now: z.string(),
  confidence: z.number(),
  how: z.enum(["name", "former-name", "alias", "near-miss"]),
  /** Whether an import would take the match. */
  sure: z.boolean(),
  note: z.string(),
});
