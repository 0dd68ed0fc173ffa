import type { FeatureCollection } from "geojson";
import { feature } from "topojson-client";
import { topology as makeTopology } from "topojson-server";
import { presimplify, quantile, simplify } from "topojson-simplify";
import type { GeometryCollection, Objects, Topology } from "topojson-specification";
import type { BoundaryUnit } from "./boundary-unit.ts";

const QUANTIZATION = 20_000;
/** Shares of the vertices kept, tried in turn. */
const KEPT = [1, 0.5, 0.25, 0.12, 0.06, 0.03, 0.015] as const;

/**
 * Imported boundaries made small enough to travel: TopoJSON with one layer `units` (code, name, province),
 * outlines simplified until the text is below `bytes`. Shared borders stay shared.
 *
 * *Method*: Visvalingam and Whyatt 1993, through npm topojson-simplify.
 */
export function boundaryMap(units: readonly BoundaryUnit[], bytes: number): Topology {
  const collection: FeatureCollection = {
    type: "FeatureCollection",
    features: units.map(({ code, name, province, shape }) => ({
      type: "Feature",
      geometry: shape.geometry,
      properties: { code, name, province },
    })),
  };
  const weighted = presimplify(makeTopology({ units: collection }) as Topology<Objects<object>>);
  let small = quantized(weighted);
  for (const kept of KEPT) {
    small = quantized(kept === 1 ? weighted : simplify(weighted, quantile(weighted, kept)));
    if (JSON.stringify(small).length <= bytes) break;
  }
  return small;
}

function quantized(topology: Topology): Topology {
  const units = topology.objects["units"] as GeometryCollection;
  return makeTopology({ units: feature(topology, units) }, QUANTIZATION);
}
