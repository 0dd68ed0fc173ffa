import { ticks } from "d3-array";
import { useEffect, useId, useMemo, useRef } from "react";
import { numeral, ranged } from "../../src/chart/index.ts";
import { tallyAt } from "../../src/picture/index.ts";
import { AT, barPaths, topOf } from "../chart/bars.ts";
import { hideHover, showHover } from "../chart/hover.ts";
import { edgesOf, edgeX, type MonthAxis, monthAt, yearTicks } from "../chart/month-axis.ts";
import { usePicture } from "../state/picture.tsx";
import { monthName, useText } from "../text/index.ts";
import { RangeBrush } from "./range-brush.tsx";
import { useWidth } from "./width.ts";

const HEIGHT = 168;
const TOP = 22;
const LEFT = 44;
const RIGHT = 12;

/** When it happened: bars by month from zero with the range of the killed, and the brush over them. */
export function Timeline() {
  const { engine, view, coverage } = usePicture();
  const text = useText();
  const box = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const clip = useId();
  const width = useWidth(box);
  const { months, offset } = coverage;
  const axis: MonthAxis = useMemo(
    () => ({ months, offset, left: LEFT, width: Math.max(40, width - LEFT - RIGHT) }),
    [months, offset, width],
  );
  const deaths = view.measure === "deaths";
  useEffect(() => {
    if (width === 0) return;
    let drawn = "";
    return engine.onFrame(() => {
      const root = svg.current;
      const tally = engine.crossfilter.tallies.get("timeline");
      if (root === null || tally === undefined) return;
      const mark = markOf(tally);
      if (mark !== drawn) {
        drawn = mark;
        drawBars(root, tally, axis, deaths);
      }
      const [first, last] = edgesOf(months, engine.range());
      const window = root.querySelector("clipPath rect") as SVGRectElement;
      window.setAttribute("x", String(edgeX(axis, first)));
      window.setAttribute("width", String(edgeX(axis, last) - edgeX(axis, first)));
    });
  }, [engine, axis, deaths, months, width]);
  const hover = (event: React.PointerEvent) => {
    if (event.buttons !== 0 || engine.isSliding()) return hideHover();
    const at = monthAt(axis, event.clientX - event.currentTarget.getBoundingClientRect().left);
    const tally = engine.crossfilter.tallies.get("timeline");
    if (tally === undefined || months[at] === undefined) return;
    const cell = tallyAt(tally, offset + at);
    showHover(
      [
        monthName(months[at], text),
        `${numeral(cell.events)} ${text.what.events}`,
        `${ranged(cell)} ${text.what.deaths}`,
      ],
      event.clientX,
      event.clientY,
    );
  };
  return (
    <div className="timeline" dir="ltr" ref={box} onPointerMove={hover} onPointerLeave={hideHover}>
      <svg ref={svg} width={width} height={HEIGHT + TOP + 26} aria-hidden="true">
        <defs>
          <clipPath id={clip}>
            <rect x={LEFT} y={0} width={axis.width} height={HEIGHT + TOP} />
          </clipPath>
        </defs>
        <g className="timeline-grid" transform={`translate(0,${TOP})`} />
        <g transform={`translate(0,${TOP})`}>
          {["quiet", "chosen"].map((kind) => (
            <g
              key={kind}
              className={`bars bars-${kind}`}
              {...(kind === "chosen" ? { clipPath: `url(#${clip})` } : {})}
            >
              <path className="bar-above" />
              <path className="bar" />
              <path className="bar-low" />
            </g>
          ))}
          <line className="axis-line" x1={LEFT} x2={LEFT + axis.width} y1={HEIGHT} y2={HEIGHT} />
        </g>
        {yearTicks(axis).map(({ year, edge }) => (
          <g key={year} transform={`translate(${edgeX(axis, edge)},${TOP + HEIGHT})`}>
            <line className="axis-line" y2={5} />
            <text className="axis-text" y={20} textAnchor="middle">
              {year}
            </text>
          </g>
        ))}
      </svg>
      {width > 0 && <RangeBrush axis={axis} height={HEIGHT + TOP} />}
    </div>
  );
}

function drawBars(root: SVGSVGElement, tally: Float64Array, axis: MonthAxis, deaths: boolean) {
  const grid = root.querySelector(".timeline-grid") as SVGGElement;
  const peak = topOf(tally, axis, deaths);
  const lines = ticks(0, peak, 4);
  const step = (lines[1] ?? 1) - (lines[0] ?? 0);
  const top = Math.max(peak, Math.ceil(peak / step) * step);
  const paths = barPaths(tally, axis, { deaths, top, height: HEIGHT });
  for (const [name, d] of [
    ["bar", paths.bars],
    ["bar-above", paths.above],
    ["bar-low", paths.low],
  ] as const) {
    for (const path of root.querySelectorAll(`.${name}`)) path.setAttribute("d", d);
  }
  grid.innerHTML = ticks(0, top, 4)
    .filter(Number.isInteger)
    .map((value) => {
      const y = Math.round(HEIGHT - (value / top) * HEIGHT) + 0.5;
      return `<line class="grid-line" x1="${axis.left}" x2="${axis.left + axis.width}" y1="${y}" y2="${y}"/><text class="axis-text" x="${axis.left - 8}" y="${y + 4}" text-anchor="end">${numeral(value)}</text>`;
    })
    .join("");
}

/** A text that differs when the counts differ: a brush leaves the bars as they are. */
function markOf(tally: Float64Array): string {
  let events = 0;
  let weighted = 0;
  for (let i = 0; i < tally.length; i++) {
    const value = tally[i] as number;
    events += value;
    weighted += value * ((i % 8_191) + 1);
  }
  return `${events} ${weighted} ${tally.length} ${AT.events}`;
}
