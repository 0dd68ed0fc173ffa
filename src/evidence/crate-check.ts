import { CRATE_METADATA, CRATE_PROFILE } from "./crate.ts";
import type { Finding, FindingStatus } from "./finding.ts";
import type { FolderView } from "./folder-view.ts";
import { isObject, type JsonObject, objectsIn, readJsonObject } from "./json-file.ts";
import { pathFault } from "./safe-path.ts";

const PREVIEW = /^ro-crate-preview(\.html$|_files\/)/;
const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * Checks what RO-Crate 1.1 requires of `ro-crate-metadata.json`, that every file it describes is there, and that
 * every file that is there is described. Addresses on the web are not visited. With the SHA-256 of the files
 * (by path, in hexadecimal digits) the digests that it states are compared too.
 */
export async function crateFindings(
  view: FolderView,
  sha256?: ReadonlyMap<string, string>,
): Promise<readonly Finding[]> {
  const read = await readJsonObject(view, CRATE_METADATA);
  if (!read.ok) return [finding("crate/metadata", "fail", CRATE_METADATA, read.why)];
  const graph = objectsIn(read.value["@graph"]);
  const entities = new Map(graph.map((entity) => [String(entity["@id"]), entity]));
  const root = entities.get("./");
  const sizes = new Map((await view.list()).map(({ path, size }) => [path, size]));
  return [
    ...contextFindings(read.value),
    ...graphFindings(read.value["@graph"]),
    ...descriptorFindings(entities.get(CRATE_METADATA)),
    ...rootFindings(root),
    ...(root === undefined ? [] : fileFindings(entities, sizes, sha256)),
  ];
}

function finding(check: string, status: FindingStatus, subject: string, detail: string): Finding {
  return { check, status, subject, detail };
}

/** One pass when nothing is wrong, else one failure for each thing that is. */
function outcome(
  check: string,
  subject: string,
  wrong: readonly string[],
  right: string,
): readonly Finding[] {
  if (wrong.length === 0) return [finding(check, "pass", subject, right)];
  return wrong.map((detail) => finding(check, "fail", subject, detail));
}

function contextFindings(metadata: JsonObject): readonly Finding[] {
  const context = metadata["@context"];
  const all: readonly unknown[] = Array.isArray(context) ? context : [context];
  const wrong = all.some((one) =>
    /^https:\/\/w3id\.org\/ro\/crate\/1\.[0-9]+\/context$/.test(String(one)),
  )
    ? []
    : ["The @context does not name that of RO-Crate."];
  return outcome("crate/context", CRATE_METADATA, wrong, "The terms are those of RO-Crate.");
}

function graphFindings(graph: unknown): readonly Finding[] {
  const wrong: string[] = [];
  if (!Array.isArray(graph)) wrong.push("The @graph is not a list.");
  const entities = objectsIn(graph);
  if (Array.isArray(graph) && entities.length < graph.length)
    wrong.push("The @graph holds something that is no entity.");
  const seen = new Set<string>();
  for (const entity of entities) {
    const id = entity["@id"];
    if (typeof id !== "string") wrong.push("An entity has no @id.");
    else if (seen.size === seen.add(id).size) wrong.push(`Two entities have the @id ${id}.`);
    if (typesOf(entity).length === 0) wrong.push(`The entity ${String(id)} has no @type.`);
    for (const [name, value] of Object.entries(entity)) {
      if ((Array.isArray(value) ? value : [value]).some(isNested))
        wrong.push(`The entity ${String(id)} holds another one in ${name} instead of its @id.`);
    }
  }
  return outcome("crate/graph", CRATE_METADATA, wrong, `${entities.length} entities, each flat.`);
}

/** Whether a value is an entity written out, where only a reference or a typed value may stand. */
function isNested(value: unknown): boolean {
  if (!isObject(value)) return Array.isArray(value);
  const names = Object.keys(value);
  return !(names.length === 1 && names[0] === "@id") && !names.includes("@value");
}

function typesOf(entity: JsonObject | undefined): readonly string[] {
  const type = entity?.["@type"];
  return (Array.isArray(type) ? type : [type]).filter((one) => typeof one === "string");
}

/** The identifiers that a property refers to. */
function refsOf(entity: JsonObject | undefined, property: string): readonly string[] {
  const value = entity?.[property];
  return objectsIn(Array.isArray(value) ? value : [value]).map((one) => String(one["@id"]));
}

function descriptorFindings(descriptor: JsonObject | undefined): readonly Finding[] {
  const wrong: string[] = [];
  if (descriptor === undefined) wrong.push("There is no entity that stands for the file itself.");
  else {
    if (!typesOf(descriptor).includes("CreativeWork"))
      wrong.push("The file itself is not called a CreativeWork.");
    if (!refsOf(descriptor, "about").includes("./")) wrong.push("The file is not about ./ .");
    if (!refsOf(descriptor, "conformsTo").includes(CRATE_PROFILE))
      wrong.push(`The file does not say that it conforms to ${CRATE_PROFILE}.`);
  }
  return outcome("crate/descriptor", CRATE_METADATA, wrong, "It conforms to RO-Crate 1.1.");
}

function rootFindings(root: JsonObject | undefined): readonly Finding[] {
  const wrong: string[] = [];
  if (root === undefined) wrong.push("There is no entity ./ for the package as a whole.");
  else {
    if (!typesOf(root).includes("Dataset")) wrong.push("The package is not called a Dataset.");
    for (const name of ["name", "description"]) {
      const value = root[name];
      if (typeof value !== "string" || value.trim() === "")
        wrong.push(`The package has no ${name}.`);
    }
    if (!DATE.test(String(root["datePublished"])))
      wrong.push("The package has no datePublished that is a date.");
    const license = root["license"];
    if (refsOf(root, "license").length === 0 && (typeof license !== "string" || license === ""))
      wrong.push("The package names no license.");
  }
  return outcome("crate/root", "./", wrong, "Name, description, date and licence are given.");
}

function fileFindings(
  entities: ReadonlyMap<string, JsonObject>,
  sizes: ReadonlyMap<string, number>,
  sha256: ReadonlyMap<string, string> | undefined,
): readonly Finding[] {
  const findings: Finding[] = [];
  const described = new Set<string>([CRATE_METADATA]);
  const folders: string[] = [];
  let onWeb = 0;
  for (const id of partsOfRoot(entities)) {
    const entity = entities.get(id);
    const types = typesOf(entity);
    if (entity === undefined) {
      findings.push(finding("crate/files", "fail", id, "A part is named and not described."));
      continue;
    }
    if (/^(https?|ftp):/.test(id)) {
      onWeb++;
      continue;
    }
    const path = pathOf(id);
    if (path === null) {
      findings.push(finding("crate/path-safe", "fail", id, "The identifier is no path inside."));
    } else if (types.includes("File")) {
      described.add(path);
      findings.push(...statedFindings(path, entity, sizes.get(path), sha256?.get(path)));
    } else if (types.includes("Dataset")) folders.push(path.endsWith("/") ? path : `${path}/`);
    else
      findings.push(finding("crate/files", "fail", id, "A part is neither a File nor a Dataset."));
  }
  if (onWeb > 0) {
    const detail = `${onWeb} parts are addresses on the web, which are not visited.`;
    findings.push(finding("crate/web-parts", "cannot-be-checked", CRATE_METADATA, detail));
  }
  for (const path of sizes.keys()) {
    if (described.has(path) || PREVIEW.test(path) || folders.some((one) => path.startsWith(one)))
      continue;
    findings.push(finding("crate/files", "fail", path, "The file is not described."));
  }
  const wrong = findings.some(({ check }) => check === "crate/files");
  const right = `${described.size - 1} files are described and there, and no others.`;
  return wrong ? findings : [...findings, finding("crate/files", "pass", CRATE_METADATA, right)];
}

/** Everything that the package names as its part, directly or through a folder. */
function partsOfRoot(entities: ReadonlyMap<string, JsonObject>): ReadonlySet<string> {
  const parts = new Set<string>();
  const waiting = [...refsOf(entities.get("./"), "hasPart")];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (parts.size === parts.add(id).size) continue;
    waiting.push(...refsOf(entities.get(id), "hasPart"));
  }
  parts.delete("./");
  return parts;
}

/** The path that an identifier stands for, or `null` when it is none inside the package. */
function pathOf(id: string): string | null {
  try {
    const path = decodeURIComponent(id.replace(/^\.\//, ""));
    return pathFault(path.replace(/\/$/, "")) === null ? path : null;
  } catch {
    return null;
  }
}

function statedFindings(
  path: string,
  entity: JsonObject,
  size: number | undefined,
  sha256: string | undefined,
): readonly Finding[] {
  if (size === undefined)
    return [finding("crate/files", "fail", path, "The file is described and not there.")];
  const findings: Finding[] = [];
  const stated = entity["contentSize"];
  if (stated !== undefined && String(stated) !== String(size)) {
    const detail = `${String(stated)} bytes are stated, and the file has ${size}.`;
    findings.push(finding("crate/sizes", "fail", path, detail));
  }
  const digest = entity["sha256"];
  if (sha256 !== undefined && digest !== undefined && digest !== sha256)
    findings.push(
      finding("crate/sha256", "fail", path, "The file does not have the SHA-256 stated."),
    );
  return findings;
}
