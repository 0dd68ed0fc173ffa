import { releaseKey } from "../../events/index.ts";
import { accept, addIntervals, type Result, refuse } from "../../kernel/index.ts";
import { observationCondition } from "../observation/sql.ts";
import { openScope } from "../open-scope.ts";
import { describeScope } from "../picture/title.ts";
import type { Ports } from "../ports.ts";
import type { ScopeInput } from "../scope-fields.ts";
import { differingFields, eventRows, observationsOf, runFacts } from "./event-rows.ts";
import { eventsOf, findEvent, type LinkedEvent } from "./events.ts";
import { type Linked, linkedOf } from "./linked.ts";
import type { EventShown, EventsPage } from "./schema.ts";

/** Linked events of which an observation falls under the filter, a page at a time, counted without parts. */
export async function listEvents(
  ports: Ports,
  question: { readonly scope: ScopeInput; readonly offset: number; readonly limit: number },
): Promise<Result<EventsPage>> {
  const linked = await linkedOf(ports, question.scope.source);
  if (!linked.ok) return linked;
  const opened = await openScope(ports, question.scope);
  if (!opened.ok) return opened;
  const { scope, today } = opened.value;
  const releases = linked.value.releases.map(releaseKey);
  const filter = { ...scope.filter, datasets: releases };
  const names = await observationsUnder(ports, linked.value, filter);
  const events = eventsOf(linked.value).filter(({ members }) =>
    members.some(({ name }) => names.has(name)),
  );
  const counted = withoutParts(events);
  const page = events.slice(question.offset, question.offset + question.limit);
  const members = page.flatMap((event) => event.members);
  const observations = await observationsOf(ports, linked.value, members);
  const figures = counted.filter(({ killed }) => killed.best !== null);
  return accept({
    ...runFacts(linked.value),
    scope: describeScope({ ...scope, filter }, today),
    total: events.length,
    counted: counted.length,
    killed: addIntervals(figures.map(({ killed }) => killed)),
    withoutFigure: counted.length - figures.length,
    offset: question.offset,
    events: eventRows(page, observations),
  });
}

/** Events without those that are a part of another event of the list. */
function withoutParts(events: readonly LinkedEvent[]): readonly LinkedEvent[] {
  const listed = new Set(events.map(({ id }) => id));
  return events.filter(({ partOf }) => !partOf.some((whole) => listed.has(whole)));
}

/** One event with its observations, links and judgements. */
export async function showEvent(
  ports: Ports,
  named: string,
  source: readonly string[],
): Promise<Result<EventShown>> {
  const linked = await linkedOf(ports, source);
  if (!linked.ok) return linked;
  const event = findEvent(eventsOf(linked.value), named);
  return event === null
    ? eventNotKnown(named)
    : accept(await shownEvent(ports, linked.value, event));
}

/** A refusal for an event that is not there. */
export function eventNotKnown(named: string): Result<never> {
  return refuse({
    code: "workbench/event-not-known",
    message: `There is no linked event "${named}".`,
    found: named,
    remedy: "List them with 'mizan events', or name an observation as dataset@release#id.",
  });
}

/** An event as it is shown. */
export async function shownEvent(
  ports: Ports,
  linked: Linked,
  event: LinkedEvent,
): Promise<EventShown> {
  const observations = await observationsOf(ports, linked, event.members);
  const rows = event.members.flatMap(({ name }) => observations.get(name) ?? []);
  const names = new Set(event.members.map(({ name }) => name));
  const links = linked.result.links
    .map(({ a, b, kind, p, joined }) => ({
      first: linked.reportNamed(a).name,
      second: linked.reportNamed(b).name,
      kind,
      p,
      joined,
    }))
    .filter(({ first, second }) => names.has(first) || names.has(second));
  return {
    ...runFacts(linked),
    event: eventRows([event], observations)[0] as EventShown["event"],
    observations: rows,
    differs: differingFields(rows),
    links,
    judgements: linked.judgements.filter(
      ({ first, second }) => names.has(first) || names.has(second),
    ),
  };
}

async function observationsUnder(
  ports: Ports,
  linked: Linked,
  filter: Parameters<typeof observationCondition>[0],
): Promise<ReadonlySet<string>> {
  const { where, parameters } = observationCondition(filter);
  const names = new Set<string>();
  for (const release of linked.releases) {
    const file = ports.lake.path(release, "observations.parquet");
    const sql = `SELECT id FROM read_parquet($file) WHERE ${where}`;
    const rows = await ports.lake.query(sql, { ...parameters, file });
    for (const row of rows) names.add(`${releaseKey(release)}#${row["id"]}`);
  }
  return names;
}
