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
  for (const name of ["rank-fill", "rank-range", "rank-low", "rank-high"]) {
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
  writeTrack(track, row, top, deaths);
  const text = style.valueText(row);
  if (value.textContent !== text) value.textContent = text;
}

/** The value of a row in words: "1,204", or "1,204 (900 to 1,500)" in long. */
export function rowValue(row: LeadingRow, deaths: boolean): string {
  return numeral(deaths ? row.best : row.events);
}

/** Moves the bar and its range by transforms alone: a brush changes no layout. */
function writeTrack(track: HTMLElement, row: LeadingRow, top: number, deaths: boolean): void {
  const [fill, range, low, high] = track.children as unknown as HTMLElement[];
  const part = (value: number) => Math.round((10_000 * value) / top) / 10_000;
  const move = (value: number) =>
    `translateX(${part(value) * (document.documentElement.dir === "rtl" ? -100 : 100)}%)`;
  setTransform(fill, `scaleX(${part(deaths ? row.best : row.events)})`);
  const wide = deaths && row.high > row.low;
  track.classList.toggle("rank-wide", wide);
  if (!wide) return;
  setTransform(range, `${move(row.low)} scaleX(${part(row.high - row.low)})`);
  setTransform(low, move(row.low));
  setTransform(high, move(row.high));
}

function setTransform(node: HTMLElement | undefined, transform: string): void {
  if (node !== undefined && node.style.transform !== transform) node.style.transform = transform;
}
