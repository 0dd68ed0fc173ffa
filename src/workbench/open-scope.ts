import type { Manifest } from "../events/index.ts";
import { accept, parseDay, type Result } from "../kernel/index.ts";
import type { EventColumns } from "../picture/index.ts";
import type { Ports } from "./ports.ts";
import { readScope, type Scope } from "./scope.ts";
import type { ScopeInput } from "./scope-fields.ts";
import { chooseSource, type SourceChoice, withSource } from "./source-choice.ts";

/** A reader's choice made ready for counting: names read, one source chosen, the events at hand. */
export interface OpenedScope {
  /** With the chosen source in its filter. */
  readonly scope: Scope;
  readonly choice: SourceChoice;
  readonly columns: EventColumns;
  readonly manifests: readonly Manifest[];
  /** Today as days since 1970-01-01, and as an ISO date. */
  readonly today: number;
  readonly todayText: string;
}

/** Reads a choice against the workspace and chooses the source that is counted. */
export async function openScope(ports: Ports, input: ScopeInput): Promise<Result<OpenedScope>> {
  const [columns, manifests] = await Promise.all([ports.columns.load(), ports.lake.manifests()]);
  const todayText = ports.clock.now().slice(0, 10);
  const read = readScope(input, columns, manifests, todayText);
  if (!read.ok) return read;
  const choice = chooseSource(columns, read.value.filter, manifests);
  const scope = { ...read.value, filter: withSource(read.value.filter, choice) };
  return accept({ scope, choice, columns, manifests, today: parseDay(todayText) ?? 0, todayText });
}
