import { useEffect, useRef } from "react";
import { numeral, percent } from "../../src/chart/index.ts";
import { STRIDE, type Tally, tallyAt } from "../../src/picture/index.ts";
import type { Engine } from "../state/engine.ts";
import { useFacts } from "../state/facts.tsx";
import { usePicture } from "../state/picture.tsx";
import { type Text, useText } from "../text/index.ts";

/** The totals of what is chosen: events, killed with the range, the range over sources, what is unattributed. */
export function Totals() {
  const { engine } = usePicture();
  const { value: facts } = useFacts();
  const text = useText();
  const root = useRef<HTMLDListElement>(null);
  useEffect(
    () =>
      engine.onFrame(() => {
        const tally = engine.crossfilter.tallies.get("total");
        if (root.current === null || tally === undefined) return;
        const total = tallyAt(tally, 0);
        write(root.current, "events", numeral(total.events));
        write(root.current, "withoutFigure", withoutFigure(total, text));
        write(root.current, "killed", numeral(total.deathsBest));
        write(root.current, "range", rangeWords(total, text));
        const unnamed = attributed(engine, ["", "unknown"]);
        const coded = attributed(engine, ["coded"]);
        const stated = coded < total.events;
        write(
          root.current,
          "unattributed",
          stated ? percent(unnamed, total.events).replace(" ", "\u00a0") : text.totals.notStated,
        );
        const count = stated ? text.totals.countedEvents(numeral(unnamed)) : text.totals.coded;
        write(root.current, "unattributedCount", count);
      }),
    [engine, text],
  );
  const over = facts?.overSources;
  const joint = over !== undefined && over.low !== null && over.high !== null;
  return (
    <dl className="totals" ref={root}>
      <div>
        <dt>{text.totals.events}</dt>
        <dd data-total="events" />
        <dd className="note" data-total="withoutFigure" />
      </div>
      <div>
        <dt>{text.totals.killed}</dt>
        <dd data-total="killed" />
        <dd className="note" data-total="range" />
      </div>
      <div>
        <dt>{text.totals.overSources}</dt>
        <dd>
          {joint
            ? text.totals.sourcesRange(numeral(over.low ?? 0), numeral(over.high ?? 0))
            : text.totals.noJoint}
        </dd>
        <dd className="note" lang="en" dir="ltr">
          {over?.statement ?? ""}
        </dd>
      </div>
      <div>
        <dt>{text.totals.unattributed}</dt>
        <dd data-total="unattributed" />
        <dd className="note" data-total="unattributedCount" />
      </div>
    </dl>
  );
}

/** Events whose attribution is one of these words, in the source's own terms. */
function attributed(engine: Engine, words: readonly string[]): number {
  const tally = engine.crossfilter.tallies.get("attributions") ?? new Float64Array();
  const { attribution } = engine.columns.dictionaries;
  let count = 0;
  for (const [cell, word] of attribution.entries()) {
    if (words.includes(word)) count += tally[cell * STRIDE] ?? 0;
  }
  return count;
}

function write(root: HTMLElement, name: string, words: string): void {
  const node = root.querySelector(`[data-total=${name}]`);
  if (node !== null && node.textContent !== words) node.textContent = words;
}

function rangeWords(total: Tally, text: Text): string {
  return total.deathsLow === total.deathsHigh
    ? text.totals.noRange
    : text.totals.lowHigh(numeral(total.deathsLow), numeral(total.deathsHigh));
}

function withoutFigure(total: Tally, text: Text): string {
  return total.withoutFigure === 0 ? "" : text.totals.withoutFigure(numeral(total.withoutFigure));
}
