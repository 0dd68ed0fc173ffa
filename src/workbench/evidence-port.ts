import type { Finding, WaczReport, WarcReading } from "../evidence/index.ts";
import type { Result } from "../kernel/index.ts";

/**
 * Preserved bytes, each kept once under its SHA-256 and never changed. What they are, where they came from and what was
 * done with them stands in records; this port only moves bytes.
 */
export interface EvidencePort {
  /** Name and version of this program, as custody events name it. */
  readonly program: string;
  /** Copies bytes to a place beside the store and names them; nothing is kept until `keep`. */
  stage(source: BytesSource, onBytes?: (done: number) => void): Promise<StagedBytes>;
  /** Puts staged bytes in their place for good, all of them flushed to the disk when it answers. */
  keep(staged: readonly StagedBytes[]): Promise<void>;
  /** Removes staged bytes that are not to be kept; bytes that were kept stay. */
  drop(staged: readonly StagedBytes[]): Promise<void>;
  /** Bytes in the store, or `null` where there are none of that digest. */
  size(sha256: string): Promise<number | null>;
  /** The content from its beginning, piece by piece; `null` where it is not there. */
  open(sha256: string): Promise<AsyncIterable<Uint8Array> | null>;
  /** The content whole; `null` where it is not there or longer than `bytesMax`. */
  read(sha256: string, bytesMax: number): Promise<Uint8Array | null>;
  /** The SHA-256 that the bytes have now; `null` where they are not there. */
  rehash(sha256: string, onBytes?: (done: number) => void): Promise<string | null>;
  /**
   * Writes the content to a file of the user, whole or not at all, and only if it still has its digest; gives the
   * digest that was found, `null` where there are no bytes.
   */
  copyTo(sha256: string, path: string): Promise<string | null>;
  /** Removes bytes for good, unless an item of whatever marking still stands for them. */
  remove(sha256: string): Promise<void>;
  /** Digests of all bytes in the store, and names of files that do not belong there. */
  list(): Promise<{ readonly digests: readonly string[]; readonly foreign: readonly string[] }>;
  /** What content is, from the bytes, with the ending of the name as a second opinion. */
  detect(sha256: string | StagedBytes, name: string): Promise<DetectedType>;
  /** A picture or escaped text that shows the content without running any of it. */
  preview(sha256: string, mediaType: string): Promise<Preview>;
  /** Reads a web archive (WACZ) with all checks; refuses what cannot be opened as one. */
  readWacz(sha256: string | StagedBytes, name: string): Promise<Result<WaczReport>>;
  /** Reads a web archive (WARC) with all checks. */
  readWarc(sha256: string | StagedBytes, name: string): Promise<Result<WarcReading>>;
  /** Fetches a page over the network, on every hop only from public addresses. */
  capture(url: string): Promise<Result<CapturedPage>>;
  /** A new id that nobody can guess and that tells nothing of the content, such as `item-c04f19a2b7e35d68`. */
  newId(kind: "item" | "capture" | "custody"): string;
}

/** Where bytes come from: a file of the user, or content at hand. */
export type BytesSource = { readonly path: string } | { readonly bytes: Uint8Array };

/** Bytes that wait beside the store. */
export interface StagedBytes {
  readonly sha256: string;
  readonly size: number;
  /** Path of the waiting file. */
  readonly path: string;
}

/** What content is. */
export interface DetectedType {
  readonly mediaType: string;
  /** Whether the ending of the name says another type. */
  readonly mismatch: boolean;
}

/** A safe view of content. */
export type Preview =
  | { readonly form: "image"; readonly mediaType: "image/png"; readonly bytes: Uint8Array }
  | { readonly form: "text"; readonly text: string; readonly shortened: boolean }
  | { readonly form: "none"; readonly reason: string };

/** A page as it was fetched. */
export interface CapturedPage {
  readonly url: string;
  readonly finalUrl: string;
  readonly status: number;
  /** When it was asked for, in UTC by this machine's clock. */
  readonly at: string;
  /** This machine's clock minus the server's date, where the server gives one. */
  readonly clockOffsetMs: number | null;
  readonly tool: string;
  readonly toolVersion: string;
  /** Parts that were kept; the first is the page itself. */
  readonly parts: readonly {
    readonly role: "html" | "media" | "headers" | "warc";
    readonly name: string;
    readonly bytes: Uint8Array;
  }[];
  readonly findings: readonly Finding[];
}
