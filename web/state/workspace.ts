import { useSyncExternalStore } from "react";

/** What the bar says of the workspace. */
export interface Workspace {
  readonly name: string;
  /** Day of the newest event counted, ISO; `null` until it is known. */
  readonly asOf: string | null;
}

const listeners = new Set<() => void>();
let workspace: Workspace = { name: "Mizan", asOf: null };

/** Says what is known of the workspace. */
export function tellWorkspace(change: Partial<Workspace>): void {
  workspace = { ...workspace, ...change };
  for (const listener of listeners) listener();
}

/** What is known of the workspace, and a new drawing when it changes. */
export function useWorkspace(): Workspace {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => workspace,
  );
}
