import { describe, expect, it } from "vitest";
import { personColumn, personColumns } from "../../src/events/person-column.ts";

describe("columns about persons", () => {
  it.each([
    "attacker_name",
    "Attacker Age",
    "attackerGender",
    "perpetrator name",
    "Name of bomber",
    "suspect_dob",
    "victim name",
    "victim_age_1",
    "Victims Names",
    "claimant names",
    "Phone",
    "mobile number",
    "e-mail",
    "CNIC",
    "twitter",
    "first_name",
    "surname",
    "hostage nationality",
    "reporter name",
  ])("%s is dropped, with a reason", (column) => {
    expect(personColumn(column)).toEqual(expect.any(String));
  });

  it.each([
    "gname",
    "gsubname",
    "group name",
    "organisation_name",
    "number of victims",
    "victims killed",
    "perpetrator",
    "perpetrator group",
    "nperps",
    "side_a",
    "actor1",
    "killed_min",
    "civilians killed",
    "source_url",
    "name",
    "country_name",
    "attacker_count",
    "number of suspects name given",
    "target type",
    "notes",
    "location",
  ])("%s is kept", (column) => {
    expect(personColumn(column)).toBeNull();
  });

  it("are not found in the headers of UCDP GED, ACLED and GTD", () => {
    const headers = `
      id relid year active_year code_status type_of_violence conflict_new_id
      conflict_name dyad_name side_a side_a_new_id side_b number_of_sources
      source_article source_office source_date source_headline source_original where_prec
      where_coordinates adm_1 adm_2 latitude longitude country event_clarity date_prec
      deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa event_id_cnty
      disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2
      interaction civilian_targeting admin1 geo_precision source_scale notes fatalities
      tags timestamp eventid iyear approxdate extended resolution country_txt provstate
      city specificity vicinity crit1 doubtterr alternative_txt multiple success suicide
      attacktype1_txt targtype1_txt targsubtype1_txt corp1 natlty1_txt gname gsubname
      gname2 motive guncertain1 individual nperps nperpcap claimed claimmode_txt
      compclaim weaptype1_txt weapdetail nkill nkillus nkillter nwound nwoundte property
      propextent_txt ishostkid nhostkid nhours ndays ransom ransomamt hostkidoutcome_txt
      nreleased addnotes scite1 dbsource INT_LOG related`;
    expect(personColumns(headers.trim().split(/\s+/))).toEqual([]);
  });
});
