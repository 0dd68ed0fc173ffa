import { assert } from "../kernel/index.ts";

/** A type of event in our codebook: a path whose parents are categories that contain it. */
export interface CodebookEntry {
  readonly path: string;
  readonly name: string;
  /** What counts, in a sentence. */
  readonly definition: string;
}

/**
 * Every type of event, parents before their children. A ranking by type can be read at any depth: what
 * is counted under `attack/bombing/vehicle` is also counted under `attack/bombing` and `attack`.
 *
 * Method: categories follow the GTD codebook for tactics of attacks, the ACLED codebook (2024) for
 * battles, demonstrations and strategic developments, and the UCDP GED codebook for organised violence,
 * whose source does not code tactics. Sources are mapped onto it by crosswalks that state their losses.
 */
export const CODEBOOK: readonly CodebookEntry[] = [
  entry(
    "armed-conflict",
    "Organised violence",
    "Lethal violence by an organised actor, coded by who fights whom and not by tactic.",
  ),
  entry(
    "armed-conflict/state-based",
    "State-based conflict",
    "Lethal violence between two organised actors of which at least one is the government of a state.",
  ),
  entry(
    "armed-conflict/non-state",
    "Non-state conflict",
    "Lethal violence between two organised groups of which neither is the government of a state.",
  ),
  entry(
    "armed-conflict/one-sided",
    "One-sided violence",
    "Deliberate killing of civilians by a government or an organised group.",
  ),
  entry(
    "attack",
    "Attack",
    "Violence planned by an organisation or unknown perpetrators against people or property outside a battle.",
  ),
  entry(
    "attack/suicide-bombing",
    "Suicide bombing",
    "An attack with explosives in which the attacker means to die, on foot or with a vehicle.",
  ),
  entry(
    "attack/bombing",
    "Bombing or explosion",
    "An attack with explosives in which the attacker does not mean to die.",
  ),
  entry(
    "attack/bombing/vehicle",
    "Vehicle bomb",
    "A bombing whose explosives are carried by a car, motorcycle, lorry or boat without a suicide attacker.",
  ),
  entry(
    "attack/bombing/planted-device",
    "Planted device or mine",
    "A bombing by a device laid beforehand: roadside bomb, improvised device, remote bomb or landmine.",
  ),
  entry("attack/bombing/grenade", "Grenade", "A bombing with a grenade thrown or fired by hand."),
  entry(
    "attack/armed-assault",
    "Armed assault",
    "An attack with firearms or blades on people present, whose single persons are not named targets.",
  ),
  entry(
    "attack/assassination",
    "Assassination",
    "An attack on a chosen person because of an office or standing, successful or not; the person is not recorded.",
  ),
  entry(
    "attack/hostage-taking",
    "Hostage-taking or abduction",
    "Seizing people and holding them, with or without a barricade, including those killed afterwards.",
  ),
  entry(
    "attack/hijacking",
    "Hijacking",
    "Seizing a train, bus, aircraft or ship with the people aboard.",
  ),
  entry(
    "attack/infrastructure",
    "Attack on facilities or infrastructure",
    "An attack meant for things and not for people: pipelines, pylons, empty buildings, arson.",
  ),
  entry(
    "attack/unarmed-assault",
    "Unarmed assault",
    "An attack on people without explosives, firearms or blades, including poison and disease.",
  ),
  entry("attack/chemical", "Chemical weapon", "An attack with a chemical agent used as a weapon."),
  entry("attack/sexual-violence", "Sexual violence", "Sexual violence by an armed actor."),
  entry(
    "attack/combined",
    "Combined or coordinated attack",
    "One event in which several tactics or several places are joined, such as guns with suicide bombers.",
  ),
  entry(
    "attack/across-border",
    "Attack across a border",
    "An attack launched from another state's territory against forces or people, tactic not stated.",
  ),
  entry(
    "attack/unspecified",
    "Attack, tactic not stated",
    "An attack whose tactic the source does not state.",
  ),
  entry("battle", "Battle", "Fighting in which both sides use arms against each other."),
  entry(
    "battle/armed-clash",
    "Armed clash",
    "Fighting between armed actors after which control of the place is unchanged or not stated.",
  ),
  entry(
    "battle/territory-gained-by-state",
    "Battle: state gains territory",
    "Fighting after which a state's forces hold a place that they did not hold before.",
  ),
  entry(
    "battle/territory-gained-by-organisation",
    "Battle: organisation gains territory",
    "Fighting after which an organisation or foreign force holds a place that it did not hold before.",
  ),
  entry(
    "battle/between-groups",
    "Fighting between groups",
    "Fighting between organisations, communities, tribes or factions without a state force as a side.",
  ),
  entry(
    "battle/border-clash",
    "Clash at a border",
    "Fighting between the forces of two states at or across their border.",
  ),
  entry(
    "operation",
    "Operation",
    "Use of force that is planned by one side at a target it has chosen.",
  ),
  entry(
    "operation/air-or-drone-strike",
    "Air or drone strike",
    "A strike by aircraft or unmanned aircraft.",
  ),
  entry(
    "operation/missile-or-shelling",
    "Missile strike or shelling",
    "A strike by missiles, rockets, artillery or mortars.",
  ),
  entry(
    "operation/ground",
    "Ground operation",
    "A raid, search or clearance by forces on the ground.",
  ),
  entry(
    "operation/mixed",
    "Campaign of several means",
    "Attacks and operations over days that the source reports as one.",
  ),
  entry("protest", "Protest", "A public demonstration whose participants are not violent."),
  entry(
    "protest/peaceful",
    "Peaceful protest",
    "A protest without violence and without intervention.",
  ),
  entry(
    "protest/with-intervention",
    "Protest with intervention",
    "A protest that others dispersed or suppressed without lethal or grave injury.",
  ),
  entry(
    "protest/excessive-force",
    "Excessive force against protesters",
    "A protest whose participants were killed or gravely injured by others.",
  ),
  entry("riot", "Riot", "Violence by a crowd that is not an organised armed group."),
  entry(
    "riot/violent-demonstration",
    "Violent demonstration",
    "A demonstration that becomes violent.",
  ),
  entry("riot/mob-violence", "Mob violence", "Violence by a crowd without a demonstration."),
  entry(
    "strategic-development",
    "Strategic development",
    "An act of armed actors that is not itself violence but bears on it; never systematically coded.",
  ),
  entry(
    "strategic-development/agreement",
    "Agreement",
    "Talks, a ceasefire, a peace or another accord.",
  ),
  entry("strategic-development/arrests", "Arrests", "Arrests on a large or notable scale."),
  entry(
    "strategic-development/change-to-group",
    "Change to a group",
    "A group forms, splits, merges, moves or acts in another non-violent way that changes its standing.",
  ),
  entry(
    "strategic-development/disrupted-weapons-use",
    "Disrupted use of weapons",
    "A weapon found, defused, intercepted or exploding without the intended effect.",
  ),
  entry(
    "strategic-development/base-established",
    "Base established",
    "A base or headquarters set up by an armed actor without fighting.",
  ),
  entry(
    "strategic-development/looting-or-destruction",
    "Looting or destruction of property",
    "Property seized or destroyed by an armed actor without an attack on people.",
  ),
  entry(
    "strategic-development/transfer-of-territory",
    "Transfer of territory without fighting",
    "A place passes from one armed actor to another without violence.",
  ),
  entry(
    "strategic-development/other",
    "Other development",
    "A development that fits no other type, such as the finding of bodies or displacement.",
  ),
  entry("unknown", "Not known", "The source gives no type, or a word that no crosswalk maps."),
];

const BY_PATH: ReadonlyMap<string, CodebookEntry> = new Map(CODEBOOK.map((e) => [e.path, e]));

/** The entry of a path, or `null` when the codebook has no such type. */
export function codebookEntry(path: string): CodebookEntry | null {
  return BY_PATH.get(path) ?? null;
}

/**
 * The category that contains a type, or `null` for a category of the first level.
 *
 * @example
 * parentType("attack/bombing/vehicle")
 * // => "attack/bombing"
 */
export function parentType(path: string): string | null {
  const end = path.lastIndexOf("/");
  return end === -1 ? null : path.slice(0, end);
}

/**
 * Whether a type is the category itself or lies inside it.
 *
 * @example
 * isWithinType("attack/suicide-bombing", "attack")
 * // => true
 */
export function isWithinType(path: string, category: string): boolean {
  return path === category || path.startsWith(`${category}/`);
}

function entry(path: string, name: string, definition: string): CodebookEntry {
  assert(/^[a-z]+(-[a-z]+)*(\/[a-z]+(-[a-z]+)*)*$/.test(path), `codebook path ${path}`);
  return { path, name, definition };
}
