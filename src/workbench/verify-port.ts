import type { SignedCheckpoint } from "../ledger/index.ts";
import type { Problem } from "./log/schema.ts";
import type { LogPort } from "./log-port.ts";
import type { Progress } from "./ports.ts";

/** The files of the workspace as a verification reads them: nothing is mended on the way. */
export interface VerifyPort {
  /** All files below a folder of the workspace, as paths from the workspace, sorted; none where it is missing. */
  list(folder: string): Promise<readonly string[]>;
  /** Bytes of a file, or `null` where it is not there. */
  read(path: string): Promise<Uint8Array | null>;
  /** SHA-256 of a file in hexadecimal and its length, read in pieces; `null` where it is not there. */
  digest(path: string): Promise<{ readonly sha256: string; readonly bytes: number } | null>;
  /**
   * Compares the index of records in the cache with a fresh replay of the log; `null` where there is no index.
   * What it differs in is named by record.
   */
  compareIndex(signed: SignedCheckpoint): Promise<readonly Problem[] | null>;
}

/** What a verification needs of the outside. It reads only. */
export interface VerifiedPorts {
  readonly verify: VerifyPort;
  readonly log: Pick<LogPort, "about" | "source" | "crypto" | "lastSigned">;
  readonly progress: Progress;
}
