import { useState } from "react";
import type { DossierItem } from "../../src/evidence/index.ts";
import type { Issue, Result } from "../../src/kernel/index.ts";
import type { DossierPreview, DossierShown } from "../../src/workbench/index.ts";
import { callCommand } from "../client.ts";
import { usePreferences } from "./preferences.ts";
import { type Remote, useCommand } from "./remote.ts";

/** A dossier in the builder: as it stands, as its recipient will read it, and the ways to change it. */
export interface OpenedDossier {
  readonly shown: Remote<DossierShown> & { readonly again: () => void };
  readonly dossier: DossierShown | null;
  readonly preview: Remote<DossierPreview> & { readonly again: () => void };
  readonly by: string;
  readonly reason: string;
  readonly setReason: (reason: string) => void;
  /** Whether the last change met one of somebody else; the dossier was read again. */
  readonly conflict: boolean;
  readonly settleConflict: () => void;
  /** Changes fields; gives what the server refuses. */
  readonly change: (fields: Readonly<Record<string, unknown>>) => Promise<readonly Issue[]>;
  /** Changes the parts. */
  readonly changeItems: (items: readonly unknown[]) => Promise<readonly Issue[]>;
  readonly decide: (
    finding: string,
    decision: "kept" | "not-applicable",
    reason: string,
  ) => Promise<readonly Issue[]>;
}

const CONFLICT = "records/revision-conflict";

/** Opens a dossier for the builder. */
export function useDossier(id: string): OpenedDossier {
  const shown = useCommand<DossierShown>("dossier-show", { id });
  const preview = useCommand<DossierPreview>("dossier-preview", { id });
  const { author } = usePreferences();
  const [latest, setLatest] = useState<DossierShown | null>(null);
  const [conflict, setConflict] = useState(false);
  const [reason, setReason] = useState("");
  const asked = shown.value;
  const dossier =
    latest !== null && latest.revision > (asked?.revision ?? 0) ? latest : (asked ?? null);
  const by = author || (dossier?.preparedBy ?? "");
  const send = async (name: string, input: Readonly<Record<string, unknown>>) => {
    const changed = await patiently(() => callCommand<DossierShown>(name, { id, by, ...input }));
    if (changed.ok) {
      setLatest(changed.value);
      setConflict(false);
      preview.again();
      return [];
    }
    if (changed.issues.some(({ code }) => code === CONFLICT)) {
      setConflict(true);
      shown.again();
      preview.again();
    }
    return changed.issues;
  };
  const change = (fields: Readonly<Record<string, unknown>>) =>
    send("dossier-edit", { reason, expected: dossier?.revision ?? 0, ...fields });
  return {
    shown,
    dossier,
    preview,
    by,
    reason,
    setReason,
    conflict,
    settleConflict: () => setConflict(false),
    change,
    changeItems: (items) => change({ items: JSON.stringify(items) }),
    decide: (finding, decision, because) =>
      send("dossier-decide", { finding, decision, reason: because }),
  };
}

const PATIENCE_MS = [100, 200, 400, 800, 1_600];

/**
 * Asks again for a while when the workspace is being written to. A look at evidence in a preview goes on the
 * log, and may be on its way when the next change is made.
 */
export async function patiently<T>(ask: () => Promise<Result<T>>): Promise<Result<T>> {
  for (const pause of PATIENCE_MS) {
    const answer = await ask();
    if (answer.ok || !answer.issues.some(({ code }) => code === "shell/workspace-busy"))
      return answer;
    await new Promise((resolve) => window.setTimeout(resolve, pause));
  }
  return ask();
}

/** Address of a dossier, or of all of them. */
export function dossierAddress(id?: string): string {
  return id === undefined ? "/dossiers" : `/dossiers/${encodeURIComponent(id)}`;
}

/** The id that an address below `/dossiers` names. */
export function dossierOfPath(path: string): string | null {
  const [, , id] = path.split("/");
  return id ? decodeURIComponent(id) : null;
}

/** What a part is called while its preview is not there yet. */
export function nameOfItem(item: DossierItem): string {
  if (item.heading !== undefined) return item.heading;
  if (item.type === "event") return item.event;
  if (item.type === "evidence") return item.id;
  if (item.type === "record") return `${item.kind}/${item.id}`;
  return item.type === "figure" ? item.by : "";
}

/** A list with one element at another place. */
export function movedTo<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const next = list.filter((_, i) => i !== from);
  return [...next.slice(0, to), list[from] as T, ...next.slice(to)];
}
