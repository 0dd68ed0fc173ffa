/** How one organisation belongs to another, from when to when, and who says so. */
export interface ActorLink {
  readonly member: string;
  readonly of: string;
  /**
   * `part`: merged in or a faction inside. `unit`: a named unit. `branch`: sworn to it, acts in its name elsewhere.
   * `front`: another name said to be used by it. `umbrella`: member of an alliance. `splinter`: split from it and
   * stands alone. `allegiance`: announced, practice not verified.
   */
  readonly relation: "part" | "unit" | "branch" | "front" | "umbrella" | "splinter" | "allegiance";
  /** ISO date, to the day, month or year; `null` where the date is not verified or still holds. */
  readonly from: string | null;
  readonly to: string | null;
  readonly source: string;
  readonly note: string;
}

const NOT_VERIFIED = "Date not verified.";
const UCDP_ACTORS = "UCDP Actor Dataset 22.1";

/** Splits, mergers, umbrellas and units, each with its source. */
export const ACTOR_LINKS: readonly ActorLink[] = [
  {
    member: "jamaat-ul-ahrar",
    of: "ttp",
    relation: "splinter",
    from: "2014-08-26",
    to: "2020-08-16",
    source: "Dawn, 26 August 2014, https://dawn.com/news/1127905",
    note: "Formation announced on 26 August 2014, separation confirmed on 4 September. A reunion announced on 12 March 2015 is reported (The News, 13 March 2015); later reports again treat it as apart.",
  },
  {
    member: "jamaat-ul-ahrar",
    of: "ttp",
    relation: "part",
    from: "2020-08-17",
    to: null,
    source: "AP, 17 August 2020; Pakistan Today, 19 August 2020",
    note: "Rejoined. Some later attacks were claimed by it and disowned by the TTP.",
  },
  {
    member: "hizb-ul-ahrar",
    of: "jamaat-ul-ahrar",
    relation: "splinter",
    from: "2017",
    to: "2020-08-16",
    source: "TRT World, 19 August 2020",
    note: "Split from Jamaat-ul-Ahrar in 2017; the day is not verified.",
  },
  {
    member: "hizb-ul-ahrar",
    of: "ttp",
    relation: "part",
    from: "2020-08-17",
    to: null,
    source: "AP, 17 August 2020; TRT World, 19 August 2020",
    note: "",
  },
  ...fromUcdp("ttp", "splinter", ["ttp-km", "ttp-sm", "ttp-islahi"]),
  ...fromUcdp("ttp", "splinter", ["ttp-ta", "ttp-mr", "ttp-mt"], "Split for a time only."),
  {
    member: "ttp-faction-unspecified",
    of: "ttp",
    relation: "part",
    from: null,
    to: null,
    source: "By definition of the entry",
    note: "",
  },
  {
    member: "lashkar-e-islam",
    of: "ttp",
    relation: "allegiance",
    from: "2015-03-12",
    to: null,
    source:
      "The News, 13 March 2015, https://www.thenews.com.pk/latest/2376-banned-jamaat-ul-ahrar-lashkar-e-islam-form-alliance-with-ttp; UCDP Actor Dataset 22.1",
    note: "Announced on 12 March 2015. Whether and when it ended is not verified.",
  },
  {
    member: "hafiz-gul-bahadur-group",
    of: "ttp",
    relation: "splinter",
    from: null,
    to: null,
    source: "Jamestown Terrorism Monitor 7(9); Dawn, 21 March 2024",
    note: `Its leader was named deputy when the TTP was formed in December 2007 and kept apart from it afterwards. ${NOT_VERIFIED}`,
  },
  {
    member: "jaish-i-fursan-muhammad",
    of: "hafiz-gul-bahadur-group",
    relation: "front",
    from: null,
    to: null,
    source: "Dawn, 21 March 2024, https://www.dawn.com/news/1822775",
    note: `Named there as one of several banners of the group. ${NOT_VERIFIED}`,
  },
  {
    member: "islamic-state-khorasan",
    of: "islamic-state",
    relation: "branch",
    from: "2015-01-10",
    to: null,
    source:
      "UN Security Council 1267 Committee, listing of 14 May 2019; Long War Journal, January 2016",
    note: "Formation announced on 10 January 2015.",
  },
  {
    member: "al-qaida-indian-subcontinent",
    of: "al-qaida",
    relation: "branch",
    from: "2014",
    to: null,
    source: "Domain-b, 31 January 2015",
    note: "Announced some four months before that report; the day is not verified.",
  },
  ...fromUcdp("afghan-taliban", "splinter", ["high-council-of-afghanistan"]),
  {
    member: "haqqani-network",
    of: "afghan-taliban",
    relation: "part",
    from: null,
    to: null,
    source: "Common usage in the press",
    note: NOT_VERIFIED,
  },
  {
    member: "majeed-brigade",
    of: "bla",
    relation: "unit",
    from: "2011",
    to: null,
    source:
      "Business Standard, 26 March 2024, after the Jamestown Foundation; US State Department, 11 August 2025 (alias of the BLA)",
    note: "First attack in December 2011.",
  },
  ...brasMembers(),
  {
    member: "uba",
    of: "bla",
    relation: "splinter",
    from: null,
    to: "2022-01-10",
    source: "Wikipedia, United Baloch Army",
    note: NOT_VERIFIED,
  },
  ...["bra", "uba"].map(
    (member): ActorLink => ({
      member,
      of: "bna",
      relation: "part",
      from: "2022-01-11",
      to: "2023-12-20",
      source:
        "The Balochistan Post, January 2022; end: Anadolu Agency, 20 December 2023, as cited by Wikipedia",
      note: "Merger announced on 11 January 2022; its surrender and dissolution reported on 20 December 2023.",
    }),
  ),
  ...fromUcdp("jondullah", "splinter", ["jaish-al-adl"]),
  ...fromUcdp("mqm", "splinter", ["mqm-haqiqi"]),
  {
    member: "the-resistance-front",
    of: "lashkar-e-taiba",
    relation: "front",
    from: "2019",
    to: null,
    source: "US State Department, 17 July 2025; AFP, 18 July 2025",
    note: "Contested: said by the United States and India, rejected by Pakistan. The group emerged in 2019.",
  },
];

function brasMembers(): readonly ActorLink[] {
  const founded = "The Balochistan Post, 10 November 2018; CSCR, Brief backgrounder of BRAS";
  const member = (key: string, from: string | null, source: string, note: string): ActorLink => ({
    member: key,
    of: "bras",
    relation: "umbrella",
    from,
    to: null,
    source,
    note,
  });
  return [
    member("bla", "2018-11-10", founded, "CSCR speaks of one of two factions of the BLA."),
    member("blf", "2018-11-10", founded, ""),
    member("brg", "2018-11-10", founded, ""),
    member("bra", null, "Arab News, January 2022", `One faction of the BRA. ${NOT_VERIFIED}`),
    member("bna", "2022-01-11", "The Balochistan Post, January 2022", ""),
    member(
      "sra",
      "2020-07-25",
      "CSCR, Interpreting BRAS-SRA Alliance, 2020",
      "An operational alliance.",
    ),
  ];
}

function fromUcdp(
  of: string,
  relation: ActorLink["relation"],
  members: readonly string[],
  note = "",
): readonly ActorLink[] {
  return members.map((member) => ({
    member,
    of,
    relation,
    from: null,
    to: null,
    source: UCDP_ACTORS,
    note: `${note} ${NOT_VERIFIED}`.trim(),
  }));
}
