/** Whether a figure is drawn on light or on dark paper. */
export type ChartMode = "light" | "dark";

/** The colours of a figure. Every difference they make is also made by shape, hatch or a label. */
export interface Palette {
  readonly mode: ChartMode;
  readonly paper: string;
  readonly ink: string;
  /** Text of second rank; contrast with the paper at least 4.5 to 1. */
  readonly quiet: string;
  readonly grid: string;
  readonly land: string;
  readonly landEdge: string;
  readonly sea: string;
  /** Bars, dots and bubbles. */
  readonly mark: string;
  /** The same, where the reader chose something else. */
  readonly markQuiet: string;
  /** What the reader chose: a period, a place. */
  readonly chosen: string;
  /** Colours of kinds, in the order of Okabe and Ito; never more than seven. */
  readonly kinds: readonly string[];
  /** Steps from few to many, even in lightness. */
  readonly steps: readonly string[];
}

/**
 * The colours of light and of dark paper.
 *
 * Method: Okabe M., Ito K. (2008) *Color Universal Design*; black and yellow are left out on the paper
 * on which they do not show. Steps: five shades of one blue at even distances in CIE L*.
 */
export const PALETTES: Readonly<Record<ChartMode, Palette>> = {
  light: {
    mode: "light",
    paper: "#ffffff",
    ink: "#1a1d21",
    quiet: "#525b66",
    grid: "#dfe3e8",
    land: "#eeefec",
    landEdge: "#8a929c",
    sea: "#f6f9fb",
    mark: "#0072b2",
    markQuiet: "#a7c6dc",
    chosen: "#fbf1dc",
    kinds: ["#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9", "#000000"],
    steps: ["#e3eef7", "#b5d2e9", "#7fb0d8", "#3d85bd", "#0b5394"],
  },
  dark: {
    mode: "dark",
    paper: "#15181c",
    ink: "#eceef0",
    quiet: "#a9b1bb",
    grid: "#30363d",
    land: "#262b31",
    landEdge: "#77808b",
    sea: "#0f1114",
    mark: "#56b4e9",
    markQuiet: "#31556c",
    chosen: "#33301f",
    kinds: ["#56b4e9", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#f0e442", "#ffffff"],
    steps: ["#1d3a52", "#2a5a80", "#3c7fb0", "#6aa9d8", "#b5d8f2"],
  },
};
