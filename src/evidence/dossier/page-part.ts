import { escapeMarkup } from "../../kernel/index.ts";
import type { DossierPart, RecordRef } from "./document.ts";
import { pageFacts, pageNote, pageTable } from "./page-table.ts";

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
  const { total, measure, range } = part;
  const killed = `${count(total.best)} killed (${count(total.low)} to ${count(total.high)})`;
  const events = `${count(total.events)} events`;
  const first = measure === "deaths" ? `${killed} in ${events}` : `${events}, ${killed}`;
  const without = `Events without a figure of killed, which add nothing to it: ${count(total.without)}.`;
  const made = [...part.notes, ...part.method].map((note) => `<li>${escapeMarkup(note)}</li>`);
  return [
    `<figure><img src="${part.image}" alt="${escapeMarkup(part.alt)}"></figure>`,
    `<p><strong>${first}.</strong>${citeLinks(part.cites)}</p>`,
    pageNote(escapeMarkup(part.subtitle)),
    pageNote(`${escapeMarkup(range)} ${without}`),
    `<details><summary>How it was made</summary><ul>${made.join("")}</ul></details>`,
    pageNote(
      `<a href="${part.table}">The numbers</a> · <a href="${part.events}">every event that is counted</a>`,
    ),
  ].join("\n");
}

function eventTable({ rows, table, cites }: Of<"event">): string {
  const heads = ["Date", "Place", "Type", "Killed, low to high", "Attribution", "Source"];
  const many = rows.length === 1 ? "One observation" : `${rows.length} observations`;
  const from = cites.length === 1 ? "one source" : `${cites.length} sources`;
  return [
    pageNote(`${many} from ${from}, side by side; none is corrected by another.`),
    pageTable(
      heads,
      rows.map((row) => [
        ...[row.date, row.place, row.type, row.killed, row.attribution].map(escapeMarkup),
        citeLinks(row.cites),
      ]),
    ),
    pageNote(`<a href="${table}">The rows in full</a>`),
  ].join("\n");
}

function evidenceBody(part: Of<"evidence">): string {
  return [
    part.file === null ? withheldItem(part) : itemLink(part, part.file),
    pageFacts(part.facts.map(({ name, value }) => [name, escapeMarkup(value)])),
    part.courtMinimum === null ? "" : pageNote(escapeMarkup(part.courtMinimum)),
    custodyTable(part),
    pageNote(part.records.map(links).join("<br>")),
  ]
    .filter((markup) => markup !== "")
    .join("\n");
}

function withheldItem({ withheld }: Of<"evidence">): string {
  const why = `<span class="withheld">Withheld: ${escapeMarkup(withheld ?? "")}</span>`;
  return `<p>${why} The log holds a commitment to it, which the holder can open later.</p>`;
}

function itemLink({ mediaType, bytes, sha256 }: Of<"evidence">, file: string): string {
  const facts = `${escapeMarkup(mediaType)}, ${count(bytes)} bytes, SHA-256 <code>${sha256}</code>`;
  return `<p><a href="${file}" download>The file</a> (${facts})</p>`;
}

function custodyTable({ custody }: Of<"evidence">): string {
  if (custody.length === 0) return "";
  const rows = custody.map(({ at, action, by, reason }) =>
    [at, action, by, reason].map(escapeMarkup),
  );
  const table = pageTable(["Time (UTC)", "What", "Who", "Why"], rows);
  return `<details><summary>Custody, ${custody.length} events</summary>${table}</details>`;
}

function recordBody({ fields, record }: Of<"record">): string {
  const rows = fields.map(({ name, value }) => {
    const marking = record.withheld.find(({ field }) => field === name)?.marking ?? "not known";
    const shown =
      value === null ? `<span class="withheld">Withheld (${marking})</span>` : escapeMarkup(value);
    return [name, shown] as const;
  });
  return `${pageFacts(rows)}\n${pageNote(links(record))}`;
}

/** Links from a statement to the record, the entry of the log and its proof. */
export function links({ kind, index, body, entry, proof }: RecordRef): string {
  const files = [
    `<a href="${body}">record</a>`,
    `<a href="../${entry}">entry</a>`,
    `<a href="../${proof}">proof</a>`,
  ];
  return `${escapeMarkup(kind)}, entry ${index} of the log: ${files.join(", ")}`;
}

function count(value: number): string {
  return value.toLocaleString("en-GB");
}
