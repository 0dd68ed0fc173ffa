import { type ChartSetting, drawDisagreement, type SourceFigure } from "../../chart/index.ts";
import { type ScopeClass, scopeClass } from "../../events/index.ts";
import { accept, parseDay, type Result } from "../../kernel/index.ts";
import type { DisagreementAnswer } from "../disagreement/schema.ts";
import { disagreementFor } from "../disagreement/year.ts";
import { labelOf } from "../name-of.ts";
import type { Ports } from "../ports.ts";
import type { FigureQuestion } from "./question.ts";
import type { DrawnFigure } from "./work.ts";

type Series = DisagreementAnswer["series"][number];

/** Scopes in the order in which they are shown, with their names. */
const SCOPES: Readonly<Record<ScopeClass, string>> = {
  "attacks-only": "Attacks by organisations only",
  "attacks-and-operations": "Attacks and operations of the state",
  "all-violence": "All violence, operations included",
  "organised-violence": "Deaths in organised violence",
  "part-of-attacks": "Parts of the attacks, each its own",
  other: "Other scopes, each its own",
};

/** Draws all figures of one year side by side, in groups that count the same. */
export async function drawDisagreementFigure(
  ports: Ports,
  question: FigureQuestion,
  setting: ChartSetting,
): Promise<Result<DrawnFigure>> {
  const answer = await disagreementFor(ports, question);
  if (!answer.ok) return answer;
  const { year, place, series } = answer.value;
  const deaths = question.measure === "deaths";
  const groups = Object.entries(SCOPES).map(([scope, label]) => ({
    label,
    comparable: scope !== "other" && scope !== "part-of-attacks",
    note: noteOf(series.filter((one) => scopeClass(one.scope) === scope)),
    figures: series
      .filter((one) => scopeClass(one.scope) === scope)
      .flatMap((one) => figuresOf(one, deaths)),
  }));
  const subject = {
    scope: labelOf("place", place, parseDay(`${year}-12-31`) ?? 0).name,
    source: sourcesOf(answer.value),
    notes: answer.value.method.slice(0, 2),
    measure: question.measure,
  };
  return accept({
    figure: drawDisagreement(setting, subject, { year, groups }),
    table: {
      header: DISAGREEMENT_HEADER,
      rows: series.flatMap((one) =>
        one.versions.map((version) => [
          one.countedBy,
          scopeClass(one.scope),
          one.scope,
          one.region,
          one.from,
          one.to,
          version.attacks,
          version.killed.low,
          version.killed.best,
          version.killed.high,
          version.standing,
          version.prints.length,
          version.prints.map(({ citation }) => citation).join("; "),
        ]),
      ),
    },
  });
}

const DISAGREEMENT_HEADER = [
  "counted_by",
  "scope_class",
  "scope",
  "place",
  "from",
  "to",
  "attacks",
  "killed_low",
  "killed_best",
  "killed_high",
  "standing",
  "reports",
  "citation",
] as const;

/** One row for each value that a source is said to give; a value without a figure says so. */
function figuresOf(series: Series, deaths: boolean): SourceFigure[] {
  const given = series.versions.filter(
    ({ attacks, killed }) =>
      attacks !== null || (killed.best ?? killed.low ?? killed.high) !== null,
  );
  return given.map((version) => {
    const { low, best, high } = version.killed;
    const count = version.attacks;
    return {
      source: series.countedBy,
      ...(deaths ? { low, best, high } : { low: count, best: count, high: count }),
      whole: series.wholeYear,
      note: [
        ...(series.wholeYear ? [] : [`${series.from} to ${series.to}`]),
        ...(version.standing === "only" ? [] : [STANDINGS[version.standing]]),
        ...(deaths && count !== null ? [`${count.toLocaleString("en-GB")} attacks`] : []),
        ...(version.prints.length > 1 ? [`${version.prints.length} reports, 1 origin`] : []),
      ].join("; "),
    };
  });
}

const STANDINGS = {
  only: "",
  first: "first print",
  revision: "revised",
  "another-print": "another print",
  "suspected-misprint": "suspected misprint",
} as const;

function noteOf(series: readonly Series[]): string {
  const texts = series.flatMap(({ counts }) => (counts === "" ? [] : [counts]));
  return [...new Set(texts)].join(" · ");
}

/** The publishers behind the figures, and the pages that print them. */
function sourcesOf({ series }: DisagreementAnswer): string {
  const printed = series
    .flatMap(({ versions }) => versions.flatMap(({ prints }) => prints))
    .map(({ publisher }) => publisher)
    .filter((publisher) => publisher !== "");
  return `as printed by ${[...new Set(printed)].join(", ")}`;
}
