import type { Layout } from "../../events/index.ts";
import type { Resolvers } from "../../workbench/index.ts";
import { type Engine, identifier } from "./engine.ts";
import { type LookUpJoin, lookUpJoin, makeLookUp } from "./look-up.ts";
import { expressionOf } from "./reading-views.ts";
import { type PlaceJoins, resolvePlaces } from "./resolve-places.ts";

/** Joins that give good rows their places (`p`), actors (`a`, `b`) and type (`y`). */
export interface RowJoins {
  /** SQL of our columns about the place; empty where rows have none. */
  readonly place: PlaceJoins["columns"];
  readonly actors: boolean;
  readonly types: boolean;
  readonly list: readonly LookUpJoin[];
}

/** Asks the domains for the places, actors and types of all good rows, each distinct question once. */
export async function resolveRows(
  engine: Engine,
  layout: Layout,
  resolvers: Resolvers,
): Promise<RowJoins> {
  await engine.run(`CREATE TEMP VIEW g AS SELECT v.* FROM v ANTI JOIN bad USING (row_number)`);
  const joins: LookUpJoin[] = [];
  const place = layout.place
    ? await resolvePlaces(engine, layout, layout.place, resolvers)
    : { list: [], columns: {} };
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
    for (const side of sides) joins.push(lookUpJoin("look actor", side, ofSide(side)));
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
    joins.push(lookUpJoin("look type", "y", [`g."type word"`]));
  }
  return {
    place: place.columns,
    actors: scheme !== undefined && sides.length > 0,
    types: layout.types !== undefined,
    list: [...place.list, ...joins],
  };
}
