import type { RecordColumns } from "./columns.ts";
import { judgementsInForce } from "./judgement.ts";
import { partLinks } from "./parts.ts";
import type { Judgement, Link, RecordName } from "./record.ts";
import type { SolvedLink } from "./resolved.ts";

/** Links that lost to others but would be this probable without them are of the same series of violence. */
const RELATED_FROM = 0.5;

/** A link with the rows of its ends, by which links of equal probability are ordered. */
export interface PlacedLink {
  readonly link: Link;
  readonly rows: readonly [number, number];
}

/** The links to be shown: same, part-of and related, in no order. */
export function listedLinks(
  columns: RecordColumns,
  links: readonly SolvedLink[],
  judgements: readonly Judgement[],
  from: number,
): PlacedLink[] {
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
  const listed: PlacedLink[] = [];
  for (const { first, second, logOdds, paired, p, joined } of links) {
    const alone = 1 / (1 + Math.exp(-logOdds));
    const part = joined || parts.size === 0 ? undefined : parts.get(pairOf(first, second));
    const kind = part !== undefined ? "part-of" : p >= from ? "same" : "related";
    if (kind === "related" && alone < RELATED_FROM) continue;
    const [a, b] = [name(part?.part ?? first), name(part?.whole ?? second)];
    const link: Link = { a, b, p: kind === "same" ? p : alone, kind, alone, paired, joined };
    listed.push({ link, rows: [first, second] });
  }
  const judged = judgementsInForce(judgements)
    .filter(({ verdict }) => verdict === "part-of")
    .map(({ a, b }): PlacedLink => {
      const sure = { p: 1, alone: 1, paired: 1, joined: false };
      return { link: { a, b, kind: "part-of", ...sure }, rows: [-1, -1] };
    });
  return [...judged, ...listed];
}

const KINDS = { "part-of": 0, same: 1, related: 2 } as const;

/** Links by kind, most probable first, then in the order of what their records say. */
export function inOrder(links: PlacedLink[]): Link[] {
  links.sort(
    (x, y) =>
      KINDS[x.link.kind] - KINDS[y.link.kind] ||
      y.link.p - x.link.p ||
      x.rows[0] - y.rows[0] ||
      x.rows[1] - y.rows[1],
  );
  return links.map(({ link }) => link);
}

function pairOf(a: number, b: number): string {
  return a < b ? `${a}/${b}` : `${b}/${a}`;
}
