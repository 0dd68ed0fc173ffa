import type { RecordValues } from "../records/index.ts";
import type { Finding } from "./finding.ts";

/** What can be done with an item of evidence. */
export const CUSTODY_ACTIONS = [
  "collect",
  "store",
  "view",
  "copy",
  "transform",
  "transfer",
  "export",
  "redact",
  "seal",
  "dispose",
] as const;

/** What can be done with an item of evidence. */
export type CustodyAction = (typeof CUSTODY_ACTIONS)[number];

/** One thing that was done with an item. */
export interface CustodyEvent {
  readonly item: string;
  readonly capture: string | null;
  readonly action: CustodyAction;
  /** When, in UTC. */
  readonly at: string;
  /** Office or desk that did it. */
  readonly actor: string;
  readonly reason: string;
  readonly recipient: string | null;
  readonly tool: string | null;
  readonly inDigests: readonly string[];
  readonly outDigests: readonly string[];
}

/** A custody event with its place in the log, which is what orders the chain. */
export type LoggedCustodyEvent = CustodyEvent & { readonly index: number };

/** A custody event as the values of its record. */
export function custodyValues(event: CustodyEvent): RecordValues {
  const { capture, recipient, tool, inDigests, outDigests, ...rest } = event;
  return {
    ...rest,
    ...(capture === null ? {} : { capture }),
    ...(recipient === null ? {} : { recipient }),
    ...(tool === null ? {} : { tool }),
    inDigests: [...inDigests],
    outDigests: [...outDigests],
  };
}

/** A custody event from its record. */
export function custodyEvent(values: RecordValues): CustodyEvent {
  const text = (field: string) => (typeof values[field] === "string" ? values[field] : null);
  const digests = (field: string) => (values[field] ?? []) as readonly string[];
  return {
    item: text("item") ?? "",
    capture: text("capture"),
    action: CUSTODY_ACTIONS.find((action) => action === values["action"]) ?? "view",
    at: text("at") ?? "",
    actor: text("actor") ?? "",
    reason: text("reason") ?? "",
    recipient: text("recipient"),
    tool: text("tool"),
    inDigests: digests("inDigests"),
    outDigests: digests("outDigests"),
  };
}

/**
 * Whether the custody of an item is without a gap (Berkeley Protocol, para 167): it begins with the collection of
 * exactly these bytes, each step speaks of bytes that the item or a recorded result of it has, times do not run
 * backwards against the log, and nothing but its record follows a disposal.
 */
export function custodyFindings(
  item: { readonly id: string; readonly sha256: string; readonly derived: boolean },
  events: readonly LoggedCustodyEvent[],
): readonly Finding[] {
  const chain = events.toSorted((a, b) => a.index - b.index);
  const findings = [
    ...beginning(item, chain),
    ...otherBytes(item, chain),
    ...backwards(item.id, chain),
    ...afterDisposal(item.id, chain),
  ];
  if (findings.length > 0) return findings;
  const count = chain.length === 1 ? "1 event" : `${chain.length} events`;
  return [finding(item.id, "pass", `The custody has ${count}, without a gap.`)];
}

const BEGINNINGS: readonly CustodyAction[] = ["collect"];
const DERIVATIONS: readonly CustodyAction[] = ["copy", "transform", "redact"];

function beginning(
  item: { readonly id: string; readonly sha256: string; readonly derived: boolean },
  [first]: readonly LoggedCustodyEvent[],
): readonly Finding[] {
  if (first === undefined)
    return [finding(item.id, "fail", "There is no custody event: how it came here is not known.")];
  const allowed = item.derived ? [...BEGINNINGS, ...DERIVATIONS] : BEGINNINGS;
  if (!allowed.includes(first.action))
    return [
      finding(
        item.id,
        "fail",
        `The custody begins with "${first.action}", not with its collection.`,
      ),
    ];
  return first.outDigests.includes(item.sha256)
    ? []
    : [finding(item.id, "fail", "The first event speaks of other bytes than the item has.")];
}

function otherBytes(
  { id, sha256 }: { readonly id: string; readonly sha256: string },
  chain: readonly LoggedCustodyEvent[],
): readonly Finding[] {
  return chain
    .filter(({ inDigests }) => inDigests.length > 0 && !inDigests.includes(sha256))
    .filter(({ outDigests }) => !outDigests.includes(sha256))
    .map((event) =>
      finding(id, "fail", `The event "${event.action}" of ${event.at} is about other bytes.`),
    );
}

function backwards(id: string, chain: readonly LoggedCustodyEvent[]): readonly Finding[] {
  // A collection says when the bytes were captured, which may be long before they came here.
  const done = chain.filter(({ action }) => action !== "collect");
  return done.flatMap((event, i) => {
    const before = done[i - 1];
    if (before === undefined || Date.parse(event.at) >= Date.parse(before.at)) return [];
    const detail = `"${event.action}" of ${event.at} was recorded after "${before.action}" of ${before.at}: a clock was wrong, or it was recorded late.`;
    return [finding(id, "warning", detail)];
  });
}

function afterDisposal(id: string, chain: readonly LoggedCustodyEvent[]): readonly Finding[] {
  const end = chain.findIndex(({ action }) => action === "dispose");
  if (end === -1) return [];
  return chain
    .slice(end + 1)
    .map(({ action, at }) => finding(id, "fail", `"${action}" of ${at} follows its disposal.`));
}

function finding(subject: string, status: Finding["status"], detail: string): Finding {
  return { check: "custody/chain", status, subject, detail };
}
