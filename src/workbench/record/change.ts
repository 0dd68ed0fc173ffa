import { z } from "zod";
import { MARKINGS } from "../../kernel/index.ts";
import { command } from "../command.ts";
import { CHANGED_RECORD, KIND_NAME, RECORD_ID } from "./schema.ts";

const BY = z.string().trim().min(1).max(200).describe("who makes the change: a desk, an office");
const REASON = z.string().trim().max(2_000).default("").describe("why");
const EXPECTED = z
  .number()
  .int()
  .min(1)
  .optional()
  .describe("revision that the change is made on; refused when it is another");

/** The values of a record as commands take them. */
const VALUES = {
  field: z
    .array(z.string())
    .default([])
    .describe("name=value of a field; a list takes one value each time; name= takes it away"),
  values: z
    .union([z.string(), z.record(z.string(), z.unknown())])
    .optional()
    .describe("all values as JSON"),
  file: z.string().optional().meta({ file: "read" }).describe("JSON file with the values"),
  marking: z.enum(MARKINGS).optional().describe("who may see the record (TLP 2.0)"),
  mark: z
    .array(z.string())
    .default([])
    .describe("name=TLP:RED for a field that is more closed than the record; TLP:CLEAR ends it"),
  by: BY,
  reason: REASON,
};

const told = (output: z.output<typeof CHANGED_RECORD>): string =>
  `${output.kind} ${output.id}, revision ${output.revision}: ` +
  `${output.repeated ? "there already" : output.state}, ${output.marking}, entry ${output.index} of the log.`;

/** Makes a record. */
export const recordCreateCommand = command({
  name: "record create",
  summary: "Make a record of a kind",
  help: `  mizan record create -w DIR source --id dawn --field name=Dawn --field type=news --by "Desk 4"
  mizan record create -w DIR organisation --file organisation.json --mark note=TLP:RED --by "Desk 4"`,
  group: "record",
  input: z.object({ kind: KIND_NAME, id: RECORD_ID.optional(), ...VALUES }),
  positional: ["kind"],
  output: CHANGED_RECORD,
  effect: "writes",
  workspace: "needed",
  run: async (ports, input) => (await import("./change-work.ts")).createRecord(ports, input),
  print: told,
});

/** Changes some fields of a record. */
export const recordReviseCommand = command({
  name: "record revise",
  summary: "Change fields or the marking of a record; what is not named stays",
  help: `  mizan record revise -w DIR source dawn --field reliability=B --by "Desk 4" --reason "Corrected" --expected 1`,
  group: "record",
  input: z.object({ kind: KIND_NAME, id: RECORD_ID, ...VALUES, expected: EXPECTED }),
  positional: ["kind", "id"],
  output: CHANGED_RECORD,
  effect: "writes",
  workspace: "needed",
  run: async (ports, input) => (await import("./change-work.ts")).reviseRecord(ports, input),
  print: told,
});

/** Takes a record out of use; it stays in the record. */
export const recordWithdrawCommand = stateCommand(
  "withdraw",
  "Take a record out of use, with the reason; it can be restored",
);

/** Brings a withdrawn record back. */
export const recordRestoreCommand = stateCommand("restore", "Bring a withdrawn record back");

/** Removes the content of a record for good. */
export const recordEraseCommand = stateCommand(
  "erase",
  "Remove the content of a record for good; the log still shows that it existed",
);

function stateCommand(action: "withdraw" | "restore" | "erase", summary: string) {
  return command({
    name: `record ${action}`,
    summary,
    help: `  mizan record ${action} -w DIR source dawn --by "Desk 4" --reason "..."`,
    group: "record",
    input: z.object({ kind: KIND_NAME, id: RECORD_ID, by: BY, reason: REASON, expected: EXPECTED }),
    positional: ["kind", "id"],
    output: CHANGED_RECORD,
    effect: "writes",
    workspace: "needed",
    run: async (ports, input) =>
      (await import("./change-work.ts")).changeState(ports, action, input),
    print: told,
  });
}
