/**
 * What a reader decided about rows of the example, each with its reason: which event contains which,
 * which reports share an origin, what must not be added up, and words that spoke of a person.
 */

/** An event that is part of another event of the same table. */
export interface Containment {
  readonly event: string;
  readonly partOf: string;
  readonly reason: string;
}

/** Events that lie inside an umbrella event; their tolls must not be added to it. */
export const CONTAINMENTS: readonly Containment[] = [
  ...["bolan", "kalat", "musakhail"].map((place) => ({
    event: `PK-2024-08-26-${place}`,
    partOf: "PK-2024-08-26-balochistan",
    reason:
      "The reports of 26 August 2024 give one toll for all districts and name this place among them",
  })),
  ...["XB-2025-10-09-kabul", "XB-2025-10-11-border"].map((event) => ({
    event,
    partOf: "XB-2025-10-09-15-total",
    reason: "The tally covers the week of 9 to 15 October 2025, in which this event lies",
  })),
];

/** Reports that share one origin, found by the title, the publisher or both. */
export interface SharedOrigin {
  readonly title?: RegExp;
  readonly publisher?: RegExp;
  readonly origin: string;
  readonly reason: string;
}

const AFP_LIST = {
  origin: "AFP list of deadliest attacks",
  reason: "The page prints the list of the agency AFP, or an edition of it",
} as const;

const PIPS = {
  origin: "PIPS",
  reason:
    "The count of one institute: its later report revises the earlier, it is no second witness",
} as const;

/** The first that fits decides. Equal figures alone are never taken as a proof of one origin. */
export const SHARED_ORIGINS: readonly SharedOrigin[] = [
  {
    title: /\(AFP list\)|^Timeline of deadliest insurgent attacks in Pakistan \(AFP\)/,
    ...AFP_LIST,
  },
  {
    title: /^2007-2016: a decade of deadly insurgent attacks$/,
    ...AFP_LIST,
  },
  {
    title: /^2026 Balochistan attacks$/,
    origin: "Wikipedia: 2026 Balochistan attacks",
    reason: "Two versions of one article: the later figure revises the earlier one",
  },
  {
    title: /^2018 Mastung and Bannu bombings$/,
    origin: "Wikipedia: 2018 Mastung and Bannu bombings",
    reason: "A mirror of the Wikipedia article",
  },
  {
    title: /^2024 Iran-Pakistan border skirmishes$/,
    origin: "Wikipedia: 2024 Iran-Pakistan border skirmishes",
    reason: "A mirror of the Wikipedia article",
  },
  {
    title: /^General election 2018: trends|^Terrorist violence in election month/,
    ...PIPS,
  },
  {
    title: /^Country reports 34% rise in terrorism in 2025 \(PIPS\)/,
    ...PIPS,
  },
  {
    title: /^January was the worst month for Pakistan \(PICSS figures\)/,
    origin: "PICSS",
    reason: "The page gives the monthly count of PICSS",
  },
  {
    title: /^UN report: TTP largest terror group|^UNSC report affirms BLA-TTP nexus/,
    origin: "UN Monitoring Team",
    reason: "The page gives the account of a report of the Monitoring Team",
  },
  {
    title: /^UN imposes sanctions on ISIL-Khorasan$/,
    origin: "UN listing of ISIL-Khorasan, May 2019",
    reason: "The page gives the account of the listing",
  },
  {
    title: /^Security Council statement on Jaffar Express/,
    origin: "UN Security Council press statement on the Jaffar Express",
    reason: "The page quotes the statement",
  },
  {
    title: /^Terrorist Designation of The Majeed Brigade/,
    origin: "US Department of State: designation of the Majeed Brigade",
    reason: "The page is a copy of the department's text",
  },
  {
    title: /^Pakistan ranks second on GTI/,
    origin: "GTI (IEP)",
    reason: "The page gives the account of the index of 2025",
  },
  {
    title: /^Bannu cantt attack: FIR registered \(ISPR figures\)/,
    origin: "ISPR",
    reason: "The page gives the military's own figures",
  },
  {
    title: /^Balochistan, Gilgit suffered 140 attacks in 10 years/,
    origin: "The News: Balochistan, Gilgit suffered 140 attacks in 10 years",
    reason: "The page is a copy of the article in The News of 17 June 2013",
  },
  {
    title: /^Afghan-Pakistani border clash \(TOLO\/Xinhua\)/,
    origin: "TOLO News and Xinhua: border clash of December 2024",
    reason: "The page names both as its source",
  },
  { publisher: /^telugubullet \(Pajhwok\)/, origin: "Pajhwok", reason: "A copy of an agency text" },
  {
    title: /^Deadly Afghan airstrike claims spark crisis/,
    publisher: /^evrimagaci$/,
    origin: "AP: air strike in Khost, November 2025",
    reason: "The page names the agency AP as its source",
  },
  {
    title: /\(AA\)/,
    origin: "Anadolu: ceasefire of October 2025",
    reason: "A copy of an agency text",
  },
];

/** The agency that a title or a publisher names in brackets; its text is the origin. */
export const AGENCIES = ["AFP", "Reuters", "AP", "ANI", "IANS", "PTI"] as const;

/** What a reader must know of a row before adding up or comparing. */
export const CAUTIONS: Readonly<Record<string, string>> = {
  "OBS-0030": "Fighting of several days (17 to 19 November), dated by its first day",
  "OBS-0036": "Fighting of several days (31 July to 4 August), dated by its first day",
  "OBS-0037": "Fighting of several days (7 to 18 August), dated by its first day",
  ...each(["OBS-0061", "OBS-0062", "OBS-0063"], () => {
    return "Total of four attacks of three days; may contain PK-2009-12-07-peshawar, the row does not say";
  }),
  "OBS-0139": "The figure is the total of two attacks of the month",
  "OBS-0143": "The figure is the total of three attacks of the month",
  "OBS-0164": "Two events that the source counts as one",
  ...each(["OBS-0106", "OBS-0107"], () => {
    return "Joined by judgement: one report says Mastung, the other near Pishin";
  }),
  ...each(["OBS-0130", "OBS-0131"], () => {
    return "Joined by judgement: one report says Khuzdar, the other Quetta";
  }),
  "OBS-0199": "Counts Musakhail and Kalat only, not the whole of the umbrella event",
  "OBS-0178": "The same page and event as XB-2023-01-18-panjgur among the cross-border figures",
  "OBS-0215":
    "The same breakdown as OBS-0214: perhaps the military's figures, the row does not say",
  ...each(["OBS-0225", "OBS-0227", "OBS-0228"], () => {
    return "Reports of 13 November 2025 on one statement by a minister: perhaps one origin, the rows do not say";
  }),
  "OBS-0232": "The group's own claim, which no other source here supports",
  "OBS-0233": "The same figures as OBS-0231: perhaps one origin, the row does not say",
};

/** A cell that spoke of a person, with the words that stand in its place. */
export interface Rewording {
  readonly column: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** Cells reworded so that no row has a person as its subject; by observation id or event key. */
export const REWORDINGS: Readonly<Record<string, Rewording>> = {
  "OBS-0173": {
    column: "source_publisher",
    from: "GitHub namin1993/Capstone_Project",
    to: "GitHub (student project)",
    reason: "the account of a private person",
  },
  "OBS-0234": {
    column: "attribution_status",
    from: "unclaimed at time; minister: attacker not Afghan but had travelled to Afghanistan",
    to: "unclaimed at time; minister alleged a link with Afghanistan",
    reason: "nationality and travel of one person",
  },
  "XB-2008-11-26-mumbai": {
    column: "status",
    from: "attributed; one attacker held",
    to: "attributed",
    reason: "one person in custody",
  },
};

function each(ids: readonly string[], caution: () => string): Record<string, string> {
  return Object.fromEntries(ids.map((id) => [id, caution()]));
}

/**
 * Killed in Pakistan by UCDP's yearly release: four figures cited under CC BY 4.0, so that the example shows
 * them beside the institutes' without the dataset itself.
 */
export const UCDP_YEARLY_DEATHS = [
  [2021, 452],
  [2022, 719],
  [2023, 1178],
  [2024, 1885],
] as const;

/** Where they were read. */
export const UCDP_YEARLY_SOURCE: Readonly<Record<string, string>> = {
  source_org: "UCDP",
  region: "Pakistan",
  scope: "organised violence (state-based, non-state, one-sided)",
  note: "best estimates; deaths of all sides",
  source_title: "UCDP Country-Year Dataset on Organized Violence, version 25.1",
  source_publisher: "Uppsala Conflict Data Program, Uppsala University",
  source_date: "2025",
  source_url: "https://ucdp.uu.se/downloads/",
  read: "the dataset's rows for Pakistan",
  source_class: "dataset",
  source_grade: "B",
};
