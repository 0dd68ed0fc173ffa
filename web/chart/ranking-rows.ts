import { numeral } from "../../src/chart/index.ts";
import type { ShownName } from "../state/names.ts";
import type { Leading, LeadingRow } from "./leading.ts";

/** How the rows of a ranking are written. */
export interface RowStyle {
  readonly deaths: boolean;
  readonly chosen: ReadonlySet<number>;
  readonly nameOf: (row: number) => ShownName;
  readonly codeOf: (row: number) => string;
  readonly valueText: (row: LeadingRow) => string;
}

/** Writes the rows of a ranking into a list, changing only what differs; React is not asked. */
export function writeRows(list: HTMLElement, { rows, top }: Leading, style: RowStyle): void {
  while (list.children.length < rows.length) list.append(makeRow());
  for (let at = 0; at < list.children.length; at++) {
    const item = list.children[at] as HTMLElement;
    const row = rows[at];
    item.hidden = row === undefined;
    if (row !== undefined) writeRow(item.firstChild as HTMLButtonElement, row, top, style);
  }
}

function makeRow(): HTMLLIElement {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "rank";
  const parts = ["rank-name", "rank-track", "rank-value"].map((name) => {
    const part = document.createElement("span");
    part.className = name;
    return part;
  });
  const [, track] = parts as [HTMLElement, HTMLElement, HTMLElement];
  track.setAttribute("aria-hidden", "true");
  for (const name of ["rank-fill", "rank-range"]) {
    const part = document.createElement("i");
    part.className = name;
    track.append(part);
  }
  button.append(...parts);
  item.append(button);
  return item;
}

function writeRow(button: HTMLButtonElement, row: LeadingRow, top: number, style: RowStyle): void {
  const { deaths, chosen } = style;
  const code = style.codeOf(row.row);
  const [label, track, value] = button.children as unknown as [
    HTMLElement,
    HTMLElement,
    HTMLElement,
  ];
  const name = style.nameOf(row.row);
  if (label.textContent !== name.main) {
    label.textContent = name.main;
    label.lang = name.urdu ? "ur" : "en";
    button.title = name.other === null ? name.main : `${name.main} · ${name.other}`;
  }
  if (button.dataset["code"] !== code) button.dataset["code"] = code;
  const pressed = String(chosen.has(row.row));
  if (button.ariaPressed !== pressed) button.ariaPressed = pressed;
  button.classList.toggle("rank-unknown", code === "");
  button.classList.toggle("rank-beside", chosen.size > 0 && !chosen.has(row.row));
  const [fill, range] = track.children as unknown as [HTMLElement, HTMLElement];
  fill.style.inlineSize = percent(deaths ? row.best : row.events, top);
  const wide = deaths && row.high > row.low;
  range.hidden = !wide;
  if (wide) {
    range.style.insetInlineStart = percent(row.low, top);
    range.style.inlineSize = percent(row.high - row.low, top);
  }
  const text = style.valueText(row);
  if (value.textContent !== text) value.textContent = text;
}

/** The value of a row in words: "1,204", or "1,204 (900 to 1,500)" in long. */
export function rowValue(row: LeadingRow, deaths: boolean): string {
  return numeral(deaths ? row.best : row.events);
}

function percent(part: number, whole: number): string {
  return `${Math.round((1_000 * part) / whole) / 10}%`;
}
