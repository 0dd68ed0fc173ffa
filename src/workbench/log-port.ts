import type { Issue, Result } from "../kernel/index.ts";
import type {
  LedgerCrypto,
  LogSource,
  NoteSignature,
  SignedCheckpoint,
  VerifierKey,
} from "../ledger/index.ts";

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
  /** Files of any log in a folder of the user's. */
  folder(path: string): LogSource;
  /** Asks another party's witness to cosign the present state. This goes to the network. */
  askWitness(
    witness: { readonly key: VerifierKey; readonly url: string },
    signed: SignedCheckpoint,
    timeoutSeconds: number,
  ): Promise<CosignReply>;
  /**
   * Adds cosignatures to the shown state; gives the names of those that fit it and were not there. Call it
   * as the only writer.
   */
  keepCosignatures(
    lines: readonly NoteSignature[],
    witnesses: readonly VerifierKey[],
  ): Promise<Result<readonly string[]>>;
  /** What the log's key signed last, as it is kept outside the log; `null` where it is not there. */
  lastSigned(): Promise<Uint8Array | null>;
}

/** What asking a witness gave. */
export type CosignReply =
  | { readonly outcome: "cosigned"; readonly lines: readonly NoteSignature[] }
  | { readonly outcome: "refused"; readonly status: number; readonly body: string }
  | { readonly outcome: "unreachable"; readonly why: string };

/** What is public of a log. */
export interface LogAbout {
  readonly origin: string;
  readonly key: VerifierKey;
  /** Key with which this workspace signs its changes. */
  readonly author: VerifierKey;
}
