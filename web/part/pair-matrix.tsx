import { type KeyboardEvent, useRef, useState } from "react";
import type { DisagreementAnswer } from "../../src/workbench/index.ts";
import { periodOf } from "../state/disagreement.ts";
import { DISAGREEMENT_WORDS } from "../text/disagreement.ts";
import { useWords } from "../text/words.ts";
import { PlainFigure } from "./plain-figure.tsx";

/** Which figures may be set against each other, and why not: every pair, by mouse, keyboard or as text. */
export function PairMatrix({ series, pairs }: Pick<DisagreementAnswer, "series" | "pairs">) {
  const words = useWords(DISAGREEMENT_WORDS);
  const [chosen, setChosen] = useState(0);
  const grid = useRef<HTMLTableElement>(null);
  const name = (at: number) => {
    const one = series[at];
    return one === undefined ? "" : `${at + 1} ${one.countedBy} (${one.scope}, ${periodOf(one)})`;
  };
  const indexOf = (a: number, b: number) =>
    pairs.findIndex((pair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a));
  const pair = pairs[chosen];
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const cell = (event.target as HTMLElement).closest<HTMLElement>("[data-row]");
    if (step === undefined || cell === null) return;
    event.preventDefault();
    const row = Number(cell.dataset["row"]) + step[0];
    const column = Number(cell.dataset["column"]) + step[1];
    grid.current
      ?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`)
      ?.focus();
  };
  const comparable = pairs.filter((one) => one.comparable).length;
  return (
    <PlainFigure
      id="pairs"
      label={words.pairs}
      finding={words.pairsFinding(comparable, pairs.length)}
      foot={
        <details>
          <summary>{words.listed}</summary>
          <ul className="pair-list" lang="en">
            {pairs.map((one) => (
              <li key={`${one.a} ${one.b}`}>
                {words.pair(name(one.a), name(one.b))}:{" "}
                <strong>{one.comparable ? words.comparable : words.notComparable}</strong>.{" "}
                {one.why}
              </li>
            ))}
          </ul>
        </details>
      }
    >
      <p className="note">
        {words.pairsHint} <span className="pair-key">{words.pairsKey}</span>
      </p>
      <div className="pair-frame">
        <table className="pair-matrix" ref={grid} onKeyDown={move} aria-label={words.pairs}>
          <thead>
            <tr>
              <td />
              {series.slice(0, -1).map((one, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: series of one answer never move.
                <th key={at} scope="col" title={one.countedBy}>
                  {at + 1}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {series.slice(1).map((one, above) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: series of one answer never move.
              <tr key={above}>
                <th scope="row">
                  {above + 2}{" "}
                  <bdi className="pair-name">{`${one.countedBy}, ${periodOf(one)}`}</bdi>
                </th>
                {series.slice(0, above + 1).map((_, column) => {
                  const at = indexOf(column, above + 1);
                  const cell = pairs[at];
                  if (cell === undefined) return null;
                  const state = cell.comparable ? words.comparable : words.notComparable;
                  return (
                    // biome-ignore lint/suspicious/noArrayIndexKey: series of one answer never move.
                    <td key={column}>
                      <button
                        type="button"
                        className={cell.comparable ? "pair pair-yes" : "pair"}
                        data-row={above}
                        data-column={column}
                        tabIndex={at === chosen ? 0 : -1}
                        aria-pressed={at === chosen}
                        aria-label={`${words.pair(String(column + 1), String(above + 2))}: ${state}`}
                        onFocus={() => setChosen(at)}
                        onClick={() => setChosen(at)}
                        onPointerEnter={() => setChosen(at)}
                      >
                        {cell.comparable ? "●" : "×"}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
        {pair !== undefined && (
          <div className="pair-reason" role="status">
            <p>
              <strong>{pair.comparable ? words.comparable : words.notComparable}</strong>
            </p>
            <p lang="en">{name(pair.a)}</p>
            <p lang="en">{name(pair.b)}</p>
            <p lang="en">{pair.why}</p>
          </div>
        )}
      </div>
    </PlainFigure>
  );
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
