import { type ComponentType, lazy } from "react";
import type { Text } from "../text/index.ts";
import { PicturePage } from "./picture-page.tsx";

/** A page of the workbench: where it is, in which room, and what draws it. */
export interface PageEntry {
  readonly name: keyof Text["pages"];
  readonly room: keyof Text["rooms"];
  readonly path: string;
  /** Further addresses that open it. */
  readonly also: readonly string[];
  /** Whether it shows the addresses below its path too, such as one record of many. */
  readonly below?: true;
  readonly Page: ComponentType;
}

/** The pages that exist, in the order of the rail. A new page is one more row. */
export const PAGES: readonly PageEntry[] = [
  { name: "picture", room: "picture", path: "/", also: ["/compare"], Page: PicturePage },
  {
    name: "events",
    room: "picture",
    path: "/events",
    also: [],
    Page: lazy(() =>
      import("./events-page.tsx").then(({ EventsPage: Page }) => ({ default: Page })),
    ),
  },
  {
    name: "disagreement",
    room: "picture",
    path: "/disagreement",
    also: [],
    Page: lazy(() =>
      import("./disagreement-page.tsx").then(({ DisagreementPage: Page }) => ({ default: Page })),
    ),
  },
  {
    name: "crossBorder",
    room: "picture",
    path: "/cross-border",
    also: [],
    Page: lazy(() =>
      import("./cross-border-page.tsx").then(({ CrossBorderPage: Page }) => ({ default: Page })),
    ),
  },
  {
    name: "review",
    room: "picture",
    path: "/review",
    also: [],
    Page: lazy(() =>
      import("./review-page.tsx").then(({ ReviewPage: Page }) => ({ default: Page })),
    ),
  },
  {
    name: "evidence",
    room: "assess",
    path: "/evidence",
    also: [],
    below: true,
    Page: lazy(() =>
      import("./evidence-page.tsx").then(({ EvidencePage: Page }) => ({ default: Page })),
    ),
  },
  {
    name: "dossiers",
    room: "assess",
    path: "/dossiers",
    also: [],
    below: true,
    Page: lazy(() =>
      import("./dossiers-page.tsx").then(({ DossiersPage: Page }) => ({ default: Page })),
    ),
  },
  {
    name: "log",
    room: "record",
    path: "/log",
    also: [],
    Page: lazy(() => import("./log-page.tsx").then(({ LogPage: Page }) => ({ default: Page }))),
  },
  {
    name: "records",
    room: "record",
    path: "/records",
    also: [],
    below: true,
    Page: lazy(() =>
      import("./records-page.tsx").then(({ RecordsPage: Page }) => ({ default: Page })),
    ),
  },
  {
    name: "verify",
    room: "record",
    path: "/verify",
    also: [],
    Page: lazy(() =>
      import("./verify-page.tsx").then(({ VerifyPage: Page }) => ({ default: Page })),
    ),
  },
  {
    name: "datasets",
    room: "record",
    path: "/datasets",
    also: [],
    Page: lazy(() =>
      import("./datasets-page.tsx").then(({ DatasetsPage: Page }) => ({ default: Page })),
    ),
  },
  {
    name: "linkage",
    room: "record",
    path: "/linkage",
    also: [],
    below: true,
    Page: lazy(() =>
      import("./linkage-page.tsx").then(({ LinkagePage: Page }) => ({ default: Page })),
    ),
  },
  {
    name: "methods",
    room: "record",
    path: "/methods",
    also: [],
    Page: lazy(() =>
      import("./methods-page.tsx").then(({ MethodsPage: Page }) => ({ default: Page })),
    ),
  },
];

/** The page at a path; the first page where there is none. */
export function pageAt(path: string): PageEntry {
  return knownPage(path) ?? (PAGES[0] as PageEntry);
}

/** The page at a path, or `null` where there is none. */
export function knownPage(path: string): PageEntry | null {
  const isAt = ({ path: own, also, below }: PageEntry) =>
    own === path || also.includes(path) || (below === true && path.startsWith(`${own}/`));
  return PAGES.find(isAt) ?? null;
}
