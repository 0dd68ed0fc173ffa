import {
  type DossierSource,
  fileOfBytes,
  indentedJson,
  type PackageFile,
  type RecordRef,
} from "../../evidence/index.ts";
import { type Json, type Marking, mayRead, type Result } from "../../kernel/index.ts";
import {
  formatEntryProof,
  formatNote,
  formatVerifierKey,
  proveEntry,
  type SignedCheckpoint,
  textBytes,
} from "../../ledger/index.ts";
import { discloseBody, type StoredRecord } from "../../records/index.ts";
import type { LogAbout } from "../log-port.ts";
import type { Ports } from "../ports.ts";

/** What is known when the package of a dossier is begun. */
export interface ContentsOptions {
  readonly ports: Ports;
  readonly head: SignedCheckpoint;
  readonly log: LogAbout;
  /** Most closed marking that the recipient may see. */
  readonly clearance: Marking;
}

/** Collects the files, the sources and the proofs of a dossier while its parts are made. */
export class DossierContents {
  readonly ports: Ports;
  readonly clearance: Marking;
  readonly #head: SignedCheckpoint;
  readonly #log: LogAbout;
  readonly #payload = new Map<string, PackageFile>();
  readonly #tags = new Map<string, PackageFile>();
  readonly #sources = new Map<string, DossierSource>();
  readonly #refs = new Map<string, RecordRef>();
  readonly #markings: Marking[] = [];

  constructor({ ports, head, log, clearance }: ContentsOptions) {
    this.ports = ports;
    this.clearance = clearance;
    this.#head = head;
    this.#log = log;
    this.addTag("proofs/checkpoint", formatNote(head.note));
    this.addTag("proofs/log.vkey", textBytes(`${formatVerifierKey(log.key)}\n`));
  }

  /** Adds a file of the payload; the same path twice is one file. */
  addFile(path: string, bytes: Uint8Array): string {
    if (!this.#payload.has(path)) this.#payload.set(path, fileOfBytes(path, bytes));
    return path;
  }

  /** Adds a file of the payload that is read when the package is written. */
  addLargeFile(file: PackageFile): string {
    if (!this.#payload.has(file.path)) this.#payload.set(file.path, file);
    return file.path;
  }

  /** Adds a file beside the payload. */
  addTag(path: string, bytes: Uint8Array): string {
    if (!this.#tags.has(path)) this.#tags.set(path, fileOfBytes(path, bytes));
    return path;
  }

  /** Number of a source; the same words are one source. */
  addSource(source: Omit<DossierSource, "number">): number {
    const known = this.#sources.get(source.text);
    if (known !== undefined) return known.number;
    const number = this.#sources.size + 1;
    this.#sources.set(source.text, { number, ...source });
    return number;
  }

  /** Numbers of what an author wrote as sources: records, addresses, citations. */
  async citeAll(given: readonly string[]): Promise<Result<number[]>> {
    const numbers: number[] = [];
    for (const text of given) {
      const cited = await this.#cite(text);
      if (!cited.ok) return cited;
      if (!numbers.includes(cited.value)) numbers.push(cited.value);
    }
    return { ok: true, value: numbers };
  }

  /**
   * Puts a record into the package: its body with the fields that the recipient may not see replaced by
   * their commitments, the bytes of its entry, and the proof that the entry is on the log.
   */
  async addRecord(record: StoredRecord): Promise<Result<RecordRef>> {
    const { ports } = this;
    const history = await ports.records.history(record.kind, record.id);
    const change = history.findLast(
      ({ action, revision }) =>
        (action === "create" || action === "revise") && revision <= record.revision,
    );
    const digest = change?.digest ?? null;
    const body = digest === null ? null : await ports.records.kept(digest);
    if (change === undefined || body === null) return { ok: false, issues: [notHere(record)] };
    const { kind, id } = record;
    const key = `${kind}/${id}/${change.revision}`;
    const known = this.#refs.get(key);
    if (known !== undefined) return { ok: true, value: known };
    const closed = !mayRead(this.clearance, change.marking);
    const withheld = Object.keys(body.values)
      .map((field) => ({ field, marking: body.markings[field] ?? "TLP:CLEAR" }))
      .map(({ field, marking }) => ({ field, marking: closed ? change.marking : marking }))
      .filter(({ marking }) => !mayRead(this.clearance, marking));
    const hidden = new Set(withheld.map(({ field }) => field));
    if (closed) for (const name of ["@by", "@reason"]) hidden.add(name);
    const proven = await proveEntry(ports.log.source, this.#head, change.index, ports.log.crypto);
    if (!proven.ok) return proven;
    const named = id.startsWith(`${kind}-`) ? id : `${kind}-${id}`;
    const name = `${named}-${change.revision}`.replaceAll(/[^A-Za-z0-9._-]/g, "-");
    const disclosed = discloseBody(ports.log.crypto.sha256, body, hidden);
    const ref: RecordRef = {
      kind,
      id,
      revision: change.revision,
      index: change.index,
      body: this.addFile(`records/${name}.json`, indentedJson(disclosed as unknown as Json)),
      proof: this.addTag(`proofs/${name}.tlog-proof`, formatEntryProof(proven.value)),
      entry: this.addTag(`proofs/${name}.entry.json`, proven.value.entry),
      withheld,
    };
    this.#refs.set(key, ref);
    if (!closed) this.#markings.push(change.marking);
    return { ok: true, value: ref };
  }

  /** Files of the payload so far. */
  get payload(): readonly PackageFile[] {
    return [...this.#payload.values()];
  }

  /** Files beside the payload so far. */
  get tags(): readonly PackageFile[] {
    return [...this.#tags.values()];
  }

  /** Sources so far, in the order of their numbers. */
  get sources(): readonly DossierSource[] {
    return [...this.#sources.values()];
  }

  /** Markings of the records whose content is shown. */
  get markings(): readonly Marking[] {
    return this.#markings;
  }

  /** State and name of the log. */
  get log(): { readonly head: SignedCheckpoint; readonly about: LogAbout } {
    return { head: this.#head, about: this.#log };
  }

  async #cite(text: string): Promise<Result<number>> {
    const [, kind, id] = /^([a-z][a-z0-9-]*)\/([A-Za-z0-9][A-Za-z0-9._:-]*)$/.exec(text) ?? [];
    const record =
      kind === undefined || id === undefined ? null : await this.ports.records.get(kind, id);
    if (record === null) {
      const address = /https?:\/\/\S+/.exec(text)?.[0] ?? null;
      return { ok: true, value: this.addSource({ text, address, licence: null, record: null }) };
    }
    const ref = await this.addRecord(record);
    if (!ref.ok) return ref;
    const hidden = new Set(ref.value.withheld.map(({ field }) => field));
    const shown = (field: string) => {
      const value = hidden.has(field) ? null : record.body?.values[field];
      return typeof value === "string" ? value : null;
    };
    const name =
      shown("citation") ?? shown("title") ?? shown("name") ?? `${record.kind} ${record.id}`;
    const address = shown("url") ?? shown("finalUrl");
    return {
      ok: true,
      value: this.addSource({ text: name, address, licence: null, record: ref.value }),
    };
  }
}

function notHere({ kind, id, bodyGap }: StoredRecord) {
  return {
    code: "workbench/dossier-not-whole",
    message: `The content of ${kind} ${id} is not here.`,
    found: bodyGap ?? "no body",
    remedy: "Take it out of the dossier, or restore its file from a copy.",
  };
}
