import type { DossierItem, DossierPart } from "../../evidence/index.ts";
import { accept, describeInterval, type Result, refuse } from "../../kernel/index.ts";
import { textBytes } from "../../ledger/index.ts";
import { labelOf } from "../name-of.ts";
import { observationsCsv } from "../observation/observations-csv.ts";
import { eachObservation } from "../observation/observations-work.ts";
import type { ObservationRow } from "../observation/schema.ts";
import type { DossierContents } from "./contents.ts";
import { scopeOfAddress } from "./scope.ts";

type EventItem = Extract<DossierItem, { type: "event" }>;
type EventPart = Extract<DossierPart, { type: "event" }>;

/** Makes an event a part of a dossier: every observation of it side by side, each with its source. */
export async function eventPart(
  contents: DossierContents,
  item: EventItem,
  number: number,
): Promise<Result<EventPart>> {
  const scope = scopeOfAddress(new URLSearchParams({ source: item.release }).toString());
  if (!scope.ok) return scope;
  const rows: ObservationRow[] = [];
  const wanted = { scope: scope.value, event: item.event };
  for await (const row of eachObservation(contents.ports, wanted)) rows.push(row);
  const [first] = rows;
  if (first === undefined) {
    return refuse({
      code: "workbench/observation-not-known",
      message: `${item.release} holds no event ${item.event}.`,
      field: "event",
      remedy: "List them with 'mizan observations'.",
    });
  }
  const cited = rows.map((row) => ({ row, cites: citesOf(contents, row) }));
  return accept({
    type: "event",
    number,
    heading: item.heading ?? `${first.place ?? "Place not known"}, ${dates(first)}`,
    text: item.text ?? null,
    table: contents.addFile(`tables/event-${number}.csv`, textBytes(observationsCsv(rows))),
    rows: cited.map(({ row, cites }) => ({
      date: dates(row),
      place: [row.place, row.provinceName].filter((name) => name !== null).join(", "),
      type: row.typeName ?? row.sourceType ?? "not known",
      killed: describeInterval(row.killed),
      attribution: attribution(row),
      cites,
    })),
    cites: [...new Set(cited.flatMap(({ cites }) => cites))],
  });
}

function citesOf(contents: DossierContents, row: ObservationRow): number[] {
  const words = [row.publisher, row.citation, row.sourceDate].filter(
    (one) => one !== null && one !== "",
  );
  const text = words.length === 0 ? `${row.release}, row ${row.row}` : words.join(", ");
  return [contents.addSource({ text, address: row.sourceUrl, licence: null, record: null })];
}

function dates({ dateStart, dateEnd }: ObservationRow): string {
  if (dateStart === null) return "date not known";
  return dateEnd === null || dateEnd === dateStart ? dateStart : `${dateStart} to ${dateEnd}`;
}

function attribution({
  attribution: status,
  attributionBy,
  actorA,
  sideA,
}: ObservationRow): string {
  const party = actorA === null ? sideA : labelOf("actor", actorA, 0).name;
  if (party === null) return "nobody named";
  const by = attributionBy === null ? "" : ` by ${attributionBy}`;
  return status === null ? party : `${party} (${status}${by})`;
}
