import { numeral } from "../../src/chart/index.ts";
import type { LinkReport } from "../../src/workbench/index.ts";
import { LINKAGE_WORDS } from "../text/linkage.ts";
import { useWords } from "../text/words.ts";
import { percent } from "./link-charts.tsx";
import { PlainFigure } from "./plain-figure.tsx";
import { ScrollTable } from "./scroll-table.tsx";

/** What linkage found where nothing can be found. */
export function LinkPlacebo({ report: { placebo } }: { readonly report: LinkReport }) {
  const words = useWords(LINKAGE_WORDS);
  const share = (value: number | null) => percent(value, words.notKnown);
  if (placebo === null)
    return (
      <PlainFigure id="placebo" label={words.placebo} finding={words.placeboNone}>
        {null}
      </PlainFigure>
    );
  const { chanceShare, range, aligned, shifted } = placebo;
  const heads = [words.moved, words.half, words.nine];
  return (
    <PlainFigure
      id="placebo"
      label={words.placebo}
      finding={words.placeboFinding(share(chanceShare.half), share(range.low), share(range.high))}
      foot={<p className="note">{words.placeboNote}</p>}
    >
      <ScrollTable
        label={words.placebo}
        heads={heads.map((name, at) => ({ name, number: at > 0 }))}
      >
        {[{ days: 0, ...aligned }, ...shifted].map(({ days, half, nine }) => (
          <tr key={days}>
            <th scope="row">{`${days} ${words.days}`}</th>
            <td className="number">{numeral(half)}</td>
            <td className="number">{numeral(nine)}</td>
          </tr>
        ))}
      </ScrollTable>
    </PlainFigure>
  );
}

/** What chance gives for each two sources, those with most matches first. */
export function LinkBaseline({ report }: { readonly report: LinkReport }) {
  const words = useWords(LINKAGE_WORDS);
  const heads = [words.sources, words.compared, words.byChance, words.matches];
  return (
    <PlainFigure
      id="baseline"
      label={words.baseline}
      finding={words.baselineFinding(numeral(report.pairs.length))}
    >
      <ScrollTable
        label={words.baseline}
        heads={heads.map((name, at) => ({ name, number: at > 0 }))}
      >
        {report.pairs
          .toSorted((a, b) => b.matches - a.matches)
          .map(({ one, other, compared, byChance, matches, matchesRange: { low, high } }) => (
            <tr key={`${one}\n${other}`}>
              <th scope="row" className="wide">
                <bdi dir="ltr">{`${one} + ${other}`}</bdi>
              </th>
              <td className="number">{numeral(compared)}</td>
              <td className="number">{numeral(Math.round(byChance))}</td>
              <td className="number">
                {`${matches.toFixed(1)} (${low.toFixed(1)} \u2013 ${high.toFixed(1)})`}
              </td>
            </tr>
          ))}
      </ScrollTable>
    </PlainFigure>
  );
}
