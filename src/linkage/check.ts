import { accept, type Issue, type Result, refuse } from "../kernel/index.ts";
import { judgementsInForce, nameKey } from "./judgement.ts";
import type { LinkageOptions } from "./options.ts";
import type { LinkageRecord, RecordName } from "./record.ts";

/** Issues of one kind that are listed; the rest are of no further help. */
const LISTED_MOST = 100;

/** The records as they are, if linkage can work with them and what it was told of them; else what is wrong. */
export function checkRecords(
  records: readonly LinkageRecord[],
  options: Pick<LinkageOptions, "judgements" | "labels"> = {},
): Result<readonly LinkageRecord[]> {
  const issues: Issue[] = [];
  const known = new Set<string>();
  for (const record of records) {
    const name = nameKey(record);
    if (known.has(name)) issues.push(keyTwice(record));
    known.add(name);
    const issue = daysIssue(record) ?? pointIssue(record);
    if (issue !== undefined) issues.push(issue);
    if (issues.length >= LISTED_MOST) break;
  }
  const sources = new Set(records.map(({ source }) => source));
  if (sources.size < 2)
    issues.push({
      code: "linkage/one-source",
      message: `${sources.size === 1 ? "Only one source was" : "No source was"} given.`,
    });
  for (const { a, b } of [...(options.judgements ?? []), ...(options.labels ?? [])])
    for (const end of [a, b])
      if (!known.has(nameKey(end)) && issues.length < LISTED_MOST) issues.push(notKnown(end));
  issues.push(...contradictions(options.judgements ?? []));
  return issues.length > 0 ? refuse(...issues) : accept(records);
}

function keyTwice({ source, key }: LinkageRecord): Issue {
  return { code: "linkage/key-twice", message: `${source} has two records ${key}.` };
}

function daysIssue({ source, key, startDay, endDay }: LinkageRecord): Issue | undefined {
  if (Number.isSafeInteger(startDay) && Number.isSafeInteger(endDay) && startDay <= endDay)
    return undefined;
  return {
    code: "linkage/days-not-in-order",
    message: `Record ${key} of ${source} runs from day ${startDay} to day ${endDay}.`,
    expected: "whole days, the first not after the last",
  };
}

function pointIssue({ source, key, latitude, longitude }: LinkageRecord): Issue | undefined {
  if (latitude === null && longitude === null) return undefined;
  const within = (degrees: number | null, most: number) =>
    degrees !== null && Math.abs(degrees) <= most;
  if (within(latitude, 90) && within(longitude, 180)) return undefined;
  return {
    code: "linkage/point-not-on-earth",
    message: `Record ${key} of ${source} is placed at ${latitude}, ${longitude}.`,
    expected: "-90 to 90 and -180 to 180, or neither",
  };
}

function notKnown({ source, key }: RecordName): Issue {
  return { code: "linkage/record-not-known", message: `There is no record ${key} of ${source}.` };
}

/** Records that must be one event by a chain of judgements, and of which two must not be. */
function contradictions(judgements: NonNullable<LinkageOptions["judgements"]>): Issue[] {
  const inForce = judgementsInForce(judgements);
  const parent = new Map<string, string>();
  const find = (name: string): string => {
    let at = name;
    while (parent.get(at) !== undefined) at = parent.get(at) as string;
    return at;
  };
  for (const { verdict, a, b } of inForce) {
    const [x, y] = [find(nameKey(a)), find(nameKey(b))];
    if (verdict === "same" && x !== y) parent.set(x, y);
  }
  return inForce
    .filter(({ verdict, a, b }) => verdict !== "same" && find(nameKey(a)) === find(nameKey(b)))
    .map(({ a, b }) => ({
      code: "linkage/judgements-contradict",
      message: `${a.source} ${a.key} and ${b.source} ${b.key} are judged one event and not one event.`,
    }));
}
