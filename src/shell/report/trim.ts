import type { Brief, BriefFigure } from "../../workbench/index.ts";

/** How much of a brief is set, from everything that usually fits to what always fits. */
export interface Detail {
  readonly level: number;
  readonly rows: number;
  readonly findings: number;
  readonly disagreements: number;
  readonly methods: number;
  readonly citations: number;
  /** Most letters of one text. */
  readonly letters: number;
}

/** Levels of detail, the fullest first. */
export const DETAILS: readonly Detail[] = (
  [
    [12, 7, 14, 10, 8, 900],
    [10, 6, 11, 9, 7, 600],
    [9, 6, 9, 8, 6, 420],
    [8, 5, 8, 7, 5, 320],
    [7, 4, 6, 6, 4, 220],
    [5, 3, 4, 5, 3, 120],
  ] as const
).map(([rows, findings, disagreements, methods, citations, letters], level) => ({
  ...{ level, rows, findings, disagreements, methods, citations, letters },
}));

/** Letters of texts that stay short at every level. */
const SHORT = { title: 160, scope: 240, heading: 60, name: 44, cell: 56, command: 240 } as const;

/** The brief with only as much in it as a level of detail allows; says what it left out. */
export function trimBrief(brief: Brief, detail: Detail): Brief {
  const short = (text: string) => shorten(text, detail.letters);
  return {
    ...brief,
    title: shorten(brief.title, SHORT.title),
    scope: shorten(brief.scope, SHORT.scope),
    findings: brief.findings.slice(0, detail.findings).map(short),
    timeline: trimFigure(brief.timeline, detail),
    map: brief.map === null ? null : trimFigure(brief.map, detail),
    rankings: brief.rankings.map((figure) => trimFigure(figure, detail)),
    table: trimTable(brief.table, detail),
    disagreement: trimDisagreement(brief.disagreement, detail),
    methods: brief.methods.slice(0, detail.methods).map(({ heading, text }) => ({
      heading: shorten(heading, SHORT.heading),
      text: short(text),
    })),
    citations: trimCitations(brief.citations, detail),
    reproduce: {
      command: shorten(brief.reproduce.command, SHORT.command),
      address: shorten(brief.reproduce.address, Math.max(SHORT.command, detail.letters)),
    },
  };
}

function trimFigure(figure: BriefFigure, { letters }: Detail): BriefFigure {
  const notes = shorten(figure.notes.join(" "), letters);
  return {
    ...figure,
    title: shorten(figure.title, Math.min(letters, SHORT.title)),
    subtitle: shorten(figure.subtitle, SHORT.title),
    notes: notes === "" ? [] : [notes],
  };
}

function trimTable(table: Brief["table"], { rows, letters }: Detail): Brief["table"] {
  return {
    ...table,
    rows: table.rows.slice(0, rows).map((row) => ({
      ...row,
      name: shorten(row.name, SHORT.name),
      nameUr: row.nameUr === null ? null : shorten(row.nameUr, SHORT.name),
      absent: row.absent === null ? null : shorten(row.absent, SHORT.cell),
    })),
    note: join(shorten(table.note, letters), leftOut(table.rows.length - rows, "place")),
  };
}

function trimDisagreement(
  { title, rows, note }: Brief["disagreement"],
  { disagreements, letters }: Detail,
): Brief["disagreement"] {
  return {
    title: shorten(title, Math.min(letters, SHORT.title)),
    rows: rows.slice(0, disagreements).map((row) => ({
      source: shorten(row.source, SHORT.name),
      scope: shorten(row.scope, SHORT.cell),
      figure: row.figure,
      note: shorten(row.note, SHORT.cell),
    })),
    note: join(shorten(note, letters), leftOut(rows.length - disagreements, "figure")),
  };
}

function trimCitations(
  citations: Brief["citations"],
  { citations: most, letters }: Detail,
): Brief["citations"] {
  const rest = leftOut(citations.length - most, "source");
  return [
    ...citations.slice(0, most).map(({ text, licence }) => ({
      text: shorten(text, letters),
      licence: shorten(licence, SHORT.heading),
    })),
    ...(rest === "" ? [] : [{ text: rest, licence: "" }]),
  ];
}

function leftOut(count: number, what: string): string {
  return count > 0 ? `${count} more ${what}${count === 1 ? "" : "s"} in the HTML edition.` : "";
}

function join(...texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join(" ");
}

function shorten(text: string, letters: number): string {
  const all = [...text];
  if (all.length <= letters) return text;
  return `${all
    .slice(0, letters - 1)
    .join("")
    .trimEnd()}…`;
}
