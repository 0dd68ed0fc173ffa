import { COLUMN_GUESSES, type ColumnGuess, type ValueForm } from "./column-guess-table.ts";
import { type CrosswalkScheme, mapType, normaliseWord } from "./crosswalk.ts";
import { type PersonColumn, personColumns } from "./person-column.ts";
import { type DateOrder, readDate } from "./source-date.ts";
import type { TableMapping } from "./table-mapping.ts";

/** One guess of a suggested mapping. */
export interface MappingGuess {
  /** Our column, a part of the place (`place.adm1`), or another part of the mapping (`dates`, `types`). */
  readonly ours: string;
  /** Their column or the value chosen. */
  readonly theirs: string;
  /** 0 to 1: how far the name and the values of the sample support it. */
  readonly confidence: number;
  readonly reason: string;
}

/** A mapping to check and complete, with the grounds of each guess. */
export interface SuggestedMapping {
  /** To be written as the mapping file; parts in capitals are for the user to fill. */
  readonly mapping: Partial<TableMapping>;
  readonly guesses: readonly MappingGuess[];
  /** Columns about persons: they will be dropped. */
  readonly persons: readonly PersonColumn[];
  /** Columns that no guess uses; they stay in the original rows. */
  readonly unused: readonly string[];
  /** What the mapping still lacks. */
  readonly missing: readonly string[];
}

type Row = ReadonlyMap<string, string>;

/**
 * A proposal for reading a table of events, from its header and some of its rows. Nothing is imported on
 * its strength: the user reads it, corrects it and passes it as the mapping file.
 *
 * Method: a column is recognised when its name, without case and punctuation, is one of the names in use for such
 * data, and its values in the sample have the form expected. Confidence is 0.9 when both hold, 0.6 when
 * the sample has no value, and lower where values disagree (below 0.5 it is not proposed).
 */
export function suggestMapping(
  header: readonly string[],
  sample: readonly Row[],
): SuggestedMapping {
  const persons = personColumns(header);
  const free = new Set(header.filter((name) => !persons.some(({ column }) => column === name)));
  const guesses: MappingGuess[] = [];
  for (const guess of COLUMN_GUESSES) {
    const found = bestColumn(guess, free, sample);
    if (found === null) continue;
    guesses.push(found);
    free.delete(found.theirs);
  }
  const theirs = (ours: string) => guesses.find((guess) => guess.ours === ours)?.theirs;
  const dates = dateOrder(valuesOf(theirs("date_start"), sample));
  if (theirs("date_start") !== undefined) guesses.push(dates);
  const types = suggestTypes(valuesOf(theirs("source_type"), sample));
  guesses.push(...types.guesses);
  const missing = ["id", "date_start"].filter((ours) => theirs(ours) === undefined);
  return {
    mapping: {
      dataset: "my-table",
      title: "TITLE",
      publisher: "WHO MADE THE TABLE",
      licence: "LICENCE",
      citation: "HOW TO CITE IT",
      counts: "WHAT IT COUNTS",
      leavesOut: "WHAT IT LEAVES OUT",
      dates: dates.theirs as DateOrder,
      columns: Object.fromEntries(
        guesses.filter(isColumn).map((guess) => [guess.ours, guess.theirs]),
      ),
      place: Object.fromEntries(
        guesses
          .filter((guess) => guess.ours.startsWith("place."))
          .map((guess) => [guess.ours.slice("place.".length), guess.theirs]),
      ),
      types: types.types,
      persons: persons.map(({ column }) => column),
    },
    guesses,
    persons,
    unused: [...free],
    missing,
  };
}

function isColumn(guess: MappingGuess): boolean {
  return /^[a-z_]+$/u.test(guess.ours) && guess.ours !== "dates" && guess.ours !== "types";
}

function bestColumn(
  guess: ColumnGuess,
  free: ReadonlySet<string>,
  sample: readonly Row[],
): MappingGuess | null {
  for (const name of guess.names) {
    for (const column of free) {
      if (words(column) !== name) continue;
      const fit = valueFit(guess.form, valuesOf(column, sample), sample.length);
      if (fit.confidence < 0.5) continue;
      return {
        ours: guess.ours,
        theirs: column,
        confidence: fit.confidence,
        reason: `The name is one in use for this; ${fit.reason}.`,
      };
    }
  }
  return null;
}

/** How far the values of a sample have the form that is expected. */
function valueFit(
  form: ValueForm,
  values: readonly string[],
  rows: number,
): { readonly confidence: number; readonly reason: string } {
  if (values.length === 0) return { confidence: 0.6, reason: "the sample holds no value" };
  if (form === "text") return { confidence: 0.9, reason: `${values.length} values in the sample` };
  if (form === "unique") {
    const different = new Set(values).size;
    const share = rows === 0 ? 0 : Math.min(different, values.length) / rows;
    return {
      confidence: share === 1 ? 0.9 : 0.4,
      reason: `${different} different values in ${rows} rows`,
    };
  }
  const fitting = values.filter((value) => FORMS[form](value)).length;
  return {
    confidence: Math.round((0.9 * fitting * 100) / values.length) / 100,
    reason: `${fitting} of ${values.length} values have the form of a ${form}`,
  };
}

const FORMS: Readonly<Record<Exclude<ValueForm, "text" | "unique">, (value: string) => boolean>> = {
  date: (value) =>
    readDate(value) !== null ||
    readDate(value, "day-month-year") !== null ||
    readDate(value, "month-day-year") !== null,
  latitude: (value) => Math.abs(Number(value)) <= 90,
  longitude: (value) => Math.abs(Number(value)) <= 180,
  count: (value) => /^\d+(\.0+)?$/u.test(value),
  address: (value) => /^https?:\/\//u.test(value),
};

/** The order of day and month, where numbers alone are written; said to be unsure when both orders fit. */
function dateOrder(values: readonly string[]): MappingGuess {
  const fits = (order: DateOrder) => values.every((value) => readDate(value, order) !== null);
  const guess = (theirs: DateOrder, confidence: number, reason: string): MappingGuess => ({
    ours: "dates",
    theirs,
    confidence,
    reason,
  });
  if (fits("iso")) return guess("iso", 0.9, "All dates are written without doubt.");
  const [dayFirst, monthFirst] = [fits("day-month-year"), fits("month-day-year")];
  if (dayFirst && monthFirst)
    return guess("day-month-year", 0.5, "Both orders fit the sample: check which is meant.");
  if (monthFirst) return guess("month-day-year", 0.9, "Only the month first fits all dates.");
  return guess("day-month-year", dayFirst ? 0.9 : 0.3, "The day first fits most dates.");
}

const SCHEMES: readonly CrosswalkScheme[] = ["press", "acled", "gtd"];

/** The type of each word of the sample by the crosswalks we have; the rest is left as unknown. */
function suggestTypes(values: readonly string[]): {
  readonly types: Record<string, string>;
  readonly guesses: readonly MappingGuess[];
} {
  const distinct = new Map(values.map((value) => [normaliseWord(value), value]));
  const guesses = [...distinct.values()].slice(0, 100).map((word): MappingGuess => {
    const scheme = SCHEMES.find((one) => mapType(one, word).to !== "unknown");
    return {
      ours: `types.${word}`,
      theirs: scheme === undefined ? "unknown" : mapType(scheme, word).to,
      confidence: scheme === undefined ? 0 : 0.7,
      reason:
        scheme === undefined
          ? "No crosswalk has the word: choose a type of the codebook."
          : `The crosswalk of ${scheme} has the word.`,
    };
  });
  return {
    types: Object.fromEntries(
      guesses.map((guess) => [guess.ours.slice("types.".length), guess.theirs]),
    ),
    guesses,
  };
}

function valuesOf(column: string | undefined, sample: readonly Row[]): readonly string[] {
  if (column === undefined) return [];
  return sample.map((row) => (row.get(column) ?? "").trim()).filter((value) => value !== "");
}

function words(column: string): string {
  return column
    .normalize("NFKC")
    .replace(/([a-z])([A-Z])/gu, "$1 $2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, " ")
    .trim();
}
