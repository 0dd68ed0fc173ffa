import { accept, type Result, refuse } from "../../kernel/index.ts";
import { type BoundaryUnit, boundaryMap, readBoundaries } from "../../places/index.ts";
import { folderless, inputOf, slugOf } from "../given-file.ts";
import { BOUNDARY_FILE, BOUNDARY_MAP } from "../open-polygons.ts";
import type { Ports } from "../ports.ts";
import type { ImportedFile, Importer, ImportRequest } from "./importer.ts";

/** The outlines as they travel to a page stay below this. */
const MAP_BYTES = 250_000;

/** Takes a layer of polygons (districts or first-level units) into the workspace. */
export const BOUNDARIES_IMPORTER: Importer = {
  name: "boundaries",
  summary: "polygons of districts or first-level units, GeoJSON or TopoJSON, in degrees (WGS 84)",
  run: importBoundaries,
};

/**
 * Keeps boundaries as a release: the file as given, and a simplified copy for maps. Points of events are
 * asked against the boundaries imported last; names and codes are joined to our table of places.
 */
async function importBoundaries(
  ports: Ports,
  request: ImportRequest,
): Promise<Result<ImportedFile>> {
  const bytes = await ports.files.readBytes(request.file);
  const name = folderless(request.file);
  const text = decode(bytes);
  if (text === null) {
    return refuse({
      code: "places/not-boundaries",
      file: name,
      message: "It is not a text in UTF-8.",
      expected: "GeoJSON or TopoJSON",
    });
  }
  const read = readBoundaries(text, name);
  if (!read.ok) return read;
  const units = read.value;
  const input = await inputOf(name, bytes);
  const coded = units.filter(({ code }) => code !== null).length;
  const known = units.filter((unit) => unit.known).length;
  const kept = await ports.lake.keep({
    manifest: {
      format: "boundaries",
      holds: "boundaries",
      dataset: request.dataset ?? slugOf(name, "boundaries"),
      release: request.release ?? input.sha256.slice(0, 8),
      title: request.title ?? `Boundaries: ${name}`,
      publisher: "as the file's owner states",
      licence: "as the file's owner states",
      citation: request.title ?? name,
      counts: `${units.length} areas, ${known} of them in our table of places.`,
      leavesOut: unnamed(units),
      input: [input],
      rows: units.length,
      accepted: coded,
      rejected: units.length - coded,
      rejectedByCode:
        coded === units.length ? {} : { "places/no-unit-names": units.length - coded },
      dropped: [],
      period: null,
    },
    files: [
      { name: BOUNDARY_FILE, bytes, rows: units.length },
      { name: BOUNDARY_MAP, bytes: encode(boundaryMap(units, MAP_BYTES)), rows: units.length },
    ],
    now: ports.clock.now(),
  });
  return kept.ok ? accept({ ...kept.value, firstRejected: [] }) : kept;
}

function unnamed(units: readonly BoundaryUnit[]): string {
  const strange = units.filter(({ known }) => !known).map(({ name }) => name);
  if (strange.length === 0) return "Nothing: every area is in our table of places.";
  return `Not in our table of places: ${strange.slice(0, 20).join(", ")}.`;
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function encode(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
