import {
  type CaptureFacts,
  type CaptureRole,
  declaredName,
  extensionOf,
  type Finding,
  type ItemFacts,
} from "../../evidence/index.ts";
import type { BytesSource, CapturedPage, StagedBytes } from "../evidence-port.ts";
import { folderless } from "../given-file.ts";
import type { Ports } from "../ports.ts";
import { archiveFacts, archiveFormat, readArchive } from "./archive.ts";
import type { PreserveInput } from "./preserve-work.ts";

/** One thing to be preserved, with the parts of its capture. */
export interface Source {
  readonly parts: readonly SourcePart[];
  /** What is known of the capture before the bytes are read. */
  readonly said: Partial<CaptureFacts>;
  readonly findings: readonly Finding[];
}

interface SourcePart {
  readonly role: CaptureRole | null;
  readonly name: string;
  readonly source: BytesSource;
}

/** A part whose bytes wait beside the store. */
export interface StagedPart {
  readonly role: CaptureRole;
  readonly staged: StagedBytes;
  readonly facts: Omit<ItemFacts, "role" | "derivedFrom" | "damage">;
}

/** What was read of one thing. */
export interface StagedSource {
  readonly parts: readonly StagedPart[];
  readonly capture: Omit<CaptureFacts, "items">;
  readonly findings: readonly Finding[];
}

/** What is to be preserved: each file with what was said about it, and each page that was captured. */
export function sourcesOf(
  input: PreserveInput,
  files: readonly string[],
  pages: readonly CapturedPage[],
): readonly Source[] {
  const aside: SourcePart[] = [
    ...partOf("html", input.html),
    ...partOf("fullpage-image", input.screenshot),
  ];
  const given = files.map((path) => ({
    role: null,
    name: input.name ?? folderless(path),
    source: { path },
  }));
  const ofFiles: Source[] = given.map((part) => ({
    parts: [part, ...(pages.length === 0 ? aside : [])],
    said: {},
    findings: [],
  }));
  const ofPages = pages.map(
    (page): Source => ({
      parts: [
        ...page.parts.map(({ role, name, bytes }) => ({ role, name, source: { bytes } })),
        ...aside,
      ],
      said: {
        url: page.url,
        finalUrl: page.finalUrl,
        status: page.status,
        capturedAt: page.at,
        clockOffsetMs: page.clockOffsetMs,
        tool: page.tool,
        toolVersion: page.toolVersion,
      },
      findings: page.findings,
    }),
  );
  const alone: Source[] =
    given.length + pages.length === 0 ? [{ parts: aside, said: {}, findings: [] }] : [];
  return [...ofFiles, ...ofPages, ...alone];
}

/** Brings the bytes of a thing beside the store, finds out what they are and reads web archives. */
export async function stageSource(
  ports: Ports,
  input: PreserveInput,
  source: Source,
  staged: StagedBytes[],
): Promise<StagedSource> {
  const parts: StagedPart[] = [];
  const findings: Finding[] = [...source.findings];
  let archived: ReturnType<typeof archiveFacts> | null = null;
  for (const part of source.parts) {
    const name = declaredName(part.name);
    const task = ports.progress.start(`Preserving ${name}`, null);
    const bytes = await ports.evidence.stage(part.source, (done) => task.update(done));
    task.finish();
    staged.push(bytes);
    const detected = await ports.evidence.detect(bytes, name);
    const { sha256, size } = bytes;
    const facts = { name, sha256, size, ...detected, extension: extensionOf(name) };
    const format = part.role === null || part.role === "warc" ? archiveFormat(facts) : null;
    if (format !== null) {
      const read = await readArchive(ports.evidence, format, bytes, name);
      findings.push(...read.findings);
      archived ??= archiveFacts(read);
    }
    const isPage = /^(text\/html|application\/xhtml\+xml)$/.test(detected.mediaType);
    const own = isPage && input.url !== undefined && input.html === undefined ? "html" : "media";
    parts.push({ role: part.role ?? format ?? own, staged: bytes, facts });
  }
  return { parts, capture: captureOf(input, source, archived, parts), findings };
}

/** What the collector says counts; then what the capture itself says; then what the archive says. */
function captureOf(
  input: PreserveInput,
  { said }: Source,
  archived: ReturnType<typeof archiveFacts> | null,
  parts: readonly StagedPart[],
): StagedSource["capture"] {
  const url = input.url ?? said.url ?? archived?.url ?? null;
  const time = input.capturedAt ?? said.capturedAt ?? archived?.capturedAt ?? null;
  const tool = input.tool ?? said.tool ?? archived?.tool ?? null;
  const isSame = tool === (said.tool ?? archived?.tool ?? null);
  return {
    title: parts[0]?.facts.name ?? "",
    url,
    finalUrl: input.finalUrl ?? said.finalUrl ?? null,
    status: input.status ?? said.status ?? archived?.status ?? null,
    capturedAt: time === null ? null : new Date(time).toISOString(),
    clockOffsetMs: input.clockOffsetMs ?? said.clockOffsetMs ?? null,
    tool,
    toolVersion:
      input.toolVersion ?? (isSame ? (said.toolVersion ?? archived?.toolVersion ?? null) : null),
    collector: input.collector,
    networkExit: input.networkExit ?? null,
    purpose: input.purpose,
    holds: archived?.holds ?? [],
  };
}

function partOf(role: CaptureRole, path: string | undefined): SourcePart[] {
  return path === undefined ? [] : [{ role, name: folderless(path), source: { path } }];
}
