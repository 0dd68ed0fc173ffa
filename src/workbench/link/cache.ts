import { canonicalJson, type Json } from "../../kernel/index.ts";
import type { EventCluster, LinkageResult } from "../../linkage/index.ts";
import type { Ports } from "../ports.ts";

/** Where a run is kept: runs of the same releases stand together, so that each is compared with its like. */
export interface RunPlace {
  readonly digest: string;
  /** Digest of the names of the releases. */
  readonly selection: string;
}

/** SHA-256 of a value's canonical JSON, in hexadecimal. */
export async function digestOf(value: Json): Promise<string> {
  return sha256(canonicalJson(value));
}

/** The result of a run that was kept, or `null` where it is absent or damaged: then it is computed again. */
export async function readRun(ports: Ports, place: RunPlace): Promise<LinkageResult | null> {
  const text = await ports.workspace.read(pathOf(place));
  if (text === null) return null;
  const end = text.indexOf("\n");
  const body = text.slice(end + 1);
  if (end < 0 || text.slice(0, end) !== (await sha256(body))) return null;
  return withTables(JSON.parse(body) as LinkageResult);
}

/**
 * Keeps a run as the latest, and the one before it for comparison; all others go. Gives the digest of the one
 * before, where it was another. The files can be deleted at any time.
 */
export async function keepRun(
  ports: Ports,
  place: RunPlace,
  result: LinkageResult,
  isNew: boolean,
): Promise<string | null> {
  const { digest } = place;
  const folder = folderOf(place);
  const { latest, before } = await readLatest(ports, place);
  const isThere = (await ports.workspace.list(folder)).includes(`${digest}.json`);
  if (latest === digest && isThere && !isNew) return before;
  if (isNew || !isThere) {
    const body = JSON.stringify(result, (_, value: unknown) =>
      value instanceof Float64Array ? Array.from(value) : value,
    );
    await ports.workspace.write(pathOf(place), `${await sha256(body)}\n${body}`);
  }
  const previous = latest === digest ? before : latest;
  await ports.workspace.write(
    latestOf(place),
    JSON.stringify({ latest: digest, before: previous }),
  );
  const wanted = [`${digest}.json`, `${previous}.json`, LATEST, PLACEBO];
  for (const name of await ports.workspace.list(folder))
    if (!wanted.includes(name)) await ports.workspace.remove(`${folder}/${name}`);
  return previous;
}

/** The events of a kept run, by its digest. */
export async function clustersOfRun(
  ports: Ports,
  place: RunPlace,
): Promise<readonly EventCluster[] | null> {
  return (await readRun(ports, place))?.clusters ?? null;
}

async function readLatest(
  ports: Ports,
  place: RunPlace,
): Promise<{ readonly latest: string | null; readonly before: string | null }> {
  const text = await ports.workspace.read(latestOf(place));
  const match = /^\{"latest":"([0-9a-f]{64})","before":(?:null|"([0-9a-f]{64})")\}$/u.exec(
    text ?? "",
  );
  return { latest: match?.[1] ?? null, before: match?.[2] ?? null };
}

/** The engine's tables are arrays of numbers; JSON gives them back as lists. */
function withTables(result: LinkageResult): LinkageResult {
  const tables = (lists: readonly ArrayLike<number>[]) =>
    lists.map((list) => Float64Array.from(list));
  const pairs = result.model.pairs.map((pair) => ({
    ...pair,
    match: tables(pair.match),
    chance: tables(pair.chance),
    ratios: tables(pair.ratios),
  }));
  return { ...result, model: { ...result.model, pairs } };
}

const LATEST = "latest.json";
const PLACEBO = "placebo.json";

/** Where the placebo of these releases is kept. */
export function placeboPath(place: RunPlace): string {
  return `${folderOf(place)}/${PLACEBO}`;
}

function latestOf(place: RunPlace): string {
  return `${folderOf(place)}/${LATEST}`;
}

function pathOf(place: RunPlace): string {
  return `${folderOf(place)}/${place.digest}.json`;
}

function folderOf({ selection }: RunPlace): string {
  return `cache/linkage/${selection.slice(0, 16)}`;
}

async function sha256(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
