import { escapeMarkup } from "../../kernel/index.ts";
import type { Brief, BriefFigure, BriefRow } from "../../workbench/index.ts";
import { briefStyle } from "./brief-style.ts";
import { fontAddresses } from "./fonts.ts";

/**
 * The brief as one HTML file with everything that the PDF has, in full: text that can be copied,
 * searched and read aloud, in both scripts. It refers to nothing outside it.
 */
export async function briefPage(brief: Brief): Promise<string> {
  const fonts = await fontAddresses();
  return [
    "<!doctype html>",
    '<html lang="en-GB" dir="ltr">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    `<title>${escapeMarkup(brief.title)}</title>`,
    `<style>${briefStyle(fonts)}</style>`,
    "</head>",
    "<body>",
    "<header>",
    `<p class="bar"><span>Mizan · threat picture brief</span><strong>${escapeMarkup(brief.marking)}</strong></p>`,
    `<h1>${escapeMarkup(brief.title)}</h1>`,
    `<p class="scope">${escapeMarkup(brief.scope)}</p>`,
    `<p class="quiet">Record as of ${time(brief.asOf)}${newestText(brief)}</p>`,
    "</header>",
    "<main>",
    `<ul>${brief.findings.map((text) => `<li>${escapeMarkup(text)}</li>`).join("")}</ul>`,
    figure(brief.timeline),
    '<div class="pair">',
    ...(brief.map === null ? [] : [figure(brief.map)]),
    ...brief.rankings.map(figure),
    "</div>",
    table(brief),
    disagreement(brief),
    "<h2>How the figures were made</h2>",
    ...brief.methods.map(
      ({ heading, text }) =>
        `<p><strong>${escapeMarkup(heading)}.</strong> ${escapeMarkup(text)}</p>`,
    ),
    "<h2>Sources and licences</h2>",
    `<ul class="plain">${brief.citations.map(citation).join("")}</ul>`,
    "<h2>To see the same again</h2>",
    `<p><code>${escapeMarkup(brief.reproduce.command)}</code></p>`,
    `<p><code>${escapeMarkup(brief.reproduce.address)}</code></p>`,
    "</main>",
    `<footer><p>Snapshot <code>${escapeMarkup(brief.snapshot)}</code>: the same digest means that the`,
    `same releases were read. Mizan ${escapeMarkup(brief.toolVersion)}. ${escapeMarkup(brief.marking)}`,
    "</p></footer>",
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

/** Nothing outside the page, and no script. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

function newestText({ newest }: Brief): string {
  return newest === null ? "" : ` · sources cover events up to ${time(newest)}`;
}

function time(moment: string): string {
  const text = new Date(moment).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  return `<time datetime="${escapeMarkup(moment)}">${text}</time>`;
}

function figure(data: BriefFigure): string {
  return [
    "<figure>",
    `<figcaption><strong>${escapeMarkup(data.title)}</strong><span>${escapeMarkup(data.subtitle)}</span></figcaption>`,
    data.svg.trim(),
    ...data.notes.map((note) => `<p class="note">${escapeMarkup(note)}</p>`),
    "</figure>",
  ].join("\n");
}

function table({ table }: Brief): string {
  const heads = ["Events", "Killed, low", "Best", "High", "Killed per 100,000"];
  return [
    `<h2 id="table">${escapeMarkup(table.caption)}</h2>`,
    '<div class="wide"><table aria-labelledby="table"><thead><tr>',
    `<th scope="col">${escapeMarkup(table.unit)}</th>`,
    ...heads.map((head, at) => `<th scope="col"${at < 4 ? ' class="number"' : ""}>${head}</th>`),
    "</tr></thead><tbody>",
    ...table.rows.map(row),
    "</tbody></table></div>",
    `<p class="note">${escapeMarkup(table.note)}</p>`,
  ].join("\n");
}

function row(data: BriefRow): string {
  const count = (value: number) => `<td class="number">${value.toLocaleString("en-GB")}</td>`;
  const urdu =
    data.nameUr === null
      ? ""
      : ` <bdi lang="ur" dir="rtl" class="urdu">${escapeMarkup(data.nameUr)}</bdi>`;
  return [
    `<tr><th scope="row">${escapeMarkup(data.name)}${urdu}</th>`,
    ...[data.events, data.deathsLow, data.deathsBest, data.deathsHigh].map(count),
    `<td>${escapeMarkup(data.rate ?? data.absent ?? "")}</td></tr>`,
  ].join("");
}

function disagreement({ disagreement: data }: Brief): string {
  return [
    '<section class="box">',
    "<h2>Where sources disagree</h2>",
    `<p>${escapeMarkup(data.title)}</p>`,
    ...(data.rows.length === 0
      ? []
      : [
          '<div class="wide"><table><thead><tr>',
          '<th scope="col">Source</th><th scope="col">What it counts</th>',
          '<th scope="col" class="number">Attacks / killed</th></tr></thead><tbody>',
          ...data.rows.map(disagreementRow),
          "</tbody></table></div>",
        ]),
    `<p class="note">${escapeMarkup(data.note)}</p>`,
    "</section>",
  ].join("\n");
}

function disagreementRow({ source, scope, figure, note }: Disagreement["rows"][number]): string {
  const aside = note === "" ? "" : ` <span class="quiet">(${escapeMarkup(note)})</span>`;
  return [
    `<tr><th scope="row">${escapeMarkup(source)}</th><td>${escapeMarkup(scope)}${aside}</td>`,
    `<td class="number">${escapeMarkup(figure)}</td></tr>`,
  ].join("");
}

type Disagreement = Brief["disagreement"];

function citation({ text, licence }: Brief["citations"][number]): string {
  const rights =
    licence === "" ? "" : ` <span class="quiet">Licence: ${escapeMarkup(licence)}.</span>`;
  return `<li>${escapeMarkup(text)}${rights}</li>`;
}
