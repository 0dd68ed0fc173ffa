import { useEffect, useSyncExternalStore } from "react";
import type { Topology } from "topojson-specification";
import { layerOf, outlinesOf } from "../../src/chart/index.ts";
import { decodeColumns, type PictureFilter } from "../../src/picture/index.ts";
import { fetchBytes, fetchJson } from "../client.ts";
import { type Coverage, coverageOf } from "./coverage.ts";
import { type Engine, makeEngine } from "./engine.ts";
import type { MapOutlines } from "./picture.tsx";
import type { PictureView } from "./picture-view.ts";
import type { Remote } from "./remote.ts";

/** The events and outlines of the workspace: each fetched once, shared by all pages. */
export interface Record {
  readonly engine: Remote<Engine>;
  /** Outlines by the address at which they are. */
  readonly outlines: ReadonlyMap<string, MapOutlines>;
}

const listeners = new Set<() => void>();
let record: Record = { engine: { state: "loading", value: null }, outlines: new Map() };
let begun = false;

/** The events and outlines, and a new drawing when they arrive. */
export function useRecord(): Record & { readonly again: () => void } {
  const known = useSyncExternalStore(subscribe, () => record);
  return { ...known, again: fetchRecord };
}

/**
 * A view with the source that is counted when the reader chose none: of those that cover the period the one
 * with most events, else the one with most events. The scope's other filters are not asked, so that a
 * click never changes what is counted.
 */
export function countedView(view: PictureView, engine: Engine): PictureView {
  if (view.filter.datasets.length > 0) return view;
  return { ...view, filter: { ...view.filter, datasets: mainSource(engine, view.filter) } };
}

function mainSource({ columns, crossfilter }: Engine, filter: PictureFilter): readonly string[] {
  const counts = new Float64Array(columns.dictionaries.dataset.length);
  for (const code of columns.dataset) counts[code] = (counts[code] as number) + 1;
  const byEvents = columns.dictionaries.dataset
    .map((name, code) => ({ name, count: counts[code] as number }))
    .filter(({ name, count }) => name !== "" && count > 0)
    .toSorted((a, b) => b.count - a.count);
  const covering = byEvents.find(({ name }) => covers(coverageOf(crossfilter, [name]), filter));
  const main = covering ?? byEvents[0];
  return main === undefined ? [] : [main.name];
}

function covers({ months }: Coverage, { from, to }: PictureFilter): boolean {
  const [first = "", last = ""] = [months[0], months.at(-1)];
  return (from === null || from.slice(0, 7) >= first) && (to === null || to.slice(0, 7) <= last);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!begun) fetchRecord();
  return () => listeners.delete(listener);
}

function fetchRecord(): void {
  begun = true;
  change({ engine: { state: "loading", value: null } });
  void fetchEvents();
}

async function fetchEvents(): Promise<void> {
  const bytes = await fetchBytes("/api/columns");
  if (!bytes.ok) return change({ engine: { state: "failed", value: null, issues: bytes.issues } });
  performance.mark("mizan-columns-fetched");
  const columns = decodeColumns(bytes.value);
  if (!columns.ok) {
    return change({ engine: { state: "failed", value: null, issues: columns.issues } });
  }
  performance.mark("mizan-columns-read");
  change({ engine: { state: "ready", value: makeEngine(columns.value) } });
  performance.mark("mizan-engine-ready");
}

/** The outlines for a choice of lines and units; the ones shown before stay until they arrive. */
export function useOutlines({ lines, filter }: PictureView): MapOutlines | null {
  const { outlines } = useRecord();
  const address = `/api/map?view=${lines}&boundaries=${filter.boundaries}`;
  useEffect(() => {
    if (!asked.has(address)) void fetchOutlines(address);
  }, [address]);
  const latest = [...outlines.values()].at(-1) ?? null;
  return outlines.get(address) ?? latest;
}

const asked = new Set<string>();

interface MapTopology extends Topology {
  readonly about?: {
    readonly note?: string;
    readonly layers?: readonly { readonly layer: string; readonly source: string }[];
  };
}

/** Districts that the reader imported, with where they come from. */
interface Imported {
  readonly source: string;
  readonly topology: Topology;
}

async function fetchOutlines(address: string): Promise<void> {
  asked.add(address);
  const [topology, imported] = await Promise.all([
    fetchJson<MapTopology>(address),
    fetchJson<Imported | null>("/api/boundaries"),
  ]);
  if (!topology.ok) {
    asked.delete(address);
    return;
  }
  const { about } = topology.value;
  const own = imported.ok ? imported.value : null;
  const read = {
    ...outlinesOf(topology.value),
    districts: own === null ? [] : layerOf(own.topology, "units"),
    districtSource: own?.source ?? "",
    source: (about?.layers ?? [])
      .filter(({ layer }) => layer === "countries" || layer === "firstLevel")
      .map(({ source }) => source)
      .join("; "),
    note: about?.note ?? "",
  };
  change({ outlines: new Map([...record.outlines, [address, read]]) });
}

function change(part: Partial<Record>): void {
  record = { ...record, ...part };
  for (const listener of listeners) listener();
}
