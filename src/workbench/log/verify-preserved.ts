import type { ProblemList } from "../problem-list.ts";
import type { VerifiedPorts } from "../verify-port.ts";

const FOLDER = "evidence";
const STORED = /^evidence\/([0-9a-f]{2})\/(([0-9a-f]{2})[0-9a-f]{62})$/;
const UNFINISHED = /(^|\/)\.[^/]*\.partial$|^evidence\/\.waiting\//;

/** Compares every preserved file with the digest that is its name, and looks for those that records name. */
export async function verifyPreserved(
  { verify, progress }: VerifiedPorts,
  named: ReadonlyMap<string, { readonly record: string; readonly index?: number }>,
  problems: ProblemList,
): Promise<{
  readonly evidence: number;
  readonly bytes: number;
  readonly leftovers: readonly string[];
}> {
  const missing = new Map(named);
  const leftovers: string[] = [];
  let [evidence, bytes] = [0, 0];
  const paths = await verify.list(FOLDER);
  const task = progress.start("Verifying preserved files", paths.length);
  for (const [done, file] of paths.entries()) {
    task.update(done);
    const [, folder, sha256, start] = STORED.exec(file) ?? [];
    if (sha256 === undefined || folder !== start) {
      if (UNFINISHED.test(file)) leftovers.push(file);
      else problems.add({ ...UNEXPECTED, file });
      continue;
    }
    const where = named.get(sha256) ?? {};
    missing.delete(sha256);
    if (!named.has(sha256)) leftovers.push(file);
    const digest = await verify.digest(file);
    if (digest?.sha256 === sha256) {
      evidence++;
      bytes += digest.bytes;
    } else {
      problems.add({
        code: "workbench/evidence-differs",
        message: "A preserved file is not the one that was preserved.",
        file,
        ...where,
        expected: `SHA-256 ${sha256}`,
        found: digest?.sha256 ?? "no file",
        remedy: "Restore the file from a copy of the workspace.",
      });
    }
  }
  task.finish();
  for (const [sha256, where] of missing) {
    problems.add({
      code: "workbench/evidence-missing",
      message: "A preserved file that a record names is not there.",
      file: `${FOLDER}/${sha256.slice(0, 2)}/${sha256}`,
      ...where,
      remedy: "Restore the file from a copy of the workspace.",
    });
  }
  return { evidence, bytes, leftovers };
}

const UNEXPECTED = {
  code: "workbench/file-unexpected",
  message: "A file is where nothing but recorded files may be.",
  remedy: "Find out who put it there, and move it away.",
};
