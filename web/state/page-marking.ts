import { useEffect, useId, useSyncExternalStore } from "react";
import { highestMarking, type Marking } from "../../src/kernel/index.ts";

const listeners = new Set<() => void>();
const told = new Map<string, Marking>();
let highest: Marking | null = null;

/** Says what the most closed thing is that a part of the page shows; nothing while it shows nothing marked. */
export function useTellMarking(markings: readonly Marking[]): void {
  const part = useId();
  const marking = markings.length === 0 ? null : highestMarking(markings);
  useEffect(() => {
    if (marking === null) return;
    told.set(part, marking);
    tell();
    return () => {
      told.delete(part);
      tell();
    };
  }, [part, marking]);
}

/** The highest marking of what the page shows, and a new drawing when it changes. */
export function usePageMarking(): Marking | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => highest,
  );
}

function tell(): void {
  highest = told.size === 0 ? null : highestMarking([...told.values()]);
  for (const listener of listeners) listener();
}
