import type { CrosswalkEntry } from "./crosswalk.ts";

const ANY_SIDE =
  "ACLED's type does not say who strikes: strikes by organisations are counted with those by states.";
const OLDER = "Older scheme (before 2019): one word for what is now several types.";

/**
 * ACLED `sub_event_type` in our codebook, then `event_type` for rows without one, in the current scheme
 * and in that before March 2019.
 */
export const ACLED_TYPES: readonly CrosswalkEntry[] = [
  { from: "armed clash", to: "battle/armed-clash", loss: "" },
  { from: "government regains territory", to: "battle/territory-gained-by-state", loss: "" },
  {
    from: "non-state actor overtakes territory",
    to: "battle/territory-gained-by-organisation",
    loss: "Foreign state forces that take territory are included by ACLED.",
  },
  { from: "chemical weapon", to: "attack/chemical", loss: ANY_SIDE },
  { from: "air/drone strike", to: "operation/air-or-drone-strike", loss: ANY_SIDE },
  { from: "suicide bomb", to: "attack/suicide-bombing", loss: "" },
  {
    from: "shelling/artillery/missile attack",
    to: "operation/missile-or-shelling",
    loss: ANY_SIDE,
  },
  {
    from: "remote explosive/landmine/ied",
    to: "attack/bombing/planted-device",
    loss: "Vehicle bombs without a suicide attacker are not told apart.",
  },
  { from: "grenade", to: "attack/bombing/grenade", loss: "" },
  { from: "sexual violence", to: "attack/sexual-violence", loss: "" },
  {
    from: "attack",
    to: "attack/armed-assault",
    loss: "Assassinations and unarmed assaults on civilians are not told apart from armed assaults.",
  },
  {
    from: "abduction/forced disappearance",
    to: "attack/hostage-taking",
    loss: "Enforced disappearances by state forces are counted with abductions by organisations.",
  },
  { from: "peaceful protest", to: "protest/peaceful", loss: "" },
  { from: "protest with intervention", to: "protest/with-intervention", loss: "" },
  { from: "excessive force against protesters", to: "protest/excessive-force", loss: "" },
  { from: "excessive force against protestors", to: "protest/excessive-force", loss: "" },
  { from: "violent demonstration", to: "riot/violent-demonstration", loss: "" },
  { from: "mob violence", to: "riot/mob-violence", loss: "" },
  { from: "agreement", to: "strategic-development/agreement", loss: "" },
  { from: "arrests", to: "strategic-development/arrests", loss: "" },
  { from: "change to group/activity", to: "strategic-development/change-to-group", loss: "" },
  { from: "disrupted weapons use", to: "strategic-development/disrupted-weapons-use", loss: "" },
  {
    from: "headquarters or base established",
    to: "strategic-development/base-established",
    loss: "",
  },
  {
    from: "looting/property destruction",
    to: "strategic-development/looting-or-destruction",
    loss: "",
  },
  {
    from: "non-violent transfer of territory",
    to: "strategic-development/transfer-of-territory",
    loss: "",
  },
  { from: "other", to: "strategic-development/other", loss: "" },
  ...current(),
  ...older(),
];

function current(): readonly CrosswalkEntry[] {
  const loss = "The row has no sub-event type: only the category is known.";
  return [
    { from: "battles", to: "battle", loss },
    { from: "explosions/remote violence", to: "attack", loss: `${loss} Air strikes are included.` },
    { from: "violence against civilians", to: "attack", loss },
    { from: "protests", to: "protest", loss },
    { from: "riots", to: "riot", loss },
    { from: "strategic developments", to: "strategic-development", loss },
  ];
}

function older(): readonly CrosswalkEntry[] {
  return [
    { from: "battle-no change of territory", to: "battle/armed-clash", loss: OLDER },
    {
      from: "battle-government regains territory",
      to: "battle/territory-gained-by-state",
      loss: OLDER,
    },
    {
      from: "battle-non-state actor overtakes territory",
      to: "battle/territory-gained-by-organisation",
      loss: OLDER,
    },
    {
      from: "remote violence",
      to: "attack/bombing",
      loss: `${OLDER} Suicide bombings, shelling and air strikes cannot be told apart.`,
    },
    {
      from: "riots/protests",
      to: "protest",
      loss: `${OLDER} Riots and peaceful protests cannot be told apart.`,
    },
    {
      from: "strategic development",
      to: "strategic-development",
      loss: OLDER,
    },
    {
      from: "non-violent activity by a conflict actor",
      to: "strategic-development/change-to-group",
      loss: OLDER,
    },
  ];
}
