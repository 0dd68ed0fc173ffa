import "../style/marking.css";
import type { Marking } from "../../src/kernel/index.ts";

/** A marking of the Traffic Light Protocol, as its standard sets it: its colour on black. */
export function MarkingBadge({ marking }: { readonly marking: Marking }) {
  return (
    <span className="marking" data-marking={marking} dir="ltr" lang="en">
      {marking}
    </span>
  );
}
