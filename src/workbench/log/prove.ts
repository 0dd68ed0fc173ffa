import { z } from "zod";
import { accept } from "../../kernel/index.ts";
import { command } from "../command.ts";
import { printProof } from "./print.ts";
import { LOG_ENTRY, POLICY_STATE } from "./schema.ts";

/** Proves that an entry is in the log. */
export const logProveCommand = command({
  name: "log prove",
  summary: "Prove that an entry, or a change of a record, is in the log",
  help: `The proof is a .tlog-proof file that anybody can check without this workspace and without a network, with
'mizan log check-proof' or another tool of that standard. It carries the cosignatures of the present state.

  mizan log prove -w DIR 17 --out 17.tlog-proof
  mizan log prove -w DIR --record place-note/quetta --revision 2 --out note.tlog-proof`,
  group: "log",
  input: z.object({
    index: z.number().int().min(0).optional().describe("place of the entry in the log, from 0"),
    record: z.string().optional().describe("record as KIND/ID, instead of a place in the log"),
    revision: z.number().int().min(1).optional().describe("which change of it; without, the last"),
    out: z.string().optional().meta({ file: "write" }).describe("file for the proof"),
  }),
  positional: ["index"],
  output: LOG_ENTRY.extend({
    size: z.number(),
    root: z.string().describe("hash over all entries, base64"),
    entry: z.string().describe("exact bytes of the entry, base64"),
    proof: z.array(z.string()).describe("hashes from the leaf's sibling upwards, base64"),
    checkpoint: z.string().describe("the signed state, as text"),
    proofFile: z.string().describe("content of the .tlog-proof file"),
    fileName: z.string(),
    policy: POLICY_STATE,
    written: z.string().nullable(),
  }),
  effect: "reads",
  workspace: "needed",
  run: async (ports, { out, ...wanted }) => {
    const { proveFromLog } = await import("./prove-work.ts");
    const proven = await proveFromLog(ports, wanted);
    if (!proven.ok) return proven;
    if (out !== undefined)
      await ports.files.writeBytes(out, new TextEncoder().encode(proven.value.proofFile));
    return accept({ ...proven.value, written: out ?? null });
  },
  print: printProof,
});
