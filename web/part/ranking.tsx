import { useEffect, useMemo, useRef } from "react";
import { numeral, percent } from "../../src/chart/index.ts";
import { hideHover, showHover } from "../chart/hover.ts";
import { type Leading, leadingRows, pathGrouping, plainGrouping } from "../chart/leading.ts";
import { rowValue, writeRows } from "../chart/ranking-rows.ts";
import { usePicture } from "../state/picture.tsx";
import { toggleFilter } from "../state/picture-view.ts";
import { type RankingKind, TYPE_DEPTH } from "../state/rankings.ts";
import { useNames, useText } from "../text/index.ts";
import { Figure } from "./figure.tsx";

/**
 * Bars from zero with their ranges, most first; a click or Enter chooses a row or lets it go. Counted
 * under every choice but its own, so that a chosen bar stays among its neighbours.
 */
export function Ranking({ kind }: { readonly kind: RankingKind }) {
  const { engine, view } = usePicture();
  const text = useText();
  const names = useNames();
  const list = useRef<HTMLOListElement>(null);
  const rest = useRef<HTMLParagraphElement>(null);
  const finding = useRef<HTMLSpanElement>(null);
  const shown = useRef<Leading | null>(null);
  const dictionary = engine.columns.dictionaries[kind.dictionary];
  const grouping = useMemo(
    () =>
      kind.list === "types" ? pathGrouping(dictionary, TYPE_DEPTH) : plainGrouping(dictionary),
    [dictionary, kind.list],
  );
  const chosenCodes = view.filter[kind.list];
  const chosen = useMemo(
    () =>
      new Set(chosenCodes.map((code) => grouping.codes.indexOf(code)).filter((row) => row >= 0)),
    [chosenCodes, grouping],
  );
  const deaths = view.measure === "deaths";
  useEffect(
    () =>
      engine.onFrame(() => {
        const tally = engine.crossfilter.tallies.get(kind.list);
        if (list.current === null || tally === undefined) return;
        const leading = leadingRows(tally, grouping, { deaths, limit: kind.limit, chosen });
        shown.current = leading;
        writeRows(list.current, leading, {
          deaths,
          chosen,
          nameOf: (row) => names.of(kind.list, grouping.codes[row] ?? ""),
          codeOf: (row) => grouping.codes[row] ?? "",
          valueText: (row) => rowValue(row, deaths),
        });
        write(rest.current, leading.left > 0 ? text.ranking.rest(numeral(leading.left)) : "");
        const first = leading.rows[0];
        const amount = first === undefined ? 0 : deaths ? first.best : first.events;
        const known = first !== undefined && grouping.codes[first.row] !== "" && amount > 0;
        write(
          finding.current,
          known
            ? text.ranking.leads(
                names.of(kind.list, grouping.codes[first.row] ?? "").main,
                kind.list === "actors"
                  ? numeral(amount)
                  : percent(amount, leading.sum).replace(" ", "\u00a0"),
              )
            : "",
        );
      }),
    [engine, kind, grouping, chosen, deaths, names, text],
  );
  const rowUnder = (target: EventTarget) => {
    const button = (target as Element).closest<HTMLButtonElement>("button.rank");
    const code = button?.dataset["code"];
    if (button === null || code === undefined) return null;
    const row = shown.current?.rows.find((each) => grouping.codes[each.row] === code);
    return row === undefined ? null : { button, code, row };
  };
  const explain = (target: EventTarget, at?: { x: number; y: number }) => {
    const under = rowUnder(target);
    if (under === null) return hideHover();
    const { row, code, button } = under;
    const box = button.getBoundingClientRect();
    const name = names.of(kind.list, code);
    const range = `${numeral(row.best)} (${numeral(row.low)} to ${numeral(row.high)})`;
    showHover(
      [
        name.other === null ? name.main : `${name.main} · ${name.other}`,
        `${numeral(row.events)} ${text.what.events}`,
        `${row.low === row.high ? numeral(row.best) : range} ${text.what.deaths}`,
      ],
      at?.x ?? box.left + box.width / 2,
      at?.y ?? box.bottom,
    );
  };
  return (
    <Figure id={kind.list} label={text.ranking[kind.list]} finding={finding} unit={null} level={3}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the rows are buttons; keys press them. */}
      <ol
        ref={list}
        className="ranking"
        onClick={(event) => {
          const under = rowUnder(event.target);
          if (under !== null && under.code !== "") toggleFilter(kind.list, under.code);
        }}
        onPointerMove={(event) => explain(event.target, { x: event.clientX, y: event.clientY })}
        onPointerLeave={hideHover}
        onFocus={(event) => explain(event.target)}
        onBlur={hideHover}
      />
      <p className="note" ref={rest} />
    </Figure>
  );
}

function write(node: HTMLElement | null, words: string): void {
  if (node !== null && node.textContent !== words) node.textContent = words;
}
