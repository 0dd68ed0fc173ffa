import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { realPorts } from "../../src/shell/ports.ts";
import type { CrossBorderAnswer } from "../../src/workbench/cross-border/schema.ts";
import type { DisagreementAnswer } from "../../src/workbench/disagreement/schema.ts";
import { buildExample, CATALOGUE, type Ports } from "../../src/workbench/index.ts";

const QUIET = { start: () => ({ update: () => {}, finish: () => {} }) };

/** The figures are those of the tables in examples/pakistan, each with the page it was read from. */
describe("the example workspace", () => {
  let root = "";
  let ports: Ports;

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), "mizan-disagreement-"));
    ports = realPorts(join(root, "ws"), QUIET);
    const built = await buildExample(ports);
    if (!built.ok) throw new Error(JSON.stringify(built.issues));
  });
  afterAll(() => {
    ports.search.close();
    ports.lake.close();
    rmSync(root, { recursive: true, force: true });
  });

  async function ask<T>(name: string, input: Record<string, unknown>): Promise<T> {
    const declared = CATALOGUE.find((one) => one.name === name);
    if (declared === undefined) throw new Error(`no command ${name}`);
    const result = await declared.run(ports, declared.input.parse(input));
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    return result.value as T;
  }
  const year = (of: string) => ask<DisagreementAnswer>("disagreement", { year: of });
  const values = (answer: DisagreementAnswer, countedBy: string, whole = true) =>
    answer.series
      .filter((one) => one.countedBy.startsWith(countedBy) && one.wholeYear === whole)
      .flatMap((one) => one.versions.map(({ attacks, killed }) => `${attacks}/${killed.best}`));

  test("lays all figures of 2024 side by side and joins none of them", async () => {
    const answer = await year("2024");
    expect(values(answer, "PIPS")).toEqual(["521/852"]);
    expect(values(answer, "PICSS")).toEqual(["905/1177"]);
    expect(values(answer, "GTI")).toContain("1099/1081");
    expect(values(answer, "CRSS")).toContain("1166/2546");
    expect(values(answer, "Ministry of Interior", false)).toEqual(["1566/924"]);
    expect([answer.low, answer.high]).toEqual([852, 2_546]);
    expect(answer.statement).toContain("there is no joint figure");
  });

  test("keeps revisions and both suspected misprints", async () => {
    const [y2022, y2023, y2024] = await Promise.all(["2022", "2023", "2024"].map(year));
    expect(values(y2022 as DisagreementAnswer, "PICSS")).toEqual(["376/533", "380/539"]);
    expect(values(y2023 as DisagreementAnswer, "GTI")).toEqual(["490/null", "517/748"]);
    expect(values(y2023 as DisagreementAnswer, "CRSS").length).toBe(3);
    const misprints = (y2024 as DisagreementAnswer).series.flatMap((one) =>
      one.versions.filter(({ standing }) => standing === "suspected-misprint"),
    );
    expect(misprints.map(({ killed }) => killed.best).sort()).toEqual([558, 585]);
  });

  test("says of each pair whether it may be compared, and why not", async () => {
    const { series, pairs } = await year("2024");
    expect(pairs.length).toBe((series.length * (series.length - 1)) / 2);
    for (const pair of pairs) expect(pair.why).not.toBe("");
    const named = (at: number) =>
      `${series[at]?.countedBy} ${series[at]?.scope} ${series[at]?.wholeYear}`;
    const pips = pairs.find(
      ({ a, b }) =>
        named(a).startsWith("PICSS") && named(b).startsWith("PIPS") && series[b]?.wholeYear,
    );
    expect(pips?.comparable).toBe(true);
  });

  test("gives no share of attacks from across a border, and says what was searched", async () => {
    const { share } = await ask<CrossBorderAnswer>("cross-border", {});
    expect(share.value).toBeNull();
    expect(share.statement).toMatch(
      /^No source gives a share of attacks that come from across a border\./,
    );
    expect(share.searched.length).toBeGreaterThanOrEqual(4);
    for (const one of share.searched) expect(one.fields).toBeGreaterThan(5);
  });

  test("lays figures across the border side by side, each with who gave it", async () => {
    const { events } = await ask<CrossBorderAnswer>("cross-border", {});
    const battle = events.find((one) => one.eventKey === "XB-2025-10-11-border");
    expect(battle?.figures.map(({ killed }) => killed.best).sort()).toEqual([23, 58, 9].sort());
    expect(new Set(battle?.figures.map(({ stand }) => stand))).toEqual(new Set(["party"]));
    const sides = new Set(battle?.figures.map(({ side }) => side));
    expect(sides).toEqual(new Set(["PK", "AF"]));
  });
});
