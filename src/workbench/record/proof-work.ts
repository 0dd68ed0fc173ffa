import type { z } from "zod";
import { accept, type Issue, type Result, refuse } from "../../kernel/index.ts";
import { parseEntry, readEntries } from "../../ledger/index.ts";
import { discloseBody } from "../../records/index.ts";
import type { Ports } from "../ports.ts";
import { findKind } from "./kind.ts";
import type { RECORD_PROOF } from "./schema.ts";
import { type RecordName, unknownRecord } from "./show-work.ts";

/** The entry and the body of a revision, with what the reader may not see as digests. */
export async function proveRecord(
  ports: Ports,
  { kind, id, revision }: RecordName & { readonly revision?: number | undefined },
): Promise<Result<z.output<typeof RECORD_PROOF>>> {
  const known = findKind(kind);
  if (!known.ok) return known;
  const history = await ports.records.history(kind, id);
  const last = history.findLast(({ action }) => action === "create" || action === "revise");
  const one = revision === undefined ? last : history.find((each) => each.revision === revision);
  if (one === undefined) return refuse(unknownRecord({ kind, id }));
  const kept =
    one.body === null || one.digest === null ? null : await ports.records.kept(one.digest);
  if (kept === null) return refuse(noBody(one.bodyGap));
  const read = await readStatement(ports, one.index);
  if (!read.ok) return read;
  const hidden = new Set(one.withheld.map(({ field }) => field));
  const { salt, fields } = discloseBody(ports.log.crypto.sha256, kept, hidden);
  return accept({
    kind,
    id,
    revision: one.revision,
    index: one.index,
    statement: { ...read.value },
    disclosed: { salt, fields: { ...fields } },
    withheld: [...one.withheld],
  });
}

async function readStatement(ports: Ports, index: number) {
  const head = await ports.log.head();
  if (!head.ok) return head;
  const { size } = head.value.checkpoint;
  const span = { begin: index, end: index + 1, size };
  for await (const read of readEntries(ports.log.source, span, ports.log.crypto.tree)) {
    if (!read.ok) return read;
    const entry = parseEntry(read.value.entry, ports.log.crypto);
    return entry.ok ? accept(entry.value.statement) : entry;
  }
  return refuse(noBody("not-here"));
}

function noBody(found: string | null): Issue {
  return {
    code: "records/body-differs",
    message: "There is no body that fits the log's digest, so nothing can be proven of it.",
    found: found === "erased" ? "erased" : found === "differs" ? "an altered body" : "no body",
    remedy: "Restore the file from a copy; what was erased cannot be proven any more.",
  };
}
