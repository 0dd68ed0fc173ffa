import {
  checkLanguage,
  type LanguageFinding,
  type LanguageSentence,
} from "../../evidence/index.ts";
import { textBytes, toHex } from "../../ledger/index.ts";
import type { Ports } from "../ports.ts";
import type { DossierShown } from "./schema.ts";
import type { DossierValues } from "./store.ts";

type Item = DossierValues["items"][number];
/** What the check needs to know of a text beside its words. */
type Basis = Omit<LanguageSentence, "text">;

/** The language check of a dossier as it stands, with the decisions that were made. */
export function languageOf(
  { log }: Pick<Ports, "log">,
  values: DossierValues,
): DossierShown["language"] {
  const texts = [
    // A summary rests on the parts of the dossier.
    ...(values.summary === undefined ? [] : [{ item: 0, text: values.summary, basis: PARTS }]),
    ...values.items.flatMap((one, i) => textsOf(one).map((text) => ({ item: i + 1, ...text }))),
  ];
  return texts.flatMap(({ item, text, basis }) =>
    sentencesOf(text).flatMap((sentence) =>
      checkLanguage([{ text: sentence, ...basis }]).map((finding) => {
        const id = fingerprint(log.crypto.sha256, finding, sentence);
        const decision = values.decisions.find((made) => made.finding === id) ?? null;
        const detail = `${finding.detail} ${finding.suggestion}`.trim();
        const { check, offset, found } = finding;
        return { id, item, check, sentence, offset, found, detail, decision };
      }),
    ),
  );
}

const PARTS: Basis = { sources: ["parts of the dossier", "their sources"] };

function textsOf(item: Item): readonly { readonly text: string; readonly basis: Basis }[] {
  if (item.type === "claim") {
    const { text, against, sources, origins, probability, confidence } = item;
    const basis: Basis = {
      sources,
      ...(origins === undefined ? {} : { origins }),
      ...(confidence === undefined ? {} : { confidence }),
      ...(probability === undefined
        ? {}
        : { probability: [probability[0] / 100, probability[1] / 100] as const }),
    };
    return [{ text, basis }, ...(against === undefined ? [] : [{ text: against, basis: PARTS }])];
  }
  if (item.type === "engagement") return [{ text: item.text, basis: { sources: item.sources } }];
  // What is said about a figure, an event or an item rests on it.
  return item.text === undefined ? [] : [{ text: item.text, basis: PARTS }];
}

const SENTENCES = new Intl.Segmenter("en", { granularity: "sentence" });

function sentencesOf(text: string): readonly string[] {
  return [...SENTENCES.segment(text)].map(({ segment }) => segment.trim()).filter(Boolean);
}

/** Names a finding so that the name changes with the sentence. */
function fingerprint(
  sha256: Ports["log"]["crypto"]["sha256"],
  { check, offset }: LanguageFinding,
  sentence: string,
): string {
  return toHex(sha256(textBytes(`${check}\n${offset}\n${sentence}`))).slice(0, 16);
}
