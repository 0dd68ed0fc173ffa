import type { Issue } from "../kernel/index.ts";
import { LIMITS } from "../kernel/index.ts";
import type { Problem } from "./log/schema.ts";

/** Collects discrepancies; counts all of them, and keeps the first ones. */
export class ProblemList {
  readonly #kept: Problem[] = [];
  #total = 0;

  /** Adds one. */
  add(problem: Problem): void {
    this.#total++;
    if (this.#kept.length < LIMITS.listedProblems) this.#kept.push(problem);
  }

  /** Adds issues, with what else is known of where they are. */
  addIssues(issues: readonly Issue[], where: Partial<Problem> = {}): void {
    for (const issue of issues) {
      const { code, message, file, field, expected, found, remedy } = issue;
      const known = { file, field, expected, found, remedy };
      const given = Object.entries(known).filter(([, value]) => value !== undefined);
      this.add({ code, message, ...Object.fromEntries(given), ...where });
    }
  }

  /** How many there are, kept or not. */
  get total(): number {
    return this.#total;
  }

  /** Those that are kept. */
  get list(): Problem[] {
    return this.#kept;
  }
}
