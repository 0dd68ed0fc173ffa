import { numeral } from "../../src/chart/index.ts";
import type { LinkReport } from "../../src/workbench/index.ts";
import { csvLine } from "../state/save.ts";
import { LINKAGE_WORDS } from "../text/linkage.ts";
import { useWords } from "../text/words.ts";
import { PlainFigure } from "./plain-figure.tsx";
import { ScrollTable } from "./scroll-table.tsx";

const DAYS = 14;
const [WIDTH, HEIGHT, BASE] = [580, 200, 170];

/** Pairs of all sources by the days between them: chance is level, matches stand out at 0. */
export function LinkLagProfile({ report }: { readonly report: LinkReport }) {
  const words = useWords(LINKAGE_WORDS);
  const lags = Array.from({ length: 2 * DAYS + 1 }, (_, at) => {
    const days = at - DAYS;
    const pairs = report.pairs.reduce(
      (sum, { lagProfile }) => sum + (lagProfile.find((lag) => lag.days === days)?.pairs ?? 0),
      0,
    );
    return { days, pairs };
  });
  const most = Math.max(1, ...lags.map(({ pairs }) => pairs));
  const all = lags.reduce((sum, { pairs }) => sum + pairs, 0);
  const zero = lags[DAYS]?.pairs ?? 0;
  const other = Math.max(...lags.filter(({ days }) => days !== 0).map(({ pairs }) => pairs));
  const step = WIDTH / lags.length;
  return (
    <PlainFigure
      id="lag"
      label={words.lag}
      finding={words.lagFinding(percent(all === 0 ? null : zero / all, words.notKnown))}
      saves={{
        name: "mizan-lag-profile",
        csv: () =>
          ["days,pairs", ...lags.map(({ days, pairs }) => csvLine([days, pairs])), ""].join("\n"),
      }}
      foot={
        <>
          <p className="note">{words.lagUnit}</p>
          <p className="note">{words.lagNote}</p>
        </>
      }
    >
      <svg
        className="link-chart"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={words.lagAlt(numeral(zero), numeral(other))}
        direction="ltr"
      >
        {lags.map(({ days, pairs }, at) => {
          const height = (pairs / most) * (BASE - 20);
          return (
            <g key={days}>
              <rect
                className={days === 0 ? "link-bar" : "link-bar-quiet"}
                x={at * step + 2}
                y={BASE - height}
                width={step - 4}
                height={height}
              />
              {days % 7 === 0 && (
                <text x={at * step + step / 2} y={BASE + 18} textAnchor="middle">
                  {days}
                </text>
              )}
              {days === 0 && (
                <text x={at * step + step / 2} y={BASE - height - 6} textAnchor="middle">
                  {numeral(pairs)}
                </text>
              )}
            </g>
          );
        })}
        <path className="link-axis" d={`M0,${BASE}H${WIDTH}`} />
      </svg>
    </PlainFigure>
  );
}

/** Links by probability: how many are expected to be true, and what people found in the audited share. */
export function LinkCalibration({ report }: { readonly report: LinkReport }) {
  const words = useWords(LINKAGE_WORDS);
  const { bands, words: said } = report.calibration;
  const links = bands.reduce((sum, band) => sum + band.links, 0);
  const expected = bands.reduce((sum, band) => sum + band.expected, 0);
  const heads = [words.band, words.links, words.expected, words.audited, words.same];
  return (
    <PlainFigure
      id="calibration"
      label={words.calibration}
      finding={words.calibrationFinding(numeral(links), expected.toFixed(1))}
      foot={
        <p className="note" lang="en" dir="ltr">
          {said}
        </p>
      }
    >
      <svg className="link-chart" viewBox="0 0 240 220" aria-hidden="true" direction="ltr">
        <path className="link-axis" d="M30,190H220M30,190V10" />
        <path className="link-diagonal" d="M30,190L210,10" />
        {bands.map((band) => {
          if (band.links === 0) return null;
          const x = 30 + 180 * (band.expected / band.links);
          const y = (share: number) => 190 - 180 * share;
          return (
            <g key={band.from}>
              <path className="link-tick" d={`M${x},186V194`} />
              {band.low !== null && band.high !== null && (
                <>
                  <path className="link-range" d={`M${x},${y(band.low)}V${y(band.high)}`} />
                  <circle className="link-bar" cx={x} cy={y(band.same / band.audited)} r="4" />
                </>
              )}
            </g>
          );
        })}
        {[0, 0.5, 1].map((at) => (
          <g key={at}>
            <text x={30 + 180 * at} y="208" textAnchor="middle">
              {at}
            </text>
            <text x="22" y={194 - 180 * at} textAnchor="end">
              {at}
            </text>
          </g>
        ))}
      </svg>
      <ScrollTable
        label={words.calibration}
        heads={heads.map((name, at) => ({ name, number: at > 0 }))}
      >
        {bands.map((band) => (
          <tr key={band.from}>
            <th scope="row">
              <bdi dir="ltr">{`${band.from}\u2013${band.to}`}</bdi>
            </th>
            <td className="number">{numeral(band.links)}</td>
            <td className="number">{band.expected.toFixed(1)}</td>
            <td className="number">{numeral(band.audited)}</td>
            <td className="number">
              {band.audited === 0
                ? ""
                : `${band.same} (${percent(band.low, "")} \u2013 ${percent(band.high, "")})`}
            </td>
          </tr>
        ))}
      </ScrollTable>
    </PlainFigure>
  );
}

/** A share in per cent. */
export function percent(share: number | null, otherwise: string): string {
  return share === null ? otherwise : `${(100 * share).toFixed(1)} %`;
}
