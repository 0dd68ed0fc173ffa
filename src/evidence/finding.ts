/** What a check came to. "cannot-be-checked" is never a kind of pass. */
export type FindingStatus = "pass" | "warning" | "fail" | "cannot-be-checked";

/** The outcome of one check, in words that a reader who trusts nobody can follow. */
export interface Finding {
  /** Name of the check, `part/what-is-checked`. */
  readonly check: string;
  readonly status: FindingStatus;
  /** The file, record or certificate that was looked at. */
  readonly subject: string;
  /** What was found, or why it cannot be checked, in a sentence. */
  readonly detail: string;
}

const ORDER: readonly FindingStatus[] = ["pass", "warning", "cannot-be-checked", "fail"];

/**
 * The word for all findings together: the worst of them. Nothing checked cannot count as a pass.
 *
 * @example
 * overallStatus([{ status: "pass" }, { status: "cannot-be-checked" }, { status: "warning" }])
 * // => "cannot-be-checked"
 */
export function overallStatus(findings: readonly Pick<Finding, "status">[]): FindingStatus {
  if (findings.length === 0) return "cannot-be-checked";
  const worst = Math.max(...findings.map((finding) => ORDER.indexOf(finding.status)));
  return ORDER[worst] ?? "fail";
}
