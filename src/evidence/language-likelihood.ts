import type { LanguageSentence, SentenceFinding } from "./language-check.ts";
import { type FoundWord, findWords } from "./language-words.ts";
import {
  CONFIDENCE_WORDS,
  LIKELIHOOD_BANDS,
  LIKELIHOOD_SPELLINGS,
  type LikelihoodBand,
  VAGUE_WORDS,
} from "./likelihood-table.ts";

const BANDS = new Map<string, LikelihoodBand>(
  LIKELIHOOD_BANDS.flatMap((band) =>
    band.terms.filter((term) => term !== "remote").map((term) => [term, band] as const),
  ),
);
for (const [spelling, term] of Object.entries(LIKELIHOOD_SPELLINGS)) {
  const band = LIKELIHOOD_BANDS.find(({ terms }) => terms.includes(term));
  if (band !== undefined) BANDS.set(spelling, band);
}
const VAGUE = new Map(Object.entries(VAGUE_WORDS));
const ALL_WORDS = [...BANDS.keys(), ...VAGUE.keys()];
const SOURCE = "ICD 203 (2015)";
const NUMBER =
  /(?<![\p{L}\p{N}.])\d{1,3}(?:\.\d+)?\s*(?:%|per ?cent)\s+(?:chance|likelihood|probability|likely|probable)/giu;

/** Words of probability and of confidence in a sentence that do not fit each other or the stated number. */
export function likelihoodFindings(sentence: LanguageSentence): readonly SentenceFinding[] {
  const { text, probability } = sentence;
  const range = rangeOf(probability);
  if (range === "not-a-probability") {
    return [
      {
        check: "language/probability-not-valid",
        offset: 0,
        found: String(probability),
        detail: "The stated probability is not between 0 and 1, or its ends are swapped.",
        suggestion: "State a share of 1, such as 0.7, or the lowest and the highest.",
      },
    ];
  }
  const words = findWords(text, ALL_WORDS).filter((word) => isMeant(word, text));
  return [
    ...words.flatMap((word) => wordFindings(word, text, range)),
    ...mixedFindings(sentence, words),
  ];
}

type Range = readonly [number, number];

function rangeOf(probability: LanguageSentence["probability"]): Range | null | "not-a-probability" {
  if (probability === undefined) return null;
  const [low, high] = typeof probability === "number" ? [probability, probability] : probability;
  return low >= 0 && low <= high && high <= 1 ? [low, high] : "not-a-probability";
}

/** "May" is also a month, and "could not be read" is about the past. */
function isMeant({ entry, text: found, offset }: FoundWord, text: string): boolean {
  if (entry === "may") return found === "may";
  return entry !== "could" || !/^\s+not\b/.test(text.slice(offset + found.length));
}

function wordFindings(word: FoundWord, text: string, range: Range | null): SentenceFinding[] {
  const { text: found, offset } = word;
  const vague = VAGUE.get(word.entry);
  if (vague !== undefined) {
    const detail = `“${found}” stands for no range: ${vague}.`;
    const check = "language/probability-vague";
    return [{ check, offset, found, detail, suggestion: suggest(range) }];
  }
  const band = BANDS.get(word.entry);
  if (band === undefined) return [];
  if (/\b(?:not|isn't|n't|hardly)\s+$/i.test(text.slice(0, offset))) {
    const detail = `A negated “${found}” can be read as any range below ${percent(band.low, band.high)}.`;
    const check = "language/probability-negated";
    return [{ check, offset, found, detail, suggestion: suggest(range) }];
  }
  const meaning = `“${found}” stands for ${percent(band.low, band.high)} in ${SOURCE}`;
  if (range === null) {
    const check = "language/probability-not-stated";
    const suggestion = "State the probability beside the word, and what it rests on.";
    return [{ check, offset, found, detail: `${meaning}; no number is stated.`, suggestion }];
  }
  if (range[0] >= band.low && range[1] <= band.high) return [];
  const detail = `${meaning}; stated is ${percent(...range)}.`;
  return [
    { check: "language/probability-differs", offset, found, detail, suggestion: suggest(range) },
  ];
}

function suggest(range: Range | null): string {
  if (range === null) return "Use a term of the table of likelihood and state the probability.";
  const [low, high] = range;
  const fitting = LIKELIHOOD_BANDS.filter((band) => low >= band.low && high <= band.high);
  const term = (band: LikelihoodBand) => `“${band.terms[0]}”`;
  if (fitting.length > 0)
    return `For ${percent(low, high)} write ${fitting.map(term).join(" or ")}.`;
  const touched = LIKELIHOOD_BANDS.filter((band) => low <= band.high && high >= band.low);
  const [first, last] = [touched[0], touched.at(-1)];
  if (first === undefined || last === undefined || first === last)
    return `No term stands for ${percent(low, high)}: write the number.`;
  return `${percent(low, high)} spans ${term(first)} to ${term(last)}: write the numbers.`;
}

/** ICD 203 section D.6.e(2)(a): a degree of likelihood and a level of confidence are never in one sentence. */
function mixedFindings(
  { text }: LanguageSentence,
  words: readonly FoundWord[],
): readonly SentenceFinding[] {
  const [confidence] = findWords(text, CONFIDENCE_WORDS);
  const numbers = [...text.matchAll(NUMBER)].map((match) => match[0]);
  const likelihood = words[0]?.text ?? numbers[0];
  if (confidence === undefined || likelihood === undefined) return [];
  return [
    {
      check: "language/likelihood-with-confidence",
      offset: confidence.offset,
      found: confidence.text,
      detail: `“${likelihood}” is about how likely a thing is, “${confidence.text}” about the sources; together they are misread.`,
      suggestion: "Write two sentences: how likely it is, then how well it is supported.",
    },
  ];
}

/** A range in per cent: "55 to 80 per cent". */
function percent(low: number, high: number): string {
  const text = (share: number) => String(Math.round(share * 1000) / 10);
  return low === high ? `${text(low)} per cent` : `${text(low)} to ${text(high)} per cent`;
}
