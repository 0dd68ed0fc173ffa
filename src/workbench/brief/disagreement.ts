import { numeral } from "../../chart/index.ts";
import { scopeClass } from "../../events/index.ts";
import { parseDay } from "../../kernel/index.ts";
import type { DisagreementAnswer } from "../disagreement/schema.ts";
import { disagreementFor } from "../disagreement/year.ts";
import { labelOf } from "../name-of.ts";
import type { Ports } from "../ports.ts";
import type { BriefDisagreement } from "./brief.ts";
import type { BriefQuestion } from "./work.ts";

type Series = DisagreementAnswer["series"][number];
type Citation = { readonly text: string; readonly licence: string };

/** The box on sources that disagree: the year asked for, else the latest with several sources. */
export async function disagreementOf(
  ports: Ports,
  question: Pick<BriefQuestion, "scope" | "year">,
): Promise<{ readonly box: BriefDisagreement; readonly citations: readonly Citation[] }> {
  const answer = await disagreementFor(ports, question);
  if (answer.ok) return boxOf(answer.value);
  const [issue] = answer.issues;
  return {
    box: { title: issue?.message ?? "", rows: [], note: issue?.remedy ?? "" },
    citations: [],
  };
}

/** Whole years first, counts of all violence before parts of it, figures of killed before none. */
function rankOf({ wholeYear, scope, versions }: Series): string {
  const part = ["part-of-attacks", "other"].includes(scopeClass(scope));
  const killed = versions.some((version) => version.killed.best !== null);
  return [wholeYear, !part, killed].map((first) => (first ? 0 : 1)).join("");
}

function boxOf({ year, place, statement, series, notes }: DisagreementAnswer) {
  const ranked = [...series].sort((a, b) => compareText(rankOf(a), rankOf(b)));
  const rows = ranked.flatMap((one) =>
    one.versions.filter(hasFigure).map((version) => ({
      source: one.countedBy,
      scope: one.scope,
      figure: figureText(version),
      note: one.wholeYear ? STANDING[version.standing] : `${one.from} to ${one.to}`,
    })),
  );
  const prints = series.flatMap(({ versions }) => versions.flatMap((version) => version.prints));
  const pages = new Set(prints.map(({ publisher }) => publisher).filter((name) => name !== ""));
  return {
    box: {
      title: `${labelOf("place", place, parseDay(`${year}-12-31`) ?? 0).name} ${year}: ${statement}`,
      rows,
      note: [
        "Attacks / killed. Figures under different scopes are not comparable and are not joined.",
        ...notes.filter((note) => note.includes("one origin")).slice(0, 2),
      ].join(" "),
    },
    citations:
      pages.size === 0
        ? []
        : [
            {
              text: [
                `Figures of ${year} as printed by ${[...pages].sort().join(", ")};`,
                `each with its page in 'mizan disagreement --year ${year} --json'.`,
              ].join(" "),
              licence: "figures quoted as facts",
            },
          ],
  };
}

function hasFigure({ attacks, killed }: Series["versions"][number]): boolean {
  return attacks !== null || (killed.best ?? killed.low ?? killed.high) !== null;
}

function figureText({
  attacks,
  killed,
}: DisagreementAnswer["series"][number]["versions"][number]): string {
  const count = (value: number | null) => (value === null ? "–" : numeral(value));
  return `${count(attacks)} / ${count(killed.best ?? killed.high ?? killed.low)}`;
}

const STANDING = {
  only: "",
  first: "first print",
  revision: "revised",
  "another-print": "another print",
  "suspected-misprint": "suspected misprint",
} as const;

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
