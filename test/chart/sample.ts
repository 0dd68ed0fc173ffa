import { parseHTML } from "linkedom";
import type { ChartSetting, ChartSubject, Outline, Outlines } from "../../src/chart/index.ts";
import type { Ranked, Tally } from "../../src/picture/index.ts";

/** Invented data for drawings: small, with every case that a drawing must show. */
export const SUBJECT: ChartSubject = {
  scope: "Northland, 2019 to 2022",
  source: "Invented dataset 1.0 (CC0)",
  notes: ["Invented for a test."],
  measure: "deaths",
};

export function setting(mode: "light" | "dark" = "light", width = 560): ChartSetting {
  return { document: parseHTML("<html></html>").document, mode, width };
}

export function tally(best: number, spread = 0, events = Math.ceil(best / 5)): Tally {
  return {
    events,
    deathsLow: Math.max(0, best - spread),
    deathsBest: best,
    deathsHigh: best + 2 * spread,
    withoutFigure: 0,
  };
}

export function ranked(code: string, best: number, spread = 0): Ranked {
  return { code, ...tally(best, spread) };
}

export const RANKED: readonly Ranked[] = [
  ranked("N1", 120, 15),
  ranked("N2", 64, 4),
  ranked("N3", 30),
  ranked("N4", 3, 1),
  ranked("", 22, 10),
];

export const NAMES = {
  N1: { latin: "North Vale", urdu: "شمالی وادی" },
  N2: { latin: "A province with a name that needs two lines", urdu: null },
  N3: { latin: "South Vale", urdu: "جنوبی وادی" },
  N4: { latin: "Isle & Co <x>", urdu: null },
};

/** Months of 2019 to 2022 with a gap, a peak and a last year that is covered in part. */
export const MONTHS = Array.from({ length: 40 }, (_, at) => {
  const year = 2019 + Math.floor(at / 12);
  return `${year}-${String((at % 12) + 1).padStart(2, "0")}`;
}).filter((month) => month !== "2020-03");

export const TALLIES = MONTHS.map((_, at) => tally((at * 7) % 23, (at * 3) % 5));

const square = (code: string, west: number, south: number, size: number): Outline => ({
  code,
  name: { latin: `Land ${code}`, urdu: null },
  country: code.slice(0, 1),
  shape: {
    type: "Polygon",
    coordinates: [
      [
        [west, south],
        [west, south + size],
        [west + size, south + size],
        [west + size, south],
        [west, south],
      ],
    ],
  },
});

export const OUTLINES: Outlines = {
  countries: [square("N", 60, 30, 6), square("S", 66, 30, 6)],
  firstLevel: [square("N1", 60, 30, 3), square("N2", 60, 33, 3), square("N3", 63, 30, 3)],
  disputed: [{ ...square("N9", 63, 33, 3), country: null }],
  lines: [
    {
      style: "border",
      shape: {
        type: "LineString",
        coordinates: [
          [66, 30],
          [66, 33],
        ],
      },
    },
    {
      style: "disputed",
      shape: {
        type: "LineString",
        coordinates: [
          [66, 33],
          [66, 36],
        ],
      },
    },
  ],
};
