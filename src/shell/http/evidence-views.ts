import { setTimeout as wait } from "node:timers/promises";
import { type ItemView, type Ports, quarterOf, recordViews } from "../../workbench/index.ts";
import { Breakage, outsideIssue } from "../breakage.ts";

/** Keeps who looked at what, before it is shown. */
export interface ViewLog {
  /** Answers when the look is on the log; looks that come while the log is busy go into one batch. */
  note(view: ItemView): Promise<void>;
}

/** The looks at evidence of a running server: one per item, office and quarter of an hour. */
export function viewLog(ports: Ports): ViewLog {
  const seen = new Map<string, number>();
  let waiting = new Map<string, ItemView>();
  let next: Promise<void> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const write = async (): Promise<void> => {
    const batch = waiting;
    waiting = new Map();
    next = null;
    const quarter = quarterOf(ports.clock.now());
    const written = await whenFree(() => recordViews(ports, [...batch.values()]));
    if (!written.ok) throw new Breakage(written.issues[0] ?? NOT_WRITTEN);
    for (const key of batch.keys()) seen.set(key, quarter);
  };
  return {
    note: async (view) => {
      const key = `${view.item.record.id} ${view.actor}`;
      if (seen.get(key) === quarterOf(ports.clock.now())) return;
      waiting.set(key, view);
      if (next === null) {
        next = last.then(write);
        last = next.catch(() => undefined);
      }
      await next;
    },
  };
}

const PATIENCE_MS = [50, 100, 200, 400, 800, 1600];

/** Runs a task that needs the workspace for itself; waits a little while somebody else has it. */
export async function whenFree<T>(task: () => Promise<T>): Promise<T> {
  for (const pause of PATIENCE_MS) {
    try {
      return await task();
    } catch (error) {
      if (outsideIssue(error)?.code !== "shell/workspace-busy") throw error;
      await wait(pause);
    }
  }
  return task();
}

const NOT_WRITTEN = {
  code: "ledger/append-failed",
  message: "The look could not be put on the log, so nothing is shown.",
};
