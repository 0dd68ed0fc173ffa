import { accept, type Result } from "../../kernel/index.ts";
import type { Ports } from "../ports.ts";
import { checkedChanges } from "./check.ts";
import { custodyChange } from "./custody-change.ts";
import type { KnownItem } from "./records.ts";

/** Somebody looked at the content of an item. */
export interface ItemView {
  readonly item: KnownItem;
  readonly actor: string;
}

const QUARTER_MS = 15 * 60_000;

/**
 * The quarter of an hour in which a moment lies. Looking at an item is one custody event per office and quarter of
 * an hour, so that scrolling through a list does not flood the log.
 *
 * @example
 * ["2026-03-01T09:14:59Z", "2026-03-01T09:15:00Z"].map(quarterOf)
 * // => [1969284, 1969285]
 */
export function quarterOf(at: string): number {
  return Math.floor(Date.parse(at) / QUARTER_MS);
}

/** Puts views on the log that are not there yet in this quarter of an hour, all in one batch. */
export async function recordViews(
  ports: Ports,
  views: readonly ItemView[],
): Promise<Result<{ readonly written: number }>> {
  return ports.workspace.exclusively(async () => {
    const now = ports.clock.now();
    const fresh: ItemView[] = [];
    for (const view of views) if (!(await isRecorded(ports, view, now))) fresh.push(view);
    const changes = checkedChanges(
      fresh.map(({ item: { record, facts }, actor }) =>
        custodyChange(ports, {
          item: record.id,
          action: "view",
          actor,
          at: now,
          reason: "Looked at in the workbench.",
          marking: record.marking,
          inDigests: [facts.sha256],
          outDigests: [],
        }),
      ),
    );
    if (!changes.ok) return changes;
    if (changes.value.length === 0) return accept({ written: 0 });
    const written = await ports.records.write(changes.value);
    return written.ok ? accept({ written: written.value.length }) : written;
  });
}

async function isRecorded(ports: Ports, { item, actor }: ItemView, now: string): Promise<boolean> {
  const { records } = await ports.records.list({
    kinds: ["custody-event"],
    where: { item: item.record.id, action: "view", actor },
    limit: 1,
    offset: 0,
  });
  const at = records[0]?.body?.values["at"];
  return typeof at === "string" && quarterOf(at) === quarterOf(now);
}
