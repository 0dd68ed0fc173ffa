import type { EvidenceRow } from "../../src/workbench/index.ts";
import { callCommand } from "../client.ts";
import type { RecordFacts } from "./records.ts";

/** Something that a search of the form found. */
export interface Choice {
  readonly key: string;
  readonly title: string;
  readonly titleUr: string | null;
  readonly detail: string;
}

interface Hit {
  readonly title: string;
  readonly titleUr: string | null;
  readonly detail: string;
  readonly address: string;
}

const MOST = 8;
/** Kinds that are parts of their own, or that are about dossiers themselves. */
const OWN_FORM = new Set(["dossier", "dossier-build", "evidence-item", "custody-event"]);

/** Evidence with these words in name, address or digest; its key is its id. */
export async function findEvidence(text: string): Promise<readonly Choice[]> {
  const found = await callCommand<{ readonly items: readonly EvidenceRow[] }>("evidence", {
    text,
    limit: MOST,
  });
  if (!found.ok) return [];
  return found.value.items.map(({ id, name, mediaType, marking, url, capturedAt }) => ({
    key: id,
    title: name,
    titleUr: null,
    detail: [mediaType, url, capturedAt?.slice(0, 10), marking].filter(Boolean).join(" · "),
  }));
}

/** Records with these words; the key is kind/id. */
export async function findRecords(text: string): Promise<readonly Choice[]> {
  const found = await callCommand<{ readonly records: readonly RecordFacts[] }>("records", {
    text,
    limit: MOST * 4,
  });
  if (!found.ok) return [];
  return found.value.records
    .filter(({ kind }) => !OWN_FORM.has(kind))
    .slice(0, MOST)
    .map(({ kind, id, title, marking, changed }) => ({
      key: `${kind}/${id}`,
      title,
      titleUr: null,
      detail: [kind, changed.slice(0, 10), marking].join(" · "),
    }));
}

/** What a claim can rest on: records first, then evidence, each by kind/id. */
export async function findSources(text: string): Promise<readonly Choice[]> {
  const [records, evidence] = await Promise.all([findRecords(text), findEvidence(text)]);
  const items = evidence.map((one) => ({ ...one, key: `evidence-item/${one.key}` }));
  return [...records, ...items].slice(0, MOST);
}

/** Events with these words; the key is the part of an address that names an observation of it. */
export async function findEvents(text: string): Promise<readonly Choice[]> {
  const hits = await search(text, ["observation"]);
  return hits.filter(({ key }) => new URLSearchParams(key).has("row"));
}

/** Places, organisations and datasets that a figure can be about; the key is a part of a scope. */
export async function findScopes(text: string): Promise<readonly Choice[]> {
  const hits = await search(text, ["place", "actor", "dataset"]);
  return hits.filter(({ key }) => key !== "" && !key.startsWith("release="));
}

/** The release and key of the event that a found observation belongs to. */
export async function eventOf(
  key: string,
): Promise<{ readonly release: string; readonly event: string } | null> {
  const query = new URLSearchParams(key);
  const found = await callCommand<{
    readonly observation: { readonly release: string; readonly eventKey: string };
  }>("observation", { row: Number(query.get("row")), source: query.get("datasets") });
  if (!found.ok) return null;
  const { release, eventKey } = found.value.observation;
  return { release, event: eventKey };
}

async function search(text: string, kinds: readonly string[]): Promise<readonly Choice[]> {
  const found = await callCommand<{ readonly hits: readonly Hit[] }>("search", {
    text,
    kinds,
    limit: MOST,
  });
  if (!found.ok) return [];
  return found.value.hits.map(({ title, titleUr, detail, address }) => ({
    key: address.replace(/^[^?]*\??/, ""),
    title,
    titleUr,
    detail,
  }));
}
