interface LanguageSentence {
  readonly text: string;
  readonly sources: readonly string[];
  readonly origins?: number;
  readonly probability?: number | readonly [number, number];
  readonly confidence?: "low" | "moderate" | "high";
}
const checkLanguage = (
  _: readonly LanguageSentence[],
): { check: string; found: string; detail: string }[] => [];

import { textBytes, toHex } from "../../ledger/index.ts";
import type { Ports } from "../ports.ts";
import type { DossierShown } from "./schema.ts";
import type { DossierValues } from "./store.ts";

/** The language check of a dossier as it stands, with the decisions that were made. */
export function languageOf(
  { log }: Pick<Ports, "log">,
  values: DossierValues,
): DossierShown["language"] {
  const texts = textsOf(values);
  return texts.flatMap(({ item, sentence }) =>
    checkLanguage([sentence]).map((finding) => {
      const id = toHex(
        log.crypto.sha256(textBytes(`${finding.check}\n${finding.found}\n${sentence.text}`)),
      ).slice(0, 16);
      const decision = values.decisions.find((made) => made.finding === id) ?? null;
      return {
        id,
        item,
        check: finding.check,
        found: finding.found,
        detail: finding.detail,
        decision,
      };
    }),
  );
}

function textsOf(
  values: DossierValues,
): readonly { readonly item: number; readonly sentence: LanguageSentence }[] {
  const texts: { item: number; sentence: LanguageSentence }[] = [];
  values.items.forEach((one, i) => {
    const item = i + 1;
    if (one.type === "claim") {
      const { text, sources, origins, probability, confidence } = one;
      texts.push({
        item,
        sentence: {
          text,
          sources,
          ...(origins === undefined ? {} : { origins }),
          ...(probability === undefined ? {} : { probability }),
          ...(confidence === undefined ? {} : { confidence }),
        },
      });
    } else if (one.type === "engagement")
      texts.push({ item, sentence: { text: one.text, sources: one.sources } });
    else if (one.text !== undefined)
      texts.push({ item, sentence: { text: one.text, sources: [one.type] } });
  });
  return texts;
}
