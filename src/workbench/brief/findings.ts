import { numeral, percent, ranged } from "../../chart/index.ts";
import { actorByKey } from "../../events/index.ts";
import type { Tally } from "../../picture/index.ts";
import { breakdownOf } from "../figure/subject.ts";
import type { Breakdown, PictureAnswer } from "../picture/schema.ts";

/** What a picture shows, in sentences with ranges. A difference is called one only where ranges part. */
export function findingsOf(answer: PictureAnswer): string[] {
  const { total } = answer;
  if (total.events === 0) {
    return ["No event of the sources counted lies in this choice. That is not proof of calm."];
  }
  return [
    ...yearFindings(breakdownOf(answer, "year"), answer),
    ...placeFinding(breakdownOf(answer, "province"), total),
    ...actorFinding(breakdownOf(answer, "actor")),
    overSourcesFinding(answer),
    ...answer.notes.filter(({ about }) => about === "attribution").map(({ text }) => text),
    "No source counted here gives a share of attacks that came from across a border.",
  ];
}

function yearFindings({ rows }: Breakdown, answer: PictureAnswer): string[] {
  const whole = rows.filter((row) => isWhole(row.code, answer));
  const peak = whole.reduce<Breakdown["rows"][number] | null>(
    (best, row) => (best === null || row.deathsBest > best.deathsBest ? row : best),
    null,
  );
  if (peak === null || peak.deathsBest === 0) return [];
  const count = `${ranged(peak)} killed in ${numeral(peak.events)} events`;
  const highest = `Of the years covered in full, ${peak.code} is the highest: ${count}.`;
  const [before, last] = [whole.at(-2), whole.at(-1)];
  if (whole.length < 2 || before === undefined || last === undefined) return [];
  return [
    highest,
    `${changeOf(before, last)}: ${ranged(before)} killed in ${before.code}, ${ranged(last)} in ${last.code}.`,
  ];
}

/** Whether both the sources and the choice cover the whole year. */
function isWhole(year: string, { filter, sources }: PictureAnswer): boolean {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const chosen = (filter.from ?? first) <= first && (filter.to ?? last) >= last;
  return (
    chosen &&
    sources.every(({ firstDay, lastDay }) => (firstDay ?? "9") <= first && (lastDay ?? "") >= last)
  );
}

/** Method: two sums are told apart when the ranges from low to high do not overlap. */
function changeOf(before: Tally, last: Tally): string {
  if (last.deathsLow > before.deathsHigh) return "More killed in the last full year than before";
  if (last.deathsHigh < before.deathsLow) return "Fewer killed in the last full year than before";
  return "No clear change in the last full year, because the ranges overlap";
}

function placeFinding({ rows }: Breakdown, total: Tally): string[] {
  const named = rows.filter((row) => row.code !== "");
  const first = [...named].sort((a, b) => b.deathsBest - a.deathsBest)[0];
  if (first === undefined || named.length < 2 || total.deathsBest === 0) return [];
  return [
    [
      `${first.name} has ${percent(first.deathsBest, total.deathsBest)} of all killed:`,
      `${ranged(first)} in ${numeral(first.events)} events.`,
    ].join(" "),
  ];
}

function actorFinding({ rows }: Breakdown): string[] {
  const organisations = rows.filter((row) => actorByKey(row.code)?.class === "organisation");
  const first = [...organisations].sort((a, b) => b.events - a.events)[0];
  if (first === undefined) return [];
  return [
    [
      `The organisation named most often is ${first.name}, as coded by the source:`,
      `a party to ${numeral(first.events)} events with ${ranged(first)} killed, on all sides together.`,
    ].join(" "),
  ];
}

function overSourcesFinding({ overSources, counted }: PictureAnswer): string {
  return `Over sources: ${overSources.statement} Counted here: ${counted.join(", ")}.`;
}
