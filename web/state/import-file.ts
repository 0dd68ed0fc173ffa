import type { Result } from "../../src/kernel/index.ts";
import type { ImportAnswer } from "../../src/workbench/index.ts";
import type { WorkProgress } from "../client.ts";
import { runLong, sendFile } from "./long-command.ts";

/** What is imported, and as what. */
export interface ImportRequest {
  readonly file: File;
  readonly format: string;
  readonly release: string;
}

/**
 * Sends a file to the server and imports it there; says how far the work is. What the server refuses comes
 * back as a result.
 */
export async function importFile(
  { file, format, release }: ImportRequest,
  onProgress: (progress: WorkProgress | null) => void,
  signal: AbortSignal,
): Promise<Result<ImportAnswer>> {
  onProgress(null);
  const sent = await sendFile(file, signal);
  if (!sent.ok) return sent;
  const named = release === "" ? {} : { release };
  return runLong("import", { format, files: [sent.value], ...named }, onProgress, signal);
}
