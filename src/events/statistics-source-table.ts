import type { StatisticsSource } from "./statistics-source.ts";

/**
 * Publishers of figures on violence in Pakistan, from their reports as the press prints them. Where a publisher
 * has several series, `scope` is that of its main one; each figure carries its own.
 */
export const STATISTICS_SOURCES: readonly StatisticsSource[] = [
  {
    key: "PIPS",
    name: "Pak Institute for Peace Studies",
    publisher: "PIPS, Islamabad",
    scope: "attacks-only",
    counts:
      "Terrorist attacks by militant, insurgent and sectarian organisations; killed include attackers.",
    leavesOut:
      "Operations of the state, drone strikes, border clashes and ethnic or tribal violence, which it counts apart.",
    note: "A second series of overall violence is published: 2,099 incidents in 2014 beside 1,206 attacks.",
  },
  {
    key: "PICSS",
    name: "Pakistan Institute for Conflict and Security Studies",
    publisher: "PICSS, Islamabad",
    scope: "attacks-only",
    counts: "Militant attacks and those killed in them.",
    leavesOut:
      "Militants killed in operations, which a second series adds: 2025 has 3,387 killed with 2,115 militants.",
    note: "Restated a year later: 2022 was 376 attacks and 533 killed, then 380 and 539.",
  },
  {
    key: "CRSS",
    name: "Center for Research and Security Studies",
    publisher: "CRSS, Islamabad",
    scope: "attacks-and-operations",
    counts: "Deaths in attacks and in operations of the state, members of organisations included.",
    leavesOut:
      "Since 2018 nothing of either; before 2015 its totals are of all violence, targeted killing and drone strikes included.",
    note: "2023 stands at 1,524, 1,523 and 1,533 in reports of twelve months.",
  },
  {
    key: "SATP",
    name: "South Asia Terrorism Portal",
    publisher: "Institute for Conflict Management, New Delhi",
    scope: "all-violence",
    counts:
      "Fatalities in terrorist violence by class of victim, from the press; militants included.",
    leavesOut:
      "Events that the press it reads does not report. Press reports of it often leave the militants out.",
    note: "The yearly table was not read in the original: rows come from press reports of it.",
  },
  {
    key: "GTI (IEP)",
    name: "Global Terrorism Index",
    publisher: "Institute for Economics and Peace, Sydney",
    scope: "attacks-only",
    counts: "Attacks by non-state actors and deaths in them, by year of the edition before.",
    leavesOut: "Violence by states, battles and operations.",
    note: "Restated: attacks of 2023 were 490 in the edition of 2024, 517 in that of 2025. Deaths by the TTP in 2024 are printed as 558 and as 585.",
  },
  {
    key: "UCDP",
    name: "Uppsala Conflict Data Program",
    publisher: "Uppsala University",
    scope: "organised-violence",
    counts:
      "Deaths in state-based conflict, non-state conflict and one-sided violence, members of all sides included.",
    leavesOut:
      "Events without deaths, without a known organised actor, or of dyads below 25 deaths in every year.",
    note: "Monthly candidate events differ from the yearly release: 2,178 and 1,885 deaths for 2024.",
  },
  {
    key: "GTD",
    name: "Global Terrorism Database",
    publisher: "START, University of Maryland",
    scope: "attacks-only",
    counts:
      "Intentional violence by non-state actors, with or without deaths; killed include perpetrators.",
    leavesOut: "Violence by states, battles and operations; 1993; years after the release.",
    note: "From 2007-12 to 2018, 9,148 of 12,237 incidents in Pakistan have no known group.",
  },
  {
    key: "Ministry of Interior",
    name: "Ministry of Interior of Pakistan",
    publisher: "Government of Pakistan, to the National Assembly",
    scope: "attacks-only",
    counts: "Terrorist incidents with civilians and members of forces killed.",
    leavesOut: "Militants killed in operations: 341 in January to October 2024 are beside the 924.",
    note: "The method of counting is not in the page read.",
  },
  {
    key: "NACTA",
    name: "National Counter Terrorism Authority",
    publisher: "Government of Pakistan",
    scope: "attacks-only",
    counts: "Terrorist incidents.",
    leavesOut: "Deaths are not in the rows read.",
    note: "Single years only: 2010 and 2017.",
  },
  {
    key: "Conflict Monitoring Center",
    name: "Conflict Monitoring Center",
    publisher: "CMC, Islamabad",
    scope: "all-violence",
    counts: "Violent incidents with killed by class; a series of suicide attacks apart.",
    leavesOut: "Not stated in the pages read.",
    note: "Ended before 2016 as far as the rows read show.",
  },
  {
    key: "HRCP",
    name: "Human Rights Commission of Pakistan",
    publisher: "HRCP, Lahore",
    scope: "part-of-attacks",
    counts: "Suicide attacks and those killed in them, 2008.",
    leavesOut: "All other attacks.",
    note: "",
  },
  {
    key: "UN Monitoring Team",
    name: "UN Analytical Support and Sanctions Monitoring Team",
    publisher: "United Nations Security Council",
    scope: "part-of-attacks",
    counts: "Attacks by the TTP as reported to the team by states.",
    leavesOut: "Attacks by others; deaths.",
    note: "573 attacks by the TTP in 2021, where PIPS counts 87.",
  },
  {
    key: "StrategyPage",
    name: "StrategyPage",
    publisher: "StrategyPage",
    scope: "all-violence",
    counts: "Killed in terrorist violence, source not named.",
    leavesOut: "Not stated.",
    note: "Rounded; shares by class of victim in percent.",
  },
  {
    key: "DG ISPR",
    name: "Inter-Services Public Relations",
    publisher: "Armed forces of Pakistan",
    scope: "other",
    counts: "Shares of incidents by province, as said at press conferences.",
    leavesOut: "The numbers behind the shares.",
    note: "For one press conference outlets print 71 and 80 percent.",
  },
  {
    key: "Foreign minister of Pakistan",
    name: "Foreign minister of Pakistan",
    publisher: "Government of Pakistan",
    scope: "attacks-only",
    counts: "Attacks since 2001, as said at a press conference.",
    leavesOut: "Years one by one.",
    note: "",
  },
  {
    key: "International Crisis Group",
    name: "International Crisis Group",
    publisher: "ICG, Brussels",
    scope: "other",
    counts: "Security personnel killed.",
    leavesOut: "Civilians and militants.",
    note: '"More than 600" in 2025.',
  },
];
