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
import { isDamage, openState, removeState } from "./schema.ts";
import { planChanges, writePlan } from "./write.ts";

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
  const stateFile = join(folder, "cache", "state.sqlite");
  let database: DatabaseSync | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const close = () => {
    database?.close();
    database = null;
  };
  const refresh = async (): Promise<DatabaseSync> => {
    database ??= openState(stateFile);
    const facts = await readLogFacts(folder);
    if (facts === null) return database;
    const { titleFields } = options;
    const task = lateTask(options.progress);
    await refreshState(database, { source, facts, bodies, titleFields, onProgress: task.update });
    task.finish();
    return database;
  };
  /** Asks the database at the log's last state. One refresh runs at a time; a damaged cache is made anew. */
  const ask = <T>(question: (database: DatabaseSync) => T): Promise<T> => {
    const answer = last.then(async () => {
      try {
        return question(await refresh());
      } catch (error) {
        if (!isDamage(error)) throw error;
        close();
        removeState(stateFile);
        return question(await refresh());
      }
    });
    last = answer.catch(() => undefined);
    return answer;
  };
  const records: RecordsPort = {
    clearance,
    get: (kind, id, at) =>
      ask((state) => readRecord(state, { clearance, bodies }, { kind, id, at })),
    list: (query) => ask((state) => readRecords(state, { clearance, bodies }, query)),
    history: (kind, id) => ask((state) => readHistory(state, { clearance, bodies }, { kind, id })),
    find: (terms, asked) => ask((state) => findRecords(state, { clearance, bodies }, terms, asked)),
    kept: (digest) => ask((state) => readKept(state, bodies, digest)),
    write: async (changes) => {
      const facts = await readLogFacts(folder);
      if (facts === null) throw new Breakage(NO_LOG);
      const all = { clearance: "TLP:RED", bodies } as const;
      const plan = await ask((state) =>
        planChanges(clearance, changes, (kind, id) => readRecord(state, all, { kind, id })),
      );
      if (!plan.ok) return plan;
      const { origin } = facts;
      const written = await writePlan(
        { workspace: folder, origin, bodies, now: options.now },
        plan.value,
      );
      // Words and files of what was erased are removed by bringing the state up to date; then what an
      // interrupted write may have left of it.
      if (changes.some(({ action }) => action === "erase"))
        await bodies.sweep(await ask(knownDigests));
      return accept(written);
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
    anomalies: () => ask(readAnomalies),
  };
  return { records, log, close };
}

/** Whether a body belongs to a record that is not erased. Where the replay left anything out, all do. */
function knownDigests(database: DatabaseSync): (digest: string) => boolean {
  if (readAnomalies(database).length > 0) return () => true;
  const known = database.prepare(`SELECT 1 FROM revision v JOIN record r ON r.number = v.record
    WHERE v.digest = ? AND NOT (r.state = 'erased' AND v.revision < r.revision)`);
  return (digest) => known.get(digest) !== undefined;
}

function readAnomalies(database: DatabaseSync): readonly Issue[] {
  const rows = database.prepare("SELECT place, code, text FROM anomaly ORDER BY place").all();
  return rows.map(({ place, code, text }) => ({
    code: String(code),
    message: String(text),
    field: `entry ${place}`,
  }));
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
