import type { Issue, Result } from "../kernel/index.ts";
import type { LedgerCrypto, LogSource, SignedCheckpoint, VerifierKey } from "../ledger/index.ts";

/** The log of the workspace, as its readers see it. Writing goes through the records. */
export interface LogPort {
  /** Name of the log and the key that signs it; `null` in a workspace that has none yet. */
  about(): Promise<LogAbout | null>;
  /** The last signed state. */
  head(): Promise<Result<SignedCheckpoint>>;
  /** Files of the log. */
  readonly source: LogSource;
  readonly crypto: LedgerCrypto;
  /** Makes the keys and the log where the workspace has none. Call it as the only writer. */
  begin(): Promise<Result<LogAbout>>;
  /** Entries of the log whose records could not be replayed. */
  anomalies(): Promise<readonly Issue[]>;
}

/** What is public of a log. */
export interface LogAbout {
  readonly origin: string;
  readonly key: VerifierKey;
  /** Key with which this workspace signs its changes. */
  readonly author: VerifierKey;
}
