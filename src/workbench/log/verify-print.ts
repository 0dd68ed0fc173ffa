import { describeIssue } from "../../kernel/index.ts";
import type { Problem } from "./schema.ts";
import type { Verdict } from "./verify-schema.ts";

/** What a verification found, in lines: the problems first, then what was checked. */
export function printVerdict(verdict: Verdict): string {
  const { checked, size, origin, notChecked, leftovers, quick } = verdict;
  const counts = [
    `${checked.entries} entries, ${checked.signatures} signatures`,
    `${checked.bodies} contents of ${checked.records} records, ${checked.erased} erased`,
    ...(quick
      ? []
      : [
          `${checked.releases} releases with ${checked.releaseFiles} files`,
          `${checked.evidence} preserved files`,
          `index of records: ${checked.projection}`,
        ]),
  ];
  return [
    ...printProblems(verdict),
    `Checked in ${origin} at ${size} entries: ${counts.join("; ")}.`,
    ...notChecked.map(({ what, why }) => `Not checked: ${what}. ${why}`),
    ...leftoverLine(leftovers),
    verdict.good ? "Everything fits." : `${verdict.total} discrepancies.`,
  ].join("\n");
}

/** What the verification of a folder found. */
export function printLogVerdict(verdict: {
  readonly good: boolean;
  readonly origin: string;
  readonly size: number;
  readonly signatures: number;
  readonly problems: readonly Problem[];
  readonly total: number;
  readonly leftovers: readonly string[];
}): string {
  const { good, origin, size, signatures, leftovers, total } = verdict;
  return [
    ...printProblems(verdict),
    `${origin}: ${size} entries, ${signatures} signatures of authors.`,
    ...leftoverLine(leftovers),
    good ? "Everything fits." : `${total} discrepancies.`,
  ].join("\n");
}

function printProblems({
  problems,
  total,
}: {
  readonly problems: readonly Problem[];
  readonly total: number;
}): string[] {
  const more = total - problems.length;
  return [
    ...problems.map(({ index, record, ...issue }) => {
      const place = [
        ...(index === undefined ? [] : [`entry ${index}`]),
        ...(record === undefined ? [] : [record]),
      ];
      return `${place.length === 0 ? "" : `${place.join(", ")}: `}${describeIssue(plain(issue))}`;
    }),
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
}

function plain(issue: Omit<Problem, "index" | "record">) {
  const entries = Object.entries(issue).filter(([, value]) => value !== undefined);
  return { code: issue.code, message: issue.message, ...Object.fromEntries(entries) };
}

function leftoverLine(leftovers: readonly string[]): string[] {
  if (leftovers.length === 0) return [];
  const shown = leftovers.slice(0, 3).join(", ");
  return [`Left over, harmless: ${leftovers.length} files (${shown}).`];
}
