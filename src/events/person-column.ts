/** Why a column of a source is not kept. */
export interface PersonColumn {
  readonly column: string;
  readonly reason: string;
}

const words = (list: string) => list.split(" ").join("|");

const ATTACKERS = words(
  "attacker perpetrator bomber suspect accused assailant shooter martyr fighter militant terrorist " +
    "arrestee detainee",
);
const VICTIMS = words("victim casualty deceased hostage kidnapped injured killed witness survivor");
const OFFICES = words(
  "claimant spokesman spokeswoman spokesperson leader commander author reporter journalist coder " +
    "contact informant",
);
const TRAITS = words(
  "name alias kunya age sex gender religion caste ethnicity education occupation address nationality " +
    "birth photo id dob marital family",
);

/** Forms of column names that hold something about a person, and what. */
const PERSONS: readonly (readonly [RegExp, string])[] = [
  [RegExp(`\\b(${ATTACKERS})s? (${TRAITS})`), "describes an attacker or suspect"],
  [RegExp(`\\b(${VICTIMS})s? (${TRAITS})`), "describes a victim or witness"],
  [RegExp(`\\bnames? of (the )?(${ATTACKERS}|${VICTIMS}|${OFFICES}|person)`), "names a person"],
  [RegExp(`\\b(${OFFICES}) ?names?\\b`), "names a person"],
  [
    /^(first|last|family|given|full|father|person) ?names?$|^surname$|\bperson names?\b/,
    "names a person",
  ],
  [
    /\b(phone|mobile|cell|msisdn|imei|imsi|whatsapp|telegram|twitter|facebook|instagram)\b/,
    "holds a number or account of a person",
  ],
  [
    /\be ?mail\b|\b(cnic|nic|passport|national id|ssn|iban|bank account)\b/,
    "holds an identifier of a person",
  ],
  [
    /\b(date of birth|birth ?date|birthday|dob|home address|fingerprint|face id)\b/,
    "describes a person",
  ],
  [RegExp(`^(${ATTACKERS}|${VICTIMS})s? (list|details?|bio)$`), "lists persons"],
];

/** Columns that look like those of persons and are not: counts, organisations, places. */
const NOT_PERSONS = RegExp(
  [
    /^(n|num|number|count|total|no)\b/.source,
    /\b(count|killed|wounded|group|organi[sz]ation|org|class|type|category)$/.source,
    /^(gname|gsubname)\d?$/.source,
  ].join("|"),
);

/**
 * Why a column is about persons, or `null` when its name does not say so. Such columns are dropped on import and
 * their cells counted, whatever they hold.
 *
 * Assumes: the name of a column says what it holds. Free text (`notes`, `summary`) is not searched for names.
 *
 * @example
 * personColumn("Attacker_Name")
 * // => "describes an attacker or suspect"
 */
export function personColumn(column: string): string | null {
  const name = column
    .normalize("NFKC")
    .replace(/([a-z])([A-Z])/gu, "$1 $2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, " ")
    .replace(/\s*\d+$/u, "")
    .trim();
  if (NOT_PERSONS.test(name)) return null;
  return PERSONS.find(([form]) => form.test(name))?.[1] ?? null;
}

/** The columns of a header that are about persons, each with the reason. */
export function personColumns(header: readonly string[]): readonly PersonColumn[] {
  return header.flatMap((column) => {
    const reason = personColumn(column);
    return reason === null ? [] : [{ column, reason }];
  });
}
