import { accept, type Result } from "../../kernel/index.ts";
import { writeCsv } from "../../picture/index.ts";
import type { Ports } from "../ports.ts";
import { runFacts } from "./event-rows.ts";
import { eventsOf } from "./events.ts";
import { type Linked, linkedOf } from "./linked.ts";

const DIGITS = 4;

/** Writes events and pairs as tables or as JSON, all files or none. */
export async function exportLinkage(
  ports: Ports,
  {
    source,
    format,
    out,
  }: {
    readonly source: readonly string[];
    readonly format: "csv" | "json";
    readonly out: string;
  },
): Promise<Result<{ out: string; written: string[]; events: number; pairs: number }>> {
  const names = ["clusters", "events", "pairs"].map((name) => `${name}.${format}`);
  const written = [...names, "about.json"];
  await ports.files.checkFolder(out, written);
  const found = await linkedOf(ports, source);
  if (!found.ok) return found;
  const linked = found.value;
  const tables = [clusterTable(linked), eventTable(linked), pairTable(linked)];
  const encoder = new TextEncoder();
  const files = new Map(
    tables.map(({ header, rows }, at) => [
      names[at] ?? "",
      encoder.encode(format === "csv" ? writeCsv(header, rows) : asJson(header, rows)),
    ]),
  );
  const { result } = linked;
  const about = {
    ...runFacts(linked),
    version: ports.version,
    events: result.report.events,
    eventsRange: result.report.eventsRange,
    judgements: linked.judgements.length,
  };
  files.set("about.json", encoder.encode(`${JSON.stringify(about, null, 2)}\n`));
  await ports.files.writeFolder(out, files);
  return accept({ out, written, events: result.clusters.length, pairs: result.links.length });
}

interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

function clusterTable(linked: Linked): Table {
  const rows = eventsOf(linked).flatMap(({ id, members }) =>
    members.map(({ release, id: key, origin }) => [id, release, key, origin]),
  );
  return { header: ["event", "release", "observation", "origin"], rows };
}

function eventTable(linked: Linked): Table {
  const header = [
    "event",
    "date_start",
    "date_end",
    "killed_low",
    "killed_best",
    "killed_high",
    "reports",
    "origins",
    "weakest_p",
    "part_of",
  ];
  const rows = eventsOf(linked).map((event) => [
    event.id,
    event.dateStart,
    event.dateEnd,
    event.killed.low,
    event.killed.best,
    event.killed.high,
    event.members.length,
    event.origins,
    event.weakest === null ? null : rounded(event.weakest),
    event.partOf.join(" "),
  ]);
  return { header, rows };
}

function pairTable({ result, reportNamed }: Linked): Table {
  const header = ["release_a", "id_a", "release_b", "id_b", "kind", "p", "joined"];
  const rows = result.links.map(({ a, b, kind, p, joined }) => {
    const [one, other] = [reportNamed(a), reportNamed(b)];
    const ends = [one.release, one.id, other.release, other.id];
    return [...ends, kind, rounded(p), joined ? "yes" : "no"];
  });
  return { header, rows };
}

function asJson(header: readonly string[], rows: Table["rows"]): string {
  const objects = rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at]])));
  return `${JSON.stringify(objects, null, 1)}\n`;
}

function rounded(p: number): number {
  return Number(p.toFixed(DIGITS));
}
