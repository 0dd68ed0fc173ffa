import { useMemo } from "react";
import { type Classes, classesOf, type Outline, PALETTES } from "../../src/chart/index.ts";
import type { MapFrame } from "../chart/map-frame.ts";
import { scopeInput } from "../state/facts.tsx";
import type { MapOutlines } from "../state/picture.tsx";
import type { PictureView } from "../state/picture-view.ts";
import { useMode } from "../state/preferences.ts";
import { useCommand } from "../state/remote.ts";
import { useWords } from "../text/words.ts";

/** A rate of the server: killed per 100,000 people and year, or the reason why there is none. */
export interface UnitRate {
  readonly code: string;
  readonly name: string;
  readonly rate: {
    readonly low: number | null;
    readonly best: number | null;
    readonly high: number | null;
    readonly basis: string;
  } | null;
}

interface Breakdowns {
  readonly breakdowns: readonly { readonly by: string; readonly rows: readonly UnitRate[] }[];
}

/** The shaded units of a map of rates, and what its legend says. */
export interface RateMap {
  readonly shaded: readonly {
    readonly outline: Outline;
    readonly row: UnitRate;
    readonly best: number;
  }[];
  readonly classes: Classes;
  /** Why some units, or all, have no rate; census and outlines otherwise. */
  readonly basis: string;
}

const ROWS = 400;
const WORDS = {
  en: {
    legend: "killed per 100,000 people and year",
    bare: "Not shaded: no event, no population known, or events known only to a larger unit.",
    highest: (name: string, rate: string) =>
      `Highest in ${name}: ${rate} killed per 100,000 a year`,
    none: "No rate can be given",
  },
  ur: {
    legend: "سالانہ ہلاکتیں فی لاکھ آبادی",
    bare: "بغیر رنگ: کوئی واقعہ نہیں، آبادی معلوم نہیں، یا واقعات صرف بڑی اکائی تک معلوم ہیں۔",
    highest: (name: string, rate: string) => `سب سے زیادہ ${name}: سالانہ ${rate} فی لاکھ`,
    none: "کوئی شرح نہیں دی جا سکتی",
  },
};

/** Rates of districts where boundaries and their population are at hand, else of first-level units. */
export function useRateMap(view: PictureView, outlines: MapOutlines): RateMap | null {
  const wanted = view.map === "rates" && view.filter.datasets.length > 0;
  const input = {
    ...scopeInput(view.filter),
    by: ["province", "district"],
    rate: true,
    limit: ROWS,
  };
  const answer = useCommand<Breakdowns>("picture", wanted ? input : null);
  return useMemo(() => {
    if (!wanted || answer.value === null) return null;
    const rowsOf = (by: string) =>
      answer.value?.breakdowns.find((one) => one.by === by)?.rows ?? [];
    const districts = shade(rowsOf("district"), outlines.districts);
    const provinces = rowsOf("province");
    const shaded = districts.length > 0 ? districts : shade(provinces, outlines.firstLevel);
    const reason = provinces.find(({ code, rate }) => code !== "" && rate?.best === null);
    const source = districts.length > 0 ? outlines.districtSource : "";
    const basis = [shaded[0]?.row.rate?.basis ?? reason?.rate?.basis ?? "", source];
    return {
      shaded,
      classes: classesOf(shaded.map(({ best }) => best)),
      basis: basis.filter((text) => text !== "").join("; "),
    };
  }, [wanted, answer.value, outlines]);
}

function shade(rows: readonly UnitRate[], outlines: readonly Outline[]): RateMap["shaded"] {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  return outlines.flatMap((outline) => {
    const row = byCode.get(outline.code);
    const best = row?.rate?.best;
    return row === undefined || best == null ? [] : [{ outline, row, best }];
  });
}

/** The shades over the units; each says its rate with its range when it is pointed at. */
export function RateShapes(props: { readonly rates: RateMap; readonly frame: MapFrame }) {
  const { rates, frame } = props;
  const steps = PALETTES[useMode()].steps;
  return (
    <g className="map-rates">
      {rates.shaded.map(({ outline, best }) => (
        <path
          key={outline.code}
          d={frame.path(outline)}
          style={{ fill: steps[rates.classes.classOf(best)] }}
        />
      ))}
    </g>
  );
}

/** The classes of the shades in words, and what the rates rest on. */
export function RateLegend({ rates }: { readonly rates: RateMap }) {
  const steps = PALETTES[useMode()].steps;
  const words = useWords(WORDS);
  return (
    <div className="map-legend">
      {rates.shaded.length > 0 && (
        <>
          {rates.classes.labels.map((label, at) => (
            <span key={label} className="swatch">
              <i style={{ background: steps[at] }} />
              <bdi dir="ltr">{label}</bdi>
            </span>
          ))}
          <span>{words.legend}</span>
        </>
      )}
      <span>{rates.basis}</span>
      <span>{words.bare}</span>
    </div>
  );
}

/** The unit with the highest rate in a sentence, or that there is no rate. */
export function useRateFinding(rates: RateMap | null): string | null {
  const words = useWords(WORDS);
  if (rates === null) return null;
  const first = rates.shaded.toSorted((a, b) => b.best - a.best)[0];
  if (first === undefined) return words.none;
  const { low, high } = first.row.rate ?? { low: null, high: null };
  const range = low === null || high === null || low === high ? "" : ` (${low} to ${high})`;
  return words.highest(first.row.name, `${first.best}${range}`);
}
