import { escapeMarkup } from "../../kernel/index.ts";
import type { DossierPart, RecordRef } from "./document.ts";

type Of<T extends DossierPart["type"]> = Extract<DossierPart, { type: T }>;

/** What stands under the heading of a part. */
export function partBody(part: DossierPart): string {
  const text = paragraphs(part.text, part.type === "event" ? [] : part.cites);
  switch (part.type) {
    case "claim":
      return [text, ...claimLines(part)].join("\n");
    case "figure":
      return [text, figureBody(part)].join("\n");
    case "event":
      return [text, eventTable(part)].join("\n");
    case "evidence":
      return [text, evidenceBody(part)].join("\n");
    case "engagement":
      return `<p class="note">${escapeMarkup(part.date)} · with ${escapeMarkup(part.counterpart)}</p>\n${text}`;
    case "record":
      return [text, recordBody(part)].join("\n");
  }
}

/** Links to numbered sources. */
function citeLinks(cites: readonly number[]): string {
  const links = cites.map((number) => `<a href="#source-${number}">[${number}]</a>`);
  return links.length === 0 ? "" : ` ${links.join(" ")}`;
}

function paragraphs(text: string | null, cites: readonly number[]): string {
  if (text === null) return "";
  const parts = text.split(/\n{2,}/);
  return parts
    .map((one, i) => {
      const links = i === parts.length - 1 ? citeLinks(cites) : "";
      return `<p>${escapeMarkup(one).replaceAll("\n", "<br>")}${links}</p>`;
    })
    .join("\n");
}

function claimLines({ against, probability, confidence, origins, cites }: Of<"claim">): string[] {
  const lines: string[] = [];
  if (probability !== null) {
    const [from, to] = probability;
    lines.push(`Probability ${from === to ? `${from}%` : `${from}% to ${to}%`}.`);
  }
  if (confidence !== null) lines.push(`Confidence in the judgement: ${confidence}.`);
  lines.push(
    origins === null
      ? `Reports: ${cites.length}; independent origins: not counted.`
      : `Reports: ${cites.length}; independent origins: ${origins}.`,
  );
  return [
    `<p class="note">${lines.join(" ")}</p>`,
    '<div class="against"><h3>What speaks against it</h3>',
    against === null
      ? '<p class="quiet">Nothing is recorded. That is not the same as nothing.</p>'
      : paragraphs(against, []),
    "</div>",
  ];
}

function figureBody(part: Of<"figure">): string {
  const { total, measure } = part;
  const killed = `${count(total.best)} killed (${count(total.low)} to ${count(total.high)})`;
  const events = `${count(total.events)} events`;
  const first = measure === "deaths" ? `${killed} in ${events}` : `${events}, ${killed}`;
  return `<figure><img src="${part.image}" alt="${escapeMarkup(part.alt)}"></figure>
<p><strong>${first}.</strong>${citeLinks(part.cites)}</p>
<p class="note">${escapeMarkup(part.subtitle)}</p>
<p class="note">${escapeMarkup(part.range)} Events without a figure of killed, which add nothing to it: ${count(total.without)}.</p>
<details><summary>How it was made</summary>
<ul>${[...part.notes, ...part.method].map((note) => `<li>${escapeMarkup(note)}</li>`).join("")}</ul></details>
<p class="note"><a href="${part.table}">The numbers</a> · <a href="${part.events}">every event that is counted</a></p>`;
}

function eventTable({ rows, table, cites }: Of<"event">): string {
  const head = ["Date", "Place", "Type", "Killed, low to high", "Attribution", "Source"];
  const body = rows.map((row) => {
    const cells = [row.date, row.place, row.type, row.killed, row.attribution];
    return `<tr>${cells.map((cell) => `<td>${escapeMarkup(cell)}</td>`).join("")}<td>${citeLinks(row.cites)}</td></tr>`;
  });
  return `<p class="note">${rows.length === 1 ? "One observation" : `${rows.length} observations`} from ${cites.length === 1 ? "one source" : `${cites.length} sources`}, side by side; none is corrected by another.</p>
<div class="wide"><table><thead><tr>${head.map((name) => `<th>${name}</th>`).join("")}</tr></thead>
<tbody>${body.join("\n")}</tbody></table></div>
<p class="note"><a href="${table}">The rows in full</a></p>`;
}

function evidenceBody(part: Of<"evidence">): string {
  const facts = part.facts.map(
    ({ name, value }) => `<dt>${escapeMarkup(name)}</dt><dd>${escapeMarkup(value)}</dd>`,
  );
  const custody = part.custody.map(
    ({ at, action, by, reason }) =>
      `<tr><td>${escapeMarkup(at)}</td><td>${escapeMarkup(action)}</td><td>${escapeMarkup(by)}</td><td>${escapeMarkup(reason)}</td></tr>`,
  );
  const file =
    part.file === null
      ? `<p><span class="withheld">Withheld: ${escapeMarkup(part.withheld ?? "")}</span> The log holds a commitment to it, which the holder can open later.</p>`
      : `<p><a href="${part.file}" download>The file</a> (${escapeMarkup(part.mediaType)}, ${count(part.bytes)} bytes, SHA-256 <code>${part.sha256}</code>)</p>`;
  return `${file}
${facts.length === 0 ? "" : `<dl class="facts">${facts.join("")}</dl>`}
${part.courtMinimum === null ? "" : `<p class="note">${escapeMarkup(part.courtMinimum)}</p>`}
${custody.length === 0 ? "" : `<details><summary>Custody, ${custody.length} events</summary><div class="wide"><table><thead><tr><th>Time (UTC)</th><th>What</th><th>Who</th><th>Why</th></tr></thead><tbody>${custody.join("\n")}</tbody></table></div></details>`}
<p class="note">${part.records.map(links).join("<br>")}</p>`;
}

function recordBody({ fields, record }: Of<"record">): string {
  const rows = fields.map(({ name, value }) => {
    const marking = record.withheld.find(({ field }) => field === name)?.marking;
    const shown =
      value === null
        ? `<span class="withheld">Withheld (${marking ?? "not known"})</span>`
        : escapeMarkup(value);
    return `<dt>${escapeMarkup(name)}</dt><dd>${shown}</dd>`;
  });
  return `<dl class="facts">${rows.join("")}</dl>\n<p class="note">${links(record)}</p>`;
}

/** Links from a statement to the record, the entry of the log and its proof. */
export function links({ kind, index, body, entry, proof }: RecordRef): string {
  return `${escapeMarkup(kind)}, entry ${index} of the log: <a href="${body}">record</a>, <a href="../${entry}">entry</a>, <a href="../${proof}">proof</a>`;
}

function count(value: number): string {
  return value.toLocaleString("en-GB");
}
