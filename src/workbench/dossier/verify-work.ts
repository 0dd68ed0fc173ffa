import {
  certificatesOfPem,
  type Disclosure,
  type Finding,
  parseDisclosure,
  verifyDossier,
} from "../../evidence/index.ts";
import { accept, type Issue, type Result, refuse } from "../../kernel/index.ts";
import { bytesText, parsePolicy, parseVerifierKey } from "../../ledger/index.ts";
import type { Ports } from "../ports.ts";

/** What 'dossier verify' is asked for. */
export interface VerifyInput {
  readonly path: string;
  readonly key?: string | undefined;
  readonly policy?: string | undefined;
  readonly root: readonly string[];
  readonly reveal: readonly string[];
}

/** Verifies a package on the disk. A failed check is a refusal, so that a script notices it. */
export async function verifyDossierFiles(ports: Ports, input: VerifyInput) {
  const trust = await readTrust(ports, input);
  if (!trust.ok) return trust;
  const opened = await ports.packages.open(input.path);
  if (!opened.ok) return opened;
  const task = ports.progress.start("Verifying", 100);
  try {
    const report = await verifyDossier(opened.value.view, {
      crypto: ports.log.crypto,
      startDigest: ports.packages.startDigest,
      now: new Date(ports.clock.now()),
      onProgress: (done, total) =>
        task.update(total === 0 ? 100 : Math.round((100 * done) / total)),
      ...trust.value,
    });
    const count = (status: Finding["status"]) =>
      report.findings.filter((finding) => finding.status === status).length;
    return accept({
      status: report.status,
      title: report.dossier?.title ?? null,
      counts: {
        pass: count("pass"),
        warning: count("warning"),
        fail: count("fail"),
        cannotBeChecked: count("cannot-be-checked"),
      },
      findings: report.findings.map((finding) => ({ ...finding })),
    });
  } finally {
    task.finish();
    await opened.value.close();
  }
}

async function readTrust({ files, log }: Ports, input: VerifyInput) {
  const issues: Issue[] = [];
  const key =
    input.key === undefined ? undefined : parseVerifierKey(log.crypto.sha256, input.key.trim());
  if (key?.ok === false) issues.push(...key.issues.map((issue) => ({ ...issue, field: "key" })));
  const policy =
    input.policy === undefined
      ? undefined
      : parsePolicy(await files.readBytes(input.policy), log.crypto.sha256);
  if (policy?.ok === false)
    issues.push(...policy.issues.map((issue) => ({ ...issue, file: input.policy ?? "" })));
  const roots: Uint8Array[] = [];
  for (const path of input.root) {
    const read = await certificatesOfPem(bytesText(await files.readBytes(path)) ?? "");
    if (read.ok) roots.push(...read.value);
    else issues.push(...read.issues.map((issue) => ({ ...issue, file: path })));
  }
  const reveals: Disclosure[] = [];
  for (const path of input.reveal) {
    const read = parseDisclosure(await files.readBytes(path));
    if (read === null) issues.push(notRevealed(path));
    else reveals.push(read);
  }
  if (issues.length > 0) return refuse(...issues);
  return accept({
    key: key?.ok ? key.value : undefined,
    policy: policy?.ok ? policy.value : undefined,
    roots,
    reveals,
  }) satisfies Result<unknown>;
}

function notRevealed(file: string): Issue {
  return {
    code: "workbench/dossier-reveal-wrong",
    message: "This is not a file of revealed fields.",
    file,
    remedy: "Ask the holder to make it with 'mizan dossier reveal'.",
  };
}
