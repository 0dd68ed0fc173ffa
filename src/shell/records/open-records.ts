import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { accept, type Issue, type Marking, type Result } from "../../kernel/index.ts";
import { parseVerifierKey } from "../../ledger/index.ts";
import type { LogAbout, LogPort, Progress, RecordsPort } from "../../workbench/index.ts";
import { Breakage } from "../breakage.ts";
import {
  beginWorkspaceLog,
  folderSource,
  type LogFacts,
  logPlaces,
  NODE_CRYPTO,
  newOrigin,
  openPeers,
  readLogFacts,
} from "../ledger/index.ts";
import { writeFileAtomically } from "../workspace/index.ts";
import { openBodies } from "./body-store.ts";
import { findRecords, readHistory, readKept, readRecord, readRecords } from "./query.ts";
import { orThrow, readHead, refreshState } from "./refresh.ts";
import { openState } from "./schema.ts";
import { writeChanges } from "./write.ts";

/** What opening the records of a workspace needs. */
export interface RecordsOptions {
  readonly folder: string;
  readonly clearance: Marking;
  /** Field that names a record, by kind. */
  readonly titleFields: ReadonlyMap<string, string>;
  readonly now: () => string;
  readonly progress: Progress;
}

/** The records and the log of a workspace folder; nothing is opened before it is asked for. */
export function openRecords(options: RecordsOptions): {
  readonly records: RecordsPort;
  readonly log: LogPort;
  readonly close: () => void;
} {
  const { folder, clearance } = options;
  const source = folderSource(logPlaces(folder).ledger);
  const bodies = openBodies(folder);
  let database: DatabaseSync | null = null;
  let last: Promise<unknown> = Promise.resolve();
  /** The database at the log's last state. One refresh runs at a time. */
  const state = (): Promise<DatabaseSync> => {
    const refreshed = last.then(async () => {
      database ??= openState(join(folder, "cache", "state.sqlite"));
      const facts = await readLogFacts(folder);
      if (facts === null) return database;
      const { titleFields } = options;
      const task = lateTask(options.progress);
      await refreshState(database, { source, facts, bodies, titleFields, onProgress: task.update });
      task.finish();
      return database;
    });
    last = refreshed.catch(() => undefined);
    return refreshed;
  };
  const records: RecordsPort = {
    clearance,
    get: async (kind, id, at) => readRecord(await state(), clearance, { kind, id, at }),
    list: async (query) => readRecords(await state(), clearance, query),
    history: async (kind, id) => readHistory(await state(), clearance, { kind, id }),
    find: async (terms, options) => findRecords(await state(), clearance, terms, options),
    kept: async (digest) => readKept(await state(), digest),
    write: async (changes) => {
      const opened = await state();
      const facts = await readLogFacts(folder);
      if (facts === null) throw new Breakage(NO_LOG);
      return writeChanges(
        {
          workspace: folder,
          origin: facts.origin,
          bodies,
          clearance,
          now: options.now,
          read: (kind, id) => readRecord(opened, "TLP:RED", { kind, id }),
          digests: (kind, id) =>
            readHistory(opened, "TLP:RED", { kind, id })
              .filter(({ action }) => action === "create" || action === "revise")
              .flatMap(({ digest }) => (digest === null ? [] : [digest])),
        },
        changes,
      );
    },
  };
  const log: LogPort = {
    ...openPeers(folder),
    source,
    crypto: NODE_CRYPTO,
    about: async () => {
      const facts = await readLogFacts(folder);
      return facts === null ? null : orThrow(readAbout(facts));
    },
    head: async () => {
      const facts = await readLogFacts(folder);
      if (facts === null) throw new Breakage(NO_LOG);
      return readHead(source, facts);
    },
    begin: () => beginLog(folder),
    anomalies: async () =>
      (await state())
        .prepare("SELECT place, code, text FROM anomaly ORDER BY place")
        .all()
        .map(
          (row): Issue => ({
            code: String(row["code"]),
            message: String(row["text"]),
            field: `entry ${row["place"]}`,
          }),
        ),
  };
  return {
    records,
    log,
    close: () => {
      database?.close();
      database = null;
    },
  };
}

async function beginLog(folder: string): Promise<Result<LogAbout>> {
  const path = join(folder, "mizan.json");
  const about = JSON.parse(await readFile(path, "utf8")) as { name?: string; log?: LogFacts };
  if (about.log !== undefined) return readAbout(about.log);
  const begun = await beginWorkspaceLog(folder, newOrigin(about.name ?? "workspace"));
  if (!begun.ok) return begun;
  const whole = { ...about, format: 2, log: begun.value };
  await writeFileAtomically(path, `${JSON.stringify(whole, null, 2)}\n`);
  return readAbout(begun.value);
}

function readAbout({ origin, key, author }: LogFacts): Result<LogAbout> {
  const log = parseVerifierKey(NODE_CRYPTO.sha256, key);
  if (!log.ok) return log;
  const own = parseVerifierKey(NODE_CRYPTO.sha256, author);
  return own.ok ? accept({ origin, key: log.value, author: own.value }) : own;
}

/** Shows progress only when there is enough to replay that somebody waits. */
function lateTask(progress: Progress) {
  let task: ReturnType<Progress["start"]> | null = null;
  return {
    update: (done: number, total: number) => {
      if (total < 5_000) return;
      task ??= progress.start("Replaying the log", total);
      task.update(done);
    },
    finish: () => task?.finish(),
  };
}

const NO_LOG: Issue = {
  code: "ledger/file-missing",
  message: "The workspace has no log yet.",
  remedy: "Run any command that writes; it makes the log.",
};
