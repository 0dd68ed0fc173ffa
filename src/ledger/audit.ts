import type { Issue } from "../kernel/index.ts";
import { auditExtraFiles } from "./audit-files.ts";
import { AuditedTree, type TreeAuditOptions } from "./audit-tree.ts";
import { openCheckpoint, parseSignedCheckpoint, type SignedCheckpoint } from "./checkpoint.ts";
import type { VerifierKey } from "./key.ts";
import { CHECKPOINT_PATH, type LogIssue, type LogSource, missingFile } from "./source.ts";

/** What a full verification found. The log is good when `issues` is empty. */
export interface AuditReport {
  readonly signed: SignedCheckpoint | null;
  readonly entries: number;
  /** Every discrepancy, with the file and where it applies the index of the entry. */
  readonly issues: readonly LogIssue[];
  /** Files beyond the checkpoint, as an interrupted write leaves them: nobody vouches for them. */
  readonly leftovers: readonly string[];
}

/** What a full verification needs to know. */
export interface AuditOptions extends TreeAuditOptions {
  readonly origin: string;
  readonly keys: readonly VerifierKey[];
}

/**
 * Verifies a whole log from its files alone: the signature of the checkpoint, every entry against its leaf
 * hash, every tile against the tiles below, the root against the checkpoint, and files that should not be
 * there. Every discrepancy is named. Entries are read by `onEntry`, which may decide their signatures.
 */
export async function auditLog(source: LogSource, options: AuditOptions): Promise<AuditReport> {
  const bytes = await source.read(CHECKPOINT_PATH);
  if (bytes === null) return failed([missingFile(CHECKPOINT_PATH)]);
  const opened = openCheckpoint(bytes, options, options.crypto);
  const issues: LogIssue[] = opened.ok ? [] : opened.issues.map(inCheckpoint);
  const read = opened.ok ? opened : parseSignedCheckpoint(bytes);
  if (!read.ok) return failed(issues);
  const { checkpoint } = read.value;
  const tree = new AuditedTree(source, checkpoint, options);
  issues.push(...(await tree.run()));
  const extra = await auditExtraFiles(source, checkpoint.size);
  return {
    signed: opened.ok ? opened.value : null,
    entries: checkpoint.size,
    issues: [...issues, ...extra.issues],
    leftovers: extra.leftovers,
  };
}

function failed(issues: readonly LogIssue[]): AuditReport {
  return { signed: null, entries: 0, issues, leftovers: [] };
}

function inCheckpoint(issue: Issue): LogIssue {
  return { ...issue, file: CHECKPOINT_PATH };
}
