import { numeral } from "../chart/index.ts";
import type { BriefDisagreement } from "./brief.ts";
import type { BriefQuestion } from "./brief-work.ts";
import type { DisagreementAnswer } from "./disagreement-schema.ts";
import { showDisagreement } from "./disagreement-work.ts";
import type { Ports } from "./ports.ts";

type Citation = { readonly text: string; readonly licence: string };

/** Latest years looked at for a year with figures, when the reader names none. */
const YEARS_BACK = 12;

/** The box on sources that disagree: the year asked for, else the last of the period with figures. */
export async function disagreementOf(
  ports: Ports,
  { scope, year }: Pick<BriefQuestion, "scope" | "year">,
): Promise<{ readonly box: BriefDisagreement; readonly citations: readonly Citation[] }> {
  const last = Number((scope.to ?? ports.clock.now()).slice(0, 4));
  const years = year === undefined ? countDown(last) : [year];
  for (const wanted of years) {
    const answer = await showDisagreement(ports, {
      year: String(wanted),
      country: scope.country[0] ?? "PK",
      province: scope.province.length === 1 ? (scope.province[0] ?? null) : null,
    });
    if (answer.ok && (answer.value.series.length > 1 || years.length === 1)) {
      return boxOf(answer.value);
    }
  }
  const when = year === undefined ? `${last - YEARS_BACK + 1} to ${last}` : String(year);
  return {
    box: {
      title: `This workspace holds no two sources for one year of ${when} to set side by side.`,
      rows: [],
      note: "Import published figures with 'mizan import statistics FILE'.",
    },
    citations: [],
  };
}

function countDown(last: number): number[] {
  return Array.from({ length: YEARS_BACK }, (_, back) => last - back);
}

function boxOf({ year, place, statement, series, notes }: DisagreementAnswer) {
  const rows = series.flatMap((one) =>
    one.versions.map((version) => ({
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
      title: `${place} ${year}: ${statement}`,
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
              text: `Figures of ${year} as printed by ${[...pages].sort().join(", ")}; each with its page in 'mizan disagreement --year ${year} --json'.`,
              licence: "figures quoted as facts",
            },
          ],
  };
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
