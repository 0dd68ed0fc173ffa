import { writeCsv } from "../../picture/index.ts";
import type { FilesOutcome } from "./outcome.ts";
import type { NamedEvent } from "./read.ts";

/** Digits of a probability in a table: finer than any calibration could tell. */
const DIGITS = 4;

/** Every record once, with the number of its cluster. */
export function clustersCsv({ clusters }: FilesOutcome, events: readonly NamedEvent[]): string {
  function* rows(): Generator<[number, string, string]> {
    for (const [at, cluster] of clusters.entries())
      for (const index of cluster) yield [at + 1, ...nameOf(events, index)];
  }
  return writeCsv(["cluster", "dataset", "event"], rows());
}

/** Every pair that may be the same event, with its probability. */
export function pairsCsv({ pairs }: FilesOutcome, events: readonly NamedEvent[]): string {
  const header = ["dataset_a", "event_a", "dataset_b", "event_b", "p"];
  function* rows(): Generator<[string, string, string, string, number]> {
    for (const { a, b, p } of pairs)
      yield [...nameOf(events, a), ...nameOf(events, b), Number(p.toFixed(DIGITS))];
  }
  return writeCsv(header, rows());
}

function nameOf(events: readonly NamedEvent[], index: number): [string, string] {
  const event = events[index];
  return [event?.dataset ?? "", event?.event ?? ""];
}
