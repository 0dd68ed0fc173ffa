import type { RecordColumns } from "./columns.ts";
import { judgementsInForce, nameKey } from "./judgement.ts";
import { partLinks } from "./parts.ts";
import type { Judgement, Link, RecordName } from "./record.ts";
import type { SolvedLink } from "./resolved.ts";

/** Links that lost to others but would be this probable without them are of the same series of violence. */
const RELATED_FROM = 0.5;

/** The links to be shown: same, part-of and related, in no order. */
export function listedLinks(
  columns: RecordColumns,
  links: readonly SolvedLink[],
  judgements: readonly Judgement[],
  from: number,
): Link[] {
  const names = new Map<number, RecordName>();
  const name = (row: number): RecordName => {
    const known = names.get(row);
    if (known !== undefined) return known;
    const { source, key } = columns.records[row] as RecordName;
    names.set(row, { source, key });
    return { source, key };
  };
  const parts = new Map(
    partLinks(columns, links).map((found) => [pairOf(found.part, found.whole), found]),
  );
  const listed = links.flatMap(({ first, second, logOdds, paired, p, joined }): Link[] => {
    const alone = 1 / (1 + Math.exp(-logOdds));
    const part = joined ? undefined : parts.get(pairOf(first, second));
    const ends = { a: name(part?.part ?? first), b: name(part?.whole ?? second) };
    if (part !== undefined) return [{ ...ends, p: alone, kind: "part-of", alone, paired, joined }];
    if (p >= from) return [{ ...ends, p, kind: "same", alone, paired, joined }];
    if (alone >= RELATED_FROM)
      return [{ ...ends, p: alone, kind: "related", alone, paired, joined }];
    return [];
  });
  const judged = judgementsInForce(judgements)
    .filter(({ verdict }) => verdict === "part-of")
    .map(({ a, b }): Link => ({ a, b, p: 1, kind: "part-of", alone: 1, paired: 1, joined: false }));
  return [...judged, ...listed];
}

const KINDS = { "part-of": 0, same: 1, related: 2 } as const;

/** Links by kind, most probable first, then in the order of what their records say. */
export function inOrder(links: readonly Link[], rowOf: ReadonlyMap<string, number>): Link[] {
  const keyed = links.map((link) => ({
    link,
    a: rowOf.get(nameKey(link.a)) ?? 0,
    b: rowOf.get(nameKey(link.b)) ?? 0,
  }));
  keyed.sort(
    (x, y) =>
      KINDS[x.link.kind] - KINDS[y.link.kind] || y.link.p - x.link.p || x.a - y.a || x.b - y.b,
  );
  return keyed.map(({ link }) => link);
}

function pairOf(a: number, b: number): string {
  return a < b ? `${a}/${b}` : `${b}/${a}`;
}
