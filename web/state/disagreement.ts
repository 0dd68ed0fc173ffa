import type { Measure, ScopeGroup, SourceFigure } from "../../src/chart/index.ts";
import { scopeClass } from "../../src/events/index.ts";
import { writeCsv } from "../../src/picture/index.ts";
import type { DisagreementAnswer } from "../../src/workbench/index.ts";
import type { DISAGREEMENT_WORDS } from "../text/disagreement.ts";

type DisagreementWords = (typeof DISAGREEMENT_WORDS)["en"];
type Series = DisagreementAnswer["series"][number];

/** Who printed the figures. */
export function publishersOf({ series }: DisagreementAnswer): readonly string[] {
  const prints = series.flatMap(({ versions }) => versions.flatMap((version) => version.prints));
  return [...new Set(prints.map(({ publisher }) => publisher).filter(Boolean))];
}

/** The figures in groups that count the same thing, in a fixed order. */
export function scopeGroups(
  answer: DisagreementAnswer,
  measure: Measure,
  words: DisagreementWords,
): readonly ScopeGroup[] {
  return Object.entries(words.classes).map(([name, label]) => {
    const series = answer.series.filter((one) => scopeClass(one.scope) === name);
    return {
      label,
      comparable: name !== "other" && name !== "part-of-attacks",
      note: [...new Set(series.map(({ counts }) => counts).filter(Boolean))].join(" · "),
      figures: series.flatMap((one) => figuresOf(one, measure, words)),
    };
  });
}

function figuresOf(
  series: Series,
  measure: Measure,
  { standings, reports }: DisagreementWords,
): SourceFigure[] {
  return series.versions.flatMap((version) => {
    const { low, best, high } =
      measure === "deaths"
        ? version.killed
        : { low: version.attacks, best: version.attacks, high: version.attacks };
    if (low === null && best === null && high === null) return [];
    const notes = [
      series.wholeYear ? "" : periodOf(series),
      version.standing === "only" ? "" : (standings[version.standing] ?? version.standing),
      version.prints.length > 1 ? reports(version.prints.length, series.origins) : "",
    ];
    return [
      {
        source: series.countedBy,
        low,
        best,
        high,
        whole: series.wholeYear,
        note: notes.filter(Boolean).join("; "),
      },
    ];
  });
}

/** The months or days of a series, as short as they can be said. */
export function periodOf({ from, to }: Series): string {
  return from.endsWith("-01-01") && to.endsWith("-12-31") ? from.slice(0, 4) : `${from} to ${to}`;
}

const HEADER = [
  "counted_by",
  "scope_class",
  "scope",
  "place",
  "from",
  "to",
  "whole_year",
  "attacks",
  "killed_low",
  "killed_best",
  "killed_high",
  "injured",
  "counts",
  "leaves_out",
  "standing",
  "why",
  "reports",
  "origins",
  "citation",
  "url",
];

/** All values of the year as a table for a spreadsheet. */
export function disagreementCsv({ series }: DisagreementAnswer): string {
  const rows = series.flatMap((one) =>
    one.versions.map((version) => [
      one.countedBy,
      scopeClass(one.scope),
      one.scope,
      one.region,
      one.from,
      one.to,
      String(one.wholeYear),
      version.attacks,
      version.killed.low,
      version.killed.best,
      version.killed.high,
      version.injured,
      one.counts,
      one.leavesOut,
      version.standing,
      version.why,
      version.prints.length,
      one.origins,
      version.prints.map(({ citation }) => citation).join("; "),
      version.prints.map(({ url }) => url).join(" "),
    ]),
  );
  return writeCsv(HEADER, rows);
}
