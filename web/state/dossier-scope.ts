import { goTo } from "./address.ts";
import { FILTER_LISTS } from "./picture-view.ts";
import type { FigureName } from "./rankings.ts";

const OTHERS = ["from", "to", "borderKm", "boundaries"];
const COUNTED: readonly string[] = [...FILTER_LISTS, ...OTHERS];

/** What the figures of the picture count by; what a dossier has no figure for is not here. */
const BY: Partial<Readonly<Record<FigureName, string>>> = {
  timeline: "month",
  map: "district",
  provinces: "province",
  districts: "district",
  actors: "actor",
  types: "type",
  targets: "target",
};

/** The part of the address of a picture that says what is counted; its looks are left out. */
export function pictureScope(address: string): string {
  const given = new URLSearchParams(
    address
      .trim()
      .replace(/^[^?]*\?/, "")
      .replace(/#.*$/, ""),
  );
  return new URLSearchParams([...given].filter(([name]) => COUNTED.includes(name))).toString();
}

/** Whether a figure of the picture can go into a dossier. */
export function fitsDossier(figure: FigureName): boolean {
  return BY[figure] !== undefined;
}

/** Takes a figure of the picture, as it is seen now, to the choice of a dossier. */
export function takeToDossier(figure: FigureName, measure: "events" | "deaths"): void {
  const add = pictureScope(window.location.search);
  goTo(`/dossiers?${new URLSearchParams({ add, by: BY[figure] ?? "year", measure })}`);
}

/** The figure that the reader brought from the picture, as the form of a part opens with it. */
export function broughtFigure(query: URLSearchParams): Readonly<Record<string, string>> | null {
  const scope = query.get("add");
  if (scope === null) return null;
  return { scope, by: query.get("by") ?? "year", measure: query.get("measure") ?? "deaths" };
}
