import { rateText } from "../../chart/index.ts";
import { breakdownOf } from "../figure/subject.ts";
import type { Breakdown, PictureAnswer } from "../picture/schema.ts";
import type { BriefRow, BriefTable } from "./brief.ts";

/** Killed by province, or by district where one province was chosen. */
export function briefTable(answer: PictureAnswer): BriefTable {
  const province = breakdownOf(answer, "province");
  const byDistrict = province.rows.filter(({ code }) => code !== "").length === 1;
  const breakdown = byDistrict ? breakdownOf(answer, "district") : province;
  const rows = [...breakdown.rows].sort(
    (a, b) =>
      Number(a.code === "") - Number(b.code === "") ||
      b.deathsBest - a.deathsBest ||
      (a.code < b.code ? -1 : 1),
  );
  const units =
    answer.filter.boundaries === "now"
      ? "Units of today: events before a change of boundaries count where the place lies now."
      : "Units of the day of each event.";
  const basis = new Set(
    rows.flatMap(({ rate }) => (rate === null || rate.best === null ? [] : [rate.basis])),
  );
  return {
    caption: `Events and killed by ${byDistrict ? "district" : "province"}`,
    unit: byDistrict ? "District" : "Province",
    rows: rows.map(rowOf),
    note: [
      units,
      "Rates are killed per 100,000 people and year.",
      ...(basis.size > 0 ? [`Population: ${[...basis].sort().join("; ")}.`] : []),
    ].join(" "),
  };
}

function rowOf(row: Breakdown["rows"][number]): BriefRow {
  const { name, nameUr, events, deathsLow, deathsBest, deathsHigh, rate } = row;
  const base = { name, nameUr, events, deathsLow, deathsBest, deathsHigh };
  if (rate === null) return { ...base, rate: null, absent: "No rate was asked for." };
  const { low, best, high } = rate;
  if (best === null) return { ...base, rate: null, absent: rate.basis };
  const range =
    low === null || high === null || low === high ? "" : ` (${rateText(low)} to ${rateText(high)})`;
  return { ...base, rate: `${rateText(best)}${range}`, absent: null };
}
