import { type Manifest, releaseKey } from "../../events/index.ts";
import { accept, LIMITS, type Result } from "../../kernel/index.ts";
import type { PictureFilter } from "../../picture/index.ts";
import { openScope } from "../open-scope.ts";
import { describeScope } from "../picture/title.ts";
import type { Ports } from "../ports.ts";
import type { ScopeInput } from "../scope-fields.ts";
import { sourceLine } from "../source-lines.ts";
import { observationRow } from "./row.ts";
import type { ObservationRow } from "./schema.ts";
import { observationCondition } from "./sql.ts";

/** Which rows are wanted. */
export interface ObservationsQuestion {
  readonly scope: ScopeInput;
  readonly event: string | null;
  readonly offset: number;
  readonly limit: number;
}

/** Observations under a filter, a page at a time, each with the way back to its source. */
export async function listObservations(ports: Ports, question: ObservationsQuestion) {
  const found = await prepare(ports, question.scope);
  if (!found.ok) return found;
  const { filter, releases, scope, whyCounted, today } = found.value;
  const rows: ObservationRow[] = [];
  let total = 0;
  for (const manifest of releases) {
    const count = await countRows(ports, manifest, filter, question.event);
    const skip = Math.max(0, question.offset - total);
    const take = question.limit - rows.length;
    if (skip < count && take > 0) {
      const page = { offset: skip, limit: take, event: question.event };
      rows.push(...(await readPage(ports, manifest, filter, page, today)));
    }
    total += count;
  }
  const todayText = ports.clock.now().slice(0, 10);
  return accept({
    scope,
    filter: structuredClone(filter) as MutableFilter,
    counted: releases.map(releaseKey),
    whyCounted,
    total,
    offset: question.offset,
    rows,
    sources: releases.map((one) => sourceLine(one, todayText)),
  });
}

/** Every observation under a filter, page by page, for exports. */
export async function* eachObservation(
  ports: Ports,
  { scope, event }: Pick<ObservationsQuestion, "scope" | "event">,
): AsyncGenerator<ObservationRow> {
  const found = await prepare(ports, scope);
  if (!found.ok) return;
  const { filter, releases, today } = found.value;
  for (const manifest of releases) {
    const limit = LIMITS.answerRows;
    for (let offset = 0; ; offset += limit) {
      const rows = await readPage(ports, manifest, filter, { offset, limit, event }, today);
      yield* rows;
      if (rows.length < limit) break;
    }
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };
type MutableFilter = Mutable<PictureFilter>;

interface Prepared {
  readonly filter: PictureFilter;
  readonly releases: readonly Manifest[];
  readonly scope: string;
  readonly whyCounted: string;
  readonly today: number;
}

async function prepare(ports: Ports, input: ScopeInput): Promise<Result<Prepared>> {
  const opened = await openScope(ports, input);
  if (!opened.ok) return opened;
  const { scope, choice, manifests, today } = opened.value;
  const filter = { ...scope.filter, datasets: choice.datasets };
  return accept({
    filter,
    releases: manifests.filter((one) => choice.datasets.includes(releaseKey(one))),
    scope: describeScope({ ...scope, filter }, today),
    whyCounted: choice.why,
    today,
  });
}

async function countRows(
  ports: Ports,
  manifest: Manifest,
  filter: PictureFilter,
  event: string | null,
): Promise<number> {
  const { where, parameters } = conditionOf(filter, event);
  const [row] = await ports.lake.query(
    `SELECT count(*) AS n FROM read_parquet($file) WHERE ${where}`,
    { ...parameters, file: ports.lake.path(manifest, "observations.parquet") },
  );
  return Number(row?.["n"] ?? 0);
}

async function readPage(
  ports: Ports,
  manifest: Manifest,
  filter: PictureFilter,
  { offset, limit, event }: Pick<ObservationsQuestion, "offset" | "limit" | "event">,
  today: number,
): Promise<readonly ObservationRow[]> {
  const { where, parameters } = conditionOf(filter, event);
  const rows = await ports.lake.query(
    `SELECT * FROM read_parquet($file) WHERE ${where} ORDER BY date_start, "row"
     LIMIT CAST($limit AS BIGINT) OFFSET CAST($offset AS BIGINT)`,
    { ...parameters, limit, offset, file: ports.lake.path(manifest, "observations.parquet") },
  );
  return rows.map((row) => observationRow(releaseKey(manifest), row, today));
}

function conditionOf(filter: PictureFilter, event: string | null) {
  const condition = observationCondition(filter);
  if (event === null) return condition;
  return {
    where: `${condition.where} AND coalesce(event_key, id) = $event`,
    parameters: { ...condition.parameters, event },
  };
}
