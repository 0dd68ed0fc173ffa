import { z } from "zod";
import { command } from "../command.ts";
import { printHistory, printRecord } from "./print.ts";
import { AS_OF, KIND_NAME, RECORD_ID, RECORD_PROOF, RECORD_ROW, REVISION_ROW } from "./schema.ts";

const NAMED = { kind: KIND_NAME, id: RECORD_ID };

/** Shows one record, also as it stood. */
export const recordShowCommand = command({
  name: "record show",
  summary: "Show a record as it stands, or as it stood",
  help: `  mizan record show -w DIR source dawn
  mizan record show -w DIR source dawn --as-of 2026-03-01`,
  group: "record",
  input: z.object({ ...NAMED, ...AS_OF }),
  positional: ["kind", "id"],
  output: RECORD_ROW,
  effect: "reads",
  workspace: "needed",
  run: async (ports, input) => (await import("./show-work.ts")).showRecord(ports, input),
  print: printRecord,
});

/** Shows every change of a record. */
export const recordHistoryCommand = command({
  name: "record history",
  summary: "Show every change of a record: who made it, when, why, and what it changed",
  help: "  mizan record history -w DIR source dawn",
  group: "record",
  input: z.object(NAMED),
  positional: ["kind", "id"],
  output: z.object({ kind: z.string(), id: z.string(), revisions: z.array(REVISION_ROW) }),
  effect: "reads",
  workspace: "needed",
  run: async (ports, input) => (await import("./show-work.ts")).showHistory(ports, input),
  print: printHistory,
});

/** Gives what proves that a record's body is the one that the log commits to. */
export const recordProofCommand = command({
  name: "record proof",
  summary: "Give the proof that a record's body is the one that the log commits to",
  help: `The proof names the entry and holds the body with the salts of its fields; a field that the reader may
not see is replaced by its digest, and the whole still verifies.

  mizan record proof -w DIR source dawn --revision 2`,
  group: "record",
  input: z.object({
    ...NAMED,
    revision: z.number().int().min(1).optional().describe("revision; the last that set values"),
  }),
  positional: ["kind", "id"],
  output: RECORD_PROOF,
  effect: "reads",
  workspace: "needed",
  run: async (ports, input) => (await import("./proof-work.ts")).proveRecord(ports, input),
});
