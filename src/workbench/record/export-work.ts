import { canonicalJson, type Json, type Marking } from "../../kernel/index.ts";
import { writeCsv } from "../../picture/index.ts";
import { clearFor, type RecordKind, type StoredRecord } from "../../records/index.ts";
import { deliver } from "../figure/draw-figure.ts";
import type { Ports } from "../ports.ts";
import { findKind, type KindField, kindFields } from "./kind.ts";
import { cellOf } from "./table.ts";

/** More than a workspace holds. */
const ALL = 10_000_000;

/** Gives the present records of a kind as a file, with nothing above the clearance of who gets it. */
export async function exportRecords(
  ports: Ports,
  question: {
    readonly kind: string;
    readonly format: "csv" | "json";
    readonly recipient?: Marking | undefined;
    readonly out?: string | undefined;
  },
) {
  const kind = findKind(question.kind);
  if (!kind.ok) return kind;
  const recipient = question.recipient ?? ports.records.clearance;
  const page = await ports.records.list({
    kinds: [kind.value.name],
    states: ["present"],
    limit: ALL,
    offset: 0,
  });
  const rows = page.records
    .flatMap((record) => clearFor(recipient, record) ?? [])
    .map((record) => rowOf(kind.value, record))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const isCsv = question.format === "csv";
  const text = isCsv ? csvOf(kindFields(kind.value), rows) : jsonOf(rows);
  const file = {
    mediaType: isCsv ? "text/csv; charset=utf-8" : "application/json",
    fileName: `${kind.value.name}.${question.format}`,
    bytes: new TextEncoder().encode(text),
  };
  const title = `${kind.value.plural}: ${rows.length.toLocaleString("en-GB")}, up to ${recipient}`;
  return deliver(ports, file, question.out, title);
}

interface ExportRow {
  readonly id: string;
  readonly marking: Marking;
  readonly values: Readonly<Record<string, Json>>;
  readonly markings: Readonly<Record<string, Marking>>;
  readonly withheld: readonly string[];
}

/** A record without content is a row that withholds every field, so that taking it in again changes nothing. */
function rowOf(kind: RecordKind, { id, marking, body, withheld }: StoredRecord): ExportRow {
  if (body === null) {
    const every = Object.keys(kind.schema.shape);
    return { id, marking, values: {}, markings: {}, withheld: every };
  }
  const hidden = withheld.map(({ field }) => field);
  const shown = Object.entries(body.markings).filter(([field]) => !hidden.includes(field));
  return {
    id,
    marking,
    values: body.values,
    markings: Object.fromEntries(shown),
    withheld: hidden,
  };
}

function csvOf(fields: readonly KindField[], rows: readonly ExportRow[]): string {
  const names = fields.map(({ name }) => name);
  const cells = rows.map((row) => [
    row.id,
    row.marking,
    ...fields.map((field) => cellOf(field, row.values[field.name] ?? null)),
    listCell(Object.entries(row.markings).map((pair) => pair.join("="))),
    listCell(row.withheld),
  ]);
  return writeCsv(["id", "marking", ...names, "markings", "withheld"], cells);
}

function listCell(parts: readonly string[]): string {
  return parts.length === 0 ? "" : cellOf({ name: "", type: "string", many: true }, [...parts]);
}

/** One record a line, so that two exports can be compared line by line. */
function jsonOf(rows: readonly ExportRow[]): string {
  const lines = rows.map((row) => canonicalJson({ ...row }));
  return lines.length === 0 ? "[]\n" : `[\n${lines.join(",\n")}\n]\n`;
}
