import type { Result } from "../kernel/index.ts";
import type { ActorScheme } from "./actor.ts";
import type { Check } from "./check.ts";
import type { CrosswalkScheme } from "./crosswalk.ts";
import type { Condition, Expression } from "./expression.ts";
import type { FigureColumn } from "./figure.ts";
import type { ObservationColumn } from "./observation.ts";

/**
 * A kind of file that can be imported, declared as data: which columns it has, what each of ours is
 * read from, and what makes a row unusable. The engine in the shell compiles it; adding a format adds
 * no code there.
 *
 * Every column is read as text and then cast to the type of ours. A text that is not such a value
 * rejects the row with the line, the source's column, what was expected and what was found; so do an
 * end before its start, coordinates that are not on Earth, ranges that are not in order, a missing
 * `id` or first day, and an `id` that an earlier row of the file has.
 */
export interface Format {
  /** As typed after `mizan import`. */
  readonly name: string;
  /** One sentence for the help page: which files, from whom. */
  readonly summary: string;
  /** `events` become observations, `figures` rows of published figures. */
  readonly holds: "events" | "figures";
  /** Separators that files of this format may have; others are refused by name. */
  readonly delimiters: readonly string[];
  /** What a file that is no UTF-8 is read as, where the source distributes such files. */
  readonly otherEncoding?: "windows-1252";
  /** Variants of the header, the first that fits is used. */
  readonly layouts: readonly Layout[];
  /** Names the dataset and the release of a file, with its licence, citation and scope. */
  readonly describe: (input: InputFacts) => Result<ReleaseFacts>;
}

/** One variant of a format's header and how its rows are read. */
export interface Layout {
  readonly name: string;
  /** Columns without which the file is not of this layout; a list inside needs any one of its names. */
  readonly required: readonly (string | readonly string[])[];
  /** Ours from theirs; columns left out are empty, or found by the engine (places, actors, type). */
  readonly columns: Readonly<Partial<Record<ObservationColumn | FigureColumn, Expression>>>;
  /** The source's place in its words; the engine finds country, units, point and border from it. */
  readonly place?: PlaceExpressions;
  /** Scheme of the source's ids of actors; the engine finds our keys and the class of each side. */
  readonly actorScheme?: ActorScheme;
  /** Crosswalk by which `source_type` (or `word`) becomes `type`. */
  readonly types?: { readonly scheme: CrosswalkScheme; readonly word?: Expression };
  /** Texts that mean nothing in this source, besides the empty text: `NA`. */
  readonly nothing?: readonly string[];
  /** Values that no expression can give: computed once for each distinct combination of inputs. */
  readonly derivations?: readonly Derivation[];
  /** Further reasons to reject a row. */
  readonly checks?: readonly Check[];
  /** What is changed in rows that are kept, counted in the manifest. */
  readonly adjustments?: readonly Adjustment[];
  /** Columns about persons: never kept, their cells counted. Names compared without case. */
  readonly persons?: readonly { readonly column: string; readonly reason: string }[];
}

/** A change to rows that are kept: where the source contradicts itself in a way that can be told. */
export interface Adjustment {
  readonly field: string;
  readonly reason: string;
  readonly when: Condition;
}

/** Where a row says it happened. */
export interface PlaceExpressions {
  readonly country: Expression;
  readonly adm1?: Expression;
  readonly adm2?: Expression;
  readonly placeText?: Expression;
}

/** A pure function over a few texts of a row, called once for each distinct combination of them. */
export interface Derivation {
  readonly name: string;
  readonly from: Readonly<Record<string, Expression>>;
  /** Names of what it gives. */
  readonly outputs: readonly string[];
  readonly derive: (
    input: Readonly<Record<string, string | null>>,
  ) => Readonly<Record<string, string | number | null>>;
}

/** What is known of an input file before its rows are read. */
export interface InputFacts {
  /** Name of the file that holds the table, without folders: inside a ZIP, that of the entry. */
  readonly fileName: string;
  /** Name of the file the user gave, without folders. */
  readonly givenName: string;
  readonly header: readonly string[];
  readonly layout: string;
  /** Rows of the table at the start of the file, as texts by column. */
  readonly firstRows: readonly ReadonlyMap<string, string>[];
  /** What the user said on the command line. */
  readonly chosen: {
    readonly release?: string | undefined;
    readonly dataset?: string | undefined;
    readonly title?: string | undefined;
  };
  /** First 8 hex digits of the input's sha256: a last resort for naming a release. */
  readonly digest: string;
}

/** What a manifest says of the dataset and its release. */
export interface ReleaseFacts {
  /** Lower case letters, digits and dashes. */
  readonly dataset: string;
  /** Letters, digits, dots, dashes and underscores. */
  readonly release: string;
  readonly title: string;
  readonly publisher: string;
  readonly licence: string;
  readonly citation: string;
  readonly counts: string;
  readonly leavesOut: string;
}
