import type { DossierItem, DossierPart } from "../../evidence/index.ts";
import { accept, type Issue, type Result, refuse } from "../../kernel/index.ts";
import type { DossierContents } from "./contents.ts";
import { eventPart } from "./event.ts";
import { evidencePart } from "./evidence.ts";
import { figurePart } from "./figure.ts";
import { recordPart } from "./record-part.ts";

/** Makes the parts of a dossier in order; collects what is wrong with all of them. */
export async function makeParts(
  contents: DossierContents,
  items: readonly DossierItem[],
  onDone: (count: number) => void,
): Promise<Result<DossierPart[]>> {
  const parts: DossierPart[] = [];
  const issues: Issue[] = [];
  for (const [i, item] of items.entries()) {
    const part = await makePart(contents, item, i + 1);
    if (part.ok) parts.push(part.value);
    else issues.push(...part.issues.map((issue) => ({ field: `item ${i + 1}`, ...issue })));
    onDone(i + 1);
  }
  return issues.length === 0 ? accept(parts) : refuse(...issues);
}

/** Makes one item a part of a dossier. */
export async function makePart(
  contents: DossierContents,
  item: DossierItem,
  number: number,
): Promise<Result<DossierPart>> {
  switch (item.type) {
    case "figure":
      return figurePart(contents, item, number);
    case "event":
      return eventPart(contents, item, number);
    case "evidence":
      return evidencePart(contents, item, number);
    case "record":
      return recordPart(contents, item, number);
    case "engagement": {
      const cites = await contents.citeAll(item.sources);
      if (!cites.ok) return cites;
      const { type, heading, date, counterpart, text } = item;
      return accept({ type, number, heading, text, date, counterpart, cites: cites.value });
    }
    case "claim": {
      const cites = await contents.citeAll(item.sources);
      if (!cites.ok) return cites;
      return accept({
        type: "claim",
        number,
        heading: item.heading,
        text: item.text,
        against: item.against ?? null,
        probability: item.probability ?? null,
        confidence: item.confidence ?? null,
        origins: item.origins ?? null,
        cites: cites.value,
      });
    }
  }
}
