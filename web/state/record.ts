import { useSyncExternalStore } from "react";
import type { Topology } from "topojson-specification";
import { layerOf, outlinesOf } from "../../src/chart/index.ts";
import { decodeColumns, type EventColumns } from "../../src/picture/index.ts";
import { fetchBytes, fetchJson } from "../client.ts";
import { type Engine, makeEngine } from "./engine.ts";
import type { MapOutlines } from "./picture.tsx";
import type { PictureView } from "./picture-view.ts";
import type { Remote } from "./remote.ts";

/** The events and outlines of the workspace: fetched once, shared by all pages. */
export interface Record {
  readonly engine: Remote<Engine>;
  readonly outlines: MapOutlines | null;
}

const listeners = new Set<() => void>();
let record: Record = { engine: { state: "loading", value: null }, outlines: null };
let begun = false;

/** The events and outlines, and a new drawing when they arrive. */
export function useRecord(): Record & { readonly again: () => void } {
  const known = useSyncExternalStore(subscribe, () => record);
  return { ...known, again: fetchRecord };
}

/** A view with the source that is counted when the reader chose none: the one with most events. */
export function countedView(view: PictureView, engine: Engine): PictureView {
  if (view.filter.datasets.length > 0) return view;
  return { ...view, filter: { ...view.filter, datasets: mainSource(engine.columns) } };
}

function mainSource({ dataset, dictionaries }: EventColumns): readonly string[] {
  const counts = new Float64Array(dictionaries.dataset.length);
  for (const code of dataset) counts[code] = (counts[code] as number) + 1;
  let most = 0;
  for (let code = 0; code < counts.length; code++) {
    if ((counts[code] as number) > (counts[most] as number)) most = code;
  }
  const name = dictionaries.dataset[most];
  return name ? [name] : [];
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
  void fetchOutlines();
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

async function fetchOutlines(): Promise<void> {
  const topology = await fetchJson<Topology & { readonly source?: string }>("/api/map");
  if (!topology.ok) return;
  change({
    outlines: {
      ...outlinesOf(topology.value),
      districts: layerOf(topology.value, "districts"),
      source: topology.value.source ?? "",
    },
  });
}

function change(part: Partial<Record>): void {
  record = { ...record, ...part };
  for (const listener of listeners) listener();
}
