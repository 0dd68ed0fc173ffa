import { describe, expect, it } from "vitest";
import { ACLED } from "../../src/events/from-acled.ts";
import { takeText } from "../support/take-table.ts";

// Rows made up for this test in the columns of ACLED's codebooks; no row of ACLED's data is here.
const CURRENT = `
  event_id_cnty event_date year time_precision disorder_type event_type
  sub_event_type actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction
  civilian_targeting iso region country admin1 admin2 admin3 location latitude
  longitude geo_precision source source_scale notes fatalities tags timestamp`
  .trim()
  .split(/\s+/)
  .join(",");
const current = (
  id: string,
  date: string,
  precision: string,
  types: string,
  sides: string,
  deaths: string,
) =>
  [
    `${id},${date},2031,${precision},Political violence,${types},${sides},586,South Asia,Pakistan`,
    "Balochistan,Quetta,Quetta,Quetta,30.18,67.0,1,Made-up Gazette,National,Made up",
    `${deaths},,1700000000`,
  ].join(",");
const BOMB =
  'BLA: Baloch Liberation Army,,Rebel group,Civilians (Pakistan),,Civilians,"Rebel group-Civilians",Civilian targeting';

describe("an ACLED export of the current scheme", () => {
  it("becomes observations", async () => {
    const text = [
      CURRENT,
      current("PAK1", "2031-05-06", "1", "Explosions/Remote violence,Suicide bomb", BOMB, "7"),
      current(
        "PAK2",
        "2031-05-10",
        "2",
        "Battles,Armed clash",
        "Military Forces of Pakistan (2031-),,State forces,Made-up Clan Militia (Pakistan),," +
          "Identity militia,State forces-Identity militia,",
        "2",
      ),
      current(
        "PAK3",
        "2031-02-15",
        "3",
        "Protests,Peaceful protest",
        "Protesters (Pakistan),,Protesters,,,,Protesters only,",
        "0",
      ),
    ].join("\n");
    const { taken, rows } = await takeText(text, ACLED, "2031-01-01-2031-12-31-Pakistan.csv");
    expect(taken.ok && taken.value.manifest).toMatchObject({
      dataset: "acled",
      release: "2031-01-01-2031-12-31",
      accepted: 3,
      rejected: 0,
    });
    expect(rows[0]).toMatchObject({
      id: "PAK1",
      date_start: "2031-05-06",
      date_end: "2031-05-06",
      date_precision: "day",
      radius_km: 5,
      point_basis: "source",
      country: "PK",
      type: "attack/suicide-bombing",
      source_type: "Suicide bomb",
      actor_a: "bla",
      side_a_class: "organisation",
      actor_b: "civilians",
      side_b_class: "civilians",
      target: "civilians",
      deaths_total_low: null,
      deaths_total_best: 7,
      deaths_total_high: null,
      attribution: "coded",
      attribution_by: "ACLED",
    });
    expect(rows[1]).toMatchObject({
      date_start: "2031-05-07",
      date_end: "2031-05-13",
      date_precision: "week",
      actor_a: "forces-of-pakistan",
      side_a_class: "state",
      side_b_class: "community",
      target: "unknown",
      type: "battle/armed-clash",
    });
    expect(rows[2]).toMatchObject({
      date_start: "2031-02-01",
      date_end: "2031-02-28",
      date_precision: "month",
      side_a_class: "civilians",
      side_b: null,
    });
  });

  it("rejects rows that cannot be read, and says why", async () => {
    const good = current("PAK1", "2031-05-06", "1", "Battles,Armed clash", BOMB, "7");
    const text = [
      CURRENT,
      good,
      good.replace("PAK1", "PAK2").replace("2031-05-06", "06/05/2031"),
      good.replace("PAK1", "PAK3").replace(",7,,", ",seven,,"),
      good.replace("PAK1", "PAK4").replace(",30.18,", ",130.18,"),
      good,
    ].join("\n");
    const { taken } = await takeText(text, ACLED);
    expect(taken.ok && taken.value.firstRejected).toMatchObject([
      { line: 3, code: "events/date-not-real", found: "06/05/2031" },
      { line: 4, code: "events/count-not-whole", field: "fatalities", found: "seven" },
      { line: 5, code: "events/latitude-out-of-range", field: "latitude", found: "130.18" },
      { line: 6, code: "events/id-repeated" },
    ]);
  });
});

describe("an ACLED export of the older scheme", () => {
  it("is read with its numeric codes, written dates and semicolons", async () => {
    const header = `
  data_id iso event_id_cnty event_id_no_cnty event_date year time_precision
  event_type actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction
  region country admin1 admin2 admin3 location latitude longitude geo_precision
  source source_scale notes fatalities timestamp`
      .trim()
      .split(/\s+/)
      .join(";");
    const row = (id: string, type: string, actor: string, inter: string) =>
      [
        `${id};586;${id}PAK;${id};14 March 2011;2011;1;${type};${actor};;${inter}`,
        "Civilians (Pakistan);;7;37;Southern Asia;Pakistan;Sindh;Karachi;;Karachi;24.9;67.1;2",
        "Made-up Gazette;National;Made up;3;1500000000",
      ].join(";");
    const text = [
      header,
      row("1", "Remote violence", "Unidentified Armed Group (Pakistan)", "3"),
      row("2", "Battle-No change of territory", "Some Front", "2"),
      row("3", "Something new", "Some Front", "2"),
    ].join("\n");
    const { taken, rows } = await takeText(text, ACLED);
    expect(taken.ok && taken.value.manifest.accepted).toBe(3);
    expect(rows.map((row) => [row["type"], row["actor_a"], row["target"]])).toEqual([
      ["attack/bombing", "unknown", "civilians"],
      ["battle/armed-clash", "other:some-front", "civilians"],
      ["unknown", "other:some-front", "civilians"],
    ]);
    expect(rows[0]).toMatchObject({
      date_start: "2011-03-14",
      radius_km: 25,
      attribution: "unknown",
      attribution_by: null,
    });
  });
});
