import { createHash } from "node:crypto";
import { join } from "node:path";
import { accept, type Result, refuse } from "../../kernel/index.ts";
import {
  BAD_REQUEST,
  checkNote,
  checkpointCheck,
  cosign,
  decideRequest,
  formatNote,
  formatSignatureLine,
  parseSignedCheckpoint,
  parseWitnessRequest,
  type SignedCheckpoint,
  type Signer,
  toHex,
  type VerifierKey,
  type WitnessAnswer,
} from "../../ledger/index.ts";
import { NODE_CRYPTO } from "./crypto.ts";
import { type DiskPort, NODE_DISK } from "./disk.ts";
import { writeDurably } from "./durable-write.ts";
import { takeLock } from "./lock.ts";

/** How a witness is set up. */
export interface WitnessOptions {
  /** Folder for what it has cosigned, and for what logs showed that contradicts it. */
  readonly folder: string;
  /** Key of type `cosignature`. */
  readonly signer: Signer;
  /** Keys of the logs that it follows, by origin. */
  readonly logs: ReadonlyMap<string, readonly VerifierKey[]>;
  readonly nowSeconds: () => number;
  readonly disk?: DiskPort;
}

/** A running witness. The HTTP layer passes bodies in and answers out. */
export interface Witness {
  /** Answers `POST /add-checkpoint`. The new state is on the disk before the answer is given. */
  readonly addCheckpoint: (body: Uint8Array) => Promise<WitnessAnswer>;
  /** Answers `GET /<hash of origin>/checkpoint`: the last cosigned checkpoint, or `null` (404). */
  readonly checkpoint: (originHash: string) => Promise<Uint8Array | null>;
  readonly close: () => Promise<void>;
}

/** Opens the witness of a folder; only one process may answer for it at a time. */
export function openWitness(options: WitnessOptions): Result<Witness> {
  const release = takeLock(join(options.folder, "lock.sqlite"));
  if (release === null) {
    return refuse({
      code: "ledger/log-busy",
      message: "Another process answers for this witness.",
      file: options.folder,
      remedy: "Wait until it has finished, or stop it.",
    });
  }
  let last: Promise<unknown> = Promise.resolve();
  return accept({
    addCheckpoint: (body) => {
      // One after the other: between the check and the write no other request may come.
      const answer = last.then(() => answerRequest(options, body));
      last = answer.catch(() => undefined);
      return answer;
    },
    checkpoint: async (originHash) => {
      if (!/^[0-9a-f]{64}$/.test(originHash)) return null;
      return (options.disk ?? NODE_DISK).read(join(options.folder, originHash, "checkpoint"));
    },
    close: async () => {
      await last;
      release();
    },
  });
}

async function answerRequest(options: WitnessOptions, body: Uint8Array): Promise<WitnessAnswer> {
  const disk = options.disk ?? NODE_DISK;
  const request = parseWitnessRequest(body);
  if (!request.ok) return BAD_REQUEST;
  const { origin } = request.value.signed.checkpoint;
  const folder = join(options.folder, hashOf(origin));
  const keysOfLog = (name: string) => options.logs.get(name) ?? null;
  const latest = options.logs.has(origin) ? await readLatest(options, folder) : null;
  const known = { keysOfLog, latest: latest?.checkpoint ?? null };
  const decision = decideRequest(request.value, known, NODE_CRYPTO);
  if (!("cosign" in decision)) {
    if (decision.suspect !== undefined) await keepSuspect(disk, folder, decision.suspect);
    return decision.refusal;
  }
  const { note } = decision.cosign;
  const line = cosign(note.text, options.signer, options.nowSeconds());
  const trusted = note.signatures.filter((signature) => {
    const alone = { text: note.text, signatures: [signature] };
    return checkNote(alone, keysOfLog(origin) ?? [], checkpointCheck(NODE_CRYPTO)).ok;
  });
  const cosigned = formatNote({ text: note.text, signatures: [...trusted, line] });
  await writeDurably(disk, [{ path: join(folder, "checkpoint"), bytes: cosigned }]);
  return {
    status: 200,
    contentType: "text/plain; charset=utf-8",
    body: formatSignatureLine(line),
  };
}

async function readLatest(
  { disk = NODE_DISK }: WitnessOptions,
  folder: string,
): Promise<SignedCheckpoint | null> {
  const bytes = await disk.read(join(folder, "checkpoint"));
  if (bytes === null) return null;
  const read = parseSignedCheckpoint(bytes);
  if (read.ok) return read.value;
  throw new Error(`The witness cannot read what it cosigned last: ${folder}/checkpoint`);
}

/** Keeps a state that the log signed and that the witness could not confirm: it may prove a fault. */
async function keepSuspect(
  disk: DiskPort,
  folder: string,
  { note }: SignedCheckpoint,
): Promise<void> {
  const bytes = formatNote(note);
  const name = toHex(NODE_CRYPTO.sha256(bytes)).slice(0, 16);
  const path = join(folder, "suspect", `${name}.note`);
  const kept = await disk.list(join(folder, "suspect"));
  if (kept.length >= SUSPECTS_KEPT || kept.includes(`${name}.note`)) return;
  await writeDurably(disk, [{ path, bytes }]);
}

const SUSPECTS_KEPT = 1000;

function hashOf(origin: string): string {
  return createHash("sha256").update(origin).digest("hex");
}
