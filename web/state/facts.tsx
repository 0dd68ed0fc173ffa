import { createContext, useContext } from "react";
import type { PictureFilter, Tally } from "../../src/picture/index.ts";
import { type Remote, useCommand } from "./remote.ts";

/** What the server says of a source beside every number that comes from it. */
export interface SourceFacts {
  readonly release: string;
  readonly title: string;
  readonly publisher: string;
  readonly licence: string;
  readonly citation: string;
  readonly counts: string;
  readonly leavesOut: string;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly ageDays: number | null;
  readonly importedAt: string;
  readonly rows: number;
  readonly rejected: number;
  readonly stale: boolean;
  readonly why: string;
}

/** What another source counts under the same choice. */
export interface OtherFacts {
  readonly release: string;
  readonly title: string;
  readonly total: Tally;
  readonly comparable: boolean;
  readonly why: string;
}

/** What stands beside the numbers of a picture: its sources, their age, and what others count. */
export interface PictureFacts {
  readonly sources: readonly SourceFacts[];
  readonly otherSources: readonly OtherFacts[];
  readonly overSources: {
    readonly low: number | null;
    readonly high: number | null;
    readonly statement: string;
  };
  readonly whyCounted: string;
  readonly freshness: {
    readonly stale: boolean;
    readonly statement: string;
    readonly rule: string;
  };
  readonly notes: readonly { readonly text: string }[];
  readonly method: readonly string[];
}

const FactsContext = createContext<Remote<PictureFacts>>({ state: "loading", value: null });

/** Gives the parts of a page the facts beside its numbers. */
export const FactsProvider = FactsContext.Provider;

/** The facts beside the numbers of the page. */
export function useFacts(): Remote<PictureFacts> {
  return useContext(FactsContext);
}

/** Asks the server for the facts whenever the address has a new choice. */
export function usePictureFacts(filter: PictureFilter): Remote<PictureFacts> {
  const input = filter.datasets.length === 0 ? null : scopeInput(filter);
  return useCommand<PictureFacts>("picture", input && { ...input, by: ["source"], limit: 1 });
}

/** A filter in the names that the commands use. */
export function scopeInput(filter: PictureFilter): Readonly<Record<string, unknown>> {
  return {
    source: filter.datasets,
    ...(filter.from === null ? {} : { from: filter.from }),
    ...(filter.to === null ? {} : { to: filter.to }),
    country: filter.countries,
    province: filter.provinces,
    district: filter.districts,
    type: filter.types,
    actor: filter.actors,
    target: filter.targets,
    attribution: filter.attributions,
    border: filter.borders,
    ...(filter.borderKm === null ? {} : { borderKm: filter.borderKm }),
    boundaries: filter.boundaries,
  };
}
