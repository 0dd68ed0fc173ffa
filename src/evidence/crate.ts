import type { Json } from "../kernel/index.ts";
import { indentedJson } from "./indented-json.ts";

/** An organisation or office that answers for something. Never a person. */
export interface CrateOrganisation {
  readonly name: string;
  /** Its address on the web, where it has one. */
  readonly url?: string;
}

/** A file as the description of the package lists it. */
export interface CrateFile {
  /** Path below the folder that holds `ro-crate-metadata.json`. */
  readonly path: string;
  readonly name?: string;
  readonly description?: string;
  /** Media type, such as `text/csv`. */
  readonly encodingFormat: string;
  readonly contentSize: number;
  /** SHA-256 in hexadecimal digits. */
  readonly sha256: string;
  /** Where it was taken from. */
  readonly url?: string;
}

/** How files came about: what was done, with which program, from what, to what. */
export interface CrateAction {
  readonly name: string;
  readonly description?: string;
  /** ISO 8601 time at which it ended. */
  readonly endTime?: string;
  readonly instrument: { readonly name: string; readonly version: string; readonly url?: string };
  /** Paths of the files it started from. */
  readonly object: readonly string[];
  /** Paths of the files it gave. */
  readonly result: readonly string[];
}

/** What `ro-crate-metadata.json` says about a package. */
export interface CrateDescription {
  readonly name: string;
  readonly description: string;
  /** ISO 8601 date or time. */
  readonly datePublished: string;
  readonly license: { readonly url: string; readonly name: string };
  readonly author: CrateOrganisation;
  readonly files: readonly CrateFile[];
  readonly actions?: readonly CrateAction[];
}

/** Name of the file in which an RO-Crate describes itself. */
export const CRATE_METADATA = "ro-crate-metadata.json";

/** Address of the version of RO-Crate that is written. */
export const CRATE_PROFILE = "https://w3id.org/ro/crate/1.1";

type Entity = { readonly [name: string]: Json };

/**
 * The bytes of `ro-crate-metadata.json` after RO-Crate 1.1: flat JSON-LD, entities sorted by name, so that the same
 * description gives the same bytes.
 */
export function composeCrate(description: CrateDescription): Uint8Array {
  const files = description.files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const actions = (description.actions ?? []).map(actionEntities);
  const entities = new Map<string, Entity>();
  const all: readonly Entity[] = [
    {
      "@id": CRATE_METADATA,
      "@type": "CreativeWork",
      about: { "@id": "./" },
      conformsTo: { "@id": CRATE_PROFILE },
    },
    rootEntity(description, files, actions),
    ...files.map(fileEntity),
    organisationEntity(description.author),
    { "@id": description.license.url, "@type": "CreativeWork", name: description.license.name },
    ...actions.flat(),
  ];
  for (const entity of all) entities.set(String(entity["@id"]), entity);
  return indentedJson({
    "@context": [`${CRATE_PROFILE}/context`, { sha256: "https://schema.org/sha256" }],
    "@graph": [...entities.values()],
  });
}

/**
 * The identifier of a file in an RO-Crate: its path as a relative address, in which blanks and the like are encoded.
 *
 * @example
 * crateId("tables/killed by year.csv")
 * // => "tables/killed%20by%20year.csv"
 */
export function crateId(path: string): string {
  const id = path.split("/").map(encodeURIComponent).join("/");
  return /^[^/]*:/.test(id) ? `./${id}` : id;
}

function rootEntity(
  { name, description, datePublished, license, author }: CrateDescription,
  files: readonly CrateFile[],
  actions: readonly (readonly Entity[])[],
): Entity {
  return {
    "@id": "./",
    "@type": "Dataset",
    name,
    description,
    datePublished,
    license: { "@id": license.url },
    author: { "@id": organisationId(author) },
    hasPart: files.map(({ path }) => ({ "@id": crateId(path) })),
    ...(actions.length === 0
      ? {}
      : { mentions: actions.map(([action]) => ({ "@id": action?.["@id"] ?? "" })) }),
  };
}

function fileEntity(file: CrateFile): Entity {
  return {
    "@id": crateId(file.path),
    "@type": "File",
    name: file.name ?? file.path,
    ...(file.description === undefined ? {} : { description: file.description }),
    encodingFormat: file.encodingFormat,
    contentSize: String(file.contentSize),
    sha256: file.sha256,
    ...(file.url === undefined ? {} : { url: file.url }),
  };
}

function organisationId({ url }: CrateOrganisation): string {
  return url ?? "#author";
}

function organisationEntity(organisation: CrateOrganisation): Entity {
  return {
    "@id": organisationId(organisation),
    "@type": "Organization",
    name: organisation.name,
    ...(organisation.url === undefined ? {} : { url: organisation.url }),
  };
}

function actionEntities(action: CrateAction, index: number): readonly [Entity, Entity] {
  const { name, version, url } = action.instrument;
  const instrument = `#program-${encodeURIComponent(`${name}-${version}`)}`;
  const refs = (paths: readonly string[]) => paths.map((path) => ({ "@id": crateId(path) }));
  return [
    {
      "@id": `#action-${index + 1}`,
      "@type": "CreateAction",
      name: action.name,
      ...(action.description === undefined ? {} : { description: action.description }),
      ...(action.endTime === undefined ? {} : { endTime: action.endTime }),
      instrument: { "@id": instrument },
      object: refs(action.object),
      result: refs(action.result),
    },
    {
      "@id": instrument,
      "@type": "SoftwareApplication",
      name,
      softwareVersion: version,
      ...(url === undefined ? {} : { url }),
    },
  ];
}
