import { accept, type Result, refuse } from "../../kernel/index.ts";
import {
  bytesText,
  formatEntryProof,
  formatNote,
  proveEntry,
  toBase64,
} from "../../ledger/index.ts";
import type { Ports } from "../ports.ts";
import { describeEntry } from "./entry-reading.ts";
import type { LogEntry, PolicyState } from "./schema.ts";
import { policyState } from "./witness-policy.ts";

/** A proof that an entry is in the log, in parts and as its file. */
export interface LogProof extends LogEntry {
  readonly size: number;
  readonly root: string;
  readonly entry: string;
  readonly proof: string[];
  readonly checkpoint: string;
  readonly proofFile: string;
  readonly fileName: string;
  readonly policy: PolicyState;
}

/** Proves an entry by its place, or by the record and the change that it holds. */
export async function proveFromLog(
  ports: Ports,
  wanted: {
    readonly index?: number | undefined;
    readonly record?: string | undefined;
    readonly revision?: number | undefined;
  },
): Promise<Result<LogProof>> {
  const index = await placeOf(ports, wanted);
  if (!index.ok) return index;
  const { source, crypto } = ports.log;
  const head = await ports.log.head();
  if (!head.ok) return head;
  const proven = await proveEntry(source, head.value, index.value, crypto);
  if (!proven.ok) return proven;
  const { origin, size, root } = head.value.checkpoint;
  const { entry, proof } = proven.value;
  const described = describeEntry({ index: index.value, entry }, origin, crypto);
  const { statement } = described;
  const name = statement === null ? "entry" : `${statement.kind}-${statement.id}`;
  return accept({
    ...described,
    size,
    root: toBase64(root),
    entry: toBase64(entry),
    proof: proof.map(toBase64),
    checkpoint: bytesText(formatNote(head.value.note)) ?? "",
    proofFile: bytesText(formatEntryProof(proven.value)) ?? "",
    fileName: `${name.replaceAll(":", "-")}-${index.value}.tlog-proof`,
    policy: await policyState(ports, head.value),
  });
}

async function placeOf(
  ports: Ports,
  { index, record, revision }: Parameters<typeof proveFromLog>[1],
): Promise<Result<number>> {
  if (index !== undefined && record === undefined && revision === undefined) return accept(index);
  const [, kind = "", id = ""] = /^([a-z0-9-]+)\/(.+)$/.exec(record ?? "") ?? [];
  if (index !== undefined || kind === "") {
    return refuse({
      code: "workbench/entry-not-named",
      message: "A proof is of one entry: name its place, or a record as KIND/ID.",
      expected: "a place in the log, or --record KIND/ID and perhaps --revision N",
      ...(record === undefined ? {} : { found: record }),
    });
  }
  const history = await ports.records.history(kind, id);
  const change =
    revision === undefined ? history.at(-1) : history.find((one) => one.revision === revision);
  if (change !== undefined) return accept(change.index);
  return refuse({
    code: "records/record-unknown",
    message:
      history.length === 0
        ? `There is no ${kind} ${id}.`
        : `${kind} ${id} has no revision ${revision}.`,
    remedy: `List them with 'mizan records ${kind}'.`,
  });
}
