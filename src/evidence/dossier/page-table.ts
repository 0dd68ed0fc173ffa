import { escapeMarkup } from "../../kernel/index.ts";

/** A table of a page; cells are markup already, heads are plain words. */
export function pageTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads.map((name) => `<th>${escapeMarkup(name)}</th>`).join("");
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`);
  return [
    '<div class="wide"><table>',
    `<thead><tr>${head}</tr></thead>`,
    `<tbody>${body.join("\n")}</tbody>`,
    "</table></div>",
  ].join("\n");
}

/** Names and values of a page; values are markup already. */
export function pageFacts(rows: readonly (readonly [name: string, value: string])[]): string {
  const cells = rows.map(([name, value]) => `<dt>${escapeMarkup(name)}</dt><dd>${value}</dd>`);
  return cells.length === 0 ? "" : `<dl class="facts">${cells.join("")}</dl>`;
}

/** A small quiet line. */
export function pageNote(markup: string): string {
  return `<p class="note">${markup}</p>`;
}
