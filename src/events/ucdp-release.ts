/** A release of UCDP event data. */
export interface UcdpRelease {
  /** `25.1` for yearly releases, `26.0.3` for candidate files. */
  readonly version: string;
  readonly candidate: boolean;
}

const PATTERNS: readonly RegExp[] = [
  // GEDEvent_v26_0_3.csv, GEDEvent_v25_01_25_12.csv, ged_pakistan_v22_1.csv
  /v(\d{2})[._](\d{1,2})(?:[._](\d{1,2}))?(?:[._](\d{1,2}))?(?!\d)/i,
  // ged251-csv.zip
  /^ged(\d{2})(\d)(?!\d)/i,
];

/**
 * The release of a UCDP file: as the user named it, else from the first file name that tells.
 *
 * Yearly releases are numbered year.1; candidate files have a third number, or 0 in the second place.
 *
 * @example
 * ucdpRelease(undefined, ["GEDEvent_v25_1.csv"])
 * // => { "version": "25.1", "candidate": false }
 */
export function ucdpRelease(
  chosen: string | undefined,
  names: readonly string[],
): UcdpRelease | null {
  if (chosen !== undefined) {
    return /^\d{2}(\.\d{1,2}){1,3}$/.test(chosen) ? release(chosen.split(".")) : null;
  }
  for (const name of names) {
    for (const pattern of PATTERNS) {
      const parts = pattern
        .exec(name)
        ?.slice(1)
        .filter((part) => part !== undefined);
      if (parts) return release(parts);
    }
  }
  return null;
}

function release(parts: readonly string[]): UcdpRelease {
  const candidate = parts.length > 2 || Number(parts[1]) === 0;
  return { version: parts.map((part) => String(Number(part))).join("."), candidate };
}
