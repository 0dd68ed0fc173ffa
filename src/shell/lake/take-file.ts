import { createHash } from "node:crypto";
import { mkdir, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { UINTEGER } from "@duckdb/node-api";
import {
  type Format,
  type InputFacts,
  type Layout,
  type Manifest,
  releaseKey,
} from "../../events/index.ts";
import { accept, type Result, refuse } from "../../kernel/index.ts";
import type { Taken, TakeRequest } from "../../workbench/index.ts";
import { Breakage } from "../breakage.ts";
import { VERSION } from "../version.ts";
import type { KeptColumn } from "./convert.ts";
import { Engine, literal } from "./engine.ts";
import type { Inspection } from "./inspect-csv.ts";
import { judgeRows } from "./judge-rows.ts";
import { type OriginalTable, readOriginal } from "./original-table.ts";
import { makeReadingViews } from "./reading-views.ts";
import { inputDigest, readManifests, settleRelease, withPartialFolder } from "./release-folder.ts";
import { resolveRows } from "./resolve-rows.ts";
import { digestFile, plainTable } from "./unpack.ts";
import { type Rejections, writeRejected } from "./write-rejected.ts";
import { writeRows } from "./write-rows.ts";

const MEMORY_MB = 600;

/**
 * Takes a file into the lake of a workspace as one immutable release: everything is made in a hidden
 * folder, flushed, and renamed into place, so that a full disk or a kill leaves the workspace as it
 * was. Call it as the workspace's one writer.
 */
export async function takeFile(workspace: string, request: TakeRequest): Promise<Result<Taken>> {
  const { file, format, progress } = request;
  const manifests = await readManifests(workspace);
  const { input: inputs, same } = await digestInputs(request, manifests);
  if (same) return accept({ manifest: same, added: false, firstRejected: [] });
  return withPartialFolder(workspace, async (partial) => {
    const work = join(partial, ".work");
    await mkdir(work);
    const table = await plainTable(file, work, format.otherEncoding);
    if (!table.ok) return table;
    const engine = await Engine.open({
      folders: [partial],
      files: [table.value.path],
      spill: join(work, "spill"),
      memoryMb: MEMORY_MB,
    });
    try {
      const original = await readOriginal(
        engine,
        table.value,
        format,
        partial,
        basename(file),
        progress,
      );
      if (!original.ok) return original;
      const input = await inputs;
      const described = format.describe(inputFacts(request, original.value, inputDigest(input)));
      if (!described.ok) return described;
      const known = manifests.find((one) => releaseKey(one) === releaseKey(described.value));
      if (known) return refuse(releaseExists(known, basename(file)));
      const made = await makeRows(engine, request, original.value, partial);
      if (!made.ok) return made;
      const { rejections, accepted, period, adjusted } = made.value;
      await engine.close();
      await rm(work, { recursive: true, force: true });
      const manifest = await settleRelease(
        workspace,
        partial,
        {
          format: format.name,
          holds: format.holds,
          ...described.value,
          input,
          rows: accepted + rejections.total,
          accepted,
          rejected: rejections.total,
          rejectedByCode: rejections.byCode,
          dropped: original.value.dropped,
          ...(adjusted.length > 0 ? { adjusted } : {}),
          period,
          importedAt: request.now,
          toolVersion: VERSION,
        },
        {
          [rowsFile(format)]: accepted,
          "original.parquet": original.value.rows,
          "rejected.parquet": rejections.total,
        },
      );
      return accept({ manifest, added: true, firstRejected: rejections.first });
    } finally {
      await engine.close();
    }
  });
}

/**
 * Digests the inputs. Only a release whose input is of the same size can be the same: where there is one,
 * its digest is awaited; otherwise the file is digested while it is being read.
 */
async function digestInputs(
  { file, format, alsoFrom, progress }: TakeRequest,
  manifests: readonly Manifest[],
): Promise<{ readonly input: Promise<Manifest["input"]>; readonly same: Manifest | undefined }> {
  const about = await stat(file);
  if (!about.isFile()) {
    throw new Breakage({
      code: "shell/not-a-file",
      message: "This is not a file.",
      file,
      remedy: "Name a file.",
    });
  }
  const reading = progress.start(`Reading ${basename(file)}`, about.size);
  const input = digestFile(file, (done) => reading.update(done)).then((given) => {
    reading.finish();
    return [given, ...(alsoFrom ?? []).map(digestText)];
  });
  // A failure is reported where the digest is awaited; until then it must not end the program.
  input.catch(() => undefined);
  const sizes = manifests.flatMap((one) => one.input.map(({ bytes }) => bytes));
  if (!sizes.includes(about.size)) return { input, same: undefined };
  const digest = inputDigest(await input);
  const same = manifests.find(
    (one) => one.format === format.name && inputDigest(one.input) === digest,
  );
  return { input, same };
}

/** Name of the file that holds the rows with our columns. */
function rowsFile(format: Pick<Format, "holds">): string {
  return format.holds === "events" ? "observations.parquet" : "figures.parquet";
}

interface MadeRows {
  readonly rejections: Rejections;
  readonly accepted: number;
  readonly period: Manifest["period"];
  readonly adjusted: NonNullable<Manifest["adjusted"]>;
}

async function makeRows(
  engine: Engine,
  request: TakeRequest,
  original: OriginalTable,
  partial: string,
): Promise<Result<MadeRows>> {
  const { format } = request;
  const { layout, columns, inspection } = original;
  const task = request.progress.start("Coding rows", original.rows);
  const names = { columns: namesOf(columns), nothing: layout.nothing ?? [] };
  await makeReadingViews(engine, join(partial, "original.parquet"), format, layout, names);
  const lineSql = await loadLines(engine, inspection);
  await judgeRows(engine, format, layout, names);
  const joins = await resolveRows(engine, layout, request.resolvers);
  const rows = join(partial, rowsFile(format));
  await writeRows(engine, format, layout, joins, lineSql, rows);
  const rejections = await writeRejected(
    engine,
    inspection.rejected,
    inspection.rejectedByCode,
    columns,
    lineSql,
    join(partial, "rejected.parquet"),
  );
  task.finish();
  const [facts] = await engine.rows(
    `SELECT count(*) AS n, min(date_start) AS first_day, max(coalesce(date_end, date_start)) AS last_day
     FROM read_parquet(${literal(rows)})`,
  );
  const accepted = Number(facts?.["n"] ?? 0);
  if (accepted === 0) return refuse(nothingAccepted(rejections, basename(request.file)));
  const [from, to] = [facts?.["first_day"], facts?.["last_day"]];
  const period = from === null || to === null ? null : { from: String(from), to: String(to) };
  return accept({ rejections, accepted, period, adjusted: await countAdjusted(engine, layout) });
}

async function countAdjusted(
  engine: Engine,
  layout: Layout,
): Promise<NonNullable<Manifest["adjusted"]>> {
  const rules = layout.adjustments ?? [];
  if (rules.length === 0) return [];
  const counts = rules.map((_, i) => `count(*) FILTER ("adjusted ${i}") AS n${i}`);
  const [row] = await engine.rows(`SELECT ${counts.join(", ")} FROM g`);
  return rules
    .map(({ field, reason }, i) => ({ field, reason, rows: Number(row?.[`n${i}`] ?? 0) }))
    .filter(({ rows }) => rows > 0);
}

/** Loads the map of records to lines where it is not a straight count; returns the SQL of a row's line. */
async function loadLines(engine: Engine, inspection: Inspection): Promise<string> {
  await engine.run("CREATE TEMP TABLE lines (row_number UINTEGER, line UINTEGER)");
  if (inspection.lines === null) return `(g.row_number + ${inspection.firstLine})`;
  const appender = await engine.appender("lines", [UINTEGER, UINTEGER]);
  for (const [row, line] of inspection.lines.entries()) appender.add([row, line]);
  appender.close();
  return "lines.line";
}

function namesOf(columns: readonly KeptColumn[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { source, kept } of columns) {
    const key = source.toLowerCase();
    if (kept !== null && !names.has(key)) names.set(key, kept);
  }
  return names;
}

function inputFacts(request: TakeRequest, original: OriginalTable, digest: string): InputFacts {
  return {
    fileName: original.name,
    givenName: basename(request.file),
    header: original.columns.map(({ source }) => source),
    layout: original.layout.name,
    firstRows: original.firstRows,
    chosen: request.chosen,
    digest,
  };
}

function digestText({ name, text }: { readonly name: string; readonly text: string }) {
  const bytes = Buffer.from(text, "utf8");
  return { name, sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length };
}

function releaseExists(known: Manifest, file: string) {
  return {
    code: "lake/release-exists",
    message: `The workspace holds another file as ${releaseKey(known)} (${known.input[0]?.name}).`,
    file,
    expected: "a release that is not there yet",
    found: releaseKey(known),
    remedy: "Give this one its own name with --release, or compare them with 'mizan revisions'.",
  };
}

function nothingAccepted(rejections: Rejections, file: string) {
  const [first] = rejections.first;
  return {
    code: rejections.total === 0 ? "lake/no-rows" : "lake/no-row-accepted",
    message:
      rejections.total === 0
        ? "The table has a header and no rows."
        : `All ${rejections.total.toLocaleString("en-GB")} rows were rejected, so nothing was kept.`,
    file,
    ...(first
      ? {
          line: first.line,
          found: [first.code, first.field, first.found].filter((one) => one !== null).join(", "),
          ...(first.expected === null ? {} : { expected: first.expected }),
        }
      : {}),
    remedy: "Check that the format fits the file.",
  };
}
