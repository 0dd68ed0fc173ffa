import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bestCourtMinimum,
  type CaptureFacts,
  COURT_REQUIREMENTS,
  captureFacts,
  captureValues,
  courtMinimum,
  courtShare,
} from "../../src/evidence/index.ts";

const WHOLE: CaptureFacts = {
  title: "page.html",
  items: [
    { role: "html", item: "item-a" },
    { role: "fullpage-image", item: "item-b" },
  ],
  url: "https://example.org/page",
  finalUrl: null,
  status: 200,
  capturedAt: "2026-03-01T09:30:00.000Z",
  clockOffsetMs: null,
  tool: "Firefox",
  toolVersion: "128",
  collector: "Desk 4",
  networkExit: null,
  purpose: "Case file",
  holds: [],
};
const LOGGED = { onLog: new Set(["item-a", "item-b"]), lost: new Set<string>() };

const unmet = (capture: CaptureFacts, logged = LOGGED) =>
  courtMinimum(capture, logged)
    .outcomes.filter(({ met }) => !met)
    .map(({ requirement }) => requirement);

describe("the court minimum", () => {
  it("is reached by a capture with all seven", () => {
    const minimum = courtMinimum(WHOLE, LOGGED);
    expect(minimum).toMatchObject({ met: 7, of: 7, reached: true });
    expect(minimum.outcomes.map(({ requirement }) => requirement)).toEqual([...COURT_REQUIREMENTS]);
  });

  it.each([
    ["url", { url: null }],
    ["html", { items: [{ role: "fullpage-image", item: "item-b" }] }],
    ["fullpage-image", { items: [{ role: "html", item: "item-a" }] }],
    ["time", { capturedAt: null }],
    ["collector", { collector: "" }],
    ["tool", { tool: null }],
    ["tool", { toolVersion: null }],
  ] as const)("is not reached without %s", (requirement, change) => {
    expect(unmet({ ...WHOLE, ...change })).toEqual([requirement]);
  });

  it("is not reached when a digest is not on the log, or the bytes are gone", () => {
    expect(unmet(WHOLE, { ...LOGGED, onLog: new Set(["item-a"]) })).toEqual(["digest-on-log"]);
    expect(unmet(WHOLE, { ...LOGGED, lost: new Set(["item-b"]) })).toEqual([
      "fullpage-image",
      "digest-on-log",
    ]);
  });

  it("finds source and image inside a web archive, while the archive is whole", () => {
    const archive: CaptureFacts = {
      ...WHOLE,
      items: [{ role: "wacz", item: "item-a" }],
      holds: [
        { what: "html", where: "record 3 at byte 800 of archive/data.warc.gz" },
        { what: "fullpage-image", where: "record 9 at byte 9000 of archive/data.warc.gz" },
      ],
    };
    expect(unmet(archive)).toEqual([]);
    expect(unmet(archive, { ...LOGGED, lost: new Set(["item-a"]) })).toEqual([
      "html",
      "fullpage-image",
      "digest-on-log",
    ]);
  });

  it("never rises when something is taken away, and gives a reason for each requirement", () => {
    const fields = ["url", "capturedAt", "tool", "toolVersion", "status", "finalUrl"] as const;
    fc.assert(
      fc.property(
        fc.subarray([...fields]),
        fc.subarray([...WHOLE.items]),
        fc.subarray(["item-a", "item-b"]),
        (gone, items, onLog) => {
          const less = { ...WHOLE, items, ...Object.fromEntries(gone.map((one) => [one, null])) };
          const minimum = courtMinimum(less, { onLog: new Set(onLog), lost: new Set() });
          expect(minimum.met).toBeLessThanOrEqual(7);
          expect(minimum.met).toBe(minimum.outcomes.filter(({ met }) => met).length);
          expect(minimum.reached).toBe(minimum.met === 7);
          expect(minimum.outcomes.every(({ reason }) => reason.endsWith("."))).toBe(true);
        },
      ),
    );
  });

  it("counts the best capture of an item, and an item without a capture as not reached", () => {
    const poor = courtMinimum({ ...WHOLE, url: null }, LOGGED);
    const rich = courtMinimum(WHOLE, LOGGED);
    expect(bestCourtMinimum([poor, rich, poor])).toBe(rich);
    expect(bestCourtMinimum([])).toBeNull();
    expect(courtShare([rich, poor, null])).toEqual({ reached: 1, of: 3, share: 1 / 3 });
    expect(courtShare([])).toEqual({ reached: 0, of: 0, share: null });
  });

  it("survives the way through a record", () => {
    expect(captureFacts(captureValues(WHOLE))).toEqual(WHOLE);
  });
});
