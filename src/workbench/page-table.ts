/** A page of the workbench, as a search finds it. */
export interface Page {
  readonly title: string;
  readonly titleUr: string | null;
  readonly detail: string;
  readonly words: string;
  readonly address: string;
}

/** Pages of the workbench. */
export const PAGES: readonly Page[] = [
  {
    title: "Threat picture",
    titleUr: "خطرے کی تصویر",
    detail: "Where, when, who: map, timeline, rankings",
    words: "map timeline province district actor type filter home نقشہ",
    address: "/",
  },
  {
    title: "Sources disagree",
    titleUr: "ذرائع کا اختلاف",
    detail: "One year, every published figure side by side",
    words: "disagreement compare figures year PIPS PICSS CRSS GTI UCDP scope revision",
    address: "/disagreement",
  },
  {
    title: "Cross-border",
    titleUr: "سرحد پار",
    detail: "Events near borders, and figures as each side gave them",
    words: "border neighbour Afghanistan India Iran Durand Line of Control share سرحد",
    address: "/cross-border",
  },
  {
    title: "Compare",
    titleUr: "موازنہ",
    detail: "Two places or two periods side by side",
    words: "comparison before after province period",
    address: "/compare",
  },
  {
    title: "Events",
    titleUr: "واقعات",
    detail: "Observations as rows, down to the original row",
    words: "table observations rows list provenance",
    address: "/events",
  },
  {
    title: "Datasets",
    titleUr: null,
    detail: "Releases, rejected rows, revisions, import",
    words: "import release manifest licence rejected revisions freshness fetch",
    address: "/datasets",
  },
];
