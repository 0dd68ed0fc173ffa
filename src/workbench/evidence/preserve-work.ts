import { type Finding, isInstant } from "../../evidence/index.ts";
import {
  accept,
  type Issue,
  type Marking,
  mayRead,
  type Result,
  refuse,
} from "../../kernel/index.ts";
import type { CapturedPage, StagedBytes } from "../evidence-port.ts";
import type { Ports } from "../ports.ts";
import { checkedChanges } from "./check.ts";
import { type PlannedCapture, planChanges } from "./preserve-plan.ts";
import { type StagedSource, sourcesOf, stageSource } from "./preserve-source.ts";
import { readEvidenceOf } from "./records.ts";
import { captureRow, evidenceRow } from "./row.ts";
import type { CaptureRow, EvidenceRow } from "./schema.ts";

/** What is to be preserved, and what is known of how it was collected. */
export interface PreserveInput {
  readonly files: readonly string[];
  readonly address: readonly string[];
  readonly collector: string;
  readonly purpose: string;
  readonly url?: string | undefined;
  readonly finalUrl?: string | undefined;
  readonly status?: number | undefined;
  readonly capturedAt?: string | undefined;
  readonly clockOffsetMs?: number | undefined;
  readonly screenshot?: string | undefined;
  readonly html?: string | undefined;
  readonly tool?: string | undefined;
  readonly toolVersion?: string | undefined;
  readonly networkExit?: string | undefined;
  readonly name?: string | undefined;
  readonly marking: Marking;
  readonly keepDamaged?: string | undefined;
}

/** What was preserved. */
export interface Preserved {
  readonly entries: number;
  readonly captures: CaptureRow[];
  readonly items: (EvidenceRow & {
    readonly part: CaptureRow["items"][number]["role"];
    readonly known: boolean;
  })[];
  readonly findings: Finding[];
}

const ADDRESS = /^https?:\/\//i;

/** Preserves files, web archives and pages: all of what was asked for, or nothing. */
export async function preserve(ports: Ports, input: PreserveInput): Promise<Result<Preserved>> {
  const files = input.files.filter((one) => !ADDRESS.test(one));
  const addresses = [...input.files.filter((one) => ADDRESS.test(one)), ...input.address];
  const faults = faultsOf(ports, input, files.length + addresses.length);
  if (faults.length > 0) return refuse(...faults);
  const pages: CapturedPage[] = [];
  for (const address of addresses) {
    const captured = await ports.evidence.capture(address);
    if (!captured.ok) return captured;
    pages.push(captured.value);
  }
  const sources = sourcesOf(input, files, pages);
  return ports.workspace.exclusively(async () => {
    const staged: StagedBytes[] = [];
    try {
      const read: StagedSource[] = [];
      for (const source of sources) read.push(await stageSource(ports, input, source, staged));
      return await keepAll(ports, input, read, staged);
    } finally {
      await ports.evidence.drop(staged);
    }
  });
}

async function keepAll(
  ports: Ports,
  input: PreserveInput,
  sources: readonly StagedSource[],
  staged: readonly StagedBytes[],
): Promise<Result<Preserved>> {
  const findings = sources.flatMap((source) => source.findings);
  const failed = findings.filter(({ status }) => status === "fail");
  if (failed.length > 0 && input.keepDamaged === undefined) return refuse(...failed.map(damaged));
  const plan = await planChanges(ports, input, sources);
  const changes = checkedChanges(plan.changes);
  if (!changes.ok) return changes;
  await ports.evidence.keep(staged);
  const written = await ports.records.write(changes.value);
  if (!written.ok) return written;
  return accept(await preserved(ports, plan.captures, findings, written.value.length));
}

async function preserved(
  ports: Ports,
  planned: readonly PlannedCapture[],
  findings: readonly Finding[],
  entries: number,
): Promise<Preserved> {
  const ids = planned.flatMap(({ parts }) => parts.map(({ item }) => item));
  const known = await readEvidenceOf(ports, ids);
  const captures = planned.flatMap(({ id, parts: [first] }) =>
    known.capturesOf(first?.item ?? "").filter(({ record }) => record.id === id),
  );
  const items = planned.flatMap(({ parts }) =>
    parts.flatMap((part) =>
      known.items
        .filter(({ record }) => record.id === part.item)
        .map((item) => ({ ...evidenceRow(known, item), part: part.role, known: part.known })),
    ),
  );
  return { entries, captures: captures.map(captureRow), items, findings: [...findings] };
}

function faultsOf(ports: Ports, input: PreserveInput, things: number): readonly Issue[] {
  const aside = [input.html, input.screenshot].filter((one) => one !== undefined).length;
  const said = [input.url, input.name].filter((one) => one !== undefined).length;
  const faults: Issue[] = [];
  const fault = (message: string, field: string, expected: string) =>
    faults.push({ code: "workbench/preserve-unclear", message, field, expected });
  if (things + aside === 0)
    fault("Nothing was named to be preserved.", "files", "a file, a web archive or an address");
  if (things > 1 && aside + said > 0)
    fault(
      "Address, name, image and source belong to one capture, and several things were named.",
      "files",
      "one file or address at a time with --url, --name, --html or --screenshot",
    );
  for (const field of ["url", "finalUrl"] as const)
    if (input[field] !== undefined && !/^https?:\/\/\S+$/i.test(input[field]))
      fault("This is not an address on the web.", field, "http:// or https:// and a name");
  const { capturedAt } = input;
  if (capturedAt !== undefined && !isInstant(capturedAt))
    fault("The time of capture is not a time with its zone.", "capturedAt", "2026-03-01T09:30:00Z");
  else if (capturedAt !== undefined && Date.parse(capturedAt) > Date.parse(ports.clock.now()))
    fault("The time of capture lies in the future.", "capturedAt", `at most ${ports.clock.now()}`);
  if (!mayRead(ports.records.clearance, input.marking))
    faults.push({
      code: "workbench/evidence-above-clearance",
      message: "The evidence would be marked above what you may see.",
      field: "marking",
      found: input.marking,
      expected: `at most ${ports.records.clearance}`,
    });
  return faults;
}

function damaged({ subject, detail, check }: Finding): Issue {
  return {
    code: "workbench/evidence-damaged",
    message: `The web archive fails a check: ${detail}`,
    file: subject,
    field: check,
    remedy: "Get a whole copy, or say with --keep-damaged why this one is kept all the same.",
  };
}
