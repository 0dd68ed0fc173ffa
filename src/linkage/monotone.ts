/**
 * Makes a sequence fall (or stay) from each value to the next, changing as little as possible: the
 * pool-adjacent-violators algorithm (Ayer and others 1955; Barlow and others 1972). Changes `values`.
 *
 * @example
 * [...fallingFit(Float64Array.of(3, 1, 2, 0), Float64Array.of(1, 1, 1, 1))]
 * // => [3, 1.5, 1.5, 0]
 */
export function fallingFit(values: Float64Array, weights: Float64Array): Float64Array {
  const level: number[] = [];
  const weight: number[] = [];
  const length: number[] = [];
  values.forEach((value, index) => {
    level.push(value);
    weight.push(Math.max(1e-12, weights[index] ?? 0));
    length.push(1);
    while (level.length > 1 && (level.at(-1) ?? 0) > (level.at(-2) ?? 0)) {
      const [w, v, n] = [weight.pop() ?? 0, level.pop() ?? 0, length.pop() ?? 0];
      const last = level.length - 1;
      const sum = (weight[last] ?? 0) + w;
      level[last] = ((level[last] ?? 0) * (weight[last] ?? 0) + v * w) / sum;
      weight[last] = sum;
      length[last] = (length[last] ?? 0) + n;
    }
  });
  let index = 0;
  level.forEach((value, block) => {
    for (let n = 0; n < (length[block] ?? 0); n++) values[index++] = value;
  });
  return values;
}
