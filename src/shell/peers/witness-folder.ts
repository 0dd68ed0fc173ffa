import { createHash, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { accept, type Issue, type Result, refuse } from "../../kernel/index.ts";
import {
  cosignatureTime,
  formatVerifierKey,
  isKeyName,
  parseSignedCheckpoint,
  parseVerifierKey,
  type Signer,
  type VerifierKey,
} from "../../ledger/index.ts";
import { createKeyFile, NODE_CRYPTO, NODE_DISK, readKeyFile } from "../ledger/index.ts";
import { writeFileAtomically } from "../workspace/index.ts";

/** What the folder of a witness says: its name, and the keys of the logs that it follows. */
export interface WitnessFacts {
  readonly name: string;
  readonly logs: readonly string[];
}

/** Where the witness keeps what it cosigned. */
export function statesFolder(folder: string): string {
  return join(folder, "states");
}

/** The witness of a folder; makes its key and its name where there is none. */
export async function openWitnessFolder(
  folder: string,
  name: string | undefined,
): Promise<Result<{ readonly facts: WitnessFacts; readonly signer: Signer }>> {
  const before = await readFacts(folder);
  if (!before.ok) return before;
  if (name !== undefined && !isKeyName(name)) return refuse(badName(name));
  if (before.value !== null && name !== undefined && name !== before.value.name)
    return refuse({ ...badName(name), expected: before.value.name });
  const made = name ?? `witness/${randomBytes(4).toString("hex")}`;
  const facts = before.value ?? { name: made, logs: [] };
  if (before.value === null) {
    const path = join(folder, "key.pem");
    // A first run that was cut short has left the key; it stays.
    if ((await NODE_DISK.read(path)) === null) await createKeyFile(path);
    await writeFacts(folder, facts);
  }
  const signer = await readSigner(folder, facts);
  return signer.ok ? accept({ facts, signer: signer.value }) : signer;
}

/** Adds keys of logs to those that a witness follows; a key that is there already changes nothing. */
export async function followMore(
  folder: string,
  keys: readonly string[],
): Promise<Result<WitnessFacts>> {
  const facts = await readFacts(folder);
  if (!facts.ok) return facts;
  if (facts.value === null) return refuse(noWitness(folder));
  const issues: Issue[] = [];
  for (const key of keys) {
    const read = parseVerifierKey(NODE_CRYPTO.sha256, key);
    if (!read.ok) issues.push(...read.issues);
    else if (read.value.type !== "ed25519") issues.push(notALog(key));
  }
  if (issues.length > 0) return refuse(...issues);
  const whole = { ...facts.value, logs: [...new Set([...facts.value.logs, ...keys])] };
  if (whole.logs.length > facts.value.logs.length) await writeFacts(folder, whole);
  return accept(whole);
}

/** Keys of the followed logs by their origins. */
export async function followedLogs(
  folder: string,
): Promise<Result<ReadonlyMap<string, readonly VerifierKey[]>>> {
  const facts = await readFacts(folder);
  if (!facts.ok) return facts;
  const logs = new Map<string, VerifierKey[]>();
  for (const text of facts.value?.logs ?? []) {
    const key = parseVerifierKey(NODE_CRYPTO.sha256, text);
    if (!key.ok) return key;
    logs.set(key.value.name, [...(logs.get(key.value.name) ?? []), key.value]);
  }
  return accept(logs);
}

/** Who the witness of a folder is, and how far it has seen each log. */
export async function describeWitness(folder: string) {
  const facts = await readFacts(folder);
  if (!facts.ok) return facts;
  if (facts.value === null) return refuse(noWitness(folder));
  const signer = await readSigner(folder, facts.value);
  if (!signer.ok) return signer;
  const logs = [];
  for (const key of facts.value.logs) {
    const origin = key.slice(0, key.indexOf("+"));
    const place = join(statesFolder(folder), createHash("sha256").update(origin).digest("hex"));
    const bytes = await NODE_DISK.read(join(place, "checkpoint"));
    const last = bytes === null ? null : parseSignedCheckpoint(bytes);
    const own = last?.ok
      ? last.value.note.signatures.find(({ id }) => id === signer.value.key.id)
      : undefined;
    const time = own === undefined ? null : cosignatureTime(own);
    logs.push({
      origin,
      key,
      size: last?.ok ? last.value.checkpoint.size : null,
      time: time === null ? null : new Date(Number(time) * 1000).toISOString(),
      suspects: (await NODE_DISK.list(join(place, "suspect"))).length,
    });
  }
  return accept({ name: facts.value.name, key: formatVerifierKey(signer.value.key), logs });
}

function readSigner(folder: string, { name }: WitnessFacts): Promise<Result<Signer>> {
  return readKeyFile(join(folder, "key.pem"), { name, type: "cosignature" });
}

async function readFacts(folder: string): Promise<Result<WitnessFacts | null>> {
  const path = join(folder, "witness.json");
  try {
    const read = JSON.parse(await readFile(path, "utf8")) as WitnessFacts;
    if (typeof read.name === "string" && Array.isArray(read.logs)) return accept(read);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return accept(null);
    if (!(error instanceof SyntaxError)) throw error;
  }
  return refuse({
    ...noWitness(folder),
    message: "The file of the witness is damaged.",
    file: path,
  });
}

function writeFacts(folder: string, facts: WitnessFacts): Promise<void> {
  return writeFileAtomically(join(folder, "witness.json"), `${JSON.stringify(facts, null, 2)}\n`);
}

function noWitness(folder: string): Issue {
  return {
    code: "shell/no-witness",
    message: "This is not the folder of a witness.",
    file: folder,
    remedy: "'mizan witness serve --folder DIR' makes one.",
  };
}

function badName(found: string): Issue {
  return {
    code: "shell/witness-name",
    message: "A witness cannot have this name.",
    expected: "a name without white space and plus signs, the same as before",
    found,
  };
}

function notALog(found: string): Issue {
  return {
    code: "ledger/key-type-unsupported",
    message: "This key does not sign logs.",
    expected: "a key of type 0x01",
    found,
  };
}
