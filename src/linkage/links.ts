import type { RecordColumns } from "./columns.ts";
import { judgementsInForce } from "./judgement.ts";
import type { Judgement, Link, RecordName } from "./record.ts";
import type { SolvedLink } from "./resolved.ts";

/** The links to be shown, most probable first, with those that people judged to be parts. */
export function listedLinks(
  columns: RecordColumns,
  links: readonly SolvedLink[],
  judgements: readonly Judgement[],
  from: number,
): Link[] {
  const name = (row: number): RecordName => {
    const { source, key } = columns.records[row] as RecordName;
    return { source, key };
  };
  const listed = links
    .filter(({ p }) => p >= from)
    .sort((x, y) => y.p - x.p || x.first - y.first || x.second - y.second)
    .map(
      ({ first, second, p, joined }): Link => ({
        a: name(first),
        b: name(second),
        p,
        kind: "same",
        joined,
      }),
    );
  const judged = judgementsInForce(judgements)
    .filter(({ verdict }) => verdict === "part-of")
    .map(({ a, b }): Link => ({ a, b, p: 1, kind: "part-of", joined: false }));
  return [...judged, ...listed];
}
