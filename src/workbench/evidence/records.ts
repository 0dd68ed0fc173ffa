import {
  type CaptureFacts,
  type CourtMinimum,
  type CustodyEvent,
  captureFacts,
  courtMinimum,
  custodyEvent,
  type ItemFacts,
  itemFacts,
} from "../../evidence/index.ts";
import { accept, type Issue, type Result, refuse } from "../../kernel/index.ts";
import type { StoredRecord } from "../../records/index.ts";
import type { EvidencePort } from "../evidence-port.ts";
import type { RecordQuery, RecordsPort } from "../records-port.ts";

const ALL = 1_000_000;

/** An item with its record. */
export interface KnownItem {
  readonly record: StoredRecord;
  readonly facts: ItemFacts;
}

/** A capture with its record and its court minimum. */
export interface KnownCapture {
  readonly record: StoredRecord;
  readonly facts: CaptureFacts;
  readonly minimum: CourtMinimum;
}

/** A custody event with its record. */
export interface KnownEvent {
  readonly record: StoredRecord;
  readonly event: CustodyEvent;
}

/** All evidence of a workspace that the reader may know of, oldest first. */
export interface KnownEvidence {
  readonly items: readonly KnownItem[];
  readonly capturesOf: (item: string) => readonly KnownCapture[];
  readonly custodyOf: (item: string) => readonly KnownEvent[];
}

type EvidencePorts = { readonly records: RecordsPort; readonly evidence: EvidencePort };

/** Up to so many items are read one by one; of more, everything is read at once. */
const ONE_BY_ONE_MAX = 12;

/** Reads everything about evidence at once; lists and checks work on it. */
export async function readEvidence(ports: EvidencePorts): Promise<KnownEvidence> {
  const { records } = ports;
  return assemble(ports, {
    items: await everyRecord(records, "evidence-item"),
    captures: await everyRecord(records, "capture"),
    events: await everyRecord(records, "custody-event"),
  });
}

/** Reads what is known of some items: they, their captures with all parts, their custody, what was made of them. */
export async function readEvidenceOf(
  ports: EvidencePorts,
  wanted: readonly string[],
): Promise<KnownEvidence> {
  const { records } = ports;
  const ids = [...new Set(wanted)];
  if (ids.length > ONE_BY_ONE_MAX) return readEvidence(ports);
  const events: StoredRecord[] = [];
  const derived: StoredRecord[] = [];
  for (const item of ids) {
    events.push(...(await everyRecord(records, "custody-event", { where: { item } })));
    const where = { derivedFrom: item };
    derived.push(...(await everyRecord(records, "evidence-item", { where })));
  }
  const ofEvents = events.flatMap(({ body }) => textOf(body?.values["capture"]));
  const captures = await everyRecord(records, "capture", { ids: [...new Set(ofEvents)] });
  const parts = captures.flatMap(({ body }) =>
    captureFacts(body?.values ?? {}).items.map(({ item }) => item),
  );
  const own = await everyRecord(records, "evidence-item", {
    ids: [...new Set([...ids, ...parts, ...derived.map(({ id }) => id)])],
  });
  const from = own.flatMap(({ body }) => textOf(body?.values["derivedFrom"]));
  const left = from.filter((id) => !own.some((one) => one.id === id));
  const sources = await everyRecord(records, "evidence-item", { ids: [...new Set(left)] });
  return assemble(ports, { items: [...sources, ...own], captures, events });
}

async function assemble(
  ports: EvidencePorts,
  read: Readonly<Record<"items" | "captures" | "events", readonly StoredRecord[]>>,
): Promise<KnownEvidence> {
  const items = read.items.map(knownItem);
  const seen = new Set(items.map(({ record }) => record.id));
  const [onLog, lost] = [new Set<string>(), new Set<string>()];
  for (const { record, facts } of items) {
    if (record.body === null) continue;
    onLog.add(record.id);
    const size = await ports.evidence.size(facts.sha256);
    if (record.state !== "present" || size !== facts.size) lost.add(record.id);
  }
  const captures = read.captures
    .filter(({ state }) => state === "present")
    .map((record) => knownCapture(record, seen, { onLog, lost }));
  const events = read.events.map((record) => ({
    record,
    event: custodyEvent(record.body?.values ?? {}),
  }));
  const [byItem, custody] = [new Map<string, KnownCapture[]>(), new Map<string, KnownEvent[]>()];
  for (const capture of captures)
    for (const item of new Set(capture.facts.items.map((part) => part.item)))
      push(byItem, item, capture);
  for (const event of events) push(custody, event.event.item, event);
  return {
    items,
    capturesOf: (item) => byItem.get(item) ?? [],
    custodyOf: (item) => custody.get(item) ?? [],
  };
}

/**
 * The item that a reader means: by its id, or by its SHA-256 or at least eight digits of the beginning of it. What is
 * above the reader's clearance is as if it did not exist.
 */
export async function findItem(records: RecordsPort, given: string): Promise<Result<KnownItem>> {
  const record = await records.get("evidence-item", given);
  if (record !== null) return accept(knownItem(record));
  const digits = given.toLowerCase().replace(/^sha256[:-]/, "");
  if (!/^[0-9a-f]{8,64}$/.test(digits)) return refuse(unknownItem(given));
  const items = (await everyRecord(records, "evidence-item")).map(knownItem);
  const fitting = items.filter(({ facts }) => facts.sha256.startsWith(digits));
  const found = fitting.find((one) => one.record.state === "present") ?? fitting[0];
  if (found === undefined) return refuse(unknownItem(given));
  return new Set(fitting.map(({ facts }) => facts.sha256)).size > 1
    ? refuse(ambiguous(given, fitting))
    : accept(found);
}

/** The present items that stand for bytes, by their SHA-256, as far as the reader knows of them. */
export async function itemsOfBytes(
  records: RecordsPort,
  digests: readonly string[],
): Promise<ReadonlyMap<string, KnownItem>> {
  const found: StoredRecord[] = [];
  const states = ["present"] as const;
  if (digests.length > ONE_BY_ONE_MAX)
    found.push(...(await everyRecord(records, "evidence-item", { states })));
  else
    for (const sha256 of new Set(digests))
      found.push(...(await everyRecord(records, "evidence-item", { states, where: { sha256 } })));
  return new Map(found.map(knownItem).map((item) => [item.facts.sha256, item]));
}

function knownItem(record: StoredRecord): KnownItem {
  return { record, facts: itemFacts(record.body?.values ?? {}) };
}

/** Items that the reader may not know of are left out of a capture. */
function knownCapture(
  record: StoredRecord,
  seen: ReadonlySet<string>,
  logged: Parameters<typeof courtMinimum>[1],
): KnownCapture {
  const whole = captureFacts(record.body?.values ?? {});
  const facts = { ...whole, items: whole.items.filter(({ item }) => seen.has(item)) };
  return { record, facts, minimum: courtMinimum(facts, logged) };
}

async function everyRecord(
  records: RecordsPort,
  kind: string,
  query: Pick<RecordQuery, "where" | "ids" | "states"> = {},
): Promise<readonly StoredRecord[]> {
  const page = await records.list({ kinds: [kind], ...query, limit: ALL, offset: 0 });
  return page.records.toReversed();
}

function textOf(value: unknown): readonly string[] {
  return typeof value === "string" ? [value] : [];
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function unknownItem(found: string): Issue {
  return {
    code: "workbench/evidence-unknown",
    message: `There is no item of evidence ${found}.`,
    field: "id",
    expected: "the id of an item, or eight or more digits of its SHA-256",
    remedy: "List them with 'mizan evidence'.",
  };
}

function ambiguous(found: string, items: readonly KnownItem[]): Issue {
  return {
    code: "workbench/evidence-ambiguous",
    message: `Several items have a SHA-256 that begins with ${found}.`,
    field: "id",
    found: items.map(({ record }) => record.id).join(", "),
    remedy: "Give the id, or more digits.",
  };
}
