import { accept, type Issue, type Result, refuse } from "../kernel/index.ts";
import { sameBytes, toHex } from "./bytes.ts";
import type { LedgerCrypto } from "./crypto.ts";
import { EMPTY_EDGE, edgeRoot, growEdge, type TreeEdge } from "./edge.ts";
import { readBundle, readEdge } from "./reader.ts";
import type { LogIssue, LogSource } from "./source.ts";
import { TILE_WIDTH } from "./tile.ts";

/** A state of a log by its size and root. */
interface TreeState {
  readonly size: number;
  readonly root: Uint8Array;
}

/**
 * Reads what a log added between two of its states, computes the later root from the earlier tree and these
 * entries, and lets each entry be decided further. Refuses when the entries do not lead to the later root:
 * then the log shows other entries than those that it signed. What is wrong with entries is listed.
 */
export async function readGrowth(
  source: LogSource,
  { from, to }: { readonly from: TreeState | null; readonly to: TreeState },
  crypto: LedgerCrypto,
  onEntry: (entry: Uint8Array, index: number) => readonly Issue[],
): Promise<Result<{ readonly entries: number; readonly issues: readonly LogIssue[] }>> {
  const start = await startEdge(source, from, crypto);
  if (!start.ok) return start;
  let edge = start.value;
  const issues: LogIssue[] = [];
  for (let at = edge.size; at < to.size; at = edge.size) {
    const bundle = Math.floor(at / TILE_WIDTH);
    const read = await readBundle(source, bundle, to.size);
    if (!read.ok) return read;
    const added = read.value.slice(at - bundle * TILE_WIDTH);
    for (const [i, entry] of added.entries())
      for (const issue of onEntry(entry, at + i)) issues.push({ ...issue, index: at + i });
    const leaves = added.map((entry) => crypto.tree.leaf(entry));
    edge = growEdge(crypto.tree, edge, leaves).edge;
  }
  const root = edgeRoot(crypto.tree, edge);
  if (sameBytes(root, to.root)) return accept({ entries: to.size - start.value.size, issues });
  return refuse({
    code: "ledger/root-differs",
    message: "The entries that the log shows do not lead to the root that it signed.",
    expected: toHex(to.root),
    found: toHex(root),
    remedy: "Keep both signed states and the entries; ask the log's holder.",
  });
}

async function startEdge(
  source: LogSource,
  from: TreeState | null,
  crypto: LedgerCrypto,
): Promise<Result<TreeEdge>> {
  return from === null || from.size === 0 ? accept(EMPTY_EDGE) : readEdge(source, from, crypto);
}
