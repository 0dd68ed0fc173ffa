import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import {
  type EventColumns,
  makeCrossfilter,
  NO_FILTER,
  type PictureFilter,
  type ViewName,
} from "../src/picture/index.ts";
import { realPorts } from "../src/shell/ports.ts";
import { CATALOGUE } from "../src/workbench/index.ts";
import { makeGed } from "./make-ged.ts";

/** Five linked views: the same work for the cross-filter and for bare DuckDB SQL. */
const VIEWS = ["timeline", "provinces", "districts", "types", "actors"] as const;
const STEPS = 40;
const QUIET = { start: () => ({ update: () => {}, finish: () => {} }) };

interface Step {
  readonly from: string;
  readonly to: string;
  readonly types: readonly string[];
}

/** A window of two years dragged over 37 years, with one of three types chosen in turn. */
function stepsOf(): readonly Step[] {
  const types = ["armed-conflict/state-based", "armed-conflict/one-sided"];
  return Array.from({ length: STEPS }, (_, i) => {
    const year = 1989 + Math.floor((i * 34) / STEPS);
    const month = String((i % 12) + 1).padStart(2, "0");
    return {
      from: `${year}-${month}-01`,
      to: `${year + 2}-${month}-01`,
      types: types.slice(i % 2),
    };
  });
}

/** The events and deaths of one view, by cell, in the form in which both answers are compared. */
type Answer = readonly (readonly [string, number, number])[];

function filterOf({ from, to, types }: Step): PictureFilter {
  return { ...NO_FILTER, from, to, types };
}

function countWithColumns(columns: EventColumns) {
  const crossfilter = makeCrossfilter(columns, VIEWS);
  return (step: Step): Record<string, Answer> => {
    crossfilter.setFilter(filterOf(step));
    const views = crossfilter.toViews();
    const rows = (name: Exclude<(typeof VIEWS)[number], "timeline">): Answer =>
      views[name].map((row) => [row.code, row.events, row.deathsBest]);
    const { months, tallies } = views.timeline;
    const timeline = tallies.flatMap(
      (tally, i): Answer =>
        tally.events === 0 ? [] : [[months[i] as string, tally.events, tally.deathsBest]],
    );
    return {
      timeline,
      provinces: rows("provinces"),
      districts: rows("districts"),
      types: rows("types"),
      actors: rows("actors"),
    };
  };
}

/** The SQL of each view: under every choice but its own. */
function sqlOf(view: ViewName, step: Step): string {
  const window = `date_start BETWEEN DATE '${step.from}' AND DATE '${step.to}'`;
  const types = `type IN (${step.types.map((type) => `'${type}'`).join(", ")})`;
  const sums = "count(*), sum(low), sum(best), sum(high)";
  const under = (group: string, ...conditions: string[]) =>
    `SELECT ${group} AS cell, ${sums} FROM event WHERE ${conditions.join(" AND ")} GROUP BY cell`;
  switch (view) {
    case "timeline":
      return under("strftime(date_start, '%Y-%m')", types);
    case "provinces":
      return under("coalesce(province_now, '')", window, types);
    case "districts":
      return under("coalesce(district_now, '')", window, types);
    case "types":
      return under("coalesce(type, '')", window);
    default:
      return `SELECT cell, ${sums} FROM (
        SELECT unnest(list_distinct([coalesce(actor_a, ''), coalesce(actor_b, '')])) AS cell, low, best, high
        FROM event WHERE ${window} AND ${types}) GROUP BY cell`;
  }
}

async function countWithDuckDb(observations: string) {
  const instance = await DuckDBInstance.create(":memory:", { threads: String(cpus().length) });
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE event AS SELECT date_start, province_now, district_now, type,
    actor_a, actor_b, deaths_total_low AS low, deaths_total_best AS best, deaths_total_high AS high
    FROM read_parquet('${observations}')`);
  return async (step: Step): Promise<Record<string, Answer>> => {
    const answers: Record<string, Answer> = {};
    for (const view of VIEWS) {
      const reader = await connection.runAndReadAll(sqlOf(view, step));
      answers[view] = reader
        .getRows()
        .map((row) => [String(row[0]), Number(row[1]), Number(row[3])] as const);
    }
    return answers;
  };
}

function sorted(answers: Record<string, Answer>): string {
  return JSON.stringify(
    VIEWS.map((view) => [...(answers[view] ?? [])].sort((a, b) => (a[0] < b[0] ? -1 : 1))),
  );
}

function median(times: readonly number[], part = 0.5): number {
  const rising = [...times].sort((a, b) => a - b);
  return rising[Math.floor(rising.length * part)] as number;
}

async function timed<T>(work: () => T | Promise<T>): Promise<[number, T]> {
  const start = performance.now();
  const value = await work();
  return [performance.now() - start, value];
}

/** Measures five linked views over 417,968 events: the cross-filter against bare DuckDB SQL. */
export async function benchViews(): Promise<void> {
  const file = await makeGed();
  if (file === null) {
    console.log("views: skipped, the file of real events is not here.");
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "mizan-bench-views-"));
  const ports = realPorts(folder, QUIET);
  try {
    const run = async (name: string, input: unknown) => {
      const declared = CATALOGUE.find((one) => one.name === name);
      if (declared === undefined) throw new Error(`no command ${name}`);
      const result = await declared.run(ports, declared.input.parse(input));
      if (!result.ok) throw new Error(JSON.stringify(result.issues));
      return result.value;
    };
    await run("import", { format: "ucdp-ged", files: [file] });
    const [manifest] = await ports.lake.manifests();
    if (manifest === undefined) throw new Error("nothing was imported");
    const [build, columns] = await timed(() => ports.columns.load());
    const [again] = await timed(() => realPorts(folder, QUIET).columns.load());
    console.log(
      `columns: ${columns.count} events built in ${(build / 1000).toFixed(2)} s, read back from the cache in ${again.toFixed(0)} ms`,
    );
    const reference = await countWithDuckDb(ports.lake.path(manifest, "observations.parquet"));
    const ours = countWithColumns(columns);
    const [bare, counted, command]: [number[], number[], number[]] = [[], [], []];
    for (const step of stepsOf()) {
      const [sqlTime, sql] = await timed(() => reference(step));
      const [ownTime, own] = await timed(() => ours(step));
      if (sorted(sql) !== sorted(own)) throw new Error(`answers differ at ${JSON.stringify(step)}`);
      const { from, to, types } = step;
      const [time] = await timed(() =>
        run("picture", {
          from,
          to,
          type: types,
          by: ["month", "province", "district", "type", "actor"],
        }),
      );
      bare.push(sqlTime);
      counted.push(ownTime);
      command.push(time);
    }
    const line = (name: string, times: readonly number[]) =>
      console.log(
        `${name}: median ${median(times).toFixed(1)} ms, p95 ${median(times, 0.95).toFixed(1)} ms, ${(median(times) / median(bare)).toFixed(2)} x the reference`,
      );
    line("five views as bare DuckDB SQL, in memory (reference)", bare);
    line("five views by the cross-filter on the server", counted);
    line("the whole 'picture' command (twelve views, notes, sources)", command);
    console.log(`all ${STEPS} answers of both agree; at most 1.5 x is asked for`);
  } finally {
    ports.lake.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) await benchViews();
