import type { Result } from "../../kernel/index.ts";
import type { Ports } from "../ports.ts";

const turns = new Map<string, Promise<unknown>>();

/**
 * Runs a change of records as the only writer of the workspace. Changes that are asked for at the same time in
 * one process (a server with several people) take turns; another process that writes makes it refuse.
 */
export function inTurn<T>(ports: Ports, task: () => Promise<Result<T>>): Promise<Result<T>> {
  const { folder } = ports.workspace;
  const before = turns.get(folder) ?? Promise.resolve();
  const mine = before.then(() => ports.workspace.exclusively(task));
  turns.set(
    folder,
    mine.catch(() => undefined),
  );
  return mine;
}
