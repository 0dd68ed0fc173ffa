import {
  ACTOR_LINKS,
  ACTORS,
  CODEBOOK,
  CROSSWALKS,
  STATISTICS_SOURCES,
} from "../../events/index.ts";

/** The types of events, and how the words of each source are read in them. */
export function codebookPage(derived: string): string {
  const crosswalks = Object.values(CROSSWALKS).flatMap(({ scheme, codebook, entries }) => [
    `## Crosswalk: ${scheme}`,
    "",
    `${codebook}. A word that is not listed becomes \`unknown\`, with the source's word kept beside it.`,
    "",
    "| word of the source | type | what is lost |",
    "|---|---|---|",
    ...entries.map(({ from, to, loss }) => row(from, `\`${to}\``, loss)),
    "",
  ]);
  return [
    "# Codebook: types of events",
    "",
    derived,
    "",
    "A type is a path. Its parents are categories: what is counted under a type is counted under each of them.",
    "",
    "| type | name | what counts |",
    "|---|---|---|",
    ...CODEBOOK.map(({ path, name, definition }) => `| \`${path}\` | ${name} | ${definition} |`),
    "",
    ...crosswalks,
  ].join("\n");
}

/** Organisations and states as parties, their families, and who publishes figures. */
export function actorsPage(derived: string): string {
  return [
    "# Organisations, states and publishers of figures",
    "",
    derived,
    "",
    "Names are matched exactly after taking away case, accents and punctuation; nothing is matched by likeness.",
    "Any state is recognised by the forms `Government of X` and `Military Forces of X`, in the table or not.",
    "",
    "| key | name | class | UCDP ids | note |",
    "|---|---|---|---|---|",
    ...ACTORS.map((actor) =>
      row(
        `\`${actor.key}\``,
        actor.nameUr ? `${actor.name} (${actor.nameUr})` : actor.name,
        actor.class,
        actor.ucdp.join(", "),
        actor.note,
      ),
    ),
    "",
    "## Families",
    "",
    "| member | of | how | from | to | source | note |",
    "|---|---|---|---|---|---|---|",
    ...ACTOR_LINKS.map((link) =>
      row(
        `\`${link.member}\``,
        `\`${link.of}\``,
        link.relation,
        link.from ?? "",
        link.to ?? "",
        link.source,
        link.note,
      ),
    ),
    "",
    "## Publishers of figures",
    "",
    "| who counts | scope | counts | leaves out | note |",
    "|---|---|---|---|---|",
    ...STATISTICS_SOURCES.map((source) =>
      row(
        `${source.name} (\`${source.key}\`)`,
        source.scope,
        source.counts,
        source.leavesOut,
        source.note,
      ),
    ),
    "",
  ].join("\n");
}

function row(...cells: readonly string[]): string {
  return `| ${cells.map((text) => text.replaceAll("|", "|")).join(" | ")} |`;
}
