import { z } from "zod";
import { accept } from "../../kernel/index.ts";
import { command } from "../command.ts";
import { printShown } from "./print.ts";
import { LOG_ENTRY } from "./schema.ts";

/** Shows one entry of the log with its exact bytes. */
export const logShowCommand = command({
  name: "log show",
  summary: "Show one entry of the log, its signature checked, with its exact bytes",
  help: `With --out the exact bytes of the entry are written to a file; 'log check-proof' takes it.

  mizan log show -w DIR 0
  mizan log show -w DIR 0 --out entry.json`,
  group: "log",
  input: z.object({
    index: z.number().int().min(0).describe("place in the log, from 0"),
    out: z
      .string()
      .optional()
      .meta({ file: "write" })
      .describe("file for the exact bytes of the entry"),
  }),
  positional: ["index"],
  output: LOG_ENTRY.extend({
    size: z.number().describe("entries of the log"),
    entry: z.string().describe("exact bytes of the entry, base64"),
    payload: z.string().nullable().describe("what was signed, as text"),
    written: z.string().nullable(),
  }),
  effect: "reads",
  workspace: "needed",
  run: async (ports, { index, out }) => {
    const { showEntry } = await import("./entries-work.ts");
    const shown = await showEntry(ports, index);
    if (!shown.ok) return shown;
    if (out !== undefined) await ports.files.writeBytes(out, shown.value.bytes);
    const { bytes: _, ...entry } = shown.value;
    return accept({ ...entry, written: out ?? null });
  },
  print: printShown,
});
