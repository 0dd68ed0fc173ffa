import type { CrosswalkEntry } from "./crosswalk.ts";

const SECOND_TACTIC = "Second and third attack types of the row are not kept.";
const SUICIDE =
  "The attack type of the row is replaced by its suicide flag: assaults that ended in a suicide bombing count as such.";

/**
 * GTD attack types in our codebook, by number (`attacktype1`) and by name (`attacktype1_txt`). A row whose
 * `suicide` is 1 is looked up as "suicide" first.
 */
export const GTD_TYPES: readonly CrosswalkEntry[] = [
  { from: "suicide", to: "attack/suicide-bombing", loss: SUICIDE },
  ...both("1", "assassination", "attack/assassination", SECOND_TACTIC),
  ...both("2", "armed assault", "attack/armed-assault", SECOND_TACTIC),
  ...both(
    "3",
    "bombing/explosion",
    "attack/bombing",
    `The device is not told from this field: vehicle bombs, mines and grenades are joined. ${SECOND_TACTIC}`,
  ),
  ...both("4", "hijacking", "attack/hijacking", SECOND_TACTIC),
  ...both(
    "5",
    "hostage taking (barricade incident)",
    "attack/hostage-taking",
    "Barricades and kidnappings are joined.",
  ),
  ...both(
    "6",
    "hostage taking (kidnapping)",
    "attack/hostage-taking",
    "Barricades and kidnappings are joined.",
  ),
  ...both("7", "facility/infrastructure attack", "attack/infrastructure", SECOND_TACTIC),
  ...both("8", "unarmed assault", "attack/unarmed-assault", SECOND_TACTIC),
  ...both("9", "unknown", "attack/unspecified", "The source does not know the tactic."),
];

function both(number: string, name: string, to: string, loss: string): readonly CrosswalkEntry[] {
  return [
    { from: number, to, loss },
    { from: name, to, loss },
  ];
}
