import type { PictureFilter } from "../../picture/index.ts";

/** The condition of a filter on observations, and its parameters. Values never enter the text. */
export interface ObservationCondition {
  readonly where: string;
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** Turns a filter into a condition on the columns of observations. */
export function observationCondition(filter: PictureFilter): ObservationCondition {
  const parts: string[] = [];
  const parameters: Record<string, string | number> = {};
  const among = (name: string, values: readonly string[], test: (list: string) => string) => {
    if (values.length === 0) return;
    parameters[name] = JSON.stringify(values);
    parts.push(`(${test(`from_json($${name}, '["VARCHAR"]')`)})`);
  };
  const column = (name: string) => (list: string) =>
    `list_contains(${list}, coalesce(${name}, ''))`;
  const { boundaries } = filter;
  among("countries", filter.countries, column("country"));
  among("provinces", filter.provinces, column(`province_${boundaries}`));
  among("districts", filter.districts, column(`district_${boundaries}`));
  among("targets", filter.targets, column("target"));
  among("attributions", filter.attributions, column("attribution"));
  among("borders", filter.borders, column("border"));
  among("types", filter.types, (list) => {
    const within = "coalesce(type, '') = t OR starts_with(coalesce(type, ''), t || '/')";
    return `len(list_filter(${list}, lambda t: ${within})) > 0`;
  });
  among("actors", filter.actors, (list) =>
    ["a", "b"]
      .map((side) => `list_contains(${list}, coalesce(actor_${side}, side_${side}, ''))`)
      .join(" OR "),
  );
  const single = (name: string, value: string | number | null, test: string) => {
    if (value === null) return;
    parameters[name] = value;
    parts.push(test);
  };
  single("from", filter.from, "date_start >= CAST($from AS DATE)");
  single("to", filter.to, "date_start <= CAST($to AS DATE)");
  single("km", filter.borderKm, "round(border_km) <= $km");
  return { where: parts.length === 0 ? "true" : parts.join(" AND "), parameters };
}
