import { useEffect } from "react";
import { openDialog } from "../state/dialog.ts";

/** The keys that work everywhere: Ctrl K opens the search, a question mark lists the keys. */
export function PageKeys() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        openDialog({ kind: "palette" });
      } else if (event.key === "?" && !isTyping(event.target)) {
        openDialog({ kind: "keys" });
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return null;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("input:not([type=range]), textarea, [contenteditable=true]") !== null
  );
}
