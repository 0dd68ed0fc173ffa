import { writeCsv } from "../picture/index.ts";
import type { FilesOutcome } from "./link-files-outcome.ts";
import type { NamedEvent } from "./link-files-read.ts";

/** Digits of a probability in a table: finer than any calibration could tell. */
const DIGITS = 4;

/** Every record once, with the number of its cluster. */
export function clustersCsv({ clusters }: FilesOutcome, events: readonly NamedEvent[]): string {
  const rows = clusters.flatMap((cluster, at) =>
    cluster.map((index) => [at + 1, ...nameOf(events, index)]),
  );
  return writeCsv(["cluster", "dataset", "event"], rows);
}

/** Every pair that may be the same event, with its probability. */
export function pairsCsv({ pairs }: FilesOutcome, events: readonly NamedEvent[]): string {
  const header = ["dataset_a", "event_a", "dataset_b", "event_b", "p"];
  const rows = pairs.map(({ a, b, p }) => [
    ...nameOf(events, a),
    ...nameOf(events, b),
    Number(p.toFixed(DIGITS)),
  ]);
  return writeCsv(header, rows);
}

function nameOf(events: readonly NamedEvent[], index: number): [string, string] {
  const event = events[index];
  return [event?.dataset ?? "", event?.event ?? ""];
}
