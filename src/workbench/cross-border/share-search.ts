import { type Manifest, releaseKey } from "../../events/index.ts";
import type { Ports } from "../ports.ts";
import type { CrossBorderAnswer } from "./schema.ts";

/** A field that could hold a share of attacks by where they come from says both of these. */
const SHARE = /share|percent|proportion|pct/i;
const ORIGIN = /cross.?border|foreign|origin|abroad/i;

/**
 * Looks through every field of every release for a share of attacks that come from across a border, so
 * that "no source gives this" is a finding about what was searched and not a silence.
 */
export async function searchShare(
  ports: Ports,
  manifests: readonly Manifest[],
): Promise<CrossBorderAnswer["share"]> {
  const searched: CrossBorderAnswer["share"]["searched"] = [];
  const counts: CrossBorderAnswer["share"]["counts"] = [];
  for (const manifest of manifests) {
    if (manifest.holds !== "events" && manifest.holds !== "figures") continue;
    const release = releaseKey(manifest);
    const fields = await fieldsOf(ports, manifest);
    searched.push({
      release,
      fields: fields.length,
      found: fields.filter((field) => SHARE.test(field) && ORIGIN.test(field)),
    });
    if (manifest.holds === "figures") counts.push(...(await crossBorderCounts(ports, manifest)));
  }
  const found = searched.filter((one) => one.found.length > 0);
  const fields = searched.reduce((sum, one) => sum + one.fields, 0);
  const statement =
    searched.length === 0
      ? "Nothing could be searched for a share of attacks from across a border: no release is imported."
      : found.length === 0
        ? `No source gives a share of attacks that come from across a border. Searched: ${fields} fields of ${searched.length} releases.`
        : `A share of attacks from across a border may be in ${found
            .map((one) => `${one.release} (${one.found.join(", ")})`)
            .join("; ")}. It is not counted here.`;
  return { value: null, statement, searched, counts };
}

async function fieldsOf(ports: Ports, manifest: Manifest): Promise<readonly string[]> {
  const columns = await ports.lake.query(
    "SELECT name FROM parquet_schema($file) WHERE type IS NOT NULL",
    {
      file: ports.lake.path(manifest, "original.parquet"),
    },
  );
  const names = columns.map((row) => String(row["name"]));
  if (manifest.holds !== "figures") return names;
  const scopes = await ports.lake.query("SELECT DISTINCT scope FROM read_parquet($file)", {
    file: ports.lake.path(manifest, "figures.parquet"),
  });
  return [...names, ...scopes.map((row) => String(row["scope"] ?? ""))];
}

async function crossBorderCounts(
  ports: Ports,
  manifest: Manifest,
): Promise<CrossBorderAnswer["share"]["counts"]> {
  const rows = await ports.lake.query(
    `SELECT counted_by, period, scope, attacks FROM read_parquet($file)
     WHERE scope ILIKE '%cross-border%' OR scope ILIKE '%across the border%' ORDER BY period`,
    { file: ports.lake.path(manifest, "figures.parquet") },
  );
  return rows.map((row) => ({
    release: releaseKey(manifest),
    countedBy: String(row["counted_by"] ?? ""),
    period: String(row["period"] ?? ""),
    scope: String(row["scope"] ?? ""),
    attacks: row["attacks"] == null ? null : Number(row["attacks"]),
  }));
}
