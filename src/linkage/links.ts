import type { RecordColumns } from "./columns.ts";
import type { Decided } from "./decision.ts";
import { judgementsInForce } from "./judgement.ts";
import { partsOfWholes } from "./parts.ts";
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
  { links, parts: candidates }: Pick<Decided, "links" | "parts">,
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
  const wanted = new Set(candidates.map(({ part, whole }) => pairOf(part, whole)));
  const linkOf = new Map<string, SolvedLink>();
  if (wanted.size > 0)
    for (const link of links) {
      const pair = pairOf(link.first, link.second);
      if (wanted.has(pair)) linkOf.set(pair, link);
    }
  const parts = partsOfWholes(columns, candidates).filter(
    ({ part, whole }) => linkOf.get(pairOf(part, whole))?.joined !== true,
  );
  const isPart = new Set(parts.map(({ part, whole }) => pairOf(part, whole)));
  const listed = parts.map(({ part, whole, logOdds }): PlacedLink => {
    const p = probability(logOdds);
    const found = linkOf.get(pairOf(part, whole))?.paired ?? 0;
    const [a, b] = [name(part), name(whole)];
    const link: Link = { a, b, p, kind: "part-of", alone: p, paired: found, joined: false };
    return { link, rows: [Math.min(part, whole), Math.max(part, whole)] };
  });
  for (const { first, second, logOdds, paired, p, joined } of links) {
    const alone = probability(logOdds);
    const kind = p >= from ? "same" : "related";
    if (kind === "related" && alone < RELATED_FROM) continue;
    if (isPart.size > 0 && isPart.has(pairOf(first, second))) continue;
    const [a, b] = [name(first), name(second)];
    const link: Link = { a, b, p: kind === "same" ? p : alone, kind, alone, paired, joined };
    listed.push({ link, rows: [Math.min(first, second), Math.max(first, second)] });
  }
  const judged = judgementsInForce(judgements)
    .filter(({ verdict }) => verdict === "part-of")
    .map(({ a, b }): PlacedLink => {
      const sure = { p: 1, alone: 1, paired: 1, joined: false };
      return { link: { a, b, kind: "part-of", ...sure }, rows: [-1, -1] };
    });
  return [...judged, ...listed];
}

function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

const KINDS = { "part-of": 0, same: 1, related: 2 } as const;

/** Links by kind, most probable first, then in the order of what their records say. */
export function inOrder(links: PlacedLink[]): Link[] {
  links.sort((x, y) => byWeight(x.link, y.link) || x.rows[0] - y.rows[0] || x.rows[1] - y.rows[1]);
  return links.map(({ link }) => link);
}

/** The order of links by kind and probability. */
export function byWeight(x: Link, y: Link): number {
  return KINDS[x.kind] - KINDS[y.kind] || y.p - x.p;
}

function pairOf(a: number, b: number): string {
  return a < b ? `${a}/${b}` : `${b}/${a}`;
}
