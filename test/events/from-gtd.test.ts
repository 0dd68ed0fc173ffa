import { describe, expect, it } from "vitest";
import { GTD } from "../../src/events/from-gtd.ts";
import { takeText } from "../support/take-table.ts";

// Rows made up for this test in the columns of the GTD codebook; no row of the GTD is here.
const HEADER = [
  "eventid",
  "iyear",
  "imonth",
  "iday",
  "extended",
  "resolution",
  "country_txt",
  "provstate",
  "city",
  "latitude",
  "longitude",
  "specificity",
  "doubtterr",
  "suicide",
  "attacktype1_txt",
  "targtype1_txt",
  "target1",
  "gname",
  "guncertain1",
  "claimed",
  "claimmode_txt",
  "nkill",
  "nkillter",
  "nwound",
  "summary",
  "scite1",
  "scite2",
  "dbsource",
] as const;
type Cells = Partial<Record<(typeof HEADER)[number], string>>;

const USUAL: Cells = {
  eventid: "203105060001",
  iyear: "2031",
  imonth: "5",
  iday: "6",
  extended: "0",
  country_txt: "Pakistan",
  provstate: "Balochistan",
  city: "Quetta",
  latitude: "30.18",
  longitude: "67.0",
  specificity: "1",
  doubtterr: "0",
  suicide: "0",
  attacktype1_txt: "Bombing/Explosion",
  targtype1_txt: "Police",
  target1: "Made-up name of an officer",
  gname: "Baloch Liberation Army (BLA)",
  guncertain1: "0",
  claimed: "1",
  nkill: "5.0",
  nkillter: "1",
  nwound: "-99",
  summary: "Made up.",
  scite1: "Gazette, 7 May 2031",
  dbsource: "Made up",
};
const table = (...rows: readonly Cells[]) =>
  [
    HEADER.join(","),
    ...rows.map((cells) =>
      HEADER.map((name) => `"${{ ...USUAL, ...cells }[name] ?? ""}"`).join(","),
    ),
  ].join("\n");

describe("the GTD as distributed", () => {
  it("becomes observations, with what it does not know left open", async () => {
    const text = table(
      {},
      { eventid: "2", iday: "0", gname: "Unknown", claimed: "-9", suicide: "1", nkill: "" },
      { eventid: "3", imonth: "0", iday: "0", claimed: "0", guncertain1: "1", doubtterr: "1" },
      {
        eventid: "4",
        extended: "1",
        resolution: "5/20/2031",
        claimed: "0",
        latitude: "",
        longitude: "",
      },
    );
    const { taken, rows } = await takeText(text, GTD, "globalterrorismdb_0631dist.csv");
    expect(taken.ok && taken.value.manifest).toMatchObject({
      dataset: "gtd",
      release: "0631",
      accepted: 4,
      rejected: 0,
    });
    expect(rows[0]).toMatchObject({
      date_start: "2031-05-06",
      type: "attack/bombing",
      actor_a: "bla",
      target: "security-forces",
      deaths_total_best: 5,
      deaths_militants_best: 1,
      deaths_unknown_best: 4,
      injured_best: null,
      attribution: "claimed",
      attribution_by: "Baloch Liberation Army (BLA)",
      citation: "Gazette, 7 May 2031",
      note: "Made up.",
      radius_km: 5,
    });
    expect(rows[1]).toMatchObject({
      date_start: "2031-05-01",
      date_end: "2031-05-31",
      date_precision: "month",
      type: "attack/suicide-bombing",
      source_type: "Bombing/Explosion",
      actor_a: "unknown",
      attribution: "unknown",
      attribution_by: null,
      deaths_total_best: null,
      deaths_unknown_best: null,
    });
    expect(rows[2]).toMatchObject({
      date_precision: "year",
      attribution: "suspected",
      attribution_by: "GTD",
      note: "GTD doubts that it was terrorism. Made up.",
    });
    expect(rows[3]).toMatchObject({ date_end: "2031-05-20", attribution: "coded" });
  });

  it("drops the column that names whom an attack was meant for, and counts its cells", async () => {
    const { taken } = await takeText(table({}, { eventid: "2", target1: "" }), GTD);
    expect(taken.ok && taken.value.manifest.dropped).toEqual([
      { column: "target1", reason: "names the person or building attacked", cells: 1 },
    ]);
  });

  it("is read in Latin-1 too, in which the file has been distributed", async () => {
    const text = table({ city: "M\u00fcnchen", summary: "Caf\u00e9" }, { eventid: "2" });
    const { taken, rows } = await takeText(Buffer.from(text, "latin1"), GTD);
    expect(taken.ok && taken.value.manifest.accepted).toBe(2);
    expect(rows[0]).toMatchObject({ place_text: "M\u00fcnchen", note: "Caf\u00e9" });
    const utf8 = await takeText(text, GTD);
    expect(utf8.rows[0]).toMatchObject({ place_text: "M\u00fcnchen" });
    const broken = Buffer.concat([Buffer.from(text), Buffer.from([0x22, 0xe9, 0x22, 0x0a])]);
    expect((await takeText(broken, GTD)).rows[0]).toMatchObject({ place_text: "M\u00fcnchen" });
  });

  it("rejects a row with a misplaced point or a date that is none", async () => {
    const text = table(
      {},
      { eventid: "2", longitude: "-86185896" },
      { eventid: "3", imonth: "2", iday: "31" },
    );
    const { taken } = await takeText(text, GTD);
    expect(taken.ok && taken.value.firstRejected.map(({ line, code }) => [line, code])).toEqual([
      [3, "events/longitude-out-of-range"],
      [4, "events/date-not-real"],
    ]);
  });
});
