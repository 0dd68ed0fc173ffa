/** Advance widths of Inter Regular for the characters from space to tilde, in thousandths of the size. */
const INTER = [
  281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 631, 407, 610,
  618, 646, 593, 620, 566, 619, 620, 288, 302, 662, 662, 662, 511, 966, 690, 654, 730, 722, 601,
  590, 746, 743, 269, 571, 672, 565, 903, 753, 765, 639, 765, 644, 642, 646, 744, 690, 985, 682,
  679, 629, 365, 360, 365, 471, 456, 323, 562, 612, 571, 612, 583, 370, 613, 591, 242, 242, 549,
  242, 876, 591, 600, 612, 612, 376, 528, 327, 591, 562, 818, 546, 562, 552, 426, 333, 426, 662,
];
const SEMIBOLD_RATIO = 1.045;
const OTHER_LETTER = 600;
const NASTALIQ_LETTER = 430;

/**
 * How wide a text is when set in Inter, without a screen to measure on.
 *
 * Other Latin letters count as 0.6 of the size, letters of the Arabic script as 0.43 (Nastaliq runs
 * words downwards, so this is high rather than low).
 *
 * @example
 * Math.round(textWidth("Balochistan", 12))
 * // => 66
 */
export function textWidth(text: string, size: number, weight: "regular" | "semibold" = "regular") {
  let thousandths = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    thousandths +=
      INTER[code - 32] ?? (code >= 0x600 && code <= 0x8ff ? NASTALIQ_LETTER : OTHER_LETTER);
  }
  return ((thousandths * size) / 1000) * (weight === "semibold" ? SEMIBOLD_RATIO : 1);
}

/**
 * Breaks a text into lines no wider than the given width; a word wider than that stands alone.
 *
 * @example
 * wrapText("killed, low to high", { width: 60, size: 12 })
 * // => ["killed, low", "to high"]
 */
export function wrapText(
  text: string,
  to: { width: number; size: number; weight?: "regular" | "semibold" },
): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(longer, to.size, to.weight) > to.width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return line === "" ? lines : [...lines, line];
}

/**
 * Shortens a text to a width, ending it with an ellipsis when something was left out.
 *
 * @example
 * shortenText("Government of Pakistan - Tehrik-i-Taliban Pakistan", { width: 120, size: 12 })
 * // => "Government of Paki…"
 */
export function shortenText(text: string, to: { width: number; size: number }): string {
  if (textWidth(text, to.size) <= to.width) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join("")}…`, to.size) > to.width) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}
