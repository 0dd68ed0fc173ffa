/** Stops the program when one of our own assumptions does not hold. Never used for bad input. */
export function assert(condition: unknown, why: string): asserts condition {
  if (!condition) throw new Error(`Defect: ${why}`);
}

/** Marks a branch that the types say cannot be reached. */
export function unreachable(value: never): never {
  throw new Error(`Defect: unexpected value ${JSON.stringify(value)}`);
}
