import type { Actor } from "./actor.ts";

/**
 * States whose UCDP ids or Urdu names we know. A state that is not here is found by the rule of its name
 * ("Government of X", "Military Forces of X"): the table adds spellings, never another treatment.
 */
export const STATES: readonly Actor[] = [
  ...state("Pakistan", "پاکستان", [142], {
    government: ["Islamabad"],
    forces: [
      "Pakistan army",
      "Pakistani army",
      "Pakistan military",
      "Pakistan Armed Forces",
      "Frontier Corps",
      "Pakistani security forces",
    ],
  }),
  ...state("India", "بھارت", [141], {
    government: ["New Delhi"],
    forces: ["Indian army", "Indian military", "Indian Armed Forces"],
  }),
  ...state("Afghanistan", "افغانستان", [130], {
    government: ["Kabul", "Taliban government", "Islamic Emirate of Afghanistan (government)"],
    forces: ["Afghan border forces", "Afghan Taliban forces", "Afghan National Army"],
  }),
  ...state("Iran", "ایران", [114], {
    government: ["Tehran", "Islamic Republic of Iran"],
    forces: ["Iran (IRGC)", "IRGC", "Islamic Revolutionary Guard Corps"],
  }),
  ...state("United States of America", "امریکا", [3], {
    government: ["United States", "USA", "US", "Washington"],
    forces: ["US forces", "US military", "United States Armed Forces"],
  }),
  ...state("China", "چین", [135], { government: ["Beijing"], forces: [] }),
  ...state("Iraq", "عراق", [116], { government: ["Baghdad"], forces: [] }),
  ...state("Tajikistan", "تاجکستان", [], { government: ["Dushanbe"], forces: [] }),
  ...state("Uzbekistan", "ازبکستان", [], { government: ["Tashkent"], forces: [] }),
  ...state("Turkmenistan", "ترکمانستان", [], { government: ["Ashgabat"], forces: [] }),
];

function state(
  name: string,
  nameUr: string,
  ucdp: readonly number[],
  spellings: { readonly government: readonly string[]; readonly forces: readonly string[] },
): readonly Actor[] {
  const slug = name.toLowerCase().replaceAll(" ", "-");
  return [
    {
      key: `government-of-${slug}`,
      name: `Government of ${name}`,
      short: name,
      nameUr: `حکومت ${nameUr}`,
      class: "state",
      ucdp,
      aliases: [name, ...spellings.government],
      note: "",
    },
    {
      key: `forces-of-${slug}`,
      name: `Forces of ${name}`,
      short: `Forces of ${name}`,
      nameUr: null,
      class: "state-force",
      ucdp: [],
      aliases: spellings.forces,
      note: "",
    },
  ];
}
