/** The markings of the Traffic Light Protocol 2.0 (FIRST, 2022), from open to closed: who may see a thing. */
export const MARKINGS = [
  "TLP:CLEAR",
  "TLP:GREEN",
  "TLP:AMBER",
  "TLP:AMBER+STRICT",
  "TLP:RED",
] as const;

/** A marking of the Traffic Light Protocol. */
export type Marking = (typeof MARKINGS)[number];
