import type { Format, Manifest } from "../../events/index.ts";
import type { Result } from "../../kernel/index.ts";
import type { Ports } from "../ports.ts";
import { resolversFor } from "./resolvers.ts";
import type { RejectedLine, TakeRequest } from "./take.ts";

/** A kind of file that `mizan import` accepts. */
export interface Importer {
  /** As typed after `mizan import`. */
  readonly name: string;
  /** One sentence: which files, from whom. */
  readonly summary: string;
  /** Runs as the only writer of an existing workspace. */
  readonly run: (ports: Ports, request: ImportRequest) => Promise<Result<ImportedFile>>;
}

/** One file to import, with what the user said about it. */
export interface ImportRequest {
  readonly file: string;
  readonly release?: string | undefined;
  readonly dataset?: string | undefined;
  readonly title?: string | undefined;
  /** Path of a mapping file. */
  readonly mapping?: string | undefined;
}

/** What an import did with one file. */
export interface ImportedFile {
  readonly manifest: Manifest;
  /** False when the same file was in the workspace already. */
  readonly added: boolean;
  readonly firstRejected: readonly RejectedLine[];
}

/** An importer of a declared format. */
export function importerOf(format: Format): Importer {
  return {
    name: format.name,
    summary: format.summary,
    run: (ports, request) => takeFormat(ports, request, format),
  };
}

/** Takes a file into the lake by a format. */
export async function takeFormat(
  ports: Ports,
  { file, release, dataset, title }: ImportRequest,
  format: Format,
  alsoFrom: TakeRequest["alsoFrom"] = [],
): Promise<Result<ImportedFile>> {
  return ports.lake.take({
    file,
    format,
    chosen: { release, dataset, title },
    alsoFrom,
    resolvers: await resolversFor(ports),
    now: ports.clock.now(),
    progress: ports.progress,
  });
}
