/**
 * How a column is read from a source row, as data: every expression gives text or nothing (empty text
 * counts as nothing). The engine that reads files compiles it; nothing here runs.
 */
export type Expression =
  /** The text of the first of these source columns that the file has; nothing when it has none. */
  | { readonly kind: "column"; readonly names: readonly string[] }
  | { readonly kind: "text"; readonly text: string }
  /** The first expression that gives something. */
  | { readonly kind: "first"; readonly of: readonly Expression[] }
  /** The parts that give something, joined. */
  | { readonly kind: "join"; readonly of: readonly Expression[]; readonly with: string }
  /** Whole numbers added up; parts that give nothing add nothing; nothing when all give nothing. */
  | { readonly kind: "sum"; readonly of: readonly Expression[] }
  /** The least, or the greatest, of the whole numbers that are given; nothing when none is. */
  | { readonly kind: "least" | "greatest"; readonly of: readonly Expression[] }
  /** A code that spreadsheets and R print as a decimal number: `750.0` is `750`. */
  | { readonly kind: "code"; readonly of: Expression }
  /** The entry for the text (compared as it stands), else `otherwise`, else nothing. */
  | {
      readonly kind: "map";
      readonly of: Expression;
      readonly to: Readonly<Record<string, string>>;
      readonly otherwise?: Expression;
    }
  /** The first case that holds, else `otherwise`, else nothing. */
  | {
      readonly kind: "case";
      readonly cases: readonly { readonly when: Condition; readonly give: Expression }[];
      readonly otherwise?: Expression;
    }
  /** An output of a derivation of the layout. */
  | { readonly kind: "derived"; readonly derivation: string; readonly output: string };

/** What is asked of a source row. A comparison with nothing does not hold. */
export type Condition =
  | { readonly kind: "present"; readonly of: Expression }
  | { readonly kind: "is"; readonly of: Expression; readonly values: readonly string[] }
  /** The text fits a regular expression (RE2 syntax, whole text). */
  | { readonly kind: "fits"; readonly of: Expression; readonly pattern: string }
  /** Both are numbers and the first is greater. */
  | { readonly kind: "greater"; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "not"; readonly of: Condition }
  | { readonly kind: "all"; readonly of: readonly Condition[] }
  | { readonly kind: "any"; readonly of: readonly Condition[] };

/** The first of these source columns that the file has. */
export const column = (...names: readonly string[]): Expression => ({ kind: "column", names });

/** The same text in every row. */
export const text = (value: string): Expression => ({ kind: "text", text: value });

/** The first expression that gives something. */
export const first = (...of: readonly Expression[]): Expression => ({ kind: "first", of });

/** A code that some programs print as a decimal number. */
export const code = (of: Expression): Expression => ({ kind: "code", of });

/** An output of a derivation. */
export const derived = (derivation: string, output: string): Expression => ({
  kind: "derived",
  derivation,
  output,
});

/** Holds where the expression gives something. */
export const present = (of: Expression): Condition => ({ kind: "present", of });

/** Holds where the text is one of the values. */
export const is = (of: Expression, ...values: readonly string[]): Condition => ({
  kind: "is",
  of,
  values,
});

/** The source columns whose text an expression gives, without those that its conditions only ask about. */
export function sourceColumns(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case "column":
      return expression.names;
    case "text":
    case "derived":
      return [];
    case "first":
    case "join":
    case "sum":
    case "least":
    case "greatest":
      return expression.of.flatMap(sourceColumns);
    case "code":
      return sourceColumns(expression.of);
    case "map":
      return [expression.of, ...(expression.otherwise ? [expression.otherwise] : [])].flatMap(
        sourceColumns,
      );
    case "case":
      return [
        ...expression.cases.map((one) => one.give),
        ...(expression.otherwise ? [expression.otherwise] : []),
      ].flatMap(sourceColumns);
  }
}
