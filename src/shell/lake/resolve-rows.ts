import type { DuckDBValue } from "@duckdb/node-api";
import type { Layout } from "../../events/index.ts";
import { assert, type Day, formatDay } from "../../kernel/index.ts";
import type { Resolvers } from "../../workbench/index.ts";
import { type Engine, identifier, literal } from "./engine.ts";
import { joinLookUp, makeLookUp } from "./look-up.ts";
import { expressionOf } from "./reading-views.ts";

/** SQL joins that give good rows their places (`p`), actors (`a`, `b`) and type (`y`). */
export interface RowJoins {
  readonly place: boolean;
  readonly actors: boolean;
  readonly types: boolean;
  readonly sql: string;
}

const PLACE_OUTPUTS = [
  ["country", "VARCHAR"],
  ["provinceThen", "VARCHAR"],
  ["provinceNow", "VARCHAR"],
  ["districtThen", "VARCHAR"],
  ["districtNow", "VARCHAR"],
  ["basis", "VARCHAR"],
  ["confidence", "DOUBLE"],
  ["border", "VARCHAR"],
  ["borderKm", "DOUBLE"],
  ["latitude", "DOUBLE"],
  ["longitude", "DOUBLE"],
  ["radiusKm", "DOUBLE"],
] as const;

/** Asks the domains for the places, actors and types of all good rows, each distinct question once. */
export async function resolveRows(
  engine: Engine,
  layout: Layout,
  resolvers: Resolvers,
  progress: (label: string, done: number) => void,
): Promise<RowJoins> {
  await engine.run(`CREATE TEMP VIEW g AS SELECT v.* FROM v ANTI JOIN bad USING (row_number)`);
  const joins: string[] = [];
  if (layout.place) {
    const inputs = placeInputs(layout, resolvers.placeBreaks);
    await makeLookUp(
      engine,
      {
        table: "look place",
        inputs,
        from: "g",
        outputs: PLACE_OUTPUTS.map(([name, type]) => ({ name, type })),
        answer: placeAnswer(resolvers),
      },
      (done) => progress("places", done),
    );
    joins.push(joinLookUp("look place", "p", inputs));
  }
  const sides = ["a", "b"].filter((side) => expressionOf(layout, `side_${side}`) !== undefined);
  const scheme = layout.actorScheme;
  if (scheme !== undefined && sides.length > 0) {
    const ofSide = (side: string) => [
      `g.${identifier(`side_${side}`)}`,
      expressionOf(layout, `side_${side}_id`)
        ? `g.${identifier(`side_${side}_id`)}`
        : "NULL::VARCHAR",
    ];
    const parties = sides.map((side) => {
      const [name, id] = ofSide(side);
      return `SELECT ${name} AS party, ${id} AS party_id FROM g`;
    });
    await makeLookUp(engine, {
      table: "look actor",
      inputs: ["party", "party_id"],
      from: `(${parties.join(" UNION ALL ")})`,
      outputs: [
        { name: "key", type: "VARCHAR" },
        { name: "class", type: "VARCHAR" },
      ],
      answer: ([name, id]) => {
        if (name === null) return [null, null];
        const found = resolvers.actor({ name: String(name), id: id as string | null, scheme });
        return [found.key, found.class];
      },
    });
    for (const side of sides) joins.push(joinLookUp("look actor", side, ofSide(side)));
  }
  if (layout.types) {
    const { scheme: crosswalk } = layout.types;
    await makeLookUp(engine, {
      table: "look type",
      inputs: [`g."type word"`],
      from: "g",
      outputs: [{ name: "path", type: "VARCHAR" }],
      answer: ([word]) => [resolvers.type(crosswalk, word === null ? "" : String(word))],
    });
    joins.push(joinLookUp("look type", "y", [`g."type word"`]));
  }
  return {
    place: layout.place !== undefined,
    actors: scheme !== undefined && sides.length > 0,
    types: layout.types !== undefined,
    sql: joins.join("\n"),
  };
}

/** Days are grouped between changes of units: within a group every day has the same answer. */
function placeInputs(layout: Layout, breaks: readonly Day[]): readonly string[] {
  const { place } = layout;
  assert(place !== undefined, "the layout says where its rows are");
  const text = (key: "country" | "adm1" | "adm2" | "placeText") =>
    place[key] === undefined ? "NULL::VARCHAR" : `g.${identifier(`place ${key}`)}`;
  const number = (name: string) =>
    expressionOf(layout, name) === undefined ? "NULL::DOUBLE" : `g.${identifier(name)}`;
  const passed = breaks.map((one) => `(g.date_start >= DATE ${literal(formatDay(one))})::INTEGER`);
  return [
    text("country"),
    text("adm1"),
    text("adm2"),
    text("placeText"),
    number("latitude"),
    number("longitude"),
    number("radius_km"),
    `(${passed.join(" + ") || "0"})`,
  ];
}

function placeAnswer(resolvers: Resolvers) {
  const { placeBreaks } = resolvers;
  const dayOf = (era: number): Day =>
    era === 0 ? (placeBreaks[0] ?? 1) - 1 : (placeBreaks[era - 1] as Day);
  return (inputs: readonly DuckDBValue[]) => {
    const [country, adm1, adm2, placeText, latitude, longitude, radiusKm, era] = inputs;
    const found = resolvers.place({
      country: country as string | null,
      adm1: adm1 as string | null,
      adm2: adm2 as string | null,
      placeText: placeText as string | null,
      latitude: latitude as number | null,
      longitude: longitude as number | null,
      radiusKm: radiusKm as number | null,
      day: dayOf(Number(era)),
    });
    return PLACE_OUTPUTS.map(([name]) => found[name]);
  };
}
