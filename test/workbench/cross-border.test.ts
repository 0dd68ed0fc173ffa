import { describe, expect, test } from "vitest";
import { realPorts } from "../../src/shell/ports.ts";
import type { CrossBorderAnswer } from "../../src/workbench/cross-border/schema.ts";
import { CATALOGUE } from "../../src/workbench/index.ts";
import type { PictureAnswer } from "../../src/workbench/picture/schema.ts";
import { lakeOfRows, type PartialObservation } from "../support/lake-of-rows.ts";

const QUIET = { start: () => ({ update: () => {}, finish: () => {} }) };

/** What two sides say of a strike, of a clash and of an attack near the border. */
const ROWS: readonly PartialObservation[] = (
  [
    [
      "strike",
      "operation/air-or-drone-strike",
      "forces-of-pakistan",
      "government-of-afghanistan",
      "AF",
      "Afghanistan",
      46,
    ],
    [
      "strike",
      "operation/air-or-drone-strike",
      "forces-of-pakistan",
      "government-of-afghanistan",
      "AF",
      "Pakistan",
      12,
    ],
    [
      "strike",
      "operation/air-or-drone-strike",
      "forces-of-pakistan",
      "government-of-afghanistan",
      "AF",
      "media",
      51,
    ],
    [
      "clash",
      "battle/border-clash",
      "forces-of-afghanistan",
      "forces-of-pakistan",
      "PK",
      "Pakistan",
      23,
    ],
    [
      "clash",
      "battle/border-clash",
      "forces-of-afghanistan",
      "forces-of-pakistan",
      "PK",
      "Afghanistan",
      58,
    ],
  ] as const
).map(([event_key, type, actor_a, actor_b, country, figure_by, deaths], i) => ({
  ...{ id: `${i}`, event_key, type, actor_a, actor_b, country, figure_by },
  ...{ date_start: "2024-12-24", date_end: "2024-12-24", date_precision: "day" },
  ...{ place_text: "a place", border: country === "AF" ? "PK" : "AF", border_km: 12 },
  ...{ deaths_total_low: deaths, deaths_total_best: deaths, deaths_total_high: deaths },
}));

const SWAP: Readonly<Record<string, string>> = {
  PK: "AF",
  AF: "PK",
  Pakistan: "Afghanistan",
  Afghanistan: "Pakistan",
  pakistan: "afghanistan",
  afghanistan: "pakistan",
};

function swapped<T>(value: T): T {
  const text = JSON.stringify(value);
  return JSON.parse(
    text.replace(/PK|AF|[Pp]akistan|[Aa]fghanistan/g, (word) => SWAP[word] ?? word),
  ) as T;
}

async function ask(rows: readonly PartialObservation[]): Promise<CrossBorderAnswer> {
  const manifest = { format: "cross-border", dataset: "figures", counts: "Strikes and clashes." };
  const ports = realPorts(await lakeOfRows(rows, manifest), QUIET);
  try {
    // No table of the source's own columns is made in this lake: our own stand for it.
    const lake = {
      ...ports.lake,
      path: (release: never) => ports.lake.path(release, "observations.parquet"),
    };
    const declared = CATALOGUE.find((one) => one.name === "cross-border");
    const result = await declared?.run(
      { ...ports, lake },
      declared.input.parse({ source: ["figures"] }),
    );
    if (!result?.ok) throw new Error(JSON.stringify(result));
    return result.value as CrossBorderAnswer;
  } finally {
    ports.lake.close();
  }
}

describe("violence across borders", () => {
  test("swapping two states in the input swaps them in the output and changes nothing else", async () => {
    const [one, other] = [await ask(ROWS), await ask(swapped(ROWS))];
    const told = ({ bands, events, pairs, share }: CrossBorderAnswer) => ({
      ...{ events, statement: share.statement },
      bands: bands.map((band) => JSON.stringify(band)).sort(),
      pairs: pairs.map((pair) => ({
        ...pair,
        states: [...pair.states].sort(),
        names: [...pair.names].sort(),
        actors: [...pair.actors].sort(),
      })),
    });
    expect(told(swapped(other))).toEqual(told(one));
  });

  test("lays the figures of a strike beside each other and says who acted and who was struck", async () => {
    const { events } = await ask(ROWS);
    const strike = events.find((one) => one.eventKey === "strike");
    expect(strike?.figures.map((one) => [one.givenBy, one.stand, one.killed.best])).toEqual([
      ["Afghanistan", "affected", 46],
      ["Pakistan", "acting", 12],
      ["media", "other", 51],
    ]);
  });

  test("calls neither side of a clash the one that struck, whoever is named first", async () => {
    const clash = (await ask(ROWS)).events.find((one) => one.eventKey === "clash");
    expect(clash?.figures.map((one) => one.stand)).toEqual(["party", "party"]);
  });

  test("are not summed in a picture that names no release", async () => {
    const manifest = { format: "cross-border", dataset: "figures" };
    const ports = realPorts(await lakeOfRows(ROWS, manifest), QUIET);
    const declared = CATALOGUE.find((one) => one.name === "picture");
    const result = await declared?.run(ports, declared.input.parse({}));
    ports.lake.close();
    const answer = result?.ok ? (result.value as PictureAnswer) : null;
    expect([answer?.counted, answer?.total.events]).toEqual([[], 0]);
  });
});
