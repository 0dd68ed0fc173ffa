import { useCallback, useEffect, useState } from "react";
import type { Issue } from "../../src/kernel/index.ts";
import { callCommand } from "../client.ts";

/** What is known of an answer of the server. */
export type Remote<T> =
  | { readonly state: "loading"; readonly value: T | null }
  | { readonly state: "ready"; readonly value: T }
  | { readonly state: "failed"; readonly value: T | null; readonly issues: readonly Issue[] };

/**
 * Asks the server by a command whenever the input changes; an earlier answer stays on view while the next
 * is on its way. `null` asks nothing.
 */
export function useCommand<T>(
  name: string,
  input: Readonly<Record<string, unknown>> | null,
): Remote<T> & { readonly again: () => void } {
  const [remote, setRemote] = useState<Remote<T>>({ state: "loading", value: null });
  const [turn, setTurn] = useState(0);
  const text = input === null ? null : JSON.stringify(input);
  const again = useCallback(() => setTurn((n) => n + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn asks the same again.
  useEffect(() => {
    if (text === null) return;
    const stop = new AbortController();
    setRemote(({ value }) => ({ state: "loading", value }));
    callCommand<T>(name, JSON.parse(text), stop.signal).then(
      (result) => {
        if (stop.signal.aborted) return;
        setRemote(({ value }) =>
          result.ok
            ? { state: "ready", value: result.value }
            : { state: "failed", value, issues: result.issues },
        );
      },
      () => {},
    );
    return () => stop.abort();
  }, [name, text, turn]);
  return { ...remote, again };
}
