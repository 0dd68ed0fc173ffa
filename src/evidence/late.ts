/**
 * Readers that need large libraries (certificates, ZIP, WARC), loaded when they are first asked for, so that
 * commands that never read such a thing start fast.
 */
import type { Result } from "../kernel/index.ts";
import type { FolderView } from "./folder-view.ts";
import type { WaczOptions, WaczReport } from "./wacz.ts";
import type { WarcOptions, WarcReading } from "./warc.ts";

/** The certificates of a PEM text, in DER, in the order in which they stand. */
export async function certificatesOfPem(pem: string): Promise<Result<readonly Uint8Array[]>> {
  return (await import("./certificate.ts")).certificatesOfPem(pem);
}

/** Reads a web archive (WACZ) with all checks; what cannot be checked says why. */
export async function checkWacz(view: FolderView, options?: WaczOptions): Promise<WaczReport> {
  return (await import("./wacz.ts")).checkWacz(view, options);
}

/** Reads a web archive (WARC) record by record, with the digests of each. */
export async function readWarc(
  source: AsyncIterable<Uint8Array>,
  options?: WarcOptions,
): Promise<Result<WarcReading>> {
  return (await import("./warc.ts")).readWarc(source, options);
}

/** Opens a ZIP that was dropped on a page as a package, after the checks of its names and sizes. */
export async function openZipBlob(name: string, archive: Blob): Promise<Result<FolderView>> {
  return (await import("./zip-view.ts")).openZipBlob(name, archive);
}
