import type { z } from "zod";
import { DOSSIER, DOSSIER_VALUES } from "../../evidence/index.ts";
import { accept, type Result, refuse } from "../../kernel/index.ts";
import { checkValues, type RecordValues, type StoredRecord } from "../../records/index.ts";
import type { Ports } from "../ports.ts";

/** What a dossier holds. */
export type DossierValues = z.output<typeof DOSSIER_VALUES>;

/** A dossier as it stands. */
export interface OpenDossier {
  readonly record: StoredRecord;
  readonly values: DossierValues;
}

/** Reads a dossier that the reader may see whole. */
export async function readDossier(ports: Ports, id: string): Promise<Result<OpenDossier>> {
  const record = await ports.records.get(DOSSIER.name, id);
  if (record === null) {
    return refuse({
      code: "records/record-unknown",
      message: `There is no dossier ${id}.`,
      remedy: "List them with 'mizan dossier list'.",
    });
  }
  const read = DOSSIER_VALUES.safeParse(record.body?.values ?? null);
  if (read.success) return accept({ record, values: read.data });
  return refuse({
    code: "workbench/dossier-not-whole",
    message: `The dossier ${id} cannot be read whole.`,
    found: record.bodyGap ?? (record.withheld.map(({ field }) => field).join(", ") || record.state),
    remedy: "Read it with a clearance that covers all its fields, or restore its file.",
  });
}

/** The refusal of a dossier whose log is not there. */
export function logNotWhole(id: string): Result<never> {
  return refuse({
    code: "workbench/dossier-not-whole",
    message: `The log that the dossier ${id} stands on is not here.`,
    remedy: "Restore the folder 'ledger' of the workspace from a copy.",
  });
}

/** Keeps a change of a dossier, if it is still the one that was read. */
export async function reviseDossier(
  ports: Ports,
  { record, values }: OpenDossier,
  made: { readonly values: Partial<DossierValues>; readonly by: string; readonly reason: string },
): Promise<Result<OpenDossier>> {
  const next = { ...values, ...made.values };
  const checked = checkValues(DOSSIER, next);
  if (!checked.ok) return checked;
  const set = Object.fromEntries(
    Object.keys(made.values).map((field) => [field, checked.value[field] ?? null]),
  ) as RecordValues;
  const written = await ports.records.write([
    {
      kind: DOSSIER.name,
      action: "revise",
      id: record.id,
      values: set,
      by: made.by,
      reason: made.reason,
      expected: record.revision,
    },
  ]);
  return written.ok ? readDossier(ports, record.id) : written;
}
