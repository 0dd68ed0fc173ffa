import type { DossierItem } from "../../evidence/index.ts";
import type { DossierShown } from "./schema.ts";

/** A dossier for a person at a terminal. */
export function printDossier(dossier: DossierShown): string {
  const { id, revision, title, recipient, purpose, marking, clearance, items, language } = dossier;
  const open = language.filter(({ decision }) => decision === null);
  const lines = [
    `${id}, revision ${revision}: ${title} (${marking})`,
    `For ${recipient}, who may see up to ${clearance}. ${purpose}`,
    "",
    ...items.map(
      (item, i) => `${String(i + 1).padStart(3)}  ${item.type.padEnd(11)}${nameOf(item)}`,
    ),
    ...(items.length === 0 ? ["No items yet. Add them with 'mizan dossier add'."] : []),
  ];
  if (language.length > 0) {
    lines.push("", `Language check: ${language.length} found, ${open.length} not decided.`);
    for (const { id: finding, item, found, detail, decision } of language) {
      const made = decision === null ? "" : `  (${decision.decision}: ${decision.reason})`;
      lines.push(`  ${finding}  item ${item}: "${found}". ${detail}${made}`);
    }
  }
  for (const build of dossier.builds)
    lines.push(
      "",
      `Package ${build.id} of revision ${build.revision}, ${build.time}: ${build.manifestDigest}`,
    );
  return lines.join("\n");
}

function nameOf(item: DossierItem): string {
  switch (item.type) {
    case "figure":
      return item.heading ?? `${item.measure} by ${item.by}, ${item.scope || "everything"}`;
    case "event":
      return item.heading ?? `${item.event} of ${item.release}`;
    case "evidence":
      return item.heading ?? item.id;
    case "record":
      return item.heading ?? `${item.kind}/${item.id}`;
    default:
      return item.heading;
  }
}
