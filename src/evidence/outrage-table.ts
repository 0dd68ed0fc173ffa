/** A word that judges instead of reporting. */
export interface OutrageWord {
  readonly word: string;
  /** Why it does not belong in a dossier. */
  readonly reason: string;
  /** What to write instead. */
  readonly instead: string;
}

const VERDICT = "it asks the reader to be outraged, and gives nothing that can be checked";
const CHARACTER = "it judges the character of those who acted, not what was done";
const HIDDEN = "it hints at a purpose without showing it";
const STATUS = "it denies the other side its standing, which a dossier cannot settle";
const FACTS = "Say what was done, to how many, by which source.";

/**
 * Adjectives of outrage and of contempt, with the reason for each. The list is short so that it can be agreed on;
 * whoever uses it may give another. No name of a state, people, faith or organisation may ever stand in it.
 */
export const OUTRAGE_WORDS: readonly OutrageWord[] = [
  { word: "abhorrent", reason: VERDICT, instead: FACTS },
  { word: "appalling", reason: VERDICT, instead: FACTS },
  { word: "atrocious", reason: VERDICT, instead: FACTS },
  { word: "barbaric", reason: CHARACTER, instead: FACTS },
  { word: "barbarous", reason: CHARACTER, instead: FACTS },
  { word: "blatant", reason: VERDICT, instead: "Leave it out and name the rule that was broken." },
  { word: "bloodthirsty", reason: CHARACTER, instead: FACTS },
  {
    word: "brazen",
    reason: VERDICT,
    instead: "Leave it out; the facts show how openly it was done.",
  },
  { word: "cowardly", reason: CHARACTER, instead: FACTS },
  { word: "dastardly", reason: CHARACTER, instead: FACTS },
  { word: "despicable", reason: VERDICT, instead: FACTS },
  { word: "diabolical", reason: CHARACTER, instead: FACTS },
  { word: "disgraceful", reason: VERDICT, instead: FACTS },
  { word: "evil", reason: CHARACTER, instead: FACTS },
  { word: "fanatical", reason: CHARACTER, instead: "Name the aim that the group states." },
  { word: "ghastly", reason: VERDICT, instead: FACTS },
  { word: "gruesome", reason: VERDICT, instead: FACTS },
  { word: "heinous", reason: VERDICT, instead: FACTS },
  { word: "horrendous", reason: VERDICT, instead: FACTS },
  { word: "horrific", reason: VERDICT, instead: FACTS },
  { word: "infamous", reason: CHARACTER, instead: "Say what is known and by which source." },
  { word: "inhuman", reason: CHARACTER, instead: FACTS },
  { word: "monstrous", reason: CHARACTER, instead: FACTS },
  { word: "murderous", reason: CHARACTER, instead: FACTS },
  { word: "nefarious", reason: HIDDEN, instead: "Name the aim and the source that shows it." },
  { word: "notorious", reason: CHARACTER, instead: "Say what is known and by which source." },
  { word: "outrageous", reason: VERDICT, instead: FACTS },
  {
    word: "puppet",
    reason: STATUS,
    instead: "Say who gives which orders or money, by which source.",
  },
  { word: "rogue", reason: STATUS, instead: "Name the duty that was not met." },
  { word: "ruthless", reason: CHARACTER, instead: FACTS },
  { word: "savage", reason: CHARACTER, instead: FACTS },
  { word: "shameful", reason: VERDICT, instead: FACTS },
  { word: "shameless", reason: CHARACTER, instead: FACTS },
  { word: "shocking", reason: VERDICT, instead: FACTS },
  { word: "sinister", reason: HIDDEN, instead: "Name the aim and the source that shows it." },
  {
    word: "so-called",
    reason: STATUS,
    instead: "Use the name, and say once who does not accept it.",
  },
  { word: "unspeakable", reason: VERDICT, instead: FACTS },
  { word: "vicious", reason: CHARACTER, instead: FACTS },
  { word: "vile", reason: CHARACTER, instead: FACTS },
  { word: "wicked", reason: CHARACTER, instead: FACTS },
];
