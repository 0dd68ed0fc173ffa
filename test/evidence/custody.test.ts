import { describe, expect, it } from "vitest";
import {
  custodyEvent,
  custodyFindings,
  custodyValues,
  declaredName,
  type LoggedCustodyEvent,
} from "../../src/evidence/index.ts";

const SHA = "a".repeat(64);
const OTHER = "b".repeat(64);
const ITEM = { id: "item-a", sha256: SHA, derived: false };

const event = (
  index: number,
  action: LoggedCustodyEvent["action"],
  more: Partial<LoggedCustodyEvent> = {},
): LoggedCustodyEvent => ({
  index,
  item: "item-a",
  capture: null,
  action,
  at: `2026-03-01T09:${String(10 + index)}:00Z`,
  actor: "Desk 4",
  reason: "Case file",
  recipient: null,
  tool: null,
  inDigests: action === "collect" ? [] : [SHA],
  outDigests: action === "view" || action === "dispose" ? [] : [SHA],
  ...more,
});
const CHAIN = [event(0, "collect"), event(1, "store"), event(2, "view"), event(3, "export")];

const statuses = (events: readonly LoggedCustodyEvent[], item = ITEM) =>
  custodyFindings(item, events).map(({ status }) => status);

describe("a custody chain", () => {
  it("without a gap passes, in whatever order it is given", () => {
    expect(statuses(CHAIN)).toEqual(["pass"]);
    expect(statuses([...CHAIN].reverse())).toEqual(["pass"]);
  });

  it("that is empty, or begins elsewhere than with its collection, fails", () => {
    expect(statuses([])).toEqual(["fail"]);
    expect(statuses(CHAIN.slice(1))).toEqual(["fail"]);
  });

  it("begins with bytes that the item has", () => {
    expect(statuses([event(0, "collect", { outDigests: [OTHER] })])).toEqual(["fail"]);
  });

  it("of a derived item may begin with what made it", () => {
    const made = [event(0, "redact", { inDigests: [OTHER] })];
    expect(statuses(made, { ...ITEM, derived: true })).toEqual(["pass"]);
    expect(statuses(made)).toEqual(["fail"]);
  });

  it("says when an event is about other bytes", () => {
    const foreign = event(4, "transfer", { inDigests: [OTHER], outDigests: [OTHER] });
    expect(statuses([...CHAIN, foreign])).toEqual(["fail"]);
  });

  it("warns of times that run backwards, but not of an older capture that was brought later", () => {
    expect(statuses([...CHAIN, event(4, "view", { at: "2026-02-01T00:00:00Z" })])).toEqual([
      "warning",
    ]);
    const later = [event(4, "collect", { at: "2026-02-01T00:00:00Z" }), event(5, "store")];
    expect(statuses([...CHAIN, ...later])).toEqual(["pass"]);
  });

  it("ends with the disposal", () => {
    const end = [...CHAIN, event(4, "dispose")];
    expect(statuses(end)).toEqual(["pass"]);
    expect(statuses([...end, event(5, "export")])).toEqual(["fail"]);
  });

  it("survives the way through records", () => {
    const { index: _, ...plain } = event(1, "transfer", { recipient: "Laboratory", tool: "x 1" });
    expect(custodyEvent(custodyValues(plain))).toEqual(plain);
  });
});

describe("the name of a file", () => {
  it.each([
    ["../../etc/passwd", "passwd"],
    ["C:\\evil\\page.html", "page.html"],
    ["a\u0000b\u001b[31m.html", "ab[31m.html"],
    ["invoice\u202efdp.exe", "invoicefdp.exe"],
    ["..", "unnamed"],
    ["", "unnamed"],
    ["خبر.html", "خبر.html"],
  ])("%j is kept as %j", (given, kept) => expect(declaredName(given)).toBe(kept));

  it("keeps its ending when it is cut short, and has no half characters", () => {
    const name = declaredName(`${"😀".repeat(400)}.html`);
    expect(name.length).toBeLessThanOrEqual(400);
    expect(name.endsWith(".html")).toBe(true);
    expect(name.isWellFormed()).toBe(true);
    expect(declaredName("a\ud800b")).toBe("a\ufffdb");
  });
});
