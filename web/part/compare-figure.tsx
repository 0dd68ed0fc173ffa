import { useEffect, useMemo, useRef } from "react";
import { numeral, ranged } from "../../src/chart/index.ts";
import {
  type Crossfilter,
  makeCrossfilter,
  type PictureFilter,
  rankedOf,
  STRIDE,
  tallyAt,
} from "../../src/picture/index.ts";
import { AT, barPaths } from "../chart/bars.ts";
import { edgesOf, type MonthAxis } from "../chart/month-axis.ts";
import { scopeInput } from "../state/facts.tsx";
import { type Picture, usePicture } from "../state/picture.tsx";
import { changeView } from "../state/picture-view.ts";
import { useCommand } from "../state/remote.ts";
import { viewSentence } from "../state/sentence.ts";
import { useNames, useText } from "../text/index.ts";
import { useWidth } from "./width.ts";

const HEIGHT = 88;

/** Two places or two periods as small multiples on one scale, with what may be said of the difference. */
export function CompareFigure() {
  const picture = usePicture();
  const { engine, view, coverage } = picture;
  const text = useText();
  const names = useNames();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const other = view.other ?? {};
  const second = useMemo(() => makeCrossfilter(engine.columns, ["total", "timeline"]), [engine]);
  const deaths = view.measure === "deaths";
  useEffect(() => {
    if (width === 0) return;
    return engine.onFrame(() => {
      const root = box.current;
      if (root === null) return;
      const live = { ...view.filter, ...engine.range() };
      const filterB: PictureFilter = { ...live, ...view.other };
      second.setFilter(filterB);
      const sides = [
        { root: root.children[0], crossfilter: engine.crossfilter, filter: live },
        { root: root.children[1], crossfilter: second, filter: filterB },
      ];
      drawSides(sides, picture, deaths);
      for (const { root: side, crossfilter, filter } of sides) {
        const total = tallyAt(crossfilter.tallies.get("total") ?? new Float64Array(), 0);
        const sentence = viewSentence(
          { view: { ...view, filter }, engine: { ...engine, range: () => filter }, coverage },
          text,
          names,
        );
        write(side, ".multiple-name", sentence);
        write(
          side,
          ".multiple-value",
          `${numeral(total.events)} ${text.what.events}, ${ranged(total)} ${text.what.deaths}`,
        );
      }
    });
  }, [engine, picture, second, view, coverage, deaths, text, names, width]);
  return (
    <section className="figure" aria-labelledby="figure-compare">
      <h2 className="figure-title" id="figure-compare">
        {text.compare.title}
      </h2>
      <Choices other={other} />
      <div className="multiples" ref={box}>
        {[text.compare.a, text.compare.b].map((label, at) => (
          <div key={label} className={`multiple ${at === 0 ? "multiple-a" : "multiple-b"}`}>
            <div>
              <p className="note">
                <strong>{label}</strong> <span className="multiple-name" />
              </p>
              <p className="multiple-value" />
            </div>
            <svg height={HEIGHT + 20} aria-hidden="true">
              <path className="bar-above" />
              <path className="bar" />
              <line className="axis-line" x1="0" x2="100%" y1={HEIGHT} y2={HEIGHT} />
              <text className="axis-text first" y={HEIGHT + 16} />
              <text className="axis-text last" y={HEIGHT + 16} textAnchor="end" />
            </svg>
          </div>
        ))}
      </div>
      <Differences filter={view.filter} other={other} />
    </section>
  );
}

/** By what B differs: a province, or a period. */
function Choices({ other }: { readonly other: Partial<PictureFilter> }) {
  const { engine, coverage } = usePicture();
  const text = useText();
  const names = useNames();
  const provinces = useMemo(
    () =>
      rankedOf(
        engine.crossfilter.tallies.get("provinces") ?? new Float64Array(),
        engine.columns.dictionaries.province,
      ).filter((row) => row.code !== ""),
    [engine],
  );
  const years = [...new Set(coverage.months.map((month) => month.slice(0, 4)))];
  const set = (change: Partial<PictureFilter>) => {
    const next = { ...other, ...change };
    const kept = Object.entries(next).filter(
      ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
    );
    changeView({ other: Object.fromEntries(kept) });
  };
  const year = (end: "from" | "to", day: string) => (
    <label className="field">
      <span>
        {text.compare.period} · {text.filter[end]}
      </span>
      <select
        value={other[end]?.slice(0, 4) ?? ""}
        onChange={({ target }) => set({ [end]: target.value && `${target.value}${day}` })}
      >
        <option value="">{text.compare.samePlace}</option>
        {years.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
    </label>
  );
  return (
    <div className="compare-choice">
      <label className="field">
        <span>{text.compare.place}</span>
        <select
          value={other.provinces?.[0] ?? ""}
          onChange={({ target }) => set({ provinces: target.value === "" ? [] : [target.value] })}
        >
          <option value="">{text.compare.samePlace}</option>
          {provinces.map(({ code }) => (
            <option key={code} value={code}>
              {names.of("provinces", code).main}
            </option>
          ))}
        </select>
      </label>
      {year("from", "-01-01")}
      {year("to", "-12-31")}
    </div>
  );
}

interface Difference {
  readonly measure: string;
  readonly statement: string;
}

/** What the ranges allow to be said of the difference; said by the server, by its stated method. */
function Differences(props: {
  readonly filter: PictureFilter;
  readonly other: Partial<PictureFilter>;
}) {
  const { filter, other } = props;
  const text = useText();
  const chosen = Object.keys(other).length > 0;
  const answer = useCommand<{ differences: readonly Difference[] }>(
    "compare",
    chosen
      ? {
          ...scopeInput(filter),
          withProvince: other.provinces ?? [],
          ...(other.from ? { withFrom: other.from } : {}),
          ...(other.to ? { withTo: other.to } : {}),
        }
      : null,
  );
  if (!chosen) return <p className="note">{text.compare.choose}</p>;
  if (answer.state === "failed") return <p className="note">{answer.issues[0]?.message}</p>;
  return (
    <ul className="note-list" lang="en" dir="ltr">
      {(answer.value?.differences ?? []).map((each) => (
        <li key={each.measure}>{each.statement}</li>
      ))}
    </ul>
  );
}

interface Side {
  readonly root: Element | undefined;
  readonly crossfilter: Crossfilter;
  readonly filter: PictureFilter;
}

/** Draws both sides with one height and one width of month, so that they can be compared by eye. */
function drawSides(sides: readonly Side[], { coverage }: Picture, deaths: boolean): void {
  const parts = sides.map((side) => {
    const [first, last] = edgesOf(coverage.months, side.filter);
    const tally = side.crossfilter.tallies.get("timeline") ?? new Float64Array();
    return { ...side, first, last, tally };
  });
  const most = Math.max(...parts.map(({ first, last }) => last - first));
  const at = deaths ? AT.high : AT.events;
  let top = 1;
  for (const { tally, first, last } of parts) {
    for (let month = first; month < last; month++) {
      top = Math.max(top, tally[(coverage.offset + month) * STRIDE + at] ?? 0);
    }
  }
  for (const { root, tally, first, last } of parts) {
    const svg = root?.querySelector("svg");
    if (!svg) continue;
    const width = (svg.clientWidth * (last - first)) / most;
    const axis: MonthAxis = {
      months: coverage.months.slice(first, last),
      offset: coverage.offset + first,
      left: 0,
      width,
    };
    const paths = barPaths(tally, axis, { deaths, top, height: HEIGHT });
    svg.querySelector(".bar")?.setAttribute("d", paths.bars);
    svg.querySelector(".bar-above")?.setAttribute("d", paths.above);
    write(svg, ".first", axis.months[0] ?? "");
    write(svg, ".last", axis.months.at(-1) ?? "");
    svg.querySelector(".last")?.setAttribute("x", String(width));
  }
}

function write(root: Element | undefined, selector: string, words: string): void {
  const node = root?.querySelector(selector);
  if (node && node.textContent !== words) node.textContent = words;
}
