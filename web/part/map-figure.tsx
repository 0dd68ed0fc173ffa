import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Button, ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { numeral, ranged } from "../../src/chart/index.ts";
import { type EventColumns, tallyAt } from "../../src/picture/index.ts";
import { placeByCode } from "../../src/places/index.ts";
import { hideHover, showHover } from "../chart/hover.ts";
import { focusOf } from "../chart/map-focus.ts";
import { layMap, type MapMove, tidyMove, zoomAround } from "../chart/map-frame.ts";
import { type MapMark, markAt, type PlacedCode } from "../chart/map-marks.ts";
import { paintMap } from "../chart/map-paint.ts";
import { NO_OUTLINES, usePicture } from "../state/picture.tsx";
import { changeFilter, changeView, toggleFilter } from "../state/picture-view.ts";
import { useMode } from "../state/preferences.ts";
import { useNames, useText } from "../text/index.ts";
import { Figure } from "./figure.tsx";
import { Icon } from "./icon.tsx";
import { MapLabels, MapShapes } from "./map-outlines.tsx";
import { RateLegend, RateShapes, useRateFinding, useRateMap } from "./map-rates.tsx";
import { useWidth } from "./width.ts";

const WHOLE: MapMove = { scale: 1, x: 0, y: 0 };
const PAN = 60;
const NO_PLACES: readonly PlacedCode[] = [];

/** Where it happened: outlines, circles by district or hexagons, moved by keys, buttons, wheel and drag. */
export function MapFigure() {
  const { engine, view, outlines: given } = usePicture();
  const text = useText();
  const names = useNames();
  const mode = useMode();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const finding = useRef<HTMLSpanElement>(null);
  const legend = useRef<HTMLDivElement>(null);
  const missing = useRef<HTMLSpanElement>(null);
  const marks = useRef<readonly MapMark[]>([]);
  const [move, setMove] = useState(WHOLE);
  const width = useWidth(box);
  const height = Math.round(Math.min(Math.max(width * 0.92, 300), 600));
  const outlines = given ?? NO_OUTLINES;
  const { columns } = engine;
  const focus = useMemo(() => focusOf(columns, outlines), [columns, outlines]);
  const frame = useMemo(
    () => layMap(outlines, focus, { width: Math.max(width, 100), height, extent: columns.extent }),
    [outlines, focus, width, height, columns],
  );
  const choosable = useMemo(
    () => new Set(unitsByEvents(columns).filter((code) => focus.includes(code))),
    [columns, focus],
  );
  const places = useMemo(() => {
    const dictionary = columns.dictionaries.district;
    return dictionary.flatMap((code, cell): PlacedCode[] => {
      const place = placeByCode(code);
      if (place === null || place.longitude === null || place.latitude === null) return [];
      const [x, y] = frame.project(place.longitude, place.latitude);
      return [{ cell, x, y }];
    });
  }, [columns, frame]);
  const rates = useRateMap(view, outlines);
  const rateFinding = useRateFinding(rates);
  const deaths = view.measure === "deaths";
  const radiusKm = view.map === "hexagons" ? hexagonKm(move.scale) : null;
  useEffect(() => engine.setHexagons(radiusKm), [engine, radiusKm]);
  const chosenDistricts = view.filter.districts;
  const rated = rates !== null;
  useEffect(() => {
    if (width === 0) return;
    const chosen = new Set(
      chosenDistricts.map((code) => columns.dictionaries.district.indexOf(code)),
    );
    return engine.onFrame(() => {
      marks.current = paintMap({
        engine,
        canvas: canvas.current,
        legend: legend.current,
        finding: finding.current,
        missing: missing.current,
        frame,
        move,
        places: rated ? NO_PLACES : places,
        said: rateFinding,
        chosen,
        deaths,
        mode,
        text,
        names,
      });
    });
  }, [
    engine,
    frame,
    move,
    places,
    rated,
    rateFinding,
    chosenDistricts,
    columns,
    deaths,
    mode,
    text,
    names,
    width,
  ]);

  const change = useCallback(
    (next: (known: MapMove) => MapMove) => {
      setMove((known) => tidyMove(next(known), frame));
    },
    [frame],
  );
  const zoom = (by: number, at?: readonly [number, number]) =>
    change((known) => zoomAround(known, by, at ?? [width / 2, height / 2]));
  useWheel(box, zoom);

  const explain = (event: React.PointerEvent) => {
    const [x, y] = within(event, box.current);
    const mark = markAt(marks.current, x, y);
    const unit = (event.target as Element).closest("[data-code]")?.getAttribute("data-code");
    if (mark === null && !unit) return hideHover();
    showHover(
      mark === null ? unitLines(unit as string) : markLines(mark),
      event.clientX,
      event.clientY,
    );
  };
  const linesOf = (name: string, cell: ReturnType<typeof tallyAt>) => [
    name,
    `${numeral(cell.events)} ${text.what.events}`,
    `${ranged(cell)} ${text.what.deaths}`,
  ];
  const markLines = (mark: MapMark) => {
    const hexagons = view.map === "hexagons";
    const tally = engine.crossfilter.tallies.get(hexagons ? "cells" : "districts");
    const code = columns.dictionaries.district[mark.cell] ?? "";
    const { main, other } = names.of("districts", code);
    const name = other === null ? main : `${main} · ${other}`;
    const label = hexagons ? `${radiusKm} km` : name;
    return linesOf(label, tallyAt(tally ?? new Float64Array(), mark.cell));
  };
  const unitLines = (code: string) => {
    const tally = engine.crossfilter.tallies.get("provinces") ?? new Float64Array();
    const { main, other } = names.of("provinces", code);
    const cell = tallyAt(tally, columns.dictionaries.province.indexOf(code));
    return linesOf(other === null ? main : `${main} · ${other}`, cell);
  };
  const choose = (event: React.MouseEvent) => {
    const [x, y] = within(event, box.current);
    const mark = view.map === "hexagons" ? null : markAt(marks.current, x, y);
    const district = mark === null ? undefined : columns.dictionaries.district[mark.cell];
    if (district) return toggleFilter("districts", district);
    const unit = (event.target as Element).closest("[data-code]")?.getAttribute("data-code");
    if (unit) toggleFilter("provinces", unit);
  };
  const onKey = (event: React.KeyboardEvent) => {
    const unit = (event.target as Element).getAttribute("data-code");
    if (unit && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      return toggleFilter("provinces", unit);
    }
    const pan = PANS[event.key];
    if (pan) change((known) => ({ ...known, x: known.x + pan[0], y: known.y + pan[1] }));
    else if (event.key === "+" || event.key === "=") zoom(1.5);
    else if (event.key === "-") zoom(1 / 1.5);
    else if (event.key === "0") change(() => WHOLE);
    else return;
    event.preventDefault();
  };
  const what = text.measure[view.measure];
  return (
    <Figure
      id="map"
      label={text.figure.where}
      finding={finding}
      level={2}
      unit={
        view.map === "hexagons"
          ? text.map.unitHexagons(what, radiusKm ?? 0)
          : rated
            ? text.map.unitRates(text.measure.deaths)
            : text.map.unitPlaces(what.toLowerCase())
      }
      tools={<MapSwitches />}
      note={
        <p className="note">
          <span ref={missing} /> {view.lines === "neutral" ? "" : `${text.map[view.lines]}. `}
          {given === null ? text.map.noOutlines : text.map.disputed}
        </p>
      }
    >
      <div className="map" dir="ltr">
        {/* biome-ignore lint/a11y/useSemanticElements: a group of shapes, not of fields. */}
        <div
          className="map-box"
          ref={box}
          style={{ height }}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the map is moved by keys.
          tabIndex={0}
          role="group"
          aria-label={text.map.keys}
          onKeyDown={onKey}
          onPointerMove={explain}
          onPointerLeave={hideHover}
          onPointerDown={(event) => panBy(event, change)}
          onClick={(event) => {
            if (!dragged(event.currentTarget)) choose(event);
          }}
        >
          {/* biome-ignore lint/a11y/noSvgWithoutTitle: a title would cover the map; the group has a name. */}
          <svg width={width} height={height}>
            <g transform={`translate(${move.x},${move.y}) scale(${move.scale})`}>
              <MapShapes
                frame={frame}
                outlines={outlines}
                choosable={choosable}
                chosen={view.filter.provinces}
              />
              {rates !== null && <RateShapes rates={rates} frame={frame} />}
            </g>
          </svg>
          <canvas ref={canvas} />
          <svg className="map-top" width={width} height={height} aria-hidden="true">
            <MapLabels frame={frame} move={move} outlines={outlines} choosable={choosable} />
          </svg>
        </div>
        <div className="map-zoom">
          <Button aria-label={text.map.nearer} onPress={() => zoom(1.5)}>
            <Icon name="plus" />
          </Button>
          <Button aria-label={text.map.farther} onPress={() => zoom(1 / 1.5)}>
            <Icon name="minus" />
          </Button>
          <Button aria-label={text.map.whole} onPress={() => change(() => WHOLE)}>
            <Icon name="whole" />
          </Button>
        </div>
        {rates === null ? (
          <div className="map-legend" ref={legend} />
        ) : (
          <RateLegend rates={rates} />
        )}
      </div>
    </Figure>
  );
}

/** What the map shows, and by which units places are counted. */
function MapSwitches() {
  const { view } = usePicture();
  const text = useText();
  return (
    <>
      <ToggleButtonGroup
        className="switch"
        aria-label={text.map.label}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[view.map]}
        onSelectionChange={([key]) =>
          changeView({ map: key as typeof view.map }, { replace: true })
        }
      >
        <ToggleButton id="places">{text.map.places}</ToggleButton>
        <ToggleButton id="hexagons">{text.map.hexagons}</ToggleButton>
        <ToggleButton id="rates">{text.map.rates}</ToggleButton>
      </ToggleButtonGroup>
      <ToggleButtonGroup
        className="switch"
        aria-label={text.map.boundaries}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[view.filter.boundaries]}
        onSelectionChange={([key]) => changeFilter({ boundaries: key as "then" | "now" })}
      >
        <ToggleButton id="now">{text.map.ofToday}</ToggleButton>
        <ToggleButton id="then">{text.map.ofDay}</ToggleButton>
      </ToggleButtonGroup>
      <label className="select">
        <span className="visually-hidden">{text.map.lines}</span>
        <select
          value={view.lines}
          title={text.map.lines}
          onChange={(event) =>
            changeView({ lines: event.target.value as typeof view.lines }, { replace: true })
          }
        >
          {(["neutral", "PK", "IN"] as const).map((key) => (
            <option key={key} value={key}>
              {text.map[key]}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

const PANS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [PAN, 0],
  ArrowRight: [-PAN, 0],
  ArrowUp: [0, PAN],
  ArrowDown: [0, -PAN],
};

/** First-level units, those with most events first. */
function unitsByEvents({ provinceNow, dictionaries }: EventColumns): readonly string[] {
  const counts = new Float64Array(dictionaries.province.length);
  for (const code of provinceNow) counts[code] = (counts[code] as number) + 1;
  return dictionaries.province
    .map((code, cell) => ({ code, count: counts[cell] as number }))
    .toSorted((a, b) => b.count - a.count)
    .map(({ code }) => code);
}

/** Smaller hexagons as the reader comes nearer. */
function hexagonKm(scale: number): number {
  return scale < 1.6 ? 24 : scale < 3.2 ? 12 : 6;
}

function within(event: React.MouseEvent, box: HTMLElement | null): [number, number] {
  const rectangle = box?.getBoundingClientRect();
  return [event.clientX - (rectangle?.left ?? 0), event.clientY - (rectangle?.top ?? 0)];
}

/** The wheel changes the size when the map has the focus or Ctrl is held; else the page scrolls. */
function useWheel(
  box: React.RefObject<HTMLElement | null>,
  zoom: (by: number, at: readonly [number, number]) => void,
): void {
  const latest = useRef(zoom);
  latest.current = zoom;
  useEffect(() => {
    const node = box.current;
    if (node === null) return;
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !node.contains(document.activeElement)) return;
      event.preventDefault();
      const rectangle = node.getBoundingClientRect();
      const at = [event.clientX - rectangle.left, event.clientY - rectangle.top] as const;
      latest.current(Math.exp(-event.deltaY / 400), at);
    };
    node.addEventListener("wheel", wheel, { passive: false });
    return () => node.removeEventListener("wheel", wheel);
  }, [box]);
}

function panBy(
  event: React.PointerEvent<HTMLElement>,
  change: (next: (known: MapMove) => MapMove) => void,
): void {
  const node = event.currentTarget;
  delete node.dataset["dragged"];
  let { clientX, clientY } = event;
  let far = 0;
  const move = (next: PointerEvent) => {
    const [dx, dy] = [next.clientX - clientX, next.clientY - clientY];
    far += Math.abs(dx) + Math.abs(dy);
    if (far < 4) return;
    node.dataset["dragged"] = "yes";
    ({ clientX, clientY } = next);
    change((known) => ({ ...known, x: known.x + dx, y: known.y + dy }));
  };
  const end = () => {
    window.removeEventListener("pointermove", move);
    window.removeEventListener("pointerup", end);
    window.removeEventListener("pointercancel", end);
  };
  window.addEventListener("pointermove", move);
  window.addEventListener("pointerup", end);
  window.addEventListener("pointercancel", end);
}

function dragged(node: HTMLElement): boolean {
  return node.dataset["dragged"] === "yes";
}
