import { type Finding, type FindingStatus, overallStatus } from "../../evidence/index.ts";
import { accept, type Result } from "../../kernel/index.ts";
import type { Ports } from "../ports.ts";
import { archiveFormat, readArchive } from "./archive.ts";
import {
  findItem,
  type KnownEvidence,
  type KnownItem,
  readEvidence,
  readEvidenceOf,
} from "./records.ts";
import { chainOf } from "./work.ts";

/** What checking the preserved bytes found. */
export interface EvidenceVerdict {
  readonly status: FindingStatus;
  readonly items: number;
  readonly bytes: number;
  readonly damaged: string[];
  readonly findings: (Finding & { readonly item: string | null })[];
}

/** Reads preserved bytes again and compares them with the log: all of them, or those of one item. */
export async function verifyEvidence(
  ports: Ports,
  input: { readonly id?: string | undefined; readonly quick: boolean },
): Promise<Result<EvidenceVerdict>> {
  const chosen = input.id === undefined ? null : await findItem(ports.records, input.id);
  if (chosen !== null && !chosen.ok) return chosen;
  const known =
    chosen === null
      ? await readEvidence(ports)
      : await readEvidenceOf(ports, [chosen.value.record.id]);
  const items = known.items.filter(
    ({ record }) => chosen === null || record.id === chosen.value.record.id,
  );
  const total = items.reduce((sum, { facts }) => sum + facts.size, 0);
  const task = ports.progress.start("Reading evidence", total);
  const findings: (Finding & { readonly item: string | null })[] = [];
  const damaged: string[] = [];
  let bytes = 0;
  for (const item of items) {
    const before = bytes;
    const own = await itemFindings(ports, known, item, input.quick, (done) =>
      task.update(before + done),
    );
    bytes += own.bytes;
    if (own.damaged) damaged.push(item.record.id);
    findings.push(...own.findings.map((finding) => ({ ...finding, item: item.record.id })));
  }
  task.finish();
  if (chosen === null) findings.push(...(await strangers(ports, known)));
  const status = findings.length === 0 ? "pass" : overallStatus(findings);
  return accept({ status, items: items.length, bytes, damaged, findings });
}

async function itemFindings(
  ports: Ports,
  known: KnownEvidence,
  item: KnownItem,
  quick: boolean,
  onBytes: (done: number) => void,
): Promise<{
  readonly findings: readonly Finding[];
  readonly bytes: number;
  readonly damaged: boolean;
}> {
  const { record, facts } = item;
  const subject = `${record.id} (${facts.name}), evidence/${facts.sha256.slice(0, 2)}/${facts.sha256}`;
  const say = (status: FindingStatus, detail: string): Finding => ({
    check: "evidence/bytes",
    status,
    subject,
    detail,
  });
  if (record.body === null)
    return {
      findings: [say("cannot-be-checked", "What it is, is not here, so nothing can be compared.")],
      bytes: 0,
      damaged: false,
    };
  const chain = chainOf(known, item);
  const found = await ports.evidence.rehash(facts.sha256, onBytes);
  if (record.state !== "present")
    return { findings: [disposed(found, say), ...chain], bytes: 0, damaged: false };
  if (found === null)
    return {
      findings: [say("fail", "The bytes are not in the store."), ...chain],
      bytes: 0,
      damaged: true,
    };
  if (found !== facts.sha256) {
    const detail = `The bytes were altered: their SHA-256 is ${found}, the log says ${facts.sha256}.`;
    return { findings: [say("fail", detail), ...chain], bytes: facts.size, damaged: true };
  }
  const format = quick ? null : archiveFormat(facts);
  const archive =
    format === null
      ? []
      : (await readArchive(ports.evidence, format, facts.sha256, facts.name)).findings;
  return {
    findings: [
      say("pass", "The bytes have the SHA-256 that the log says."),
      ...chain,
      ...(facts.damage === null
        ? archive
        : archive.map((finding) => foretold(finding, facts.damage))),
    ],
    bytes: facts.size,
    damaged: false,
  };
}

/** An archive that was kept although it fails its checks fails them still; that is no news. */
function foretold(finding: Finding, damage: string | null): Finding {
  if (finding.status !== "fail") return finding;
  const detail = `${finding.detail} It was kept all the same: ${damage ?? ""}`;
  return { ...finding, status: "warning", detail };
}

function disposed(
  found: string | null,
  say: (status: FindingStatus, detail: string) => Finding,
): Finding {
  return found === null
    ? say("pass", "The bytes were disposed of, as the log says.")
    : say(
        "warning",
        "It was disposed of, but its bytes are still here; another item may hold them.",
      );
}

/** Bytes that no record speaks of, and files that the program does not write. */
async function strangers(
  ports: Ports,
  known: KnownEvidence,
): Promise<readonly (Finding & { readonly item: null })[]> {
  if (ports.records.clearance !== "TLP:RED") return [];
  const { digests, foreign } = await ports.evidence.list();
  const recorded = new Set(known.items.map(({ facts }) => facts.sha256));
  const unknown = digests.filter((digest) => !recorded.has(digest));
  const check = "evidence/recorded";
  return [
    ...unknown.map((digest) => ({
      check,
      status: "warning" as const,
      subject: `evidence/${digest.slice(0, 2)}/${digest}`,
      detail:
        "No record speaks of these bytes: preserving was interrupted, or they were put here by hand.",
      item: null,
    })),
    ...foreign.map((name) => ({
      check,
      status: "warning" as const,
      subject: `evidence/${name}`,
      detail: "The program writes no file of this name here.",
      item: null,
    })),
  ];
}
