import { useEffect, useState } from "react";
import type { LogEntry } from "../../src/workbench/index.ts";
import { callCommand } from "../client.ts";
import type { Remote } from "./remote.ts";

/** Which entries of the log are looked at. */
export interface EntryFilter {
  readonly kind: string | null;
  /** Number of the author's key. */
  readonly author: string | null;
  /** Only entries before this place. */
  readonly before: number | null;
}

/** A page of entries, the newest first. */
export interface EntryPage {
  readonly entries: readonly LogEntry[];
  /** Place before which the next page begins; `null` where the log begins. */
  readonly next: number | null;
  /** How many entries were looked through. */
  readonly looked: number;
}

interface Tail {
  readonly size: number;
  readonly entries: readonly LogEntry[];
}

const PAGE = 50;
const LOOK = 1_000;

/** A page of the entries that a filter lets through; the log is looked through backwards until it is full. */
export function useLogEntries(filter: EntryFilter): Remote<EntryPage> {
  const { kind, author, before } = filter;
  const [remote, setRemote] = useState<Remote<EntryPage>>({ state: "loading", value: null });
  useEffect(() => {
    const stop = new AbortController();
    setRemote(({ value }) => ({ state: "loading", value }));
    readPage({ kind, author, before }, stop.signal).then(
      (page) => {
        if (!stop.signal.aborted) setRemote(page);
      },
      () => {},
    );
    return () => stop.abort();
  }, [kind, author, before]);
  return remote;
}

async function readPage(filter: EntryFilter, signal: AbortSignal): Promise<Remote<EntryPage>> {
  const { kind, author } = filter;
  const entries: LogEntry[] = [];
  const filtered = kind !== null || author !== null;
  let before = filter.before;
  let looked = 0;
  do {
    const input = {
      limit: filtered ? LOOK : PAGE,
      ...(before === null ? {} : { before }),
    };
    const tail = await callCommand<Tail>("log-tail", input, signal);
    if (!tail.ok) return { state: "failed", value: null, issues: tail.issues };
    const read = tail.value.entries;
    for (const entry of read) {
      looked++;
      before = entry.index;
      if (fits(entry, filter)) entries.push(entry);
      if (entries.length === PAGE) break;
    }
    if (read.length === 0) break;
  } while (entries.length < PAGE && before !== null && before > 0);
  const next = before === null || before === 0 ? null : before;
  return { state: "ready", value: { entries, next, looked } };
}

function fits({ statement }: LogEntry, { kind, author }: EntryFilter): boolean {
  return (
    (kind === null || statement?.kind === kind) &&
    (author === null || statement?.author.id === author)
  );
}
