import type { DossierItem } from "../../src/evidence/index.ts";
import type { Issue } from "../../src/kernel/index.ts";

/** A sort of part. */
export type Sort = DossierItem["type"];

/** What stands in the form of a part: a text for each field; lists have one line for each. */
export type ItemDraft = Readonly<Record<string, string>>;

/** The sorts of part, in the order in which they are offered. */
export const SORTS: readonly Sort[] = [
  "claim",
  "figure",
  "event",
  "evidence",
  "engagement",
  "record",
];

const NEEDED: Readonly<Record<Sort, readonly string[]>> = {
  claim: ["heading", "text"],
  figure: [],
  event: ["event"],
  evidence: ["id"],
  engagement: ["heading", "date", "counterpart", "text"],
  record: ["id"],
};

/** A form as it opens, for a new part or for one that is there. */
export function draftOfItem(item: DossierItem | null): ItemDraft {
  if (item === null) return { by: "year", measure: "deaths", scope: "" };
  const { type: _type, ...fields } = item;
  const draft: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (name === "probability")
      [draft["from"] = "", draft["to"] = ""] = (value as number[]).map(String);
    else draft[name] = Array.isArray(value) ? value.join("\n") : String(value);
  }
  return draft;
}

/** Fields that a part needs and the form leaves empty. */
export function missingFields(sort: Sort, draft: ItemDraft): readonly string[] {
  return NEEDED[sort].filter((name) => (draft[name] ?? "").trim() === "");
}

/** The part that a form describes; the server checks it. */
export function itemOfDraft(sort: Sort, draft: ItemDraft): Readonly<Record<string, unknown>> {
  const said = (name: string) => {
    const text = (draft[name] ?? "").trim();
    return text === "" ? {} : { [name]: text };
  };
  const base = { type: sort, ...said("heading"), ...said("text") };
  switch (sort) {
    case "claim":
      return {
        ...base,
        sources: linesOf(draft["sources"]),
        ...said("against"),
        ...said("confidence"),
        ...probability(draft),
        ...origins(draft["origins"] ?? ""),
      };
    case "figure":
      return { ...base, by: draft["by"], measure: draft["measure"], scope: draft["scope"] ?? "" };
    case "event":
      return { ...base, ...said("release"), ...said("event") };
    case "evidence":
      return { ...base, ...said("id") };
    case "engagement":
      return {
        ...base,
        ...said("date"),
        ...said("counterpart"),
        sources: linesOf(draft["sources"]),
      };
    default:
      return { ...base, ...said("kind"), ...said("id") };
  }
}

/** Lines of a text that are not empty. */
export function linesOf(text: string | undefined): readonly string[] {
  return (text ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** Issues of the part at a place, by field; what is about no field of it stands under "". */
export function issuesOfItem(
  issues: readonly Issue[],
  place: number,
): ReadonlyMap<string, readonly Issue[]> {
  const byField = new Map<string, Issue[]>();
  const start = `items.${place}.`;
  for (const issue of issues) {
    const field = issue.field ?? "";
    const own = field.startsWith(start) ? field.slice(start.length) : field;
    const name = own.startsWith("items") ? "" : (own.split(".")[0] ?? "");
    byField.set(name, [...(byField.get(name) ?? []), issue]);
  }
  return byField;
}

function probability(draft: ItemDraft): Readonly<Record<string, unknown>> {
  const [from, to] = [draft["from"] ?? "", draft["to"] ?? ""].map((text) => text.trim());
  if (from === "" && to === "") return {};
  return { probability: [Number(from || to), Number(to || from)] };
}

function origins(text: string): Readonly<Record<string, unknown>> {
  return text.trim() === "" ? {} : { origins: Number(text) };
}
