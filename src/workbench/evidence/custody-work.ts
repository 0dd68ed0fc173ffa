import {
  type CustodyAction,
  custodyEvent,
  declaredName,
  extensionOf,
  isInstant,
  itemValues,
} from "../../evidence/index.ts";
import {
  accept,
  highestMarking,
  type Issue,
  type Marking,
  mayRead,
  type Result,
  refuse,
} from "../../kernel/index.ts";
import { folderless } from "../given-file.ts";
import type { Ports } from "../ports.ts";
import type { RecordChange } from "../records-port.ts";
import { checkedChanges } from "./check.ts";
import { custodyChange } from "./custody-change.ts";
import { findItem, type KnownItem, readEvidenceOf } from "./records.ts";
import { custodyRow, evidenceRow } from "./row.ts";
import type { CustodyRow, EvidenceRow } from "./schema.ts";

/** What was done with an item outside the program. */
export interface CustodyInput {
  readonly id: string;
  readonly action: CustodyAction;
  readonly reason: string;
  readonly by: string;
  readonly recipient?: string | undefined;
  readonly at?: string | undefined;
  readonly tool?: string | undefined;
  readonly result?: string | undefined;
  readonly marking?: Marking | undefined;
}

/** Records what was done with an item; what came out of it becomes an item of its own. */
export async function recordCustody(
  ports: Ports,
  input: CustodyInput,
): Promise<Result<{ readonly event: CustodyRow; readonly result: EvidenceRow | null }>> {
  return ports.workspace.exclusively(async () => {
    const found = await presentItem(ports, input.id);
    if (!found.ok) return found;
    const faults = faultsOf(ports, input, found.value);
    if (faults.length > 0) return refuse(...faults);
    return input.result === undefined
      ? withoutResult(ports, input, found.value)
      : withResult(ports, input, input.result, found.value);
  });
}

/** Writes the bytes of an item to a file of the user. The log knows of the export before the file is there. */
export async function exportFile(
  ports: Ports,
  input: Pick<CustodyInput, "id" | "by" | "reason" | "recipient"> & { readonly output: string },
): Promise<
  Result<{
    readonly event: CustodyRow;
    readonly output: string;
    readonly size: number;
    readonly sha256: string;
  }>
> {
  return ports.workspace.exclusively(async () => {
    const found = await presentItem(ports, input.id);
    if (!found.ok) return found;
    const whole = await checkBytes(ports, found.value);
    if (!whole.ok) return whole;
    const event = await writeEvent(ports, found.value, { ...input, action: "export" });
    if (!event.ok) return event;
    const { sha256, size } = found.value.facts;
    const written = await ports.evidence.copyTo(sha256, input.output);
    if (written !== sha256) return refuse(altered(found.value, written));
    return accept({ event: event.value, output: input.output, size, sha256 });
  });
}

/** Destroys the bytes of an item after the log says so; its record and its custody stay. */
export async function disposeItem(
  ports: Ports,
  input: Pick<CustodyInput, "id" | "by" | "reason">,
): Promise<Result<{ readonly id: string; readonly sha256: string; readonly event: CustodyRow }>> {
  return ports.workspace.exclusively(async () => {
    const found = await presentItem(ports, input.id);
    if (!found.ok) return found;
    const { record, facts } = found.value;
    const { by, reason } = input;
    const event = await writeEvent(ports, found.value, { ...input, action: "dispose" }, [
      { kind: "evidence-item", action: "withdraw", id: record.id, by, reason },
    ]);
    if (!event.ok) return event;
    await ports.evidence.remove(facts.sha256);
    return accept({ id: record.id, sha256: facts.sha256, event: event.value });
  });
}

/** An item that is not disposed of and whose facts the reader may see. */
async function presentItem(ports: Ports, id: string): Promise<Result<KnownItem>> {
  const found = await findItem(ports.records, id);
  if (!found.ok) return found;
  const { record } = found.value;
  if (record.state === "present" && found.value.facts.sha256 !== "") return found;
  return refuse({
    code: "workbench/evidence-not-here",
    message:
      record.state === "withdrawn"
        ? `The bytes of ${record.id} were disposed of.`
        : `What ${record.id} is, is not here or may not be seen.`,
    field: "id",
    remedy: `'mizan evidence show ${record.id}' tells what happened.`,
  });
}

/** An item whose content somebody wants to read, if it is here; items up to `hashUpTo` bytes are hashed again. */
export async function readingItem(
  ports: Ports,
  id: string,
  hashUpTo: number,
): Promise<Result<KnownItem>> {
  const found = await presentItem(ports, id);
  if (!found.ok || found.value.facts.size > hashUpTo) return found;
  return checkBytes(ports, found.value);
}

/** Puts on the log that the bytes of an item leave by the workbench. */
export async function recordDownload(
  ports: Ports,
  item: KnownItem,
  about: { readonly by: string; readonly reason: string },
): Promise<Result<CustodyRow>> {
  return ports.workspace.exclusively(() => writeEvent(ports, item, { ...about, action: "export" }));
}

/** Whether the bytes of an item are still what the log says; what is altered never leaves as evidence. */
async function checkBytes(ports: Ports, item: KnownItem): Promise<Result<KnownItem>> {
  const found = await ports.evidence.rehash(item.facts.sha256);
  return found === item.facts.sha256 ? accept(item) : refuse(altered(item, found));
}

async function withoutResult(ports: Ports, input: CustodyInput, item: KnownItem) {
  const event = await writeEvent(ports, item, input);
  return event.ok ? accept({ event: event.value, result: null }) : event;
}

async function withResult(ports: Ports, input: CustodyInput, path: string, item: KnownItem) {
  const { record, facts } = item;
  const staged = await ports.evidence.stage({ path });
  try {
    const name = declaredName(folderless(path));
    const detected = await ports.evidence.detect(staged, name);
    const id = ports.evidence.newId("item");
    // Only a redaction may be more open than what it was made of.
    const least = input.action === "redact" ? (input.marking ?? record.marking) : record.marking;
    const marking = highestMarking([least, input.marking ?? least]);
    const { by, reason, action, at, tool } = input;
    const { sha256, size } = staged;
    const own = {
      action,
      actor: by,
      reason,
      at,
      tool,
      inDigests: [facts.sha256],
      outDigests: [sha256],
    };
    const closed = highestMarking([marking, record.marking]);
    const changes = checkedChanges([
      {
        kind: "evidence-item",
        action: "create",
        id,
        marking,
        values: itemValues({
          name,
          sha256,
          size,
          ...detected,
          extension: extensionOf(name),
          role: "working",
          derivedFrom: record.id,
          damage: null,
        }),
        markings: { derivedFrom: closed },
        by,
        reason,
      },
      custodyChange(ports, {
        ...own,
        item: record.id,
        marking: record.marking,
        recipient: input.recipient,
      }),
      custodyChange(ports, { ...own, item: id, marking, markings: { inDigests: closed } }),
    ]);
    if (!changes.ok) return changes;
    await ports.evidence.keep([staged]);
    const written = await ports.records.write(changes.value);
    if (!written.ok) return written;
    const known = await readEvidenceOf(ports, [record.id, id]);
    const event = known.custodyOf(record.id).find((one) => one.record.id === written.value[1]?.id);
    const made = known.items.find((one) => one.record.id === id);
    if (event === undefined || made === undefined) return refuse(notWritten());
    return accept({ event: custodyRow(event), result: evidenceRow(known, made) });
  } finally {
    await ports.evidence.drop([staged]);
  }
}

async function writeEvent(
  ports: Ports,
  { record, facts }: KnownItem,
  { action, by, reason, recipient, at, tool }: Omit<CustodyInput, "id">,
  also: readonly RecordChange[] = [],
): Promise<Result<CustodyRow>> {
  const change = custodyChange(ports, {
    item: record.id,
    action,
    actor: by,
    reason,
    recipient,
    at,
    tool,
    marking: record.marking,
    inDigests: [facts.sha256],
    outDigests: action === "dispose" ? [] : [facts.sha256],
  });
  const changes = checkedChanges([change, ...also]);
  if (!changes.ok) return changes;
  const written = await ports.records.write(changes.value);
  if (!written.ok) return written;
  const id = written.value[0]?.id ?? "";
  const kept = await ports.records.get("custody-event", id);
  if (kept === null) return refuse(notWritten());
  return accept(custodyRow({ record: kept, event: custodyEvent(kept.body?.values ?? {}) }));
}

function faultsOf(ports: Ports, input: CustodyInput, item: KnownItem): readonly Issue[] {
  const faults: Issue[] = [];
  const fault = (message: string, field: string, expected: string) =>
    faults.push({ code: "workbench/custody-unclear", message, field, expected });
  const { action, at, marking, result } = input;
  if (result === undefined && (action === "transform" || action === "redact"))
    fault(
      `"${action}" makes something new, which is not named.`,
      "result",
      "the file that came out",
    );
  if (result !== undefined && !["copy", "transform", "redact"].includes(action))
    fault(`Nothing comes out of "${action}".`, "result", "no file");
  if (action === "transfer" && input.recipient === undefined)
    fault("Whoever received it is not named.", "recipient", "the office that received it");
  if (at !== undefined && (!isInstant(at) || !at.endsWith("Z")))
    fault("This is not a time in UTC.", "at", "2026-03-01T09:30:00Z");
  if (marking !== undefined && action !== "redact" && !mayRead(marking, item.record.marking))
    fault(
      "Only a redaction may be more open than what it was made of.",
      "marking",
      item.record.marking,
    );
  if (marking !== undefined && !mayRead(ports.records.clearance, marking))
    fault("The result would be marked above what you may see.", "marking", ports.records.clearance);
  return faults;
}

function altered({ record, facts }: KnownItem, found: string | null): Issue {
  return {
    code: found === null ? "workbench/evidence-bytes-missing" : "workbench/evidence-bytes-altered",
    message:
      found === null
        ? `The bytes of ${record.id} (${facts.name}) are not in the store.`
        : `The bytes of ${record.id} (${facts.name}) are not what the log says.`,
    file: `evidence/${facts.sha256.slice(0, 2)}/${facts.sha256}`,
    expected: facts.sha256,
    ...(found === null ? {} : { found }),
    remedy: "Restore the file from a copy; 'mizan evidence verify' then confirms it.",
  };
}

function notWritten(): Issue {
  return {
    code: "workbench/evidence-unknown",
    message: "What was written is above what you may see.",
  };
}
