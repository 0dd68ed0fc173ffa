import { DOSSIER, DOSSIER_BUILD } from "../../evidence/index.ts";
import { accept, type Result } from "../../kernel/index.ts";
import type { Ports } from "../ports.ts";
import { languageOf } from "./language.ts";
import type { DossierShown } from "./schema.ts";
import { readDossier } from "./store.ts";

const ALL = 1_000;

/** A dossier with its language check and the packages that were made of it. */
export async function showDossier(ports: Ports, id: string): Promise<Result<DossierShown>> {
  const opened = await readDossier(ports, id);
  if (!opened.ok) return opened;
  const { record, values } = opened.value;
  const { decisions: _decisions, ...rest } = values;
  const built = await ports.records.list({
    kinds: [DOSSIER_BUILD.name],
    where: { dossier: id },
    limit: ALL,
    offset: 0,
  });
  return accept({
    ...rest,
    id,
    revision: record.revision,
    marking: record.marking,
    changed: record.changed,
    titleUr: values.titleUr ?? null,
    summary: values.summary ?? null,
    language: languageOf(ports, values),
    builds: built.records.map((build) => ({
      id: build.id,
      time: build.created,
      revision: Number(build.body?.values["revision"] ?? 0),
      recipient: String(build.body?.values["recipient"] ?? ""),
      manifestDigest: String(build.body?.values["manifestDigest"] ?? ""),
    })),
  });
}

/** All dossiers that the reader may see, the last changed first. */
export async function listDossiers(ports: Ports) {
  const { records, total } = await ports.records.list({
    kinds: [DOSSIER.name],
    states: ["present"],
    limit: ALL,
    offset: 0,
  });
  return {
    total,
    dossiers: records.map(({ id, revision, marking, changed, body }) => ({
      id,
      revision,
      marking,
      changed,
      title: String(body?.values["title"] ?? "withheld"),
      recipient: String(body?.values["recipient"] ?? "withheld"),
      purpose: String(body?.values["purpose"] ?? "withheld"),
      items: Array.isArray(body?.values["items"]) ? body.values["items"].length : 0,
    })),
  };
}
