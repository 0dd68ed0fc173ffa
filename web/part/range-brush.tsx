import { useCallback, useEffect, useRef } from "react";
import { edgesOf, edgeX, type MonthAxis, monthAt, rangeOf } from "../chart/month-axis.ts";
import { usePicture } from "../state/picture.tsx";
import { changeFilter } from "../state/picture-view.ts";
import { monthName, useText } from "../text/index.ts";

const YEAR = 12;
const REACH = 14;
const SAME_GESTURE_MS = 1_500;

type Edges = readonly [number, number];
type Hold = "first" | "last" | "window" | "new";

/**
 * The window of time as a range slider over the chart: two handles with names and values, moved by keys or
 * by dragging; between them the window is moved as a whole, beside them a new one is drawn.
 */
export function RangeBrush(props: { readonly axis: MonthAxis; readonly height: number }) {
  const { axis, height } = props;
  const { engine } = usePicture();
  const text = useText();
  const root = useRef<HTMLDivElement>(null);
  const edges = useRef<Edges>([0, axis.months.length]);
  const wrote = useRef(0);
  const { months } = axis;

  const show = useCallback(() => {
    edges.current = edgesOf(months, engine.range());
    place(root.current, axis, edges.current, (month) => monthName(month, text, "short"));
  }, [axis, engine, months, text]);
  useEffect(() => engine.onFrame(show), [engine, show]);

  const slide = (next: Edges) => {
    const range = rangeOf(months, tidy(next, months.length));
    engine.slide(range.from, range.to);
    edges.current = edgesOf(months, range);
    place(root.current, axis, edges.current, (month) => monthName(month, text, "short"));
  };
  /** Writes the window into the address; keys pressed in a row are one step for Back. */
  const keep = (same: boolean) => {
    const now = performance.now();
    changeFilter(engine.range(), { replace: same && now - wrote.current < SAME_GESTURE_MS });
    wrote.current = now;
  };
  const onKey = (handle: 0 | 1) => (event: React.KeyboardEvent) => {
    const next = keyEdges(event, edges.current, handle, months.length);
    if (next === null) return;
    event.preventDefault();
    slide(next);
    keep(true);
  };
  const onDown = (event: React.PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    drag(event, axis, edges, slide, () => keep(false));
  };
  return (
    <div className="brush" ref={root} style={{ height }} onPointerDown={onDown}>
      <div className="brush-window" />
      {([0, 1] as const).map((handle) => (
        <div key={handle} className="brush-handle" data-handle={handle}>
          <input
            type="range"
            min={handle === 0 ? 0 : 1}
            max={handle === 0 ? months.length - 1 : months.length}
            aria-label={handle === 0 ? text.timeline.from : text.timeline.to}
            aria-orientation="horizontal"
            onKeyDown={onKey(handle)}
            onChange={(event) => {
              const value = Number(event.target.value);
              slide(handle === 0 ? [value, edges.current[1]] : [edges.current[0], value]);
              keep(true);
            }}
          />
          <span className="brush-grip" aria-hidden="true" />
          <span className="brush-label" aria-hidden="true" />
        </div>
      ))}
    </div>
  );
}

/** The edges after a key, or `null` for a key that moves nothing. */
function keyEdges(
  event: React.KeyboardEvent,
  [first, last]: Edges,
  handle: 0 | 1,
  count: number,
): Edges | null {
  const step = event.shiftKey ? YEAR : 1;
  const by = { ArrowLeft: -step, ArrowDown: -step, ArrowRight: step, ArrowUp: step }[event.key];
  const far = { PageDown: -YEAR, PageUp: YEAR }[event.key];
  const to = { Home: -count, End: count }[event.key];
  const move = by ?? far ?? to;
  if (move === undefined) return null;
  if (handle === 0) return [Math.min(Math.max(first + move, 0), last - 1), last];
  return [first, Math.max(Math.min(last + move, count), first + 1)];
}

/** Follows the pointer until it lets go. */
function drag(
  event: React.PointerEvent<HTMLDivElement>,
  axis: MonthAxis,
  edges: { readonly current: Edges },
  slide: (edges: Edges) => void,
  done: () => void,
): void {
  const box = event.currentTarget.getBoundingClientRect();
  const from = edges.current;
  const [x0, x1] = [edgeX(axis, from[0]), edgeX(axis, from[1])];
  const start = event.clientX - box.left;
  const hold = holdAt(start, x0, x1, axis);
  const origin = monthAt(axis, start);
  const node = event.currentTarget;
  node.setPointerCapture(event.pointerId);
  let moved = false;
  const move = (next: PointerEvent) => {
    const x = next.clientX - box.left;
    if (!moved && Math.abs(x - start) < 3) return;
    moved = true;
    slide(heldEdges(hold, from, monthAt(axis, x), origin, axis.months.length));
  };
  const end = () => {
    node.removeEventListener("pointermove", move);
    node.removeEventListener("pointerup", end);
    node.removeEventListener("pointercancel", end);
    if (!moved && hold === "new") slide([origin, origin + 1]);
    if (moved || hold === "new") done();
    else if (hold === "first" || hold === "last") focusHandle(node, hold === "first" ? 0 : 1);
  };
  node.addEventListener("pointermove", move);
  node.addEventListener("pointerup", end);
  node.addEventListener("pointercancel", end);
}

function holdAt(x: number, x0: number, x1: number, axis: MonthAxis): Hold {
  const [near0, near1] = [Math.abs(x - x0), Math.abs(x - x1)];
  if (Math.min(near0, near1) <= REACH) return near0 <= near1 ? "first" : "last";
  const whole = x0 <= axis.left + 1 && x1 >= axis.left + axis.width - 1;
  return x > x0 && x < x1 && !whole ? "window" : "new";
}

function heldEdges(hold: Hold, from: Edges, month: number, origin: number, count: number): Edges {
  if (hold === "first") return [Math.min(month, from[1] - 1), from[1]];
  if (hold === "last") return [from[0], Math.max(month + 1, from[0] + 1)];
  if (hold === "new") return [Math.min(month, origin), Math.max(month, origin) + 1];
  const by = Math.min(Math.max(month - origin, -from[0]), count - from[1]);
  return [from[0] + by, from[1] + by];
}

function tidy([first, last]: Edges, count: number): Edges {
  const start = Math.min(Math.max(first, 0), count - 1);
  return [start, Math.min(Math.max(last, start + 1), count)];
}

function focusHandle(node: HTMLElement, handle: 0 | 1): void {
  node.querySelectorAll("input")[handle]?.focus();
}

/** Puts handles, window and labels where the edges are, without React. */
function place(
  root: HTMLElement | null,
  axis: MonthAxis,
  edges: Edges,
  nameOf: (month: string) => string,
): void {
  if (root === null || axis.months.length === 0) return;
  const [x0, x1] = [edgeX(axis, edges[0]), edgeX(axis, edges[1])];
  const band = root.children[0] as HTMLElement;
  band.style.transform = `translateX(${x0}px)`;
  band.style.width = `${x1 - x0}px`;
  for (const at of [0, 1] as const) {
    const handle = root.children[at + 1] as HTMLElement;
    const x = at === 0 ? x0 : x1;
    handle.style.transform = `translateX(${x}px)`;
    const month = axis.months[at === 0 ? edges[0] : edges[1] - 1] as string;
    const input = handle.children[0] as HTMLInputElement;
    const name = nameOf(month);
    input.value = String(edges[at]);
    input.setAttribute("aria-valuetext", name);
    const label = handle.children[2] as HTMLElement;
    if (label.textContent !== name) label.textContent = name;
    const inward = at === 0 ? x < axis.left + 76 : x > axis.left + axis.width - 76;
    label.dataset["side"] = (at === 0) === inward ? "right" : "left";
  }
}
