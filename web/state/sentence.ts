import { monthSpan, type Text } from "../text/index.ts";
import type { Names } from "./names.ts";
import type { Picture } from "./picture.tsx";
import type { FilterList } from "./picture-view.ts";

const NAMED_AT_MOST = 3;

/** What is counted, as a sentence: "Recorded events in Balochistan, 2019 to 2025, involving BLA". */
export function viewSentence(
  { view, engine, coverage }: Pick<Picture, "view" | "engine" | "coverage">,
  text: Text,
  names: Names,
): string {
  const { filter } = view;
  const list = (name: FilterList) => {
    const shown = filter[name].slice(0, NAMED_AT_MOST).map((code) => names.of(name, code).main);
    const left = filter[name].length - shown.length;
    return text.and(left > 0 ? [...shown, text.filter.more(left)] : shown);
  };
  const places = (["districts", "provinces", "countries"] as const)
    .filter((name) => filter[name].length > 0)
    .map(list);
  const { months } = coverage;
  const range = engine.range();
  const from = range.from?.slice(0, 7) ?? months[0];
  const to = range.to?.slice(0, 7) ?? months.at(-1);
  const near = filter.borders.length > 0 || filter.borderKm !== null;
  const parts = [
    places.length > 0 ? text.in(places.join(", ")) : null,
    from !== undefined && to !== undefined ? monthSpan(from, to, text) : null,
    filter.actors.length > 0 ? text.involving(list("actors")) : null,
    filter.types.length > 0 ? text.ofType(list("types")) : null,
    filter.targets.length > 0 ? text.against(list("targets")) : null,
    filter.attributions.length > 0 ? text.attributed(list("attributions")) : null,
    near ? text.nearBorder(list("borders"), filter.borderKm) : null,
  ].filter((part) => part !== null);
  const comma = text.language === "ur" ? "، " : ", ";
  const subject = text.subject[view.measure];
  return places.length > 0 && text.language === "en"
    ? `${subject} ${parts.join(comma)}`
    : [subject, ...parts].join(comma);
}
