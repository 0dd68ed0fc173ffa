import { describe, expect, it } from "vitest";
import type { Manifest } from "../../src/events/index.ts";
import {
  lacks,
  missingMonths,
  newestEvent,
  releaseFreshness,
} from "../../src/workbench/freshness/freshness.ts";

const TODAY = "2026-11-24";

function manifest(given: Partial<Manifest>): Manifest {
  return {
    format: "observations",
    holds: "events",
    dataset: "press",
    release: "1",
    title: "",
    publisher: "",
    licence: "",
    citation: "",
    counts: "",
    leavesOut: "",
    input: [],
    rows: 1,
    accepted: 1,
    rejected: 0,
    rejectedByCode: {},
    dropped: [],
    period: { from: "2003-06-08", to: "2026-02-06" },
    files: [],
    importedAt: "2026-11-24T00:00:00Z",
    toolVersion: "0",
    ...given,
  };
}

const ged = (release: string, to: string) =>
  manifest({
    format: "ucdp-ged",
    dataset: "ucdp-ged",
    release,
    period: { from: "1989-01-01", to },
  });

describe("freshness of a release", () => {
  it("says how many days its last day lies back", () => {
    // 6 February to 24 November 2026: 22 + 31 + 30 + 31 + 30 + 31 + 31 + 30 + 31 + 24 days.
    expect(releaseFreshness(manifest({}), null, TODAY)).toMatchObject({
      ageDays: 291,
      stale: false,
    });
  });

  it("names the newer release of UCDP GED, by the number of the release or by its last year", () => {
    const old = releaseFreshness(ged("22.1", "2021-12-20"), null, TODAY);
    expect(old.stale).toBe(true);
    expect(old.newer).toContain("release 26.1, published 2026-06, covers up to 2025-12-31");
    expect(releaseFreshness(ged("extract", "2021-12-20"), null, TODAY).newer).toContain("26.1");
    expect(releaseFreshness(ged("26.1", "2025-12-30"), null, TODAY)).toMatchObject({
      newer: null,
      stale: false,
    });
    expect(releaseFreshness(ged("26.0.9", "2026-09-30"), null, TODAY).newer).toBeNull();
  });

  it("does not call the newest release stale just because its last event is in November", () => {
    expect(releaseFreshness(ged("26.1", "2025-11-02"), null, TODAY).newer).toBeNull();
  });

  it("joins the months without a row into spans", () => {
    const coverage = { country: "PK", months: ["2013-11", "2014-02", "2014-03", "2014-05"] };
    expect(releaseFreshness(manifest({}), coverage, TODAY)).toMatchObject({
      gaps: ["2013-12 to 2014-01", "2014-04"],
      gapMonths: 3,
    });
    expect(missingMonths([])).toEqual([]);
  });

  it("never calls boundaries or population stale", () => {
    const old = manifest({ holds: "boundaries", period: { from: "2017-01-01", to: "2017-12-31" } });
    expect(releaseFreshness(old, null, TODAY).stale).toBe(false);
  });
});

describe("freshness of the picture", () => {
  it("is that of the newest event: fresh up to 180 days, stale from the next", () => {
    expect(newestEvent(["2026-05-28", "2021-12-31"], TODAY)).toMatchObject({
      ageDays: 180,
      stale: false,
    });
    expect(newestEvent(["2026-05-27"], TODAY)).toMatchObject({ ageDays: 181, stale: true });
    expect(newestEvent([], TODAY).day).toBeNull();
  });

  it("says which source the picture would need", () => {
    const words = (given: readonly Manifest[]) => lacks(given, TODAY).map((lack) => lack.what);
    expect(words([manifest({})])[0]).toContain("No event data coded by fixed rules");
    expect(words([manifest({}), ged("22.1", "2021-12-20")])[0]).toContain("after 2021-12-20");
    const complete = [
      ged("26.1", "2025-12-31"),
      manifest({ holds: "figures" }),
      manifest({ holds: "population" }),
      manifest({ holds: "boundaries" }),
    ];
    expect(words(complete)).toEqual([]);
  });
});
