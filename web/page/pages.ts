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
];

/** The page at a path; the first page where there is none. */
export function pageAt(path: string): PageEntry {
  const known = PAGES.find((page) => page.path === path || page.also.includes(path));
  return known ?? (PAGES[0] as PageEntry);
}
