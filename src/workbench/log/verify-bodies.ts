import {
  bodyDigest,
  type KeptBody,
  parseKeptBody,
  type RecordHead,
  type RecordValues,
  replay,
} from "../../records/index.ts";
import { atOnce } from "../at-once.ts";
import type { ProblemList } from "../problem-list.ts";
import type { VerifiedPorts } from "../verify-port.ts";
import type { LoggedChange } from "./verify-log.ts";

/** What the verification of the records' contents found, beside the problems. */
export interface VerifiedBodies {
  readonly heads: ReadonlyMap<string, RecordHead>;
  readonly bodies: number;
  readonly erased: number;
  readonly leftovers: readonly string[];
  /** Values of records of the wanted kinds as they stand, by KIND/ID; only those whose content fits. */
  readonly values: ReadonlyMap<string, RecordValues>;
}

const FOLDER = "records";
const READ_AT_ONCE = 32;

/** Compares every kept content with its digest on the log, and the entries with the rules of records. */
export async function verifyBodies(
  { verify, log, progress }: VerifiedPorts,
  changes: readonly LoggedChange[],
  wanted: ReadonlySet<string>,
  problems: ProblemList,
): Promise<VerifiedBodies> {
  const { heads, applied } = replayed(changes, problems);
  const present = new Set(await verify.list(FOLDER));
  const values = new Map<string, RecordValues>();
  let [bodies, erased, done] = [0, 0, 0];
  const task = progress.start("Verifying the contents of records", changes.length);
  await atOnce(changes, READ_AT_ONCE, async (change) => {
    task.update(++done);
    if (change.body === null) return;
    const record = `${change.kind}/${change.id}`;
    const path = bodyPath(change.body);
    const where = { file: path, index: change.index, record };
    const isThere = present.delete(path);
    const head = heads.get(record);
    if (head?.state === "erased" && SETS_VALUES.has(change.action) && applied.has(change.index)) {
      if (isThere) problems.add({ ...NOT_ERASED, ...where });
      else erased++;
      return;
    }
    const bytes = isThere ? await verify.read(path) : null;
    if (bytes === null) {
      if (applied.has(change.index)) problems.add({ ...MISSING, ...where });
      return;
    }
    const read = parseKeptBody(bytes);
    if (!read.ok) return problems.addIssues(read.issues, where);
    if (bodyDigest(log.crypto.sha256, read.value) !== change.body)
      return problems.add({ ...DIFFERS, ...where });
    bodies++;
    keepValues(change, read.value, head);
  });
  task.finish();
  return { heads, bodies, erased, leftovers: [...present], values };

  function keepValues(change: LoggedChange, body: KeptBody, head: RecordHead | undefined): void {
    if (!wanted.has(change.kind) || head?.valuesFrom !== change.revision) return;
    if (applied.has(change.index)) values.set(`${change.kind}/${change.id}`, body.values);
  }
}

/** Where the content under a digest is kept, from the workspace. */
function bodyPath(digest: string): string {
  return `${FOLDER}/${digest.slice(0, 2)}/${digest}.json`;
}

function replayed(changes: readonly LoggedChange[], problems: ProblemList) {
  const statements = changes.map((change) => ({
    index: change.index,
    statement: { ...change, log: "", author: "", time: "" },
  }));
  const { heads, changes: good, issues } = replay(statements);
  const applied = new Set(good.map(({ index }) => index));
  const refused = changes.filter(({ index }) => !applied.has(index));
  for (const [i, issue] of issues.entries()) {
    const change = refused[i];
    const record = change === undefined ? {} : { record: `${change.kind}/${change.id}` };
    problems.addIssues([issue], {
      ...record,
      ...(change === undefined ? {} : { index: change.index }),
    });
  }
  return { heads, applied };
}

const SETS_VALUES: ReadonlySet<string> = new Set(["create", "revise"]);

const MISSING = {
  code: "workbench/body-missing",
  message: "The content that an entry of the log commits to is not there.",
  remedy: "Restore the file from a copy of the workspace.",
};

const NOT_ERASED = {
  code: "workbench/body-not-erased",
  message: "The content of a record is there though the log says that it was erased.",
  remedy: "Remove the file, also from copies.",
};

const DIFFERS = {
  code: "records/body-differs",
  message: "The content of a record is not the one that the log commits to.",
  remedy: "Restore the file from a copy of the workspace.",
};
