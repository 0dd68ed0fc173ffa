import { accept } from "../kernel/index.ts";
import { actorByKey, matchActor, sideClass } from "./actor.ts";
import { normaliseWord } from "./crosswalk.ts";
import { column, derived, type Expression, first, text } from "./expression.ts";
import type { Derivation, Format, Layout } from "./format.ts";
import type { ObservationColumn } from "./observation.ts";
import { releaseName } from "./release-name.ts";
import { readDate } from "./source-date.ts";
import type { MappingSource, TableMapping } from "./table-mapping.ts";

/**
 * The format that a mapping file describes: any table of events as observations.
 *
 * Assumes: types are looked up in the mapping's `types`, whatever their case; a word that is not there is
 * `unknown` and keeps the source's word beside it. Actors are looked up in `actors`, then in our table, by exact
 * name. A date known to the month or year spans it.
 */
export function tableFormat(mapping: TableMapping): Format {
  return {
    name: "table",
    summary: "Any CSV of events with a mapping file.",
    holds: "events",
    delimiters: [mapping.delimiter],
    layouts: [layoutOf(mapping)],
    describe: (input) =>
      accept({
        dataset: input.chosen.dataset ?? mapping.dataset,
        release: input.chosen.release ?? mapping.release ?? releaseName(input),
        title: input.chosen.title ?? mapping.title,
        publisher: mapping.publisher,
        licence: mapping.licence,
        citation: mapping.citation,
        counts: mapping.counts,
        leavesOut: mapping.leavesOut,
      }),
  };
}

function layoutOf(mapping: TableMapping): Layout {
  const derivations: Derivation[] = [];
  const columns: Partial<Record<ObservationColumn, Expression>> = {};
  for (const [name, source] of Object.entries(mapping.columns)) {
    if (source !== undefined) columns[name as ObservationColumn] = expressionOf(source);
  }
  columns.event_key ??= columns.id as Expression;
  addDates(mapping, columns, derivations);
  addType(mapping, columns, derivations);
  addSide("a", mapping, columns, derivations);
  addSide("b", mapping, columns, derivations);
  const { country, adm1, adm2, text: placeText } = mapping.place;
  const countrySource = country ?? mapping.columns.country;
  return {
    name: "mapped table",
    required: requiredColumns(mapping),
    columns,
    nothing: mapping.nothing,
    place: {
      country: countrySource === undefined ? column() : expressionOf(countrySource),
      ...(adm1 === undefined ? {} : { adm1: expressionOf(adm1) }),
      ...(adm2 === undefined ? {} : { adm2: expressionOf(adm2) }),
      ...(placeText === undefined ? {} : { placeText: expressionOf(placeText) }),
    },
    derivations,
    persons: mapping.persons.map((name) => ({ column: name, reason: "named in the mapping" })),
  };
}

/** Columns that the mapping reads: a table without them is refused and the missing ones are named. */
function requiredColumns(mapping: TableMapping): readonly (string | readonly string[])[] {
  const sources = [...Object.values(mapping.columns), ...Object.values(mapping.place)];
  const needed = sources.flatMap((source): readonly (string | readonly string[])[] => {
    if (source === undefined) return [];
    if (typeof source === "string") return [source];
    if ("column" in source) return [source.column];
    if ("first" in source) return [source.first];
    return "join" in source ? source.join : [];
  });
  return [...new Set(needed)];
}

function expressionOf(source: MappingSource): Expression {
  if (typeof source === "string") return column(source);
  if ("column" in source) return column(source.column);
  if ("constant" in source) return text(source.constant);
  if ("first" in source) return first(...source.first.map((name) => column(name)));
  return { kind: "join", of: source.join.map((name) => column(name)), with: source.with };
}

type Columns = Partial<Record<ObservationColumn, Expression>>;

function addDates(mapping: TableMapping, columns: Columns, derivations: Derivation[]): void {
  const start = columns.date_start as Expression;
  const end = columns.date_end;
  derivations.push({
    name: "dates",
    from: { start, ...(end ? { end } : {}) },
    outputs: ["start", "end", "precision"],
    derive: ({ start: from, end: to }) => {
      const read = readDate(from ?? "", mapping.dates);
      const last = to == null ? null : readDate(to, mapping.dates);
      if (read === null || (to != null && last === null))
        return { start: read?.start ?? from ?? null, end: to ?? from ?? null, precision: null };
      return { start: read.start, end: (last ?? read).end, precision: read.precision };
    },
  });
  columns.date_start = derived("dates", "start");
  columns.date_end = derived("dates", "end");
  columns.date_precision ??= derived("dates", "precision");
}

function addType(mapping: TableMapping, columns: Columns, derivations: Derivation[]): void {
  const word = columns.source_type;
  if (word === undefined || columns.type !== undefined) return;
  const types = new Map(
    Object.entries(mapping.types).map(([from, to]) => [normaliseWord(from), to]),
  );
  derivations.push({
    name: "type",
    from: { word },
    outputs: ["path"],
    derive: ({ word: said }) => ({ path: types.get(normaliseWord(said ?? "")) ?? "unknown" }),
  });
  columns.type = derived("type", "path");
}

function addSide(
  letter: "a" | "b",
  mapping: TableMapping,
  columns: Columns,
  derivations: Derivation[],
): void {
  const name = columns[`side_${letter}`];
  if (name === undefined) return;
  const keys = new Map(
    Object.entries(mapping.actors).map(([from, to]) => [normaliseWord(from), to]),
  );
  derivations.push({
    name: `side ${letter}`,
    from: { name },
    outputs: ["key", "class"],
    derive: ({ name: said }) => {
      const given = keys.get(normaliseWord(said ?? ""));
      const known = given === undefined ? null : actorByKey(given);
      const match = matchActor({ name: said ?? "" });
      return {
        key: given ?? match.key,
        class: sideClass(known?.class ?? match.class),
      };
    },
  });
  columns[`actor_${letter}`] ??= derived(`side ${letter}`, "key");
  columns[`side_${letter}_class`] ??= derived(`side ${letter}`, "class");
}
