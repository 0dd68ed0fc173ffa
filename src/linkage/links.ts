import { namesOfRows, type RecordColumns } from "./columns.ts";
import type { PartCandidate } from "./component.ts";
import type { Decided } from "./decision.ts";
import { judgementsInForce } from "./judgement.ts";
import { partsOfWholes } from "./parts.ts";
import type { Judgement, Link, RecordName } from "./record.ts";

/** Links that lost to others but would be this probable without them are of the same series of violence. */
const RELATED_FROM = 0.5;

/** A link with the rows of its ends, by which links of equal probability are ordered; -1 where people made it. */
export interface PlacedLink {
  readonly link: Link;
  readonly low: number;
  readonly high: number;
}

/** The links to be shown: same, part-of and related, in no order. */
export function listedLinks(
  columns: RecordColumns,
  { links, parts: candidates }: Pick<Decided, "links" | "parts">,
  judgements: readonly Judgement[],
  from: number,
  nameOf?: (row: number) => RecordName,
): PlacedLink[] {
  const name = nameOf ?? namesOfRows(columns);
  const wanted = new Set(candidates.map(({ part, whole }) => pairOf(part, whole)));
  const linkOf = new Map<string, number>();
  if (wanted.size > 0)
    for (let at = 0; at < links.count; at++) {
      const pair = pairOf(links.first[at] as number, links.second[at] as number);
      if (wanted.has(pair)) linkOf.set(pair, at);
    }
  const found = ({ part, whole }: PartCandidate) => linkOf.get(pairOf(part, whole)) ?? -1;
  const parts = partsOfWholes(columns, candidates).filter(
    (candidate) => links.joined[found(candidate)] !== 1,
  );
  const isPart = new Set(parts.map(({ part, whole }) => pairOf(part, whole)));
  const listed = parts.map((candidate): PlacedLink => {
    const { part, whole, logOdds } = candidate;
    const p = probability(logOdds);
    const paired = links.paired[found(candidate)] ?? 0;
    const [a, b] = [name(part), name(whole)];
    const link: Link = { a, b, p, kind: "part-of", alone: p, paired, joined: false };
    return { link, low: Math.min(part, whole), high: Math.max(part, whole) };
  });
  for (let at = 0; at < links.count; at++) {
    const [first, second] = [links.first[at] as number, links.second[at] as number];
    const alone = probability(links.logOdds[at] as number);
    const p = links.p[at] as number;
    const kind = p >= from ? "same" : "related";
    if (kind === "related" && alone < RELATED_FROM) continue;
    if (isPart.size > 0 && isPart.has(pairOf(first, second))) continue;
    const link: Link = {
      a: name(first),
      b: name(second),
      p: kind === "same" ? p : alone,
      kind,
      alone,
      paired: links.paired[at] as number,
      joined: links.joined[at] === 1,
    };
    listed.push({ link, low: Math.min(first, second), high: Math.max(first, second) });
  }
  const judged = judgementsInForce(judgements)
    .filter(({ verdict }) => verdict === "part-of")
    .map(({ a, b }): PlacedLink => {
      const sure = { p: 1, alone: 1, paired: 1, joined: false };
      return { link: { a, b, kind: "part-of", ...sure }, low: -1, high: -1 };
    });
  return [...judged, ...listed];
}

function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

const KINDS = { "part-of": 0, same: 1, related: 2 } as const;

/** Links by kind, most probable first, then in the order of what their records say. */
export function inOrder(links: PlacedLink[]): Link[] {
  links.sort((x, y) => byWeight(x.link, y.link) || x.low - y.low || x.high - y.high);
  return links.map(({ link }) => link);
}

/** The order of links by kind and probability. */
export function byWeight(x: Link, y: Link): number {
  return KINDS[x.kind] - KINDS[y.kind] || y.p - x.p;
}

function pairOf(a: number, b: number): string {
  return a < b ? `${a}/${b}` : `${b}/${a}`;
}
