import { useSyncExternalStore } from "react";
import type { ShownChange } from "./change-check.ts";

/** What the one drawer or dialog of the page shows; there is never more than one. */
export type OpenDialog =
  | { readonly kind: "know"; readonly figure: string }
  | { readonly kind: "observation"; readonly release: string; readonly row: number }
  | { readonly kind: "proof"; readonly shown: ShownChange }
  | { readonly kind: "palette" }
  | { readonly kind: "keys" }
  | { readonly kind: "freshness" }
  | { readonly kind: "rooms" };

const listeners = new Set<() => void>();
let open: OpenDialog | null = null;

/** Opens a dialog in place of the one that is open, or closes it. */
export function openDialog(dialog: OpenDialog | null): void {
  open = dialog;
  for (const listener of listeners) listener();
}

/** The dialog that is open, and a new drawing when it changes. */
export function useDialog(): OpenDialog | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}
