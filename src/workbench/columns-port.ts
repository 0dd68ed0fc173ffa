import type { EventColumns } from "../picture/index.ts";

/** The events of the workspace as columns, built from the lake once for each set of releases. */
export interface ColumnsPort {
  /** Digest of the releases that the columns come from: changes when a release is added. */
  snapshot(): Promise<string>;
  /** The columns; from the cache where it is current, else built (and cached). */
  load(): Promise<EventColumns>;
  /** The same in the binary form that travels to the browser. */
  bytes(): Promise<Uint8Array>;
}
