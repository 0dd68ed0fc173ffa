import { accept, type Result, refuse } from "../../kernel/index.ts";
import type { Ports } from "../ports.ts";
import type { ScopeInput } from "../scope-fields.ts";
import type { DisagreementAnswer } from "./schema.ts";
import { showDisagreement } from "./work.ts";

/** Years looked at, backwards from the end of the period, when the reader names none. */
const YEARS_BACK = 12;
/** Sources for a whole year that make a year worth showing; fewer only where no year has as many. */
const ENOUGH = 3;

/**
 * The figures of the year asked for. Without a year it is the latest of the last twelve of the period for
 * which at least three series cover the whole year, else the one with most of them.
 */
export async function disagreementFor(
  ports: Ports,
  { scope, year }: { readonly scope: ScopeInput; readonly year: number | undefined },
): Promise<Result<DisagreementAnswer>> {
  const ask = (wanted: number) =>
    showDisagreement(ports, {
      year: String(wanted),
      country: scope.country[0] ?? "PK",
      province: scope.province.length === 1 ? (scope.province[0] ?? null) : null,
    });
  if (year !== undefined) return ask(year);
  const last = Number((scope.to ?? ports.clock.now()).slice(0, 4));
  let most: DisagreementAnswer | null = null;
  for (let wanted = last; wanted > last - YEARS_BACK; wanted--) {
    const answer = await ask(wanted);
    if (!answer.ok) continue;
    if (wholeYears(answer.value) >= ENOUGH) return answer;
    if (most === null || wholeYears(answer.value) > wholeYears(most)) most = answer.value;
  }
  return most === null ? noFigures(last) : accept(most);
}

function wholeYears({ series }: DisagreementAnswer): number {
  return series.filter(
    (one) => one.wholeYear && one.versions.some(({ killed }) => killed.best !== null),
  ).length;
}

function noFigures(last: number): Result<never> {
  return refuse({
    code: "workbench/year-without-figures",
    message: `No source of this workspace gives a figure for a year from ${last - YEARS_BACK + 1} to ${last}.`,
    field: "year",
    remedy:
      "Import published figures with 'mizan import statistics FILE', or name a year with --year.",
  });
}
