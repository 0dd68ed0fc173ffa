/** Breaks of a scale of shades: every class but the last ends below its break. */
export interface Classes {
  readonly breaks: readonly number[];
  /** The class of a value, from 0. */
  readonly classOf: (value: number) => number;
  /** The classes in words: "under 2", "2 to under 5", "50 and more". */
  readonly labels: readonly string[];
}

const NICE = [1, 2, 5];

/**
 * Splits values from zero into at most five classes at round numbers (1, 2 or 5 times a power of ten),
 * so that a map can be read without a calculator and does not change its classes with every event.
 *
 * @example
 * classesOf([0.4, 3, 18, 44]).labels
 * // => ["under 2", "2 to under 5", "5 to under 10", "10 to under 20", "20 and more"]
 */
export function classesOf(values: readonly number[]): Classes {
  const most = Math.max(0, ...values);
  const breaks = niceNumbers(most)
    .filter((nice) => nice < most)
    .slice(-4);
  const label = (at: number) => {
    const [from, to] = [breaks[at - 1], breaks[at]];
    if (from === undefined) return to === undefined ? "any" : `under ${to}`;
    return to === undefined ? `${from} and more` : `${from} to under ${to}`;
  };
  return {
    breaks,
    classOf: (value) => breaks.filter((edge) => value >= edge).length,
    labels: Array.from({ length: breaks.length + 1 }, (_, at) => label(at)),
  };
}

/** The largest round number (1, 2 or 5 times a power of ten) not above a value, at least 1. */
export function roundDown(value: number): number {
  return niceNumbers(value).findLast((nice) => nice <= value) ?? 1;
}

function niceNumbers(most: number): number[] {
  const numbers: number[] = [];
  for (let power = -2; 10 ** power <= Math.max(most, 1); power++) {
    for (const step of NICE) numbers.push(Number((step * 10 ** power).toPrecision(1)));
  }
  return numbers;
}
