import { randomBytes } from "node:crypto";
import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { accept, type Result } from "../../kernel/index.ts";
import { formatVerifierKey, type Signer } from "../../ledger/index.ts";
import { createKeyFile, readKeyFile } from "./key-file.ts";
import { type OpenLog, openLog } from "./log.ts";

/** Where a workspace keeps its log, its keys, and what the log's key signed last. */
export function logPlaces(workspace: string) {
  const keys = join(workspace, "keys");
  return {
    ledger: join(workspace, "ledger"),
    guard: join(keys, "last-signed"),
    logKey: join(keys, "log.pem"),
    authorKey: join(keys, "author.pem"),
  };
}

/** Public facts of a log, as `mizan.json` names them. */
export interface LogFacts {
  /** Name of the log. */
  readonly origin: string;
  /** Verifier key of the log. */
  readonly key: string;
  /** Verifier key of the author who writes in this workspace. */
  readonly author: string;
}

/** A name for a new log that no other has: from the workspace's name, and chance. */
export function newOrigin(name: string): string {
  const word = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  return `mizan/${word.slice(0, 40) || "workspace"}/${randomBytes(6).toString("hex")}`;
}

/** Makes the keys and the empty log of a workspace; what is there already is kept. */
export async function beginWorkspaceLog(
  workspace: string,
  origin: string,
): Promise<Result<LogFacts>> {
  const places = logPlaces(workspace);
  for (const path of [places.logKey, places.authorKey])
    if (!(await isThere(path))) await createKeyFile(path);
  const signers = await readSigners(workspace, origin);
  if (!signers.ok) return signers;
  const { log, author } = signers.value;
  if (!(await isThere(join(places.ledger, "checkpoint")))) {
    const opened = await openLog({
      folder: places.ledger,
      guard: places.guard,
      signer: log,
      mode: "create",
    });
    if (!opened.ok) return opened;
    await opened.value.close();
  }
  return accept({
    origin,
    key: formatVerifierKey(log.key),
    author: formatVerifierKey(author.key),
  });
}

/** Opens the log of a workspace for writing, with the key of the author who signs the entries. */
export async function openWorkspaceLog(
  workspace: string,
  origin: string,
): Promise<Result<{ readonly log: OpenLog; readonly author: Signer }>> {
  const signers = await readSigners(workspace, origin);
  if (!signers.ok) return signers;
  const { ledger, guard } = logPlaces(workspace);
  // Each entry of a record commits to a body with a salt of its own, so none comes twice.
  const opened = await openLog({
    folder: ledger,
    guard,
    signer: signers.value.log,
    alwaysNew: true,
  });
  return opened.ok ? accept({ log: opened.value, author: signers.value.author }) : opened;
}

/** The public facts of the log of a workspace, or `null` where it has none yet. */
export async function readLogFacts(workspace: string): Promise<LogFacts | null> {
  try {
    const about = JSON.parse(await readFile(join(workspace, "mizan.json"), "utf8"));
    return (about.log as LogFacts | undefined) ?? null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

async function readSigners(
  workspace: string,
  origin: string,
): Promise<Result<{ readonly log: Signer; readonly author: Signer }>> {
  const { logKey, authorKey } = logPlaces(workspace);
  const log = await readKeyFile(logKey, { name: origin, type: "ed25519" });
  if (!log.ok) return log;
  const author = await readKeyFile(authorKey, { name: `${origin}/author`, type: "ed25519" });
  return author.ok ? accept({ log: log.value, author: author.value }) : author;
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
