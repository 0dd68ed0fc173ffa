import type { Result } from "../kernel/index.ts";

/** Files from the network. */
export interface DownloadPort {
  /** Fetches a file into a folder of its own; `remove` deletes both. */
  fetch(address: string): Promise<Result<Downloaded>>;
}

/** A file that was fetched. */
export interface Downloaded {
  readonly path: string;
  readonly remove: () => Promise<void>;
}
