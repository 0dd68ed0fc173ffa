import {
  CRATE_METADATA,
  composeCrate,
  composeDataPackage,
  DATA_PACKAGE,
  type DossierDocument,
  digestPieces,
  fileOfBytes,
  type PackageFile,
  type TableField,
  type TableResource,
} from "../../evidence/index.ts";
import { accept, type Result } from "../../kernel/index.ts";
import { OBSERVATIONS_HEADER } from "../observation/observations-csv.ts";
import type { DossierContents } from "./contents.ts";
import { EVENTS_HEADER, FIGURE_HEADER } from "./figure.ts";

interface Described {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

const LICENCE = {
  url: "https://choosealicense.com/no-permission/",
  name: "As the sources' owners state; the marking of the dossier binds its recipient",
} as const;

/** The files that describe the payload: a Data Package for the tables, an RO-Crate for everything. */
export async function describePackage(
  contents: DossierContents,
  document: DossierDocument,
): Promise<Result<readonly PackageFile[]>> {
  const { startDigest } = contents.ports.packages;
  const digested: Described[] = [];
  for (const file of contents.payload) {
    const { size, digests } = await digestPieces(file.read(), ["sha256"], startDigest);
    digested.push({ path: file.path, size, sha256: digests.get("sha256") ?? "" });
  }
  const tables = digested.filter(({ path }) => path.startsWith("tables/"));
  const described: PackageFile[] = [];
  if (tables.length > 0) {
    const bytes = composeDataPackage({
      name: `dossier-${document.id.toLowerCase().replaceAll(/[^a-z0-9.-]/g, "-")}`,
      title: document.title,
      description: "Tables of the figures and events of the dossier, as they were counted.",
      created: `${document.date}T00:00:00Z`,
      licenses: [{ name: "other-closed", title: LICENCE.name, path: LICENCE.url }],
      resources: tables.map((table) => resourceOf(table, document)),
    });
    described.push(fileOfBytes(`tables/${DATA_PACKAGE}`, bytes));
    const digest = startDigest("sha256");
    digest.update(bytes);
    digested.push({ path: `tables/${DATA_PACKAGE}`, size: bytes.length, sha256: digest.hex() });
  }
  const crate = composeCrate({
    name: document.title,
    description: `${document.purpose} For ${document.recipient}; marked ${document.clearance}.`,
    datePublished: document.date,
    license: LICENCE,
    author: { name: document.preparedBy },
    files: digested.map(({ path, size, sha256 }) => ({
      path,
      encodingFormat: mediaType(path, document),
      contentSize: size,
      sha256,
    })),
    actions: [
      {
        name: "Made the package of the dossier",
        endTime: `${document.date}T00:00:00Z`,
        instrument: { name: "Mizan", version: document.toolVersion },
        object: digested
          .filter(({ path }) => /^(records|evidence)\//.test(path))
          .map(({ path }) => path),
        result: ["dossier.json", "report.html", "report.pdf"],
      },
    ],
  });
  return accept([...described, fileOfBytes(CRATE_METADATA, crate)]);
}

const NUMBERS = /^(events|killed_|injured_|without_figure|row|line|has_figure)/;
const DEGREES = /^(latitude|longitude|radius_km|border_km)$/;

function resourceOf({ path, size, sha256 }: Described, document: DossierDocument): TableResource {
  const file = path.slice("tables/".length);
  const part = document.parts.find(
    (one) =>
      (one.type === "figure" && (one.table === path || one.events === path)) ||
      (one.type === "event" && one.table === path),
  );
  return {
    name: file.replace(/\.csv$/, "").toLowerCase(),
    path: file,
    title: part?.heading ?? file,
    bytes: size,
    sha256,
    fields: headerOf(path, document).map(fieldOf),
  };
}

function fieldOf(name: string): TableField {
  if (DEGREES.test(name)) return { name, type: "number" };
  return { name, type: NUMBERS.test(name) ? "integer" : "string" };
}

/** Headers of the tables that a dossier holds, by what they are tables of. */
function headerOf(path: string, document: DossierDocument): readonly string[] {
  const figure = document.parts.find(
    (part) => part.type === "figure" && (part.table === path || part.events === path),
  );
  if (figure?.type === "figure") return figure.table === path ? FIGURE_HEADER : EVENTS_HEADER;
  return OBSERVATIONS_HEADER;
}

const MEDIA: Readonly<Record<string, string>> = {
  csv: "text/csv",
  html: "text/html",
  json: "application/json",
  pdf: "application/pdf",
  svg: "image/svg+xml",
};

function mediaType(path: string, document: DossierDocument): string {
  const evidence = document.parts.find((part) => part.type === "evidence" && part.file === path);
  if (evidence?.type === "evidence") return evidence.mediaType;
  return MEDIA[path.split(".").at(-1) ?? ""] ?? "application/octet-stream";
}
