import { releaseKey, suggestMapping } from "../../events/index.ts";
import { accept, type Issue, type Result, refuse } from "../../kernel/index.ts";
import { bringUpToDate } from "../bring-up-to-date.ts";
import type { Ports } from "../ports.ts";
import { unrecordedReleases } from "../record-release.ts";
import type { ImportedFile, ImportRequest } from "./importer.ts";
import { IMPORTERS } from "./importers.ts";
import type { ImportAnswer } from "./schema.ts";

type Summary = ImportAnswer["files"][number];

/** Imports files one after the other; the first refusal ends it, and what came before is kept. */
export async function importFiles(
  ports: Ports,
  formatName: string,
  requests: readonly ImportRequest[],
): Promise<Result<ImportAnswer>> {
  const importer = IMPORTERS.find(({ name }) => name === formatName);
  if (importer === undefined) {
    return refuse({
      code: "workbench/format-not-known",
      message: `There is no format "${formatName}".`,
      field: "format",
      expected: IMPORTERS.map(({ name }) => name).join(", "),
      found: formatName,
      remedy: "Name the format before the files, as in 'mizan import ucdp-ged FILE'.",
    });
  }
  if (requests.length === 0) {
    return refuse({
      code: "workbench/file-missing",
      message: "No file is named.",
      field: "files",
      expected: "at least one file",
      remedy: `Name it after the format, as in 'mizan import ${formatName} FILE'.`,
    });
  }
  const { workspace } = ports;
  if (!(await workspace.exists())) await workspace.create(folderName(workspace.folder));
  const moved = await bringUpToDate(ports);
  if (!moved.ok) return moved;
  return workspace.exclusively(async () => {
    const files: Summary[] = [];
    for (const request of requests) {
      const taken = await importer.run(ports, request);
      if (!taken.ok) return refuse(...taken.issues.map((issue) => afterOthers(issue, files)));
      files.push(summary(request.file, taken.value));
      const recorded = await ports.records.write(await unrecordedReleases(ports));
      if (!recorded.ok) return recorded;
    }
    return accept({ files, suggestion: null });
  });
}

/** Proposes a mapping for a table; imports nothing. */
export async function suggestForFile(ports: Ports, file: string): Promise<Result<ImportAnswer>> {
  const peek = await ports.lake.peek(file);
  if (!peek.ok) return peek;
  const { header, rows, delimiter } = peek.value;
  const { mapping, guesses, persons, unused, missing } = suggestMapping(header, rows);
  return accept({
    files: [],
    suggestion: {
      file,
      mapping: { ...mapping, delimiter },
      guesses: [...guesses],
      persons: persons.map(({ column }) => column),
      unused: [...unused],
      missing: [...missing],
    },
  });
}

function summary(file: string, { manifest, added, firstRejected }: ImportedFile): Summary {
  const { title, holds, rows, accepted, rejected, rejectedByCode, period } = manifest;
  const { licence, citation } = manifest;
  return {
    file,
    added,
    key: releaseKey(manifest),
    title,
    holds,
    rows,
    accepted,
    rejected,
    rejectedByCode: { ...rejectedByCode },
    firstRejected: [...firstRejected],
    dropped: manifest.dropped.map((one) => ({ ...one })),
    adjusted: (manifest.adjusted ?? []).map((one) => ({ ...one })),
    period,
    licence,
    citation,
  };
}

function afterOthers(issue: Issue, kept: readonly Summary[]): Issue {
  if (kept.length === 0) return issue;
  const names = kept.map(({ key }) => key).join(", ");
  return { ...issue, remedy: `${issue.remedy ?? ""} Imported before it: ${names}.`.trim() };
}

function folderName(folder: string): string {
  return folder.split(/[\\/]/).filter(Boolean).at(-1) ?? "Workspace";
}
