import { type Ranked, rankedOf, rollUpTypes, tallyAt } from "../../src/picture/index.ts";
import type { PictureFacts } from "../state/facts.tsx";
import type { Names } from "../state/names.ts";
import type { Picture } from "../state/picture.tsx";
import { type FigureName, RANKINGS, type RankingKind, TYPE_DEPTH } from "../state/rankings.ts";
import type { Text } from "../text/index.ts";

/** What a saved figure is made from. */
export interface FigureMaterial {
  readonly picture: Picture;
  readonly facts: PictureFacts | null;
  readonly names: Names;
  readonly text: Text;
}

/** One row of the numbers behind a figure. */
export interface FigureRow extends Ranked {
  readonly name: string;
}

/** The numbers behind a figure, each with its range. */
export function figureRows(name: FigureName, { picture, names }: FigureMaterial): FigureRow[] {
  const { engine } = picture;
  const { tallies } = engine.crossfilter;
  if (name === "timeline") {
    const tally = tallies.get("timeline");
    if (tally === undefined) return [];
    const { months, offset } = picture.coverage;
    return months.map((month, at) => ({
      code: month,
      name: month,
      ...tallyAt(tally, offset + at),
    }));
  }
  const list = name === "map" ? "districts" : name;
  return rankedRows(list, picture).map((row) => ({
    ...row,
    name: names.of(list, row.code).main,
  }));
}

/** A ranking as rows; types at the depth at which they are shown. */
export function rankedRows(list: RankingKind["list"], { engine }: Picture): Ranked[] {
  const kind = RANKINGS.find((each) => each.list === list);
  const tally = engine.crossfilter.tallies.get(list);
  if (kind === undefined || tally === undefined) return [];
  const rows = rankedOf(tally, engine.columns.dictionaries[kind.dictionary]);
  return list === "types" ? rollUpTypes(rows, TYPE_DEPTH) : rows;
}
