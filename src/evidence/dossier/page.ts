import { escapeMarkup } from "../../kernel/index.ts";
import type { DossierDocument, DossierPart, DossierSource } from "./document.ts";
import { links, partBody } from "./page-part.ts";
import { pageTable } from "./page-table.ts";
import { DOSSIER_STYLE } from "./style.ts";

/** Nothing outside the package, and no script. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:";

/**
 * The HTML edition of a dossier: everything that it says, each figure and statement with a number that
 * leads to its source. The same document gives the same bytes, so that a verifier can set it again and compare.
 */
export function dossierPage(dossier: DossierDocument): string {
  const { title, titleUr, clearance } = dossier;
  return [
    "<!doctype html>",
    '<html lang="en-GB">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    `<title>${escapeMarkup(title)}</title>`,
    `<style>${DOSSIER_STYLE}</style>`,
    "</head>",
    "<body>",
    "<header>",
    `<p class="bar"><span>Mizan · dossier</span><strong class="marking">${clearance}</strong></p>`,
    `<h1>${escapeMarkup(title)}</h1>`,
    titleUr === null ? "" : `<p class="urdu" lang="ur" dir="rtl">${escapeMarkup(titleUr)}</p>`,
    facts(dossier),
    "</header>",
    "<main>",
    dossier.summary === null ? "" : `<p class="lead">${escapeMarkup(dossier.summary)}</p>`,
    HOW_TO_CHECK,
    contents(dossier.parts),
    ...dossier.parts.map(part),
    sources(dossier.sources),
    language(dossier),
    record(dossier),
    "</main>",
    `<footer><p>${clearance}. Made by Mizan ${escapeMarkup(dossier.toolVersion)}.</p></footer>`,
    "</body>",
    "</html>",
    "",
  ]
    .filter((line) => line !== "")
    .concat("")
    .join("\n");
}

const HOW_TO_CHECK = `<section class="box"><h3>How to check this dossier</h3>
<p>Numbers in brackets lead to the sources. Every table that a figure is made of is in the folder, with every
event that it counts. <a href="../VERIFY.md">VERIFY.md</a> says in plain steps how to check all of it without
trusting whoever sent it.</p></section>`;

function facts(dossier: DossierDocument): string {
  const rows = [
    ["For", dossier.recipient],
    ["Purpose", dossier.purpose],
    ["Prepared by", dossier.preparedBy],
    ["Date", dossier.date],
    ["Recipient may see up to", dossier.clearance],
  ] as const;
  const cells = rows.map(([name, value]) => `<dt>${name}</dt><dd>${escapeMarkup(value)}</dd>`);
  return `<dl class="facts">${cells.join("")}</dl>`;
}

function contents(parts: readonly DossierPart[]): string {
  const lines = parts.map(
    ({ number, heading }) => `<li><a href="#part-${number}">${escapeMarkup(heading)}</a></li>`,
  );
  return parts.length < 4 ? "" : `<h2>Contents</h2><ol>${lines.join("")}</ol>`;
}

const SORTS: Readonly<Record<DossierPart["type"], string>> = {
  claim: "Claim",
  figure: "Figure",
  event: "Event",
  evidence: "Evidence",
  engagement: "Engagement",
  record: "Record",
};

function part(data: DossierPart): string {
  return [
    `<section id="part-${data.number}">`,
    `<h2><span class="number">${data.number} · ${SORTS[data.type]}</span>${escapeMarkup(data.heading)}</h2>`,
    partBody(data),
    "</section>",
  ].join("\n");
}

function sources(list: readonly DossierSource[]): string {
  if (list.length === 0) return "";
  return `<h2 id="sources">Sources</h2>\n<ol class="sources">${list.map(source).join("\n")}</ol>`;
}

function source({ number, text, address, licence, record: ref }: DossierSource): string {
  const link =
    address === null ? "" : ` <a href="${escapeMarkup(address)}">${escapeMarkup(address)}</a>`;
  const rights =
    licence === null ? "" : ` <span class="quiet">Licence: ${escapeMarkup(licence)}.</span>`;
  const proof = ref === null ? "" : ` <span class="quiet">${links(ref)}</span>`;
  return `<li id="source-${number}" value="${number}">${escapeMarkup(text)}${link}${rights}${proof}</li>`;
}

function language({ language: { findings, decisions } }: DossierDocument): string {
  if (findings.length === 0)
    return "<h2>Language check</h2><p>The language check had nothing to say about this dossier.</p>";
  const rows = findings.map((finding) => {
    const made = decisions.find((decision) => decision.finding === finding.id);
    const decision =
      made === undefined ? "not decided" : `${made.decision}: ${made.reason} (${made.by})`;
    const part = `<a href="#part-${finding.part}">${finding.part}</a>`;
    return [part, ...[finding.found, finding.detail, decision].map(escapeMarkup)];
  });
  return [
    "<h2>Language check</h2>",
    "<p>What the check found in the words of this dossier, and what its authors decided.</p>",
    pageTable(["Part", "Words", "Finding", "Decision"], rows),
  ].join("\n");
}

function record({ log, record: ref }: DossierDocument): string {
  const witnesses =
    log.cosignatures.length === 0
      ? "No witness cosigned this state: that the log was not rewritten rests on its holder and on earlier copies."
      : `Cosigned by ${log.cosignatures.map(({ witness, time }) => `${witness} (${time})`).join(", ")}.`;
  return `<h2>The record behind it</h2>
<dl class="facts"><dt>Log</dt><dd><code>${escapeMarkup(log.origin)}</code></dd>
<dt>Key</dt><dd><code>${escapeMarkup(log.key)}</code></dd>
<dt>Entries</dt><dd>${log.size.toLocaleString("en-GB")}</dd>
<dt>Root</dt><dd><code>${escapeMarkup(log.root)}</code></dd>
<dt>Witnesses</dt><dd>${escapeMarkup(witnesses)}</dd>
<dt>This dossier</dt><dd>${links(ref)}</dd></dl>`;
}
