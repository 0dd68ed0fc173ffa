import { sha256 } from "@noble/hashes/sha2.js";
import { z } from "zod";
import { toHex } from "../ledger/index.ts";
import { portableDigest, type StartDigest } from "./digest.ts";
import { type Finding, type FindingStatus, overallStatus } from "./finding.ts";
import { type FolderEntry, type FolderView, streamFile, UnreadableFile } from "./folder-view.ts";
import {
  checkResources,
  DIGEST_FILE,
  PACKAGE_FILE,
  parsePackage,
  readJson,
  type WaczPackage,
} from "./wacz-package.ts";
import { PAGES_FILE, readPages, type WaczPage } from "./wacz-pages.ts";
import { checkSignature, type WaczSigner, type WaczTrust } from "./wacz-signature.ts";
import { readWarc } from "./warc.ts";
import { recordFindings, resolveRevisits } from "./warc-findings.ts";
import type { WarcRecord } from "./warc-record.ts";

/** A recorded web archive with every check made on it. */
export interface WaczReport {
  /** `fail` means refuse; `cannot-be-checked` means that it is not shown to be whole. */
  readonly status: FindingStatus;
  readonly findings: readonly Finding[];
  readonly facts: WaczPackage | null;
  readonly signer: WaczSigner | null;
  readonly pages: readonly WaczPage[];
  readonly records: readonly WaczRecord[];
}

/** A record and the file of the archive in which it stands. */
export interface WaczRecord extends WarcRecord {
  readonly file: string;
}

/** How an archive is to be checked. */
export interface WaczOptions extends WaczTrust {
  readonly startDigest?: StartDigest;
}

const WARC_FILE = /^archive\/[^/]+\.warc(\.gz)?$/;
const INDEX_FILE = /^indexes\/[^/]+\.(cdx|cdxj)(\.gz)?$/;
const DIGEST = z.object({
  path: z.literal(PACKAGE_FILE),
  hash: z.string(),
  signedData: z.unknown().optional(),
});

/**
 * Checks a recorded web archive (WACZ 1.1): layout, every file against the list, the list against its digest
 * and signature, every record of the archive, and the pages. The view is one of the opened ZIP.
 */
export async function checkWacz(view: FolderView, options: WaczOptions = {}): Promise<WaczReport> {
  const start = options.startDigest ?? portableDigest;
  const entries = await view.list();
  const findings: Finding[] = [...checkLayout(entries)];
  const package_ = await readPackage(view, entries, findings);
  if (package_ !== null) {
    const { resources } = package_.facts;
    findings.push(
      ...(await guarded(PACKAGE_FILE, () => checkResources(view, entries, resources, start))),
    );
  }
  const signed = await checkDigestFile(view, entries, package_?.bytes ?? null, options);
  findings.push(...signed.findings);
  const records = await readRecords(view, entries, findings, start);
  const pages = await checkPages(view, entries, records, findings);
  const { signer } = signed;
  const facts = package_?.facts ?? null;
  return { status: overallStatus(findings), findings, facts, signer, pages, records };
}

function checkLayout(entries: readonly FolderEntry[]): readonly Finding[] {
  const check = "wacz/layout";
  const has = (test: (path: string) => boolean) => entries.some(({ path }) => test(path));
  const missing: Finding[] = [
    [has((path) => path === PACKAGE_FILE), PACKAGE_FILE, "the list of files"],
    [has((path) => WARC_FILE.test(path)), "archive/", "a file of records (.warc or .warc.gz)"],
    [has((path) => INDEX_FILE.test(path)), "indexes/", "an index of the records (.cdx or .cdxj)"],
    [has((path) => path === PAGES_FILE), PAGES_FILE, "the list of pages"],
  ].flatMap(([there, subject, what]) =>
    there
      ? []
      : [
          {
            check,
            status: "fail",
            subject: String(subject),
            detail: `The archive has not ${what}.`,
          },
        ],
  );
  const foreign = entries.filter(
    ({ path }) => path.startsWith("archive/") && !WARC_FILE.test(path),
  );
  const strange = foreign.map(
    ({ path }): Finding => ({
      check,
      status: "fail",
      subject: path,
      detail: "Only files of records may stand in this folder.",
    }),
  );
  if (missing.length + strange.length > 0) return [...missing, ...strange];
  const detail = "Records, index, pages and the list of files are there.";
  return [{ check, status: "pass", subject: "archive", detail }];
}

/** A file that cannot be read is a finding on that file, not the end of the check. */
async function guarded(
  subject: string,
  run: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const file = error.issue.file ?? subject;
    return [{ check: "wacz/readable", status: "fail", subject: file, detail: error.issue.message }];
  }
}

async function readPackage(
  view: FolderView,
  entries: readonly FolderEntry[],
  findings: Finding[],
): Promise<{ readonly facts: WaczPackage; readonly bytes: Uint8Array } | null> {
  let found: { readonly facts: WaczPackage; readonly bytes: Uint8Array } | null = null;
  const said = await guarded(PACKAGE_FILE, async () => {
    const json = await readJson(view, entries, PACKAGE_FILE);
    const facts = typeof json === "string" ? json : parsePackage(json.value);
    if (typeof json === "string" || typeof facts === "string") {
      const detail = typeof facts === "string" ? facts : "The list of files cannot be read.";
      return [{ check: "wacz/package", status: "fail", subject: PACKAGE_FILE, detail }];
    }
    found = { facts, bytes: json.bytes };
    const detail = `The list of files is readable (WACZ ${facts.version}, ${facts.resources.length} files).`;
    return [{ check: "wacz/package", status: "pass", subject: PACKAGE_FILE, detail }];
  });
  findings.push(...said);
  return found;
}

interface Signed {
  readonly findings: readonly Finding[];
  readonly signer: WaczSigner | null;
}

async function checkDigestFile(
  view: FolderView,
  entries: readonly FolderEntry[],
  package_: Uint8Array | null,
  trust: WaczTrust,
): Promise<Signed> {
  const subject = DIGEST_FILE;
  if (!entries.some(({ path }) => path === DIGEST_FILE)) {
    const detail = "The archive is not signed, and nothing fixes its list of files.";
    return {
      findings: [{ check: "wacz/digest", status: "warning", subject, detail }],
      signer: null,
    };
  }
  let signer: WaczSigner | null = null;
  const findings = await guarded(DIGEST_FILE, async () => {
    const json = await readJson(view, entries, DIGEST_FILE);
    const read = typeof json === "string" ? null : DIGEST.safeParse(json.value);
    const say = (status: FindingStatus, detail: string): Finding => ({
      check: "wacz/digest",
      status,
      subject,
      detail,
    });
    if (read?.success !== true || package_ === null)
      return [
        say(
          "fail",
          typeof json === "string" ? json : "It has not the form of a digest of the list of files.",
        ),
      ];
    const { hash, signedData } = read.data;
    const found = `sha256:${toHex(sha256(package_))}`;
    if (hash !== found)
      return [say("fail", `The list of files was changed: ${found}, stated is ${hash}.`)];
    const held = say("pass", `The list of files has the stated digest ${hash}.`);
    if (signedData === undefined) {
      const detail = "The archive is not signed: whoever changes it can write new digests.";
      return [held, { check: "wacz/signature", status: "warning", subject, detail }];
    }
    const signature = await checkSignature(signedData, hash, trust);
    signer = signature.signer;
    return [held, ...signature.findings];
  });
  return { findings, signer };
}

async function readRecords(
  view: FolderView,
  entries: readonly FolderEntry[],
  findings: Finding[],
  startDigest: StartDigest,
): Promise<readonly WaczRecord[]> {
  const read: WaczRecord[] = [];
  const files = entries.map(({ path }) => path).filter((path) => WARC_FILE.test(path));
  for (const file of files) {
    const said = await guarded(file, async () => {
      const warc = await readWarc(streamFile(view, file), { file, startDigest });
      if (warc.ok) {
        read.push(...warc.value.records.map((record) => ({ ...record, file })));
        return [];
      }
      return warc.issues.map(
        ({ message, found }): Finding => ({
          check: "warc/records",
          status: "fail",
          subject: file,
          detail: `${message} At ${found}.`,
        }),
      );
    });
    findings.push(...said);
  }
  // A revisit may point to a record in another file of the same archive.
  const resolved = resolveRevisits(read, read).map((record, index) => ({
    ...record,
    file: read[index]?.file ?? "",
  }));
  for (const file of files) {
    const own = resolved.filter((record) => record.file === file);
    if (own.length > 0) findings.push(...recordFindings(own, file));
  }
  return resolved;
}

async function checkPages(
  view: FolderView,
  entries: readonly FolderEntry[],
  records: readonly WaczRecord[],
  findings: Finding[],
): Promise<readonly WaczPage[]> {
  if (!entries.some(({ path }) => path === PAGES_FILE)) return [];
  let pages: readonly WaczPage[] = [];
  const said = await guarded(PAGES_FILE, async () => {
    const read = await readPages(view);
    pages = read.pages;
    const recorded = new Set(records.map(({ targetUri }) => bare(targetUri ?? "")));
    const absent = pages.filter(({ url }) => !recorded.has(bare(url)));
    if (absent.length === 0 || read.finding.status === "fail") return [read.finding];
    const detail = `${absent.length} of ${pages.length} listed pages are not among the records, first ${absent[0]?.url}.`;
    return [read.finding, { check: "wacz/pages", status: "warning", subject: PAGES_FILE, detail }];
  });
  findings.push(...said);
  return pages;
}

/** An address as records write it: without the part after `#`, which is never sent. */
function bare(url: string): string {
  return url.replace(/#.*$/, "");
}
