import { count, table } from "./markdown.ts";
import type { FilesOutcome } from "./outcome.ts";
import type { FilesSummary } from "./schema.ts";

/** Days of the lag profile that are drawn to each side, and the width of the longest bar. */
const DRAWN_DAYS = 14;
const BAR = 50;

/** What chance gives, for each two datasets, with the days between their records drawn. */
export function baselineLines(baseline: FilesOutcome["baseline"]): string[] {
  if (baseline.length === 0) return [];
  return [
    "## Baseline",
    "",
    "Pairs of records within the windows, how many of them chance alone puts there, and how many records of the one are expected to have a partner in the other. Chance is read off the pairs that cannot be matches; it is level over the days between two records, and true matches stand out at 0. Where they do not, do not rely on the matches.",
    "",
    ...table(
      ["datasets", "pairs compared", "by chance", "expected matches"],
      baseline.map(({ one, other, compared, byChance, matches }) => [
        `${one} + ${other}`,
        count(compared),
        count(Math.round(byChance)),
        count(Math.round(matches)),
      ]),
    ),
    "",
    ...baseline.flatMap(lagProfile),
  ];
}

function lagProfile({ one, other, lagProfile: lags }: FilesOutcome["baseline"][number]): string[] {
  const drawn = lags.filter(({ days }) => Math.abs(days) <= DRAWN_DAYS);
  const most = Math.max(1, ...drawn.map(({ pairs }) => pairs));
  const bars = drawn.map(({ days, pairs }) => {
    const length = Math.round((BAR * pairs) / most);
    return `${String(days).padStart(4)} ${count(pairs).padStart(9)} ${"#".repeat(length)}`;
  });
  const title = `Days from a record of ${one} to one of ${other}, and pairs:`;
  return [title, "", "```", ...bars, "```", ""];
}

const BINS = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99] as const;

/** How sure the matches are by their own probabilities. */
export function calibration(summary: FilesSummary, pairs: FilesOutcome["pairs"]): string[] {
  if (summary.pairsExpectedWrong === null) {
    const text =
      "This method gives no probabilities, so nothing can be said of how sure a match is.";
    return ["## How sure", "", text, ""];
  }
  const rows = BINS.map((from, at) => {
    const to = BINS[at + 1] ?? 1;
    const inside = pairs.filter(({ p }) => p >= from && (p < to || to === 1));
    const expected = inside.reduce((sum, { p }) => sum + p, 0);
    return [`${from} to ${to}`, count(inside.length), count(Math.round(expected))];
  });
  return [
    "## How sure",
    "",
    `Of ${count(summary.pairsJoined)} pairs in one event, ${summary.pairsExpectedWrong} are expected to be wrong by their own probabilities. No pair was checked by hand: the probabilities rest on the baseline above. Check a random share of pairs before relying on them.`,
    "",
    ...table(["probability", "pairs", "expected true"], rows),
    "",
  ];
}

/** What a placebo found, if one was asked for. */
export function placeboLines({ placebo }: FilesSummary): string[] {
  if (placebo === null)
    return [
      "## Placebo",
      "",
      "Not asked for; `--placebo` measures what chance alone would match.",
      "",
    ];
  const share = (value: number | null) =>
    value === null ? "not known" : `${(100 * value).toFixed(1)} %`;
  return [
    "## Placebo",
    "",
    `The datasets were moved apart in time, so that no true match is left, and linked again. Chance gives ${share(placebo.chanceShare.half)} of the matches at a probability of .5 or more, ${share(placebo.chanceShare.nine)} at .9 or more.`,
    "",
    ...table(
      ["moved by", "pairs at .5", "pairs at .9"],
      [
        ["0 days", count(placebo.aligned.half), count(placebo.aligned.nine)],
        ...placebo.shifted.map(({ days, half, nine }) => [
          `${days} days`,
          count(half),
          count(nine),
        ]),
      ],
    ),
    "",
  ];
}
