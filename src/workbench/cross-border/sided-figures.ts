import { figureGiver, isWithinType, type Manifest, releaseKey } from "../../events/index.ts";
import type { PictureFilter } from "../../picture/index.ts";
import type { Ports } from "../ports.ts";
import { stateOf } from "../state-of.ts";
import type { CrossBorderAnswer } from "./schema.ts";

type SidedEvent = CrossBorderAnswer["events"][number];

/**
 * Figures of events across borders as each side gave them, laid beside each other by event. Nothing is
 * summed, averaged or chosen; the rule by which a giver stands to an event is the same for every state.
 */
export async function sidedFigures(
  ports: Ports,
  manifests: readonly Manifest[],
  filter: PictureFilter,
): Promise<readonly SidedEvent[]> {
  const events: SidedEvent[] = [];
  for (const manifest of manifests.filter((one) => one.format === "cross-border")) {
    const rows = await ports.lake.query(FIGURES, {
      file: ports.lake.path(manifest, "observations.parquet"),
      from: filter.from ?? "0001-01-01",
      to: filter.to ?? "9999-12-31",
    });
    const wanted = rows.filter((row) => inScope(row, filter));
    const byEvent = new Map<string, Row[]>();
    for (const row of wanted) {
      const key = text(row, "event_key");
      byEvent.set(key, [...(byEvent.get(key) ?? []), row]);
    }
    for (const [eventKey, own] of byEvent) {
      events.push(eventOf(releaseKey(manifest), eventKey, own));
    }
  }
  return events.sort((a, b) =>
    a.date < b.date ? 1 : a.date > b.date ? -1 : a.eventKey < b.eventKey ? -1 : 1,
  );
}

type Row = Readonly<Record<string, unknown>>;

const FIGURES = `SELECT * FROM read_parquet($file)
  WHERE date_end >= CAST($from AS DATE) AND date_start <= CAST($to AS DATE)
  ORDER BY date_start, event_key, "row"`;

function inScope(row: Row, { countries, borders, actors }: PictureFilter): boolean {
  const states = [text(row, "country"), text(row, "border")];
  for (const key of [text(row, "actor_a"), text(row, "actor_b")]) {
    const state = stateOf(key);
    if (state !== null) states.push(state);
  }
  const sides = [text(row, "actor_a"), text(row, "actor_b")];
  return (
    (countries.length === 0 || countries.some((code) => states.includes(code))) &&
    (borders.length === 0 || borders.some((code) => states.includes(code))) &&
    (actors.length === 0 || actors.some((key) => sides.includes(key)))
  );
}

function eventOf(release: string, eventKey: string, rows: readonly Row[]): SidedEvent {
  const first = rows[0] as Row;
  const date = text(first, "date_start");
  const precision = text(first, "date_precision");
  const shown =
    precision === "year" ? date.slice(0, 4) : precision === "month" ? date.slice(0, 7) : date;
  return {
    release,
    eventKey,
    date: shown,
    place: text(first, "place_text"),
    country: text(first, "country"),
    label: `${shown}, ${text(first, "place_text")}: ${text(first, "source_type")}`,
    figures: rows.map(figureOf),
  };
}

function figureOf(row: Row): SidedEvent["figures"][number] {
  const giver = figureGiver(text(row, "figure_by"));
  const side = giver.side === null ? null : stateOf(giver.side);
  return {
    row: Number(row["row"]),
    line: Number(row["line"]),
    givenBy: giver.from,
    side,
    standing: giver.standing,
    stand: standOf(row, side),
    killed: intervalOf(row, "deaths_total"),
    injured: intervalOf(row, "injured"),
    counts: text(row, "note"),
    publisher: text(row, "publisher"),
    citation: text(row, "citation"),
    url: text(row, "source_url"),
  };
}

/** In a clash neither side is the one that struck: both are parties, whoever is named first. */
function standOf(row: Row, side: string | null): SidedEvent["figures"][number]["stand"] {
  const [first, second] = [stateOf(text(row, "actor_a")), stateOf(text(row, "actor_b"))];
  if (side === null || (side !== first && side !== second)) return "other";
  if (first === second || isWithinType(text(row, "type"), "battle")) return "party";
  return side === first ? "acting" : "affected";
}

function intervalOf(row: Row, name: string) {
  const at = (part: string) =>
    row[`${name}_${part}`] == null ? null : Number(row[`${name}_${part}`]);
  return { low: at("low"), best: at("best"), high: at("high") };
}

function text(row: Row, name: string): string {
  return String(row[name] ?? "");
}
