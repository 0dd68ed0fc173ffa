import { useDialog } from "../state/dialog.ts";

/** The one drawer or dialog of the page. */
export function Dialogs() {
  useDialog();
  return null;
}
