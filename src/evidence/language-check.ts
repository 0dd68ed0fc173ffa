import { likelihoodFindings } from "./language-likelihood.ts";
import { findWords, withoutQuotations } from "./language-words.ts";
import { OUTRAGE_WORDS, type OutrageWord } from "./outrage-table.ts";

/** A sentence of a dossier with what it rests on. */
export interface LanguageSentence {
  readonly text: string;
  /** Sources that bear the sentence out. */
  readonly sources: readonly string[];
  /** How many of them reported on their own; as many as there are different sources where this is not known. */
  readonly origins?: number;
  /** The probability that the author states, or its lowest and highest value, of 1. */
  readonly probability?: number | readonly [number, number];
  /** The author's confidence in the sources, which is never mixed with likelihood. */
  readonly confidence?: "low" | "moderate" | "high";
}

/** Something in a sentence that the author should look at. The author decides. */
export interface LanguageFinding {
  readonly check: `language/${string}`;
  /** Which sentence, counted from 0. */
  readonly sentence: number;
  /** Characters before the place in the sentence. */
  readonly offset: number;
  /** The words in question. */
  readonly found: string;
  /** What is wrong with them. */
  readonly detail: string;
  /** What to write instead. */
  readonly suggestion: string;
}

/** A finding before its sentence is numbered. */
export type SentenceFinding = Omit<LanguageFinding, "sentence">;

/**
 * Checks the words of a dossier before it leaves: terms of probability against the stated number, likelihood and
 * confidence in one sentence, assertions without a source or of a single origin, adjectives of outrage. Words in
 * quotation marks are the source's and are not judged. It knows no names, so the same rules hold for every state.
 */
export function checkLanguage(
  sentences: readonly LanguageSentence[],
  outrage: readonly OutrageWord[] = OUTRAGE_WORDS,
): readonly LanguageFinding[] {
  return sentences.flatMap((one, sentence) =>
    [...likelihoodFindings(one), ...sourceFindings(one), ...outrageFindings(one, outrage)]
      .sort((a, b) => a.offset - b.offset)
      .map((finding) => ({ ...finding, sentence })),
  );
}

function sourceFindings({ text, sources, origins }: LanguageSentence): readonly SentenceFinding[] {
  if (text.trim() === "") return [];
  const named = new Set(sources.map((source) => source.trim()).filter((source) => source !== ""));
  if (named.size === 0) {
    return [
      {
        check: "language/no-source",
        offset: 0,
        found: text,
        detail: "The sentence asserts something and names no source.",
        suggestion:
          "Name the source, or say that it is the author's judgement and what it rests on.",
      },
    ];
  }
  const count = origins ?? named.size;
  if (count > 1) return [];
  const many = named.size > 1 ? `${named.size} sources repeat one report` : "One source reports it";
  return [
    {
      check: "language/single-origin",
      offset: 0,
      found: text,
      detail: `${many}, so nobody has confirmed it.`,
      suggestion: "Write who reports it (“according to”), or find a report of another origin.",
    },
  ];
}

function outrageFindings(
  { text }: LanguageSentence,
  outrage: readonly OutrageWord[],
): readonly SentenceFinding[] {
  if (outrage.length === 0) return [];
  const words = outrage.map(({ word }) => word);
  return findWords(withoutQuotations(text), words, true).map(({ entry, text: found, offset }) => {
    const known = outrage.find(({ word }) => word === entry);
    return {
      check: "language/outrage",
      offset,
      found,
      detail: `“${found}”: ${known?.reason ?? "it stands in the list of words to avoid"}.`,
      suggestion: known?.instead ?? "Leave it out.",
    };
  });
}
