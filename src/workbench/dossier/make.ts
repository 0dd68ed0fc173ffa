import { accept, type Result, refuse } from "../../kernel/index.ts";
import type { FileOutput } from "../file-output.ts";
import type { Ports } from "../ports.ts";
import { type BuiltPackage, buildPackage, recordBuild } from "./build-work.ts";

/** What 'dossier build' is asked for. */
export interface MakeInput {
  readonly id: string;
  readonly out?: string | undefined;
  readonly date?: string | undefined;
  readonly tsa: readonly string[];
  readonly undecided: boolean;
}

/** What 'dossier build' answers. */
export interface MadeDossier {
  readonly id: string;
  readonly out: string | null;
  readonly manifestDigest: string;
  readonly files: number;
  readonly size: number;
  readonly parts: number;
  readonly sources: number;
  readonly withheld: number;
}

/** Builds the package, writes it, and puts on the log that it was made. Without a place it is given as a ZIP. */
export async function makeDossier(ports: Ports, input: MakeInput): Promise<Result<MadeDossier>> {
  const { id, out, date, undecided } = input;
  const timestamps = await Promise.all(
    input.tsa.map(async (path) => ({
      name: nameOf(path),
      bytes: await ports.files.readBytes(path),
    })),
  );
  const strange = timestamps.find(({ name }) => !/^[A-Za-z0-9._-]+\.(tsr|pem)$/.test(name));
  if (strange !== undefined) {
    return refuse({
      code: "workbench/dossier-timestamp-wrong",
      message:
        "A time stamp is a file that ends in .tsr, its certificates are files that end in .pem.",
      file: strange.name,
      expected: "NAME.tsr or NAME.pem",
    });
  }
  return ports.workspace.exclusively(async () => {
    const built = await buildPackage(ports, id, { date, timestamps, undecided });
    if (!built.ok) return built;
    const folder = folderName(built.value);
    const task = ports.progress.start("Writing the package", null);
    const zip = out === undefined ? await ports.packages.zip(folder, built.value.files) : null;
    if (zip !== null && !zip.ok) return zip;
    const written = out === undefined ? null : await writeTo(ports, out, folder, built.value);
    if (written !== null && !written.ok) return written;
    const recorded = await recordBuild(ports, built.value);
    task.finish();
    if (!recorded.ok) return recorded;
    const made = summary(built.value, recorded.value, out ?? null);
    return accept(zip === null ? made : { ...made, ...asDownload(folder, zip.value) });
  });
}

function summary(
  { document, files, bytes, manifestDigest }: BuiltPackage,
  id: string,
  out: string | null,
): MadeDossier {
  const withheld = document.parts.reduce((sum, part) => {
    if (part.type === "evidence") return sum + (part.file === null ? 1 : 0);
    return sum + (part.type === "record" ? part.record.withheld.length : 0);
  }, 0);
  return {
    id,
    out,
    manifestDigest,
    files: files.length,
    size: bytes,
    parts: document.parts.length,
    sources: document.sources.length,
    withheld,
  };
}

function asDownload(folder: string, bytes: Uint8Array): FileOutput {
  return { mediaType: "application/zip", fileName: `${folder}.zip`, bytes };
}

function writeTo(
  ports: Ports,
  out: string,
  folder: string,
  { files }: BuiltPackage,
): Promise<Result<null>> {
  return out.toLowerCase().endsWith(".zip")
    ? ports.packages.writeZip(out, folder, files)
    : ports.packages.writeFolder(out, files);
}

/** A folder's name from the title and the day. */
function folderName({ document }: BuiltPackage): string {
  const words = document.title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 48);
  return `${words.replaceAll(/^-|-$/g, "") || "dossier"}-${document.date}`;
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
