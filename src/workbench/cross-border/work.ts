import { releaseKey } from "../../events/index.ts";
import { accept, type Result } from "../../kernel/index.ts";
import { statePairs } from "../../picture/index.ts";
import { labelOf } from "../name-of.ts";
import { openScope } from "../open-scope.ts";
import { countScope } from "../picture/count-scope.ts";
import { describeScope } from "../picture/title.ts";
import type { Ports } from "../ports.ts";
import type { ScopeInput } from "../scope-fields.ts";
import { sourceLine } from "../source-lines.ts";
import { stateOf, stateOfCountry } from "../state-of.ts";
import type { CrossBorderAnswer } from "./schema.ts";
import { searchShare } from "./share-search.ts";
import { sidedFigures } from "./sided-figures.ts";

const STATES = { ofActor: stateOf, ofCountry: stateOfCountry };

/** Violence at and across borders. */
export async function showCrossBorder(
  ports: Ports,
  input: ScopeInput,
): Promise<Result<CrossBorderAnswer>> {
  const opened = await openScope(ports, input);
  if (!opened.ok) return opened;
  const { scope, choice, columns, manifests, today, todayText } = opened.value;
  const { filter } = scope;
  const views = countScope(columns, filter);
  const share = await searchShare(ports, manifests);
  const name = (code: string) => labelOf("place", code, today).name;
  return accept({
    title: `${describeScope(scope, today)}: violence at and across borders`,
    filter: structuredClone(filter) as CrossBorderAnswer["filter"],
    counted: [...choice.datasets],
    whyCounted: choice.why,
    bands: views.borders.map((band) => ({
      ...band,
      name: band.neighbour === "" ? "not known" : name(band.neighbour),
    })),
    pairs: statePairs(columns, filter, STATES).map((pair) => ({
      ...pair,
      states: [...pair.states],
      names: pair.states.map(name),
      actors: pair.actors.map((key) => labelOf("actor", key, today).name),
    })),
    events: [...(await sidedFigures(ports, manifests, filter))],
    share,
    sources: manifests
      .filter((one) => filter.datasets.includes(releaseKey(one)) || one.format === "cross-border")
      .map((one) => sourceLine(one, todayText)),
    notes: [
      "Near a border is not from across it: distance says where an event happened, not where it came from.",
      "A state named in an allegation is named as such by the source; the record holds who says so.",
    ],
    method: [
      "Distance is from the event's point to the nearest land border, in bands of 10, 25, 50 and 100 km.",
      "Two parties belong to different states when each is the government or the forces of one; the same rule for every state.",
      "Figures of one event by different givers are laid side by side. They are never summed, averaged or chosen from.",
    ],
  });
}
