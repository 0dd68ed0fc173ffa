import type { Finding } from "../../src/evidence/index.ts";
import type { Result } from "../../src/kernel/index.ts";
import type { Archive, CaptureRow, CustodyRow, EvidenceRow } from "../../src/workbench/index.ts";
import type { WorkProgress } from "../client.ts";
import { runLong, sendFile } from "./long-command.ts";

/** What the command `evidence` answers. */
export interface EvidenceList {
  readonly total: number;
  readonly items: readonly EvidenceRow[];
  readonly court: { readonly reached: number; readonly of: number };
}

/** What the command `evidence show` answers. */
export interface EvidenceSheetFacts {
  readonly item: EvidenceRow;
  readonly derived: readonly {
    readonly id: string;
    readonly name: string;
    readonly role: string;
  }[];
  readonly captures: readonly CaptureRow[];
  readonly custody: readonly CustodyRow[];
  readonly custodyFindings: readonly Finding[];
  readonly courtMinimum: CaptureRow["courtMinimum"] | null;
  readonly archive: Archive | null;
  readonly bytesHere: boolean;
}

/** What the command `preserve` answers. */
export interface Preserved {
  readonly entries: number;
  readonly items: readonly (EvidenceRow & { readonly known: boolean })[];
  readonly findings: readonly Finding[];
}

/** What is said of files that are preserved; empty texts are left out. */
export interface PreserveForm {
  readonly collector: string;
  readonly purpose: string;
  readonly marking: string;
  readonly url: string;
  readonly capturedAt: string;
  readonly tool: string;
  readonly toolVersion: string;
  readonly keepDamaged: string;
}

/** Sends files and preserves them; says how far the work is. */
export async function preserveFiles(
  given: {
    readonly files: readonly File[];
    readonly screenshot: File | null;
    readonly html: File | null;
    readonly form: PreserveForm;
  },
  onProgress: (progress: WorkProgress | null) => void,
  signal: AbortSignal,
): Promise<Result<Preserved>> {
  const sent: string[] = [];
  const beside: Record<string, string> = {};
  for (const file of given.files) {
    onProgress(null);
    const one = await sendFile(file, signal);
    if (!one.ok) return one;
    sent.push(one.value);
  }
  for (const name of ["screenshot", "html"] as const) {
    const file = given[name];
    if (file === null) continue;
    const one = await sendFile(file, signal);
    if (!one.ok) return one;
    beside[name] = one.value;
  }
  const said = Object.entries(given.form).filter(([, text]) => text.trim() !== "");
  const input = { ...Object.fromEntries(said), ...beside, files: sent };
  return runLong("preserve", input, onProgress, signal);
}
