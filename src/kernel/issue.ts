/**
 * One thing that is wrong, said so that the reader can mend it.
 *
 * `line` counts physical lines of the input file from 1; `column` and `field` name the place in it.
 */
export interface Issue {
  readonly code: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly field?: string;
  readonly expected?: string;
  readonly found?: string;
  readonly remedy?: string;
}

/** What a code means to the reader, for the reference page of errors. */
export interface CodeEntry {
  readonly meaning: string;
  readonly remedy: string;
  /** `outside` codes end the command with exit status 3, all others with 1. */
  readonly outside?: true;
}

/** A part's table of codes, each `part/what-is-wrong`. Retired codes are never used again. */
export type CodeTable = Readonly<Record<`${string}/${string}`, CodeEntry>>;

/**
 * An issue in one line of text, for terminals and logs.
 *
 * @example
 * describeIssue({ code: "events/latitude-out-of-range", message: "Latitude 200 is not on Earth.",
 *   file: "a.csv", line: 7, field: "latitude", expected: "-90 to 90" })
 * // => "a.csv, line 7, field latitude: Latitude 200 is not on Earth. Expected -90 to 90. [events/latitude-out-of-range]"
 */
export function describeIssue(issue: Issue): string {
  const place = [
    issue.file,
    issue.line === undefined ? undefined : `line ${issue.line}`,
    issue.column === undefined ? undefined : `column ${issue.column}`,
    issue.field === undefined ? undefined : `field ${issue.field}`,
  ].filter((part) => part !== undefined);
  return [
    place.length > 0 ? `${place.join(", ")}:` : undefined,
    issue.message,
    issue.expected === undefined ? undefined : `Expected ${issue.expected}.`,
    issue.found === undefined ? undefined : `Found ${issue.found}.`,
    issue.remedy,
    `[${issue.code}]`,
  ]
    .filter((part) => part !== undefined)
    .join(" ");
}
