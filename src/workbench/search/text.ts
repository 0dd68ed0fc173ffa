/** Letters that Arabic and Urdu keyboards write with different characters, in their Urdu form. */
const URDU_FORMS: Readonly<Record<string, string>> = {
  "\u064a": "\u06cc", // Arabic yeh
  "\u0649": "\u06cc", // alef maksura
  "\u0626": "\u06cc", // yeh with hamza
  "\u0643": "\u06a9", // Arabic kaf
  "\u06aa": "\u06a9", // swash kaf
  "\u0647": "\u06c1", // Arabic heh
  "\u06c0": "\u06c1", // heh with yeh above
  "\u06c2": "\u06c1", // heh goal with hamza
  "\u0629": "\u06c1", // teh marbuta
  "\u0623": "\u0627", // alef with hamza above
  "\u0625": "\u0627", // alef with hamza below
  "\u0622": "\u0627", // alef with madda
  "\u0671": "\u0627", // alef wasla
  "\u0624": "\u0648", // waw with hamza
};

/**
 * A text as the search compares it: lower case, no accents or vowel signs, one form for each letter
 * that Arabic and Urdu keyboards write differently (yeh, kaf, heh, alef), digits in one script.
 *
 * @example
 * foldSearchText("Kēch كراچي ۲۰۲۴")
 * // => "kech کراچی 2024"
 */
export function foldSearchText(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u0622-\u0626\u0629\u0643\u0647\u0649\u064a\u0671\u06aa\u06c0\u06c2]/gu, urduForm)
    .normalize("NFD")
    .replace(/[\p{Mark}\u0640\u200c\u200d]/gu, "")
    .normalize("NFC")
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => String(digit.charCodeAt(0) % 16))
    .toLowerCase();
}

/**
 * The words of a search, each to be found as the beginning of a word. Signs part words.
 *
 * @example
 * searchTerms("Jaffar-Express  (2025)")
 * // => ["jaffar", "express", "2025"]
 */
export function searchTerms(text: string): readonly string[] {
  return foldSearchText(text)
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word !== "");
}

function urduForm(letter: string): string {
  return URDU_FORMS[letter] ?? letter;
}
