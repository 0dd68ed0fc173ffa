import { z } from "zod";
import { type Json, refuse } from "../../kernel/index.ts";
import { textBytes } from "../../ledger/index.ts";
import { discloseBody } from "../../records/index.ts";
import { command } from "../command.ts";
import { deliver, WRITTEN_SCHEMA } from "../figure/draw-figure.ts";

/** Opens withheld fields of a record to somebody who holds a dossier that cites it. */
export const dossierRevealCommand = command({
  name: "dossier reveal",
  summary: "Open withheld fields of a cited record, so that a recipient can check them",
  help: `Writes the fields with their salts. With 'mizan dossier verify FOLDER --reveal FILE' the recipient sees
that they are what was withheld.

  mizan dossier reveal place-note place-note-0a1b text --out reveal.json -w DIR`,
  group: "record",
  input: z.object({
    kind: z.string().max(64).describe("kind of the record"),
    id: z.string().max(128).describe("id of the record"),
    field: z.array(z.string()).min(1).describe("fields to open"),
    revision: z.number().int().min(1).optional().describe("revision; the last one without it"),
    out: z.string().optional().meta({ file: "write" }).describe("file to write"),
  }),
  positional: ["kind", "id", "field"],
  output: WRITTEN_SCHEMA,
  gives: ["application/json"],
  effect: "reads",
  workspace: "needed",
  run: async (ports, { kind, id, field, revision, out }) => {
    const history = await ports.records.history(kind, id);
    const change = history.findLast(
      (one) =>
        (one.action === "create" || one.action === "revise") &&
        (revision === undefined || one.revision === revision),
    );
    const digest = change?.digest ?? null;
    const body = digest === null ? null : await ports.records.kept(digest);
    if (change === undefined || body === null) {
      return refuse({
        code: "records/record-unknown",
        message: `There is no ${kind} ${id} of that revision.`,
        remedy: "List its revisions with 'mizan record history'.",
      });
    }
    const closed = new Set(change.withheld.map((one) => one.field));
    const { fields } = discloseBody(ports.log.crypto.sha256, body, new Set());
    const unknown = field.filter((name) => fields[name] === undefined || closed.has(name));
    if (unknown.length > 0) {
      return refuse({
        code: "records/field-unknown",
        message: `The record has no such field: ${unknown.join(", ")}.`,
        field: "field",
        expected: Object.keys(fields)
          .filter((name) => !closed.has(name))
          .join(", "),
      });
    }
    const opened = {
      kind,
      id,
      revision: change.revision,
      fields: Object.fromEntries(field.map((name) => [name, fields[name]])),
    };
    const bytes = textBytes(`${JSON.stringify(opened as unknown as Json, null, 2)}\n`);
    const file = { mediaType: "application/json", fileName: `${kind}-${id}-revealed.json`, bytes };
    return deliver(ports, file, out, `Fields of ${kind} ${id}`);
  },
  print: ({ fileName }) => `Written to ${fileName}.`,
});
