import { type CustodyAction, custodyValues } from "../../evidence/index.ts";
import type { Marking } from "../../kernel/index.ts";
import type { Ports } from "../ports.ts";
import type { RecordChange } from "../records-port.ts";

/** Something that was done with an item and is to go on the log. */
export interface NewCustody {
  readonly item: string;
  readonly action: CustodyAction;
  /** Office or desk that did it. */
  readonly actor: string;
  readonly reason: string;
  /** That of the item: who may not know of the item may not know what was done with it. */
  readonly marking: Marking;
  readonly capture?: string | null;
  readonly recipient?: string | undefined;
  /** When, in UTC; now, if not given. */
  readonly at?: string | undefined;
  /** This program, if not given. */
  readonly tool?: string | null | undefined;
  readonly inDigests: readonly string[];
  readonly outDigests: readonly string[];
  /** Markings of fields that say more than the item may tell. */
  readonly markings?: Readonly<Record<string, Marking>>;
}

/** The change that puts a custody event on the log. */
export function custodyChange(
  ports: Pick<Ports, "clock" | "evidence">,
  { marking, markings, at, tool, capture, recipient, ...event }: NewCustody,
): RecordChange & { readonly action: "create" } {
  return {
    kind: "custody-event",
    action: "create",
    id: ports.evidence.newId("custody"),
    marking,
    values: custodyValues({
      ...event,
      at: at ?? ports.clock.now(),
      tool: tool === undefined ? ports.evidence.program : tool,
      capture: capture ?? null,
      recipient: recipient ?? null,
    }),
    ...(markings === undefined ? {} : { markings }),
    by: event.actor,
    reason: event.reason,
  };
}
