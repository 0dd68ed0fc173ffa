import { numeral } from "../../src/chart/index.ts";
import { writeCsv } from "../../src/picture/index.ts";
import type { CrossBorderAnswer } from "../../src/workbench/index.ts";
import { CROSS_BORDER_WORDS } from "../text/cross-border.ts";
import { useNames } from "../text/index.ts";
import { useWords } from "../text/words.ts";
import { PlainFigure } from "./plain-figure.tsx";
import { ScrollTable } from "./scroll-table.tsx";

type Band = CrossBorderAnswer["bands"][number];
const NEAR_KM = 50;

/** Events by the distance to the nearest border, for each neighbour. */
export function BorderBands({ bands }: { readonly bands: readonly Band[] }) {
  const words = useWords(CROSS_BORDER_WORDS);
  const names = useNames();
  const near = bands.filter((band) => band.toKm !== null && band.toKm <= NEAR_KM);
  const most = Math.max(1, ...bands.map(({ events }) => events));
  return (
    <PlainFigure
      id="bands"
      label={words.bands}
      finding={words.bandsFinding(numeral(sumOf(near)), numeral(sumOf(bands)))}
      saves={{ name: "mizan-border-distance", csv: () => bandsCsv(bands) }}
      foot={<p className="note">{words.caution}</p>}
    >
      <ScrollTable
        label={words.bands}
        heads={[
          { name: words.neighbour },
          { name: words.bands },
          { name: words.events, number: true },
          { name: "" },
          { name: words.killed, number: true },
        ]}
      >
        {bands.map((band) => (
          <tr key={`${band.neighbour} ${band.fromKm}`}>
            <th scope="row">{names.of("borders", band.neighbour).main}</th>
            <td className="nowrap">{words.km(band.fromKm ?? 0, band.toKm)}</td>
            <td className="number">{numeral(band.events)}</td>
            <td className="bar-cell" aria-hidden="true">
              <span style={{ inlineSize: `${(100 * band.events) / most}%` }} />
            </td>
            <td className="number nowrap">
              <bdi>{spanOf(band.deathsLow, band.deathsHigh)}</bdi>
            </td>
          </tr>
        ))}
      </ScrollTable>
    </PlainFigure>
  );
}

/** Events whose two parties belong to different states, the same rule for every state. */
export function BorderPairs({ pairs }: { readonly pairs: CrossBorderAnswer["pairs"] }) {
  const words = useWords(CROSS_BORDER_WORDS);
  const names = useNames();
  return (
    <PlainFigure
      id="pairs"
      label={words.pairs}
      finding={words.pairsFinding(numeral(sumOf(pairs)))}
      saves={{ name: "mizan-border-parties", csv: () => pairsCsv(pairs) }}
    >
      <ScrollTable
        label={words.pairs}
        heads={[
          { name: words.states },
          { name: words.parties },
          { name: words.kind },
          { name: words.country },
          { name: words.events, number: true },
          { name: words.killed, number: true },
        ]}
      >
        {pairs.map((pair) => (
          <tr key={`${pair.actors.join()} ${pair.country} ${pair.kind}`}>
            <th scope="row">
              {pair.states.map((state) => names.of("countries", state).main).join(", ")}
            </th>
            <td lang="en">{pair.actors.join("; ")}</td>
            <td>{words.kinds[pair.kind]}</td>
            <td>{names.of("countries", pair.country).main}</td>
            <td className="number">{numeral(pair.events)}</td>
            <td className="number nowrap">
              <bdi>{spanOf(pair.deathsLow, pair.deathsHigh)}</bdi>
            </td>
          </tr>
        ))}
      </ScrollTable>
    </PlainFigure>
  );
}

function sumOf(rows: readonly { readonly events: number }[]): number {
  return rows.reduce((sum, { events }) => sum + events, 0);
}

function spanOf(low: number, high: number): string {
  return low === high ? numeral(low) : `${numeral(low)} to ${numeral(high)}`;
}

function bandsCsv(bands: readonly Band[]): string {
  return writeCsv(
    ["neighbour", "from_km", "to_km", "events", "killed_low", "killed_best", "killed_high"],
    bands.map((one) => [
      one.neighbour,
      one.fromKm,
      one.toKm,
      one.events,
      one.deathsLow,
      one.deathsBest,
      one.deathsHigh,
    ]),
  );
}

function pairsCsv(pairs: CrossBorderAnswer["pairs"]): string {
  return writeCsv(
    ["states", "parties", "kind", "country", "events", "killed_low", "killed_best", "killed_high"],
    pairs.map((one) => [
      one.states.join(" "),
      one.actors.join("; "),
      one.kind,
      one.country,
      one.events,
      one.deathsLow,
      one.deathsBest,
      one.deathsHigh,
    ]),
  );
}
