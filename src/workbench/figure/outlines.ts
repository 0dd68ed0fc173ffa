import { layerOf, type Outline, type Outlines, outlinesOf } from "../../chart/index.ts";
import { releaseKey } from "../../events/index.ts";
import type { PictureFilter } from "../../picture/index.ts";
import { type MapView, placeByCode } from "../../places/index.ts";
import { boundaryOutlines } from "../open-polygons.ts";
import type { PictureAnswer } from "../picture/schema.ts";
import type { Ports } from "../ports.ts";

/** The outlines of a map with what it is fitted to and where the lines come from. */
export interface FigureOutlines {
  readonly outlines: Outlines;
  readonly districts: readonly Outline[];
  readonly focus: readonly string[];
  readonly source: string;
  /** Where the outlines of districts come from, where the workspace has any. */
  readonly districtSource: string | null;
}

const HOME = "PK";

/** The outlines for the places that a picture is about. */
export async function figureOutlines(
  ports: Ports,
  answer: PictureAnswer,
  view: MapView,
): Promise<FigureOutlines> {
  const { boundaries } = answer.filter;
  const [topology, imported] = await Promise.all([
    ports.report.outlines({ view, boundaries }),
    boundaryOutlines(ports),
  ]);
  const outlines = outlinesOf(topology);
  const own =
    imported === null
      ? null
      : { topology: JSON.parse(imported.topology), release: imported.release };
  return {
    outlines,
    districts: own === null ? [] : layerOf(own.topology, "units"),
    focus: focusOf(outlines, answer.filter),
    source: "Natural Earth (public domain)",
    districtSource: own === null ? null : `${releaseKey(own.release)} (${own.release.licence})`,
  };
}

/** First-level units that the map is fitted to: those chosen, else those of the chosen states. */
function focusOf({ firstLevel }: Outlines, filter: PictureFilter): readonly string[] {
  const provinces = [
    ...filter.provinces,
    ...filter.districts.flatMap((code) => placeByCode(code)?.parent ?? []),
  ];
  const drawn = provinces.filter((code) => firstLevel.some((unit) => unit.code === code));
  if (drawn.length > 0) return [...new Set(drawn)].sort();
  const wanted = filter.countries.length > 0 ? filter.countries : [HOME];
  return firstLevel
    .filter(({ country, code }) => wanted.includes(country ?? placeByCode(code)?.country ?? ""))
    .map(({ code }) => code);
}
