/**
 * How many letters must be changed, added, dropped or swapped with the next to make one word of another;
 * `null` when it is more than `most`. Method: optimal string alignment (Damerau 1964; restricted form).
 *
 * @example
 * [editDistance("besham", "bisham", 2), editDistance("swat", "quetta", 2)]
 * // => [1,null]
 */
export function editDistance(a: string, b: string, most: number): number | null {
  if (Math.abs(a.length - b.length) > most) return null;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        value = Math.min(value, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(value);
      smallest = Math.min(smallest, value);
    }
    if (smallest > most) return null;
    [beforeLast, last] = [last, row];
  }
  const distance = last[b.length] ?? 0;
  return distance <= most ? distance : null;
}
