import { accept, type Result } from "../../kernel/index.ts";
import {
  CHECKPOINT_PATH,
  parseSignedCheckpoint,
  parseVerifierKey,
  toBase64,
} from "../../ledger/index.ts";
import type { Ports } from "../ports.ts";
import { ProblemList } from "../problem-list.ts";
import type { Problem } from "./schema.ts";
import { verifyLog } from "./verify-log.ts";

/** What the verification of a log in a folder came to. */
export interface FolderVerdict {
  readonly good: boolean;
  readonly origin: string;
  readonly size: number;
  readonly root: string | null;
  readonly entries: number;
  readonly signatures: number;
  readonly problems: Problem[];
  readonly total: number;
  readonly leftovers: string[];
}

/** Verifies any log in a folder under the key that its holder published. */
export async function verifyFolder(
  { log, progress }: Pick<Ports, "log" | "progress">,
  input: { readonly folder: string; readonly key: string; readonly foreign: boolean },
): Promise<Result<FolderVerdict>> {
  const key = parseVerifierKey(log.crypto.sha256, input.key);
  if (!key.ok) return key;
  const source = log.folder(input.folder);
  const problems = new ProblemList();
  const about = {
    key: key.value,
    crypto: log.crypto,
    foreign: input.foreign,
    expectedSize: await announcedSize(source),
  };
  const found = await verifyLog(source, about, { problems, prefix: "" }, progress);
  return accept({
    good: problems.total === 0,
    origin: key.value.name,
    size: found.signed?.checkpoint.size ?? 0,
    root: found.signed === null ? null : toBase64(found.signed.checkpoint.root),
    entries: found.entries,
    signatures: found.signatures,
    problems: problems.list,
    total: problems.total,
    leftovers: [...found.leftovers],
  });
}

/** The size that a log says it has, for the display of progress; nothing is believed of it. */
export async function announcedSize(source: {
  read(path: string): Promise<Uint8Array | null>;
}): Promise<number> {
  const read = parseSignedCheckpoint((await source.read(CHECKPOINT_PATH)) ?? new Uint8Array(0));
  return read.ok ? read.value.checkpoint.size : 0;
}
