/** How probabilities are corrected by labels: log odds times `slope` plus `shift`; 1 and 0 change nothing. */
export interface Calibration {
  readonly slope: number;
  readonly shift: number;
  /** Labels that it rests on. */
  readonly labels: number;
}

/** The correction when there are no labels. */
export const UNCORRECTED: Calibration = { slope: 1, shift: 0, labels: 0 };

/**
 * Labels that a correction has to outweigh: standard deviations of what slope and shift are before any
 * label is seen. Few labels of a well calibrated model otherwise make it worse.
 */
const SLOPE_SPREAD = 0.15;
const SHIFT_SPREAD = 0.25;
const ROUNDS = 50;
const LOG_ODDS_MOST = 12;

/** A probability after correction. */
export function corrected({ slope, shift }: Calibration, p: number): number {
  if (slope === 1 && shift === 0) return p;
  if (p <= 0 || p >= 1) return p;
  return 1 / (1 + Math.exp(-(slope * logOdds(p) + shift)));
}

/**
 * The correction that labelled pairs call for: logistic regression on the log odds (Platt 1999), drawn
 * towards no correction by a normal prior; solved by Newton's method.
 *
 * @example
 * fitCalibration([]).slope
 * // => 1
 */
export function fitCalibration(
  labels: readonly { readonly p: number; readonly same: boolean; readonly weight: number }[],
): Calibration {
  let [slope, shift] = [1, 0];
  if (labels.length === 0) return UNCORRECTED;
  const total = labels.reduce((sum, { weight }) => sum + weight, 0);
  for (let round = 0; round < ROUNDS; round++) {
    let [gs, gt] = [(slope - 1) / SLOPE_SPREAD ** 2, shift / SHIFT_SPREAD ** 2];
    let [hss, hst, htt] = [1 / SLOPE_SPREAD ** 2, 0, 1 / SHIFT_SPREAD ** 2];
    for (const { p, same, weight } of labels) {
      const x = logOdds(p);
      const q = 1 / (1 + Math.exp(-(slope * x + shift)));
      // Weights say how many pairs a label stands for; together they count as many as there are labels.
      const w = (weight * labels.length) / total;
      const error = w * (q - (same ? 1 : 0));
      const bend = w * q * (1 - q);
      gs += error * x;
      gt += error;
      hss += bend * x * x;
      hst += bend * x;
      htt += bend;
    }
    const determinant = hss * htt - hst * hst;
    const [ds, dt] = [(gs * htt - gt * hst) / determinant, (gt * hss - gs * hst) / determinant];
    slope = Math.max(0.1, slope - ds);
    shift -= dt;
    if (Math.abs(ds) + Math.abs(dt) < 1e-10) break;
  }
  return { slope, shift, labels: labels.length };
}

function logOdds(p: number): number {
  const log = Math.log(p / (1 - p));
  return Math.max(-LOG_ODDS_MOST, Math.min(LOG_ODDS_MOST, log));
}
