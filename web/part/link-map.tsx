import { LINKAGE_WORDS } from "../text/linkage.ts";
import { useWords } from "../text/words.ts";
import type { LinkedObservation } from "./link-reports.tsx";
import { PlainFigure } from "./plain-figure.tsx";

const SIZE = 320;
const MARGIN = 40;
const KM_PER_DEGREE = 111.2;
/** A province's radius would hide all else: circles are drawn to this width, their radius stands beside them. */
const DRAWN_KM = 60;

/** Where each report puts the event: its point and radius, to scale, without a map beneath. */
export function LinkMap({ observations }: { readonly observations: readonly LinkedObservation[] }) {
  const words = useWords(LINKAGE_WORDS);
  const points = observations.flatMap((one, at) => {
    const { latitude, longitude, radiusKm } = one;
    return latitude === null || longitude === null
      ? []
      : [{ at: at + 1, latitude, longitude, radiusKm, place: one.place ?? "" }];
  });
  if (points.length === 0)
    return (
      <PlainFigure id="where" label={words.map} finding={words.mapNone}>
        {null}
      </PlainFigure>
    );
  const middle = (of: (point: (typeof points)[number]) => number) =>
    (Math.min(...points.map(of)) + Math.max(...points.map(of))) / 2;
  const [latitude, longitude] = [middle((one) => one.latitude), middle((one) => one.longitude)];
  const eastKm = KM_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);
  const placed = points.map((one) => ({
    ...one,
    x: (one.longitude - longitude) * eastKm,
    y: (latitude - one.latitude) * KM_PER_DEGREE,
    km: Math.min(DRAWN_KM, one.radiusKm ?? 0),
  }));
  const reach = Math.max(
    5,
    ...placed.map(({ x, y, km }) => Math.max(Math.abs(x), Math.abs(y)) + km),
  );
  const scale = (SIZE / 2 - MARGIN) / reach;
  const bar = [1, 2, 5, 10, 20, 50, 100, 200].find((km) => km * scale > 40) ?? 200;
  return (
    <PlainFigure id="where" label={words.map} finding={words.mapFinding(String(points.length))}>
      <div className="link-where">
        <svg
          className="link-map"
          viewBox={`0 0 ${SIZE} ${SIZE}`}
          role="img"
          aria-label={words.mapFinding(String(points.length))}
          direction="ltr"
        >
          {placed.map(({ at, x, y, km }) => (
            <circle
              key={at}
              className="link-radius"
              cx={SIZE / 2 + x * scale}
              cy={SIZE / 2 + y * scale}
              r={Math.max(3, km * scale)}
            />
          ))}
          {placed.map(({ at, x, y }) => (
            <g key={at}>
              <circle
                className="link-bar"
                cx={SIZE / 2 + x * scale}
                cy={SIZE / 2 + y * scale}
                r="3"
              />
              <text x={SIZE / 2 + x * scale + 6 + 12 * ((at - 1) % 6)} y={SIZE / 2 + y * scale - 6}>
                {at}
              </text>
            </g>
          ))}
          <path className="link-axis" d={`M12,${SIZE - 14}h${bar * scale}`} />
          <text x="12" y={SIZE - 20}>
            {words.km(String(bar))}
          </text>
        </svg>
        <ul className="link-list">
          {placed.map(({ at, place, radiusKm }) => (
            <li key={at}>
              {`${at}. `}
              <bdi>{place}</bdi>{" "}
              <span className="note">
                {radiusKm === null ? words.notKnown : `\u00b1 ${words.km(String(radiusKm))}`}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </PlainFigure>
  );
}
