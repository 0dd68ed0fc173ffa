import { accept } from "../kernel/index.ts";
import { matchActor, sideClass } from "./actor.ts";
import { column, derived } from "./expression.ts";
import type { Derivation, Format } from "./format.ts";
import {
  BORDER_ATTRIBUTION,
  PAGE_DATES,
  PAGE_ORIGIN,
  PAGE_TOLL,
  PAGE_TOLL_COLUMNS,
} from "./from-observations.ts";
import { datasetName, releaseName } from "./release-name.ts";

/** Where it happened, from the words for the side affected: the state, never a verdict on a disputed area. */
const AFFECTED: Readonly<Record<string, string>> = {
  "India (J&K)": "India",
  "Pakistan and Pakistan-administered Kashmir": "Pakistan",
  "Pakistan-administered Kashmir": "Pakistan",
  both: "",
};

/**
 * The two sides: who acted, and who was struck. A row that names two actors ("A; B") has both as sides; the
 * side alleged to stand behind is a claim and stays in the note.
 */
const SIDES: Derivation = {
  name: "sides",
  from: { actor: column("actor"), affected: column("affected_side") },
  outputs: ["a", "a_key", "a_class", "b", "b_key", "b_class", "country"],
  derive: ({ actor, affected }) => {
    const [one = "", two] = (actor ?? "").split(/\s*;\s*/u);
    const other =
      affected === null || affected === undefined || affected === "both" ? "" : affected;
    const struck = AFFECTED[other] ?? other;
    const a = matchActor({ name: one, scheme: "press" });
    const b = matchActor({ name: two ?? struck, scheme: "press" });
    return {
      a: one,
      a_key: a.key,
      a_class: sideClass(a.class),
      b: two ?? other,
      b_key: b.key,
      b_class: sideClass(b.class),
      country: struck,
    };
  },
};

/**
 * Figures of events across a border, each as one side or outlet gives it.
 *
 * Assumes: `figure_by` keeps the giver's words. Figures of one event by different givers, or of the dead of
 * different sides, are never added up or averaged.
 */
export const CROSS_BORDER: Format = {
  name: "cross-border",
  summary: "Figures of events across a border: one row is what one side or outlet says.",
  holds: "events",
  delimiters: [",", ";", "\t"],
  layouts: [
    {
      name: "figures by side",
      required: ["event_key", "date", "origin_side", "affected_side", "figure_given_by", "killed"],
      columns: {
        id: {
          kind: "join",
          of: [
            column("event_key"),
            column("figure_given_by"),
            column("killed_scope"),
            column("source_publisher"),
          ],
          with: " | ",
        },
        event_key: column("event_key"),
        part_of: column("part_of"),
        origin: PAGE_ORIGIN,
        date_start: derived("dates", "start"),
        date_end: derived("dates", "end"),
        date_precision: derived("dates", "precision"),
        source_type: column("event_type"),
        side_a: derived("sides", "a"),
        side_a_class: derived("sides", "a_class"),
        actor_a: derived("sides", "a_key"),
        side_b: derived("sides", "b"),
        side_b_class: derived("sides", "b_class"),
        actor_b: derived("sides", "b_key"),
        target: derived("toll", "target"),
        ...PAGE_TOLL_COLUMNS,
        injured_low: column("injured"),
        injured_best: column("injured"),
        attribution: derived("attribution", "status"),
        attribution_by: derived("attribution", "by"),
        figure_by: column("figure_given_by"),
        publisher: column("source_publisher"),
        citation: column("source_title"),
        source_url: column("source_url"),
        source_date: column("source_date"),
        note: {
          kind: "join",
          of: [
            {
              kind: "join",
              of: [{ kind: "text", text: "From" }, column("origin_side")],
              with: " ",
            },
            {
              kind: "join",
              of: [{ kind: "text", text: "on" }, column("affected_side")],
              with: " ",
            },
            column("killed_scope"),
            column("status"),
            column("note"),
          ],
          with: "; ",
        },
      },
      place: { country: derived("sides", "country"), placeText: column("place") },
      types: { scheme: "press" },
      derivations: [PAGE_DATES, PAGE_TOLL, SIDES, BORDER_ATTRIBUTION],
    },
  ],
  describe: (input) =>
    accept({
      dataset: datasetName(input, "cross-border-figures"),
      release: releaseName(input),
      title: input.chosen.title ?? "Figures of events across borders, by the side that gave them",
      publisher: "Readers of public pages; each row names its page",
      licence: "Facts in the readers' own words",
      citation: "The page that each row names.",
      counts: "Attacks, strikes and clashes across a border that the pages read speak of.",
      leavesOut:
        "Everything that no page read speaks of. No source gives a share of attacks from across the border.",
    }),
};
