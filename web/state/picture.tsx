import { createContext, useContext } from "react";
import type { Outlines } from "../../src/chart/index.ts";
import type { Coverage } from "./coverage.ts";
import type { Engine } from "./engine.ts";
import type { PictureView } from "./picture-view.ts";

/** What every part of the threat picture draws from. */
export interface Picture {
  readonly engine: Engine;
  readonly view: PictureView;
  /** The months that the counted sources cover. */
  readonly coverage: Coverage;
  /** Outlines of the map; `null` while they are on their way or not at hand. */
  readonly outlines: MapOutlines | null;
}

/** The outlines of the map, with the districts when boundaries were imported, and where they come from. */
export interface MapOutlines extends Outlines {
  readonly districts: Outlines["firstLevel"];
  readonly districtSource: string;
  readonly source: string;
  readonly note: string;
}

/** No outlines at all. */
export const NO_OUTLINES: MapOutlines = {
  countries: [],
  firstLevel: [],
  disputed: [],
  lines: [],
  districts: [],
  districtSource: "",
  source: "",
  note: "",
};

const PictureContext = createContext<Picture | null>(null);

/** Gives the parts of a page the picture that they draw from. */
export const PictureProvider = PictureContext.Provider;

/** The picture of the page. */
export function usePicture(): Picture {
  const picture = useContext(PictureContext);
  if (picture === null) throw new Error("A part of the picture stands outside a picture.");
  return picture;
}
