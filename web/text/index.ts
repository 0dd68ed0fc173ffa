/**
 * The words of the pages in English and Urdu.
 *
 * @module
 */

export { monthName, monthSpan, shownDay, shownTime } from "./dates.ts";
export { EN, type Text } from "./en.ts";
export { TextProvider, useNames, useText } from "./provider.tsx";
