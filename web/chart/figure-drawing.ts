import {
  type ChartNames,
  type ChartSubject,
  drawPlaceMap,
  drawRanking,
  drawTimeline,
  type Figure,
  frameFigure,
} from "../../src/chart/index.ts";
import { type Ranked, tallyAt } from "../../src/picture/index.ts";
import { placeByCode } from "../../src/places/index.ts";
import { makeNames, type Names } from "../state/names.ts";
import { NO_OUTLINES } from "../state/picture.tsx";
import type { FilterList } from "../state/picture-view.ts";
import { currentMode } from "../state/preferences.ts";
import type { FigureName } from "../state/rankings.ts";
import { viewSentence } from "../state/sentence.ts";
import { EN } from "../text/index.ts";
import { type FigureMaterial, rankedRows } from "./figure-rows.ts";
import { focusOf } from "./map-focus.ts";

/** A figure as one SVG file with its title, source and notes, drawn as in the report. */
export function drawnFigure(name: FigureName, material: FigureMaterial): string {
  return frameFigure(drawFigure(name, material), currentMode());
}

function drawFigure(name: FigureName, material: FigureMaterial): Figure {
  const { picture, facts } = material;
  const { view, engine } = picture;
  const setting = { document, mode: currentMode(), width: 760 };
  const english = makeNames(EN);
  const subject: ChartSubject = {
    scope: viewSentence(picture, EN, english),
    source:
      (facts?.sources ?? []).map((s) => `${s.title} (${s.licence})`).join("; ") || "not known",
    notes: (facts?.notes ?? []).map((note) => note.text),
    measure: view.measure,
  };
  if (name === "timeline") {
    const { months, offset } = picture.coverage;
    const tally = engine.crossfilter.tallies.get("timeline") ?? new Float64Array();
    const tallies = months.map((_, at) => tallyAt(tally, offset + at));
    const chosen = engine.range();
    return drawTimeline(setting, subject, {
      months,
      tallies,
      coverage: null,
      step: "auto",
      chosen,
    });
  }
  const list = name === "map" ? "districts" : name;
  const rows = rankedRows(list, picture);
  const chartNames = chartNamesOf(list, rows, english);
  if (name !== "map") {
    const label = EN.ranking[name].toLowerCase();
    return drawRanking(setting, subject, {
      rows,
      names: chartNames,
      unit: { one: label, many: `${label}s` },
      chosen: view.filter[name],
      limit: 20,
      overlapping: name === "actors",
    });
  }
  const outlines = picture.outlines ?? NO_OUTLINES;
  const points = rows.flatMap((row) => {
    const place = placeByCode(row.code);
    if (place === null || place.longitude === null || place.latitude === null) return [];
    return [{ ...row, longitude: place.longitude, latitude: place.latitude }];
  });
  const placed = points.reduce((sum, row) => sum + row.events, 0);
  const all = rows.reduce((sum, row) => sum + row.events, 0);
  return drawPlaceMap(setting, subject, {
    outlines,
    focus: focusOf(engine.columns, outlines),
    names: chartNames,
    points,
    rates: [],
    districts: [],
    withoutPlace: all - placed,
    outlineSource: outlines.source,
    depiction: depictionOf(view.lines),
  });
}

function chartNamesOf(list: FilterList, rows: readonly Ranked[], names: Names): ChartNames {
  return Object.fromEntries(
    rows.map(({ code }) => {
      const name = names.of(list, code);
      return [code, { latin: name.main, urdu: name.other }];
    }),
  );
}

/** Says whose depiction a map follows; the same sentence for every state. */
function depictionOf(lines: string): string | null {
  if (lines === "neutral") return null;
  const state = placeByCode(lines)?.names.at(-1)?.en ?? lines;
  return `Disputed areas are drawn as ${state} depicts them; the neutral view gives them to none.`;
}
