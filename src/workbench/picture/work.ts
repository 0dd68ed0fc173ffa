import { releaseKey } from "../../events/index.ts";
import { accept, parseDay, type Result } from "../../kernel/index.ts";
import { INTENSITY, type Tally } from "../../picture/index.ts";
import { openScope } from "../open-scope.ts";
import type { Ports } from "../ports.ts";
import type { ScopeInput } from "../scope-fields.ts";
import { type OtherSource, otherSources } from "../source-choice.ts";
import { freshnessOf, sourceLine } from "../source-lines.ts";
import { breakDown } from "./breakdown.ts";
import { countScope } from "./count-scope.ts";
import { PICTURE_METHOD, pictureNotes } from "./notes.ts";
import { type Population, ratesFor } from "./rate.ts";
import type { BreakdownName, PictureAnswer } from "./schema.ts";
import { describeScope, pictureTitle } from "./title.ts";

/** What a picture is asked for. */
export interface PictureQuestion {
  readonly scope: ScopeInput;
  readonly by: readonly BreakdownName[];
  readonly rate: boolean;
  readonly limit: number;
}

/** Counts one picture: what, where, when, who, with ranges, sources and what is not comparable. */
export async function countPicture(
  ports: Ports,
  { scope: input, by, rate, limit }: PictureQuestion,
  populationOf: (code: string) => Population | null = () => null,
): Promise<Result<PictureAnswer>> {
  const opened = await openScope(ports, input);
  if (!opened.ok) return opened;
  const { scope, choice, columns, manifests, today, todayText } = opened.value;
  const { filter } = scope;
  const others = otherSources(columns, filter, manifests);
  const views = countScope(columns, filter);
  const counted = manifests.filter((one) => filter.datasets.includes(releaseKey(one)));
  const rates = rate ? ratesFor(yearsBetween(filter.from, filter.to), populationOf) : null;
  const context = { today, from: filter.from, to: filter.to, limit, rates };
  return accept({
    title: pictureTitle(scope, views.total, today),
    scope: describeScope(scope, today),
    filter: structuredClone(filter) as PictureAnswer["filter"],
    family: scope.family.map((member) => ({ ...member })),
    counted: [...choice.datasets],
    whyCounted: choice.why,
    total: views.total,
    overSources: rangeOverSources(views.total, counted.length, others),
    otherSources: others.map((other) => ({ ...other })),
    breakdowns: by.map((name) => breakDown(views, name, context)),
    thresholds: { ...INTENSITY },
    sources: counted.map((one) => sourceLine(one, todayText)),
    freshness: freshnessOf(counted, todayText),
    notes: pictureNotes(filter, views, columns.leftOut).map((note) => ({ ...note })),
    method: [...PICTURE_METHOD],
  });
}

/** The range over the counted source and those that count by the same definition. */
function rangeOverSources(
  total: Tally,
  counted: number,
  others: readonly OtherSource[],
): PictureAnswer["overSources"] {
  const comparable = others.filter((other) => other.comparable && other.total.events > 0);
  const apart = others.length - comparable.length;
  const notJoined =
    apart === 0 ? "" : ` ${apart} more count other things, so no joint figure with them exists.`;
  if (counted !== 1 || total.events === 0) {
    return { low: null, high: null, statement: `No range over sources.${notJoined}` };
  }
  const all = [total, ...comparable.map((other) => other.total)];
  const low = Math.min(...all.map((one) => one.deathsLow));
  const high = Math.max(...all.map((one) => one.deathsHigh));
  const sources = all.length === 1 ? "one source" : `${all.length} sources of one definition`;
  const range = `${low.toLocaleString("en-GB")} to ${high.toLocaleString("en-GB")}`;
  return { low, high, statement: `${range} killed over ${sources}.${notJoined}` };
}

function yearsBetween(from: string | null, to: string | null): number | null {
  const [first, last] = [from, to].map((date) => (date === null ? null : parseDay(date)));
  if (first == null || last == null) return null;
  return (last - first + 1) / 365.25;
}
