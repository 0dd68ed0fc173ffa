import { memo, useId, useMemo } from "react";
import type { Outline } from "../../src/chart/index.ts";
import { placeByCode } from "../../src/places/index.ts";
import type { MapFrame, MapMove } from "../chart/map-frame.ts";
import type { MapOutlines } from "../state/picture.tsx";
import { useNames } from "../text/index.ts";

/** States, first-level units and disputed areas; units with events can be chosen. */
export const MapShapes = memo(function MapShapes(props: {
  readonly frame: MapFrame;
  readonly outlines: MapOutlines;
  readonly choosable: ReadonlySet<string>;
  readonly chosen: readonly string[];
}) {
  const { frame, outlines, choosable, chosen } = props;
  const names = useNames();
  const hatch = useId();
  const path = useMemo(() => {
    const known = new Map<Outline, string>();
    return (outline: Outline) => {
      const d = known.get(outline) ?? frame.path(outline);
      known.set(outline, d);
      return d;
    };
  }, [frame]);
  const lines = useMemo(
    () => outlines.lines.map(({ style, shape }) => ({ style, d: frame.shapePath(shape) })),
    [frame, outlines],
  );
  return (
    <>
      <defs>
        <pattern
          id={hatch}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line className="hatch" x1="3" x2="3" y1="0" y2="6" />
        </pattern>
      </defs>
      {outlines.countries.map((outline) => (
        <path
          key={outline.code}
          className={lines.length > 0 ? "map-state map-state-bare" : "map-state"}
          d={path(outline)}
        />
      ))}
      {outlines.firstLevel.map((outline) =>
        choosable.has(outline.code) ? (
          // biome-ignore lint/a11y/useSemanticElements: a button cannot be a shape.
          <path
            key={outline.code}
            className="map-unit map-choosable"
            d={path(outline)}
            data-code={outline.code}
            role="button"
            tabIndex={0}
            aria-pressed={chosen.includes(outline.code)}
            aria-label={names.of("provinces", outline.code).main}
          />
        ) : (
          <path key={outline.code} className="map-unit" d={path(outline)} />
        ),
      )}
      {outlines.disputed
        .filter(({ country }) => country === null)
        .map((outline) => (
          <path
            key={outline.code}
            className="map-disputed"
            d={path(outline)}
            style={{ fill: `url(#${hatch})` }}
          />
        ))}
      {lines.map(({ style, d }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name and keep their order.
        <path key={at} className={`map-line map-line-${style}`} d={d} />
      ))}
    </>
  );
});

/** Names of units and states in both scripts, where they do not cover one another. */
export const MapLabels = memo(function MapLabels(props: {
  readonly frame: MapFrame;
  readonly move: MapMove;
  readonly outlines: MapOutlines;
  /** Units with events, those with most first: they are named first. */
  readonly choosable: ReadonlySet<string>;
}) {
  const { frame, move, outlines, choosable } = props;
  const names = useNames();
  const labels = useMemo(() => {
    const units = [...choosable].flatMap((code) =>
      outlines.firstLevel.filter((outline) => outline.code === code),
    );
    const all = [
      ...units.map((outline) => ({ outline, list: "provinces" as const })),
      ...outlines.countries
        .filter(({ code }) => !units.some((unit) => placeByCode(unit.code)?.country === code))
        .map((outline) => ({ outline, list: "countries" as const })),
    ];
    return all.map(({ outline, list }) => ({
      code: outline.code,
      list,
      at: frame.centre(outline),
      name: names.of(list, outline.code),
    }));
  }, [frame, outlines, choosable, names]);
  const taken: { x: number; y: number; width: number }[] = [];
  const shown = labels.flatMap(({ code, list, at, name }) => {
    const x = at[0] * move.scale + move.x;
    const y = at[1] * move.scale + move.y;
    const width = Math.max(name.main.length * 7, 40);
    const inside = x > width / 2 && x < frame.width - width / 2 && y > 24 && y < frame.height - 24;
    const covered = taken.some(
      (box) => Math.abs(box.x - x) < (box.width + width) / 2 && Math.abs(box.y - y) < 32,
    );
    if (!inside || covered || name.main === code) return [];
    taken.push({ x, y, width });
    return [{ code, list, x, y, name }];
  });
  return (
    <g className="map-labels">
      {shown.map(({ code, list, x, y, name }) => (
        <g key={code} className={`map-label-${list}`} transform={`translate(${x},${y})`}>
          <text lang={name.urdu ? "ur" : "en"}>{name.main}</text>
          {name.other !== null && list === "provinces" && (
            <text y={18} className="map-label-other" lang={name.urdu ? "en" : "ur"}>
              {name.other}
            </text>
          )}
        </g>
      ))}
    </g>
  );
});
