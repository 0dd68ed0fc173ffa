import {
  composeBag,
  DOSSIER_BUILD,
  DOSSIER_FORM,
  type DossierDocument,
  dossierPage,
  indentedJson,
  type PackageFile,
} from "../../evidence/index.ts";
import {
  accept,
  highestMarking,
  type Issue,
  type Json,
  type Marking,
  mayRead,
  type Result,
  refuse,
} from "../../kernel/index.ts";
import { cosignatureTime, formatVerifierKey, textBytes, toBase64 } from "../../ledger/index.ts";
import type { Ports } from "../ports.ts";
import { DossierContents } from "./contents.ts";
import { describePackage } from "./describe.ts";
import { languageOf } from "./language.ts";
import { makeParts } from "./parts.ts";
import { verifySteps } from "./steps.ts";
import { type OpenDossier, readDossier } from "./store.ts";

/** How a package is made. */
export interface BuildOptions {
  /** Day that the author declares; the present one without it. */
  readonly date: string | undefined;
  /** Time stamps over the log's checkpoint, and the certificates that belong to them. */
  readonly timestamps: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Makes the package although findings of the language check have no decision. */
  readonly undecided: boolean;
}

/** A package that is ready to be written. */
export interface BuiltPackage {
  readonly document: DossierDocument;
  readonly files: readonly PackageFile[];
  readonly manifestDigest: string;
  readonly bytes: number;
  readonly marking: Marking;
  /** Evidence items whose bytes are in it. */
  readonly evidence: readonly {
    readonly id: string;
    readonly sha256: string;
    readonly marking: Marking;
  }[];
}

/** Makes the package of a dossier: all files, in order, with their digests. Nothing is written yet. */
export async function buildPackage(
  ports: Ports,
  id: string,
  options: BuildOptions,
): Promise<Result<BuiltPackage>> {
  const opened = await readDossier(ports, id);
  if (!opened.ok) return opened;
  const { values, record } = opened.value;
  const language = languageOf(ports, values);
  const open = language.filter(({ decision }) => decision === null);
  if (open.length > 0 && !options.undecided) return refuse(...open.map(undecided));
  if (values.items.length === 0) return refuse(empty(id));
  const [about, head] = await Promise.all([ports.log.about(), ports.log.head()]);
  if (!head.ok) return head;
  if (about === null) return refuse(empty(id));
  const clearance = mayRead(values.clearance, ports.records.clearance)
    ? ports.records.clearance
    : values.clearance;
  const contents = new DossierContents({ ports, head: head.value, log: about, clearance });
  const own = await contents.addRecord(record);
  if (!own.ok) return own;
  const task = ports.progress.start("Making the parts", values.items.length);
  const parts = await makeParts(contents, values.items, (done) => task.update(done));
  task.finish();
  if (!parts.ok) return parts;
  const document: DossierDocument = {
    form: DOSSIER_FORM,
    id,
    title: values.title,
    titleUr: values.titleUr ?? null,
    recipient: values.recipient,
    purpose: values.purpose,
    summary: values.summary ?? null,
    clearance,
    preparedBy: values.preparedBy,
    date: options.date ?? ports.clock.now().slice(0, 10),
    toolVersion: ports.report.toolVersion,
    log: logFacts(contents),
    record: own.value,
    parts: parts.value,
    sources: [...contents.sources],
    language: {
      findings: language.map(({ id: finding, item, check, found, detail }) => ({
        id: finding,
        part: item,
        check,
        found,
        detail,
      })),
      decisions: [...values.decisions],
    },
  };
  return pack(contents, document, opened.value, options);
}

async function pack(
  contents: DossierContents,
  document: DossierDocument,
  { record }: OpenDossier,
  { timestamps }: BuildOptions,
): Promise<Result<BuiltPackage>> {
  const { ports } = contents;
  contents.addFile("dossier.json", indentedJson(document as unknown as Json));
  contents.addFile("report.html", textBytes(dossierPage(document)));
  contents.addFile("report.pdf", await ports.report.dossier(document, imagesOf(contents)));
  for (const { name, bytes } of timestamps) contents.addTag(`timestamps/${name}`, bytes);
  contents.addTag("VERIFY.md", textBytes(verifySteps(document)));
  const policy = await ports.workspace.read("witnesses.policy");
  if (policy !== null) contents.addTag("proofs/policy", textBytes(policy));
  const described = await describePackage(contents, document);
  if (!described.ok) return described;
  const payload = [...contents.payload, ...described.value];
  const bag = await composeBag(
    {
      payload,
      tags: contents.tags,
      info: [
        ["Source-Organization", document.preparedBy],
        ["External-Description", document.title],
        ["External-Identifier", `${document.log.origin}#${document.id}`],
        ["Bagging-Date", document.date],
        ["Bag-Software-Agent", `Mizan ${document.toolVersion}`],
      ],
    },
    ports.packages.startDigest,
  );
  if (!bag.ok) return bag;
  const files = bag.value;
  return accept({
    document,
    files,
    manifestDigest: await digestOf(ports, files, "manifest-sha256.txt"),
    bytes: files.reduce((sum, { size }) => sum + size, 0),
    marking: highestMarking([record.marking, ...contents.markings]),
    evidence: await includedEvidence(ports, document),
  });
}

/** Puts on the log that a package was made, and into the custody of each item that a copy left. */
export async function recordBuild(
  ports: Ports,
  { document, manifestDigest, files, bytes, marking, evidence }: BuiltPackage,
): Promise<Result<string>> {
  const { title, id, record, recipient, clearance, preparedBy, language } = document;
  const decided = new Set(language.decisions.map(({ finding }) => finding));
  const reason = `Dossier ${id} for ${recipient}`;
  const written = await ports.records.write([
    {
      kind: DOSSIER_BUILD.name,
      action: "create",
      marking,
      by: preparedBy,
      reason: document.purpose,
      values: {
        title,
        dossier: id,
        revision: record.revision,
        recipient,
        clearance,
        manifestDigest,
        files: files.length,
        bytes,
        undecided: language.findings.filter((finding) => !decided.has(finding.id)).length,
      },
    },
    ...(await exportChanges(ports, evidence, { reason, recipient, by: preparedBy })),
  ]);
  return written.ok ? accept(written.value[0]?.id ?? "") : written;
}

async function includedEvidence(ports: Ports, { parts }: DossierDocument) {
  const included: { id: string; sha256: string; marking: Marking }[] = [];
  for (const part of parts) {
    if (part.type !== "evidence" || part.file === null) continue;
    const id = part.records[0]?.id ?? "";
    const record = await ports.records.get("evidence-item", id);
    if (record !== null) included.push({ id, sha256: part.sha256, marking: record.marking });
  }
  return included;
}

async function exportChanges(
  ports: Ports,
  evidence: BuiltPackage["evidence"],
  about: { readonly reason: string; readonly recipient: string; readonly by: string },
) {
  const { custodyChange } = await import("../evidence/custody-change.ts");
  return evidence.map(({ id, sha256, marking }) =>
    custodyChange(ports, {
      item: id,
      marking,
      action: "export",
      actor: about.by,
      reason: about.reason,
      recipient: about.recipient,
      inDigests: [sha256],
      outDigests: [sha256],
    }),
  );
}

function logFacts({ log: { head, about } }: DossierContents): DossierDocument["log"] {
  const { origin, size, root } = head.checkpoint;
  const cosignatures = head.note.signatures.flatMap((line) => {
    const time = line.name === origin ? null : cosignatureTime(line);
    return time === null
      ? []
      : [{ witness: line.name, time: new Date(Number(time) * 1000).toISOString() }];
  });
  return { origin, key: formatVerifierKey(about.key), size, root: toBase64(root), cosignatures };
}

function imagesOf({ payload }: DossierContents): readonly PackageFile[] {
  return payload.filter(({ path }) => path.startsWith("figures/"));
}

async function digestOf(
  ports: Ports,
  files: readonly PackageFile[],
  path: string,
): Promise<string> {
  const parts: Uint8Array[] = [];
  const file = files.find((one) => one.path === path);
  for await (const piece of file?.read() ?? []) parts.push(piece);
  const digest = ports.packages.startDigest("sha256");
  for (const part of parts) digest.update(part);
  return digest.hex();
}

function undecided(finding: {
  readonly id: string;
  readonly item: number;
  readonly found: string;
  readonly detail: string;
}): Issue {
  return {
    code: "workbench/dossier-undecided",
    message: finding.detail,
    field: `item ${finding.item}`,
    found: finding.found,
    remedy: `Change the sentence, or decide it: mizan dossier decide DOSSIER ${finding.id} --reason … --by …`,
  };
}

function empty(id: string): Issue {
  return {
    code: "workbench/dossier-empty",
    message: `The dossier ${id} has no items.`,
    remedy: "Add claims, figures, events or evidence with 'mizan dossier add'.",
  };
}
