import type { CrosswalkEntry } from "./crosswalk.ts";

const NO_TACTIC =
  "UCDP does not code tactics or targets: bombings, battles, army operations and air strikes are not told apart.";

/** UCDP GED `type_of_violence` in our codebook. */
export const UCDP_TYPES: readonly CrosswalkEntry[] = [
  { from: "1", to: "armed-conflict/state-based", loss: NO_TACTIC },
  { from: "2", to: "armed-conflict/non-state", loss: NO_TACTIC },
  { from: "3", to: "armed-conflict/one-sided", loss: NO_TACTIC },
];
