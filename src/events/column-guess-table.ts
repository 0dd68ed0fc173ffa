/** What the values of a column must look like for a guess to hold. */
export type ValueForm = "unique" | "date" | "latitude" | "longitude" | "count" | "text" | "address";

/** Names under which tables of events carry what one of our columns holds. */
export interface ColumnGuess {
  /** Our column, or a part of the place. */
  readonly ours: string;
  readonly form: ValueForm;
  /** Words of a column's name, exact after taking away case and punctuation; best first. */
  readonly names: readonly string[];
}

/** In the order in which columns are given away: what is needed first. */
export const COLUMN_GUESSES: readonly ColumnGuess[] = [
  {
    ours: "id",
    form: "unique",
    names: [
      "id",
      "event id",
      "eventid",
      "observation id",
      "incident id",
      "row id",
      "uid",
      "data id",
      "event id cnty",
      "serial",
      "serial no",
      "s no",
      "sr no",
      "no",
    ],
  },
  { ours: "event_key", form: "text", names: ["event key", "event code", "cluster id"] },
  {
    ours: "date_start",
    form: "date",
    names: [
      "date",
      "event date",
      "date start",
      "start date",
      "incident date",
      "date of incident",
      "date of attack",
      "attack date",
      "day",
      "when",
      "datum",
      "fecha",
    ],
  },
  { ours: "date_end", form: "date", names: ["date end", "end date"] },
  { ours: "latitude", form: "latitude", names: ["latitude", "lat", "y", "ycoord"] },
  {
    ours: "longitude",
    form: "longitude",
    names: ["longitude", "lon", "lng", "long", "x", "xcoord"],
  },
  {
    ours: "source_type",
    form: "text",
    names: [
      "event type",
      "type",
      "attack type",
      "incident type",
      "type of incident",
      "type of attack",
      "sub event type",
      "attacktype1 txt",
      "category",
      "kind",
      "tactic",
      "weapon type",
    ],
  },
  {
    ours: "side_a",
    form: "text",
    names: [
      "perpetrator group",
      "perpetrator",
      "group",
      "group name",
      "gname",
      "actor",
      "actor1",
      "side a",
      "organisation",
      "organization",
      "responsible group",
      "responsible",
      "claimed by",
    ],
  },
  { ours: "side_b", form: "text", names: ["actor2", "side b", "opponent", "target group"] },
  {
    ours: "deaths_total_low",
    form: "count",
    names: ["killed min", "deaths low", "low", "min killed", "minimum killed"],
  },
  {
    ours: "deaths_total_high",
    form: "count",
    names: ["killed max", "deaths high", "high", "max killed", "maximum killed"],
  },
  {
    ours: "deaths_total_best",
    form: "count",
    names: [
      "killed",
      "deaths",
      "fatalities",
      "dead",
      "total killed",
      "killed total",
      "number killed",
      "no of killed",
      "nkill",
      "best",
      "fatality",
      "casualties killed",
    ],
  },
  {
    ours: "deaths_civilians_best",
    form: "count",
    names: ["civilians killed", "killed civilians", "deaths civilians"],
  },
  {
    ours: "deaths_security_best",
    form: "count",
    names: [
      "security killed",
      "killed security",
      "security forces killed",
      "police killed",
      "soldiers killed",
    ],
  },
  {
    ours: "deaths_militants_best",
    form: "count",
    names: ["militants killed", "killed militants", "terrorists killed"],
  },
  {
    ours: "injured_best",
    form: "count",
    names: ["injured", "wounded", "total injured", "nwound", "no of injured"],
  },
  {
    ours: "place.country",
    form: "text",
    names: ["country", "country txt", "country name", "iso3"],
  },
  {
    ours: "place.adm1",
    form: "text",
    names: ["province", "admin1", "adm 1", "adm1", "state", "provstate", "region", "first level"],
  },
  {
    ours: "place.adm2",
    form: "text",
    names: ["district", "admin2", "adm 2", "adm2", "county", "second level"],
  },
  {
    ours: "place.text",
    form: "text",
    names: [
      "place",
      "location",
      "city",
      "town",
      "village",
      "where",
      "where coordinates",
      "locality",
      "area",
    ],
  },
  {
    ours: "source_url",
    form: "address",
    names: ["source url", "url", "link", "source link", "web address"],
  },
  {
    ours: "publisher",
    form: "text",
    names: ["source publisher", "publisher", "source", "newspaper", "outlet", "source name"],
  },
  {
    ours: "citation",
    form: "text",
    names: ["source title", "title", "headline", "reference", "citation"],
  },
  {
    ours: "source_date",
    form: "text",
    names: ["source date", "published", "publication date", "report date"],
  },
  {
    ours: "note",
    form: "text",
    names: ["notes", "note", "summary", "description", "remarks", "comment", "comments", "details"],
  },
];
