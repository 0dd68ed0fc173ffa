import { z } from "zod";
import { CAPTURE_ROLES } from "../../evidence/index.ts";
import { MARKINGS } from "../../kernel/index.ts";
import { command } from "../command.ts";
import { CAPTURE_ROW, EVIDENCE_ROW, FINDING } from "./schema.ts";

const office = (description: string) => z.string().trim().min(1).max(200).describe(description);

/** Takes files, web archives and pages into the store of evidence, with who, when, how and why. */
export const preserveCommand = command({
  name: "preserve",
  summary:
    "Preserve files, web archives or pages as evidence, with who collected them, how and why",
  help: `Bytes are kept once, under their SHA-256, and never change. Each file or address is one capture; the page's
image and source can be given beside it. Web archives (WACZ, WARC) are read and every digest in them is
checked; one that fails is refused unless --keep-damaged says why it is kept all the same. Collector is an
office or a desk, never a private person. All of it is kept, or nothing.

  mizan preserve -w DIR page.wacz --collector "Desk 4" --purpose "Case file on border incidents"
  mizan preserve -w DIR page.html --url https://example.org/page --captured-at 2026-03-01T09:30:00Z \\
    --screenshot page.png --tool Firefox --tool-version 128 --collector "Desk 4" --purpose "Case file"
  mizan preserve -w DIR https://example.org/page --collector "Desk 4" --purpose "Case file"`,
  group: "record",
  input: z.object({
    files: z
      .array(z.string().meta({ file: "read" }))
      .max(200)
      .default([])
      .describe("files, web archives or, on the command line, addresses"),
    address: z
      .array(z.string().max(4_000))
      .max(20)
      .default([])
      .describe("address on the web to capture now"),
    collector: office("office or desk that collects; never a private person"),
    purpose: z.string().trim().min(1).max(1_000).describe("to what end it is collected"),
    url: z.string().max(4_000).optional().describe("address that the file was captured from"),
    finalUrl: z.string().max(4_000).optional().describe("address that answered, if another"),
    status: z.number().int().min(100).max(599).optional().describe("status of the answer (HTTP)"),
    capturedAt: z.string().optional().describe("when, in UTC: 2026-03-01T09:30:00Z"),
    clockOffsetMs: z
      .number()
      .int()
      .optional()
      .describe("collector's clock minus a reference, in milliseconds"),
    screenshot: z.string().optional().meta({ file: "read" }).describe("image of the whole page"),
    html: z.string().optional().meta({ file: "read" }).describe("HTML source of the page"),
    tool: office("program that made the capture").optional(),
    toolVersion: z.string().trim().min(1).max(100).optional().describe("version of that program"),
    networkExit: office("network from which it was asked for").optional(),
    name: z
      .string()
      .trim()
      .min(1)
      .max(400)
      .optional()
      .describe("name to keep instead of the file's"),
    marking: z.enum(MARKINGS).default("TLP:AMBER").describe("who may see it (TLP 2.0)"),
    keepDamaged: z
      .string()
      .trim()
      .min(1)
      .max(1_000)
      .optional()
      .describe("keep an archive that fails its checks, for this reason"),
  }),
  positional: ["files"],
  output: z.object({
    /** Entries that were written to the log. */
    entries: z.number().int(),
    captures: z.array(CAPTURE_ROW),
    items: z.array(
      EVIDENCE_ROW.extend({
        /** What it is in its capture. */
        part: z.enum(CAPTURE_ROLES),
        /** Whether the same bytes were preserved before. */
        known: z.boolean(),
      }),
    ),
    findings: z.array(FINDING),
  }),
  effect: "writes",
  workspace: "needed",
  run: async (ports, input) => {
    const { preserve } = await import("./preserve-work.ts");
    return preserve(ports, input);
  },
  print: ({ entries, captures, items, findings }) =>
    [
      ...items.map(
        ({ id, name, size, mediaType, sha256, known, mismatch }) =>
          `${id}  ${name}, ${size.toLocaleString("en-GB")} bytes, ${mediaType}` +
          `${mismatch ? " (the name says another type)" : ""}${known ? ", preserved before" : ""}\n    SHA-256 ${sha256}`,
      ),
      ...captures.map(
        ({ id, courtMinimum }) =>
          `${id}  court minimum ${courtMinimum.met} of ${courtMinimum.of}` +
          courtMinimum.outcomes
            .filter(({ met }) => !met)
            .map(({ requirement, reason }) => `\n    not met: ${requirement}. ${reason}`)
            .join(""),
      ),
      ...findings
        .filter(({ status }) => status !== "pass")
        .map(({ status, subject, detail }) => `${status}: ${subject}: ${detail}`),
      `${entries} entries written to the log.`,
    ].join("\n"),
});
