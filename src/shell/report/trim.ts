import type { Brief } from "../../workbench/index.ts";

/** How much of a brief is set, from everything that usually fits to what always fits. */
export interface Detail {
  readonly level: number;
  readonly rows: number;
  readonly findings: number;
  readonly disagreements: number;
  readonly citations: number;
  /** Most letters of one text. */
  readonly letters: number;
}

/** Levels of detail, the fullest first. */
export const DETAILS: readonly Detail[] = [
  { level: 0, rows: 12, findings: 7, disagreements: 14, citations: 8, letters: 900 },
  { level: 1, rows: 10, findings: 6, disagreements: 11, citations: 7, letters: 600 },
  { level: 2, rows: 9, findings: 6, disagreements: 9, citations: 6, letters: 420 },
  { level: 3, rows: 8, findings: 5, disagreements: 8, citations: 5, letters: 320 },
  { level: 4, rows: 7, findings: 4, disagreements: 6, citations: 4, letters: 220 },
  { level: 5, rows: 5, findings: 3, disagreements: 4, citations: 3, letters: 140 },
];

/** The brief with only as much in it as a level of detail allows; says what it left out. */
export function trimBrief(brief: Brief, detail: Detail): Brief {
  const short = (text: string) => shorten(text, detail.letters);
  const { table, disagreement } = brief;
  return {
    ...brief,
    title: shorten(brief.title, 180),
    scope: shorten(brief.scope, 260),
    findings: brief.findings.slice(0, detail.findings).map(short),
    timeline: { ...brief.timeline, notes: brief.timeline.notes.map(short) },
    map: brief.map === null ? null : { ...brief.map, notes: brief.map.notes.map(short) },
    table: {
      ...table,
      rows: table.rows.slice(0, detail.rows),
      note: join(short(table.note), leftOut(table.rows.length - detail.rows, "place")),
    },
    disagreement: {
      ...disagreement,
      rows: disagreement.rows.slice(0, detail.disagreements).map((row) => ({
        source: shorten(row.source, 60),
        scope: shorten(row.scope, 90),
        figure: row.figure,
        note: shorten(row.note, 120),
      })),
      note: join(
        short(disagreement.note),
        leftOut(disagreement.rows.length - detail.disagreements, "figure"),
      ),
    },
    methods: brief.methods.map(({ heading, text }) => ({ heading, text: short(text) })),
    citations: [
      ...brief.citations
        .slice(0, detail.citations)
        .map(({ text, licence }) => ({ text: short(text), licence: shorten(licence, 80) })),
      ...(brief.citations.length > detail.citations
        ? [
            {
              text: `${brief.citations.length - detail.citations} more are listed in the HTML edition.`,
              licence: "",
            },
          ]
        : []),
    ],
    reproduce: {
      command: shorten(brief.reproduce.command, 300),
      address: shorten(brief.reproduce.address, 300),
    },
  };
}

function leftOut(count: number, what: string): string {
  return count > 0 ? `${count} more ${what}${count === 1 ? "" : "s"} in the HTML edition.` : "";
}

function join(...texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join(" ");
}

function shorten(text: string, letters: number): string {
  const all = [...text];
  return all.length <= letters
    ? text
    : `${all
        .slice(0, letters - 1)
        .join("")
        .trimEnd()}…`;
}
