/** A degree of likelihood: the words for it and the range that they stand for. */
export interface LikelihoodBand {
  /** Lowest probability, of 1. */
  readonly low: number;
  readonly high: number;
  /** The two terms of the directive, either of which may be used. */
  readonly terms: readonly [string, string];
}

/**
 * The seven degrees of likelihood of Intelligence Community Directive 203, "Analytic Standards" (Office of the Director
 * of National Intelligence, 2 January 2015), section D.6.e(2)(a). Neighbouring ranges share their bound, as printed.
 */
export const LIKELIHOOD_BANDS: readonly LikelihoodBand[] = [
  { low: 0.01, high: 0.05, terms: ["almost no chance", "remote"] },
  { low: 0.05, high: 0.2, terms: ["very unlikely", "highly improbable"] },
  { low: 0.2, high: 0.45, terms: ["unlikely", "improbable"] },
  { low: 0.45, high: 0.55, terms: ["roughly even chance", "roughly even odds"] },
  { low: 0.55, high: 0.8, terms: ["likely", "probable"] },
  { low: 0.8, high: 0.95, terms: ["very likely", "highly probable"] },
  { low: 0.95, high: 0.99, terms: ["almost certain", "nearly certain"] },
];

/** Further spellings of the terms, and the term that each stands for. */
export const LIKELIHOOD_SPELLINGS: Readonly<Record<string, string>> = {
  improbably: "improbable",
  probably: "probable",
  "almost certainly": "almost certain",
  // "Remote" alone is said of places; of likelihood only beside one of these words.
  "remote chance": "remote",
  "remote possibility": "remote",
  "remote probability": "remote",
  "remote likelihood": "remote",
  "remote prospect": "remote",
};

/** Words that speak of likelihood and stand for no range, each with the reason why that misleads. */
export const VAGUE_WORDS: Readonly<Record<string, string>> = {
  may: "readers take it for anything from 5 to 70 per cent",
  might: "readers take it for anything from 5 to 70 per cent",
  could: "it says that a thing is not impossible and no more",
  possible: "it says that a thing is not impossible and no more",
  possibly: "it says that a thing is not impossible and no more",
  perhaps: "it says that a thing is not impossible and no more",
  conceivable: "it says that a thing is not impossible and no more",
  conceivably: "it says that a thing is not impossible and no more",
  "cannot be ruled out": "nothing can ever be ruled out",
  "cannot rule out": "nothing can ever be ruled out",
  "highly likely": "it is no term of the directive; its nearest is very likely",
  "highly unlikely": "it is no term of the directive; its nearest is very unlikely",
  certainly: "no estimate is certain",
  definitely: "no estimate is certain",
  undoubtedly: "others doubt it, or the sentence would not be needed",
  unquestionably: "others question it, or the sentence would not be needed",
  "no doubt": "others doubt it, or the sentence would not be needed",
  "without doubt": "others doubt it, or the sentence would not be needed",
};

/** Words of confidence, which is about the sources of a judgement and not about how likely a thing is. */
export const CONFIDENCE_WORDS: readonly string[] = [
  "low confidence",
  "moderate confidence",
  "medium confidence",
  "high confidence",
  "confidence",
  "confident",
  "confidently",
];
