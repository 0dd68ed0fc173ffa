import { type Manifest, releaseKey } from "../../events/index.ts";
import { accept, parseDay, type Result, refuse } from "../../kernel/index.ts";
import type { Ports } from "../ports.ts";
import { readSource } from "../scope.ts";
import { sourceLine } from "../source-lines.ts";
import { observationRow } from "./row.ts";
import type { ObservationRow } from "./schema.ts";

/** Finds one observation and shows it down to the original row, with its siblings. */
export async function findObservation(
  ports: Ports,
  wanted: {
    readonly id: string;
    readonly row: number | null;
    readonly source: string | null;
  },
) {
  const { id, row, source } = wanted;
  const manifests = await ports.lake.manifests();
  const events = manifests.filter((one) => one.holds === "events");
  const chosen = source === null ? accept(null) : readSource(source, manifests);
  if (!chosen.ok) return chosen;
  const today = parseDay(ports.clock.now().slice(0, 10)) ?? 0;
  const searched = events.filter(
    (one) => chosen.value === null || releaseKey(one) === chosen.value,
  );
  const hits: { manifest: Manifest; row: ObservationRow }[] = [];
  for (const manifest of searched) {
    const rows = await ports.lake.query(row === null ? BY_ID : BY_ROW, {
      file: ports.lake.path(manifest, "observations.parquet"),
      ...(row === null ? { id } : { row }),
    });
    hits.push(
      ...rows.map((row) => ({ manifest, row: observationRow(releaseKey(manifest), row, today) })),
    );
  }
  const [hit] = hits;
  if (hit === undefined) return unknown(id, searched);
  return describe(ports, hit.manifest, hit.row, hits.slice(1), today);
}

const BY_ID = `SELECT * FROM read_parquet($file) WHERE id = $id OR event_key = $id
  ORDER BY (id = $id) DESC, "row" LIMIT 1`;
const BY_ROW = `SELECT * FROM read_parquet($file) WHERE "row" = $row`;

async function describe(
  ports: Ports,
  manifest: Manifest,
  observation: ObservationRow,
  others: readonly { readonly manifest: Manifest }[],
  today: number,
) {
  const file = ports.lake.path(manifest, "observations.parquet");
  const siblings = await ports.lake.query(
    `SELECT * FROM read_parquet($file)
     WHERE coalesce(event_key, id) = $event AND "row" <> $row ORDER BY "row" LIMIT 500`,
    { file, event: observation.eventKey, row: observation.row },
  );
  const [full] = await ports.lake.query(`SELECT * FROM read_parquet($file) WHERE "row" = $row`, {
    file,
    row: observation.row,
  });
  const [original] = await ports.lake.query(
    "SELECT * EXCLUDE (file_row_number) FROM read_parquet($file, file_row_number = true) WHERE file_row_number = $row",
    { file: ports.lake.path(manifest, "original.parquet"), row: observation.row },
  );
  const [input] = manifest.input;
  return accept({
    observation,
    values: cells(full ?? {}),
    original: cells(original ?? {}),
    input: {
      file: input?.name ?? "",
      sha256: input?.sha256 ?? "",
      line: observation.line,
      row: observation.row,
    },
    source: sourceLine(manifest, ports.clock.now().slice(0, 10)),
    dropped: manifest.dropped.map(({ column, reason }) => ({ column, reason })),
    siblings: siblings.map((row) => observationRow(releaseKey(manifest), row, today)),
    alsoIn: others.map((one) => releaseKey(one.manifest)),
  });
}

function cells(row: Readonly<Record<string, unknown>>): { column: string; value: string | null }[] {
  return Object.entries(row).map(([column, value]) => ({
    column,
    value: value == null ? null : String(value),
  }));
}

function unknown(id: string, searched: readonly Manifest[]): Result<never> {
  return refuse({
    code: "workbench/observation-not-known",
    message: `No observation or event has the id "${id}".`,
    field: "id",
    found: id,
    expected: `an id or event key in ${searched.map(releaseKey).join(", ") || "a release of events"}`,
    remedy: "List them with 'mizan observations'.",
  });
}
