import { familyOf, type Manifest, releaseKey } from "../events/index.ts";
import { accept, type Issue, parseDay, type Result, refuse } from "../kernel/index.ts";
import { type EventColumns, type PictureFilter, spanOfDate } from "../picture/index.ts";
import type { ScopeInput } from "./scope-fields.ts";
import { readActor, readPlace, readType, readWord, type WordContext } from "./scope-words.ts";

/** What the reader chose, with names read and dates completed. */
export interface Scope {
  readonly filter: PictureFilter;
  /** The actors as asked for, before their families. */
  readonly actors: readonly string[];
  /** Members counted with them, with the link by which they belong. */
  readonly family: readonly { readonly key: string; readonly of: string; readonly why: string }[];
}

/**
 * Reads a reader's choice against what the workspace holds. Collects everything that is wrong, unknown
 * names with the nearest known ones.
 */
export function readScope(
  input: ScopeInput,
  columns: EventColumns,
  releases: readonly Manifest[],
  today: string,
): Result<Scope> {
  const issues: Issue[] = [];
  const keep = <T>(result: Result<T>): T[] => {
    if (result.ok) return [result.value];
    issues.push(...result.issues);
    return [];
  };
  const [from, to] = readPeriodEnds(input, issues);
  const base = {
    dictionaries: columns.dictionaries,
    day: parseDay(to ?? today) ?? 0,
    boundaries: input.boundaries,
    countries: [],
  };
  const countries = input.country.flatMap((text) => keep(readPlace(text, "state", base)));
  const context: WordContext = { ...base, countries };
  const actors = input.actor.flatMap((text) => keep(readActor(text, context)));
  const family = input.family ? actors.flatMap((key) => membersOf(key, from, to)) : [];
  const filter: PictureFilter = {
    datasets: input.source.flatMap((text) => keep(readSource(text, releases))),
    from,
    to,
    countries,
    provinces: input.province.flatMap((text) => keep(readPlace(text, "first-level", context))),
    districts: input.district.flatMap((text) => keep(readPlace(text, "district", context))),
    types: input.type.flatMap((text) => keep(readType(text))),
    actors: [...new Set([...actors, ...family.map(({ key }) => key)])],
    targets: input.target.flatMap((text) => keep(readWord(text, "target", context))),
    attributions: input.attribution.flatMap((text) => keep(readWord(text, "attribution", context))),
    borders: input.border.flatMap((text) => keep(readPlace(text, "state", base))),
    borderKm: input.borderKm ?? null,
    boundaries: input.boundaries,
  };
  return issues.length > 0 ? refuse(...issues) : accept({ filter, actors, family });
}

/** The key of a release by its key, or of the latest release of a dataset by the dataset's name. */
export function readSource(text: string, releases: readonly Manifest[]): Result<string> {
  const events = releases.filter((one) => one.holds === "events");
  const exact = events.find((one) => releaseKey(one) === text);
  const latest = exact ?? latestFirst(events.filter((one) => one.dataset === text))[0];
  if (latest) return accept(releaseKey(latest));
  return refuse({
    code: "workbench/release-not-known",
    message: `There is no release of events "${text}" in this workspace.`,
    field: "source",
    found: text,
    expected: events.map(releaseKey).join(", ") || "no release of events is imported yet",
    remedy: "Import it, or name one of these.",
  });
}

/** Releases with the one that covers the latest day first, then the one imported last. */
export function latestFirst(releases: readonly Manifest[]): readonly Manifest[] {
  const rank = (one: Manifest) => `${one.period?.to ?? ""} ${one.importedAt}`;
  return [...releases].sort((a, b) => (rank(a) < rank(b) ? 1 : -1));
}

function readPeriodEnds(input: ScopeInput, issues: Issue[]): [string | null, string | null] {
  const read = (field: "from" | "to"): string | null => {
    const text = input[field];
    if (text === undefined || text === "") return null;
    const span = spanOfDate(text);
    if (span !== null) return span[field];
    issues.push({
      code: "workbench/date-not-read",
      message: `"${text}" is not a date.`,
      field,
      expected: "a year, month or day: 2019, 2019-05 or 2019-05-17",
      found: text,
    });
    return null;
  };
  const [from, to] = [read("from"), read("to")];
  if (from !== null && to !== null && from > to) {
    issues.push({
      code: "workbench/period-empty",
      message: `The period ends on ${to}, before it begins on ${from}.`,
      field: "to",
      remedy: "Swap the two dates.",
    });
  }
  return [from, to];
}

/** The family over a period: who belonged on its first or last day, or, without a period, ever. */
function membersOf(
  key: string,
  from: string | null,
  to: string | null,
): readonly { key: string; of: string; why: string }[] {
  const days = from === null && to === null ? [null] : [from, to].filter((day) => day !== null);
  const members = new Map<string, { key: string; of: string; why: string }>();
  for (const day of days) {
    for (const { key: member, link } of familyOf(key, day)) {
      if (link === null || members.has(member)) continue;
      const until = `${link.from ?? "date not verified"} to ${link.to ?? "today"}`;
      members.set(member, {
        key: member,
        of: key,
        why: `${link.relation}, ${until}: ${link.source}`,
      });
    }
  }
  return [...members.values()];
}
