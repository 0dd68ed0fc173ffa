import { type CaptureRole, captureValues, itemValues } from "../../evidence/index.ts";
import { highestMarking, type Marking } from "../../kernel/index.ts";
import { personalData } from "../../records/index.ts";
import type { Ports } from "../ports.ts";
import type { RecordChange } from "../records-port.ts";
import { custodyChange } from "./custody-change.ts";
import type { StagedPart, StagedSource } from "./preserve-source.ts";
import type { PreserveInput } from "./preserve-work.ts";
import { itemsOfBytes, type KnownItem } from "./records.ts";

/** A capture that is to be put on the log, with the items of its parts. */
export interface PlannedCapture {
  readonly id: string;
  readonly parts: readonly {
    readonly role: CaptureRole;
    readonly item: string;
    /** Whether the same bytes were preserved before. */
    readonly known: boolean;
  }[];
}

interface Plan {
  readonly changes: readonly RecordChange[];
  readonly captures: readonly PlannedCapture[];
}

interface Planning {
  readonly known: ReadonlyMap<string, KnownItem>;
  readonly items: Map<string, PlannedItem>;
  readonly changes: RecordChange[];
}

interface PlannedItem {
  readonly id: string;
  readonly marking: Marking;
  readonly known: boolean;
}

/** The records of what is preserved: items, captures, and for each part that it was collected and stored. */
export async function planChanges(
  ports: Ports,
  input: PreserveInput,
  sources: readonly StagedSource[],
): Promise<Plan> {
  const digests = sources.flatMap(({ parts }) => parts.map(({ staged }) => staged.sha256));
  const known = await itemsOfBytes(ports.records, digests);
  const items = new Map<string, PlannedItem>();
  const changes: RecordChange[] = [];
  const captures: PlannedCapture[] = [];
  for (const source of sources) {
    const id = ports.evidence.newId("capture");
    const parts: { role: CaptureRole; item: string; known: boolean }[] = [];
    const custody: RecordChange[] = [];
    for (const part of source.parts) {
      const item = itemFor(ports, input, part, source, { known, items, changes });
      parts.push({ role: part.role, item: item.id, known: item.known });
      custody.push(
        ...custodyOf(ports, input, source, part, { capture: id, ...item, item: item.id }),
      );
    }
    changes.push(captureChange(input, source, id, parts), ...custody);
    captures.push({ id, parts });
  }
  return { changes, captures };
}

/** The same bytes are one item; if they are given a higher marking now, the item gets it, never a lower one. */
function itemFor(
  ports: Ports,
  input: PreserveInput,
  { facts, staged }: StagedPart,
  { findings }: StagedSource,
  { known, items, changes }: Planning,
): PlannedItem {
  const planned = items.get(staged.sha256);
  if (planned !== undefined) return { ...planned, known: true };
  const { collector: by, purpose: reason } = input;
  const before = known.get(staged.sha256) ?? null;
  const failed = findings.some(({ status }) => status === "fail");
  const damage = failed ? (input.keepDamaged ?? null) : null;
  const item: PlannedItem =
    before === null
      ? { id: ports.evidence.newId("item"), marking: input.marking, known: false }
      : {
          id: before.record.id,
          marking: highestMarking([before.record.marking, input.marking]),
          known: true,
        };
  items.set(staged.sha256, item);
  const { id, marking } = item;
  if (before === null) {
    const values = itemValues({ ...facts, role: "evidentiary", derivedFrom: null, damage });
    changes.push({ kind: "evidence-item", action: "create", id, marking, values, by, reason });
  } else if (marking !== before.record.marking) {
    changes.push({ kind: "evidence-item", action: "revise", id, marking, values: {}, by, reason });
  }
  return item;
}

function captureChange(
  { marking, collector, purpose }: PreserveInput,
  { capture }: StagedSource,
  id: string,
  parts: PlannedCapture["parts"],
): RecordChange {
  const items = parts.map(({ role, item }) => ({ role, item }));
  // The title only names the capture in lists; where a name could lead to a person, it is left out.
  const title = personalData("title", capture.title).length > 0 ? "Capture" : capture.title;
  return {
    kind: "capture",
    action: "create",
    id,
    marking,
    values: captureValues({ ...capture, title, items }),
    by: collector,
    reason: purpose,
  };
}

function custodyOf(
  ports: Ports,
  input: PreserveInput,
  { capture }: StagedSource,
  { staged: { sha256 } }: StagedPart,
  about: { readonly item: string; readonly capture: string; readonly marking: Marking },
): readonly RecordChange[] {
  const { item, marking } = about;
  const base = { item, marking, capture: about.capture, actor: input.collector };
  const tool = [capture.tool, capture.toolVersion].filter((one) => one !== null).join(" ");
  const now = ports.clock.now();
  return [
    custodyChange(ports, {
      ...base,
      action: "collect",
      at: capture.capturedAt ?? now,
      reason: input.purpose,
      tool: tool === "" ? null : tool,
      inDigests: [],
      outDigests: [sha256],
    }),
    custodyChange(ports, {
      ...base,
      action: "store",
      at: now,
      reason: "Preserved under its SHA-256.",
      inDigests: [sha256],
      outDigests: [sha256],
    }),
  ];
}
