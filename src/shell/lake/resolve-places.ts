import type { DuckDBValue } from "@duckdb/node-api";
import type { Layout, PlaceExpressions } from "../../events/index.ts";
import { type Day, formatDay } from "../../kernel/index.ts";
import type { Resolvers } from "../../workbench/index.ts";
import { type Engine, identifier, literal } from "./engine.ts";
import { type LookUpJoin, lookUpJoin, makeLookUp } from "./look-up.ts";
import { expressionOf } from "./reading-views.ts";

/** Where rows lie: the joins that tell it, and the SQL of our columns over them. */
export interface PlaceJoins {
  readonly list: readonly LookUpJoin[];
  readonly columns: Readonly<Record<string, string>>;
}

const OUTPUTS = [
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

/**
 * Asks where the rows of `g` lie, each distinct question once. Days are grouped between changes of units:
 * within a group every day has the same answer. Where points say nothing of units (`resolvers.border`),
 * names and points are asked apart, which is half as many questions.
 */
export async function resolvePlaces(
  engine: Engine,
  layout: Layout,
  place: PlaceExpressions,
  resolvers: Resolvers,
): Promise<PlaceJoins> {
  const names = nameInputs(place, resolvers.placeBreaks);
  const point = ["latitude", "longitude", "radius_km"].map((name) =>
    expressionOf(layout, name) === undefined ? "NULL::DOUBLE" : `g.${identifier(name)}`,
  );
  const { border } = resolvers;
  const inputs = border === undefined ? [...names, ...point] : names;
  await makeLookUp(engine, {
    table: "look place",
    inputs,
    from: "g",
    outputs: OUTPUTS.map(([name, type]) => ({ name, type })),
    answer: placeAnswer(resolvers),
  });
  const list = [lookUpJoin("look place", "p", inputs)];
  if (border !== undefined) {
    const where = [names[0] as string, point[0] as string, point[1] as string];
    await makeLookUp(engine, {
      table: "look border",
      inputs: where,
      from: "g",
      outputs: [
        { name: "border", type: "VARCHAR" },
        { name: "km", type: "DOUBLE" },
      ],
      answer: ([country, latitude, longitude]) => {
        if (country === null || latitude === null || longitude === null) return [null, null];
        const found = border(String(country), Number(latitude), Number(longitude));
        return found === null ? [null, null] : [found.neighbour, found.km];
      },
    });
    list.push(lookUpJoin("look border", "q", where));
  }
  return { list, columns: columnsOf(layout, border !== undefined) };
}

function nameInputs(place: PlaceExpressions, breaks: readonly Day[]): readonly string[] {
  const texts = (["country", "adm1", "adm2", "placeText"] as const).map((key) =>
    place[key] === undefined ? "NULL::VARCHAR" : `g.${identifier(`place ${key}`)}`,
  );
  const passed = breaks.map((one) => `(g.date_start >= DATE ${literal(formatDay(one))})::INTEGER`);
  return [...texts, `(${passed.join(" + ") || "0"})`];
}

function placeAnswer(resolvers: Resolvers) {
  const { placeBreaks } = resolvers;
  const dayOf = (era: number): Day =>
    era === 0 ? (placeBreaks[0] ?? 1) - 1 : (placeBreaks[era - 1] as Day);
  return (inputs: readonly DuckDBValue[]) => {
    const [country, adm1, adm2, placeText, era, latitude, longitude, radiusKm] = inputs;
    const found = resolvers.place({
      country: country as string | null,
      adm1: adm1 as string | null,
      adm2: adm2 as string | null,
      placeText: placeText as string | null,
      latitude: (latitude ?? null) as number | null,
      longitude: (longitude ?? null) as number | null,
      radiusKm: (radiusKm ?? null) as number | null,
      day: dayOf(Number(era)),
    });
    return OUTPUTS.map(([name]) => found[name]);
  };
}

/** SQL of our columns: what the source gives, else what was found. */
function columnsOf(layout: Layout, apart: boolean): Readonly<Record<string, string>> {
  const has = (name: string) => expressionOf(layout, name) !== undefined;
  const either = (name: string, found: string) =>
    has(name) ? `coalesce(g.${identifier(name)}, ${found})` : found;
  const pointGiven = has("latitude") ? "g.latitude IS NOT NULL" : "false";
  const radius = has("radius_km") ? "g.radius_km" : "NULL::DOUBLE";
  return {
    country: `coalesce(p.country, ${has("country") ? "g.country" : "NULL"}, g."place country")`,
    province_then: either("province_then", `p."provinceThen"`),
    province_now: either("province_now", `p."provinceNow"`),
    district_then: either("district_then", `p."districtThen"`),
    district_now: either("district_now", `p."districtNow"`),
    place_basis: "p.basis",
    place_confidence: "p.confidence",
    border: either("border", apart ? "coalesce(q.border, p.border)" : "p.border"),
    border_km: either("border_km", apart ? `coalesce(q.km, p."borderKm")` : `p."borderKm"`),
    latitude: either("latitude", "p.latitude"),
    longitude: either("longitude", "p.longitude"),
    radius_km: `CASE WHEN ${pointGiven} THEN ${radius} ELSE coalesce(${radius}, p."radiusKm") END`,
    ...(has("point_basis")
      ? {}
      : {
          point_basis: `CASE WHEN ${pointGiven} THEN 'source'
            WHEN p.latitude IS NOT NULL THEN 'gazetteer' ELSE 'none' END`,
        }),
    ...(has("place_text") || !layout.place?.placeText ? {} : { place_text: `g."place placeText"` }),
  };
}
