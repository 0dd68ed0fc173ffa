import { z } from "zod";
import { COPY_ROLES } from "../../evidence/index.ts";
import { accept, MARKINGS } from "../../kernel/index.ts";
import { command } from "../command.ts";
import { textTable } from "../text-table.ts";
import { EVIDENCE_ROW } from "./schema.ts";

/** Lists preserved evidence with what is known of each item. */
export const evidenceCommand = command({
  name: "evidence",
  summary:
    "List preserved evidence: type, size, origin, collector, marking, court minimum, custody",
  help: `  mizan evidence -w DIR
  mizan evidence -w DIR --role evidentiary --type text/html
  mizan evidence show ID -w DIR
  mizan evidence verify -w DIR`,
  group: "record",
  input: z.object({
    role: z.enum(COPY_ROLES).optional().describe("only the evidence as it came, or only copies"),
    type: z.string().max(200).optional().describe("only this type of content, such as text/html"),
    marking: z.enum(MARKINGS).optional().describe("only this marking"),
    text: z.string().max(200).optional().describe("only where name, address or digest has this"),
    disposed: z.boolean().default(false).describe("items that were disposed of too"),
    limit: z.number().int().min(1).max(5_000).default(200).describe("items to list"),
    offset: z.number().int().min(0).default(0).describe("items to skip"),
  }),
  output: z.object({
    total: z.number().int(),
    items: z.array(EVIDENCE_ROW),
    /** Items of all pages of the list that reach the court minimum; working copies are not counted. */
    court: z.object({
      reached: z.number().int(),
      of: z.number().int(),
      share: z.number().nullable(),
    }),
  }),
  effect: "reads",
  workspace: "needed",
  run: async (ports, input) => {
    const { listEvidence } = await import("./work.ts");
    return accept(await listEvidence(ports, input));
  },
  print: ({ total, items, court }) =>
    total === 0
      ? "No evidence is preserved."
      : [
          textTable(
            [
              { title: "id" },
              { title: "name" },
              { title: "type" },
              { title: "bytes", align: "right" },
              { title: "captured" },
              { title: "collector" },
              { title: "marking" },
              { title: "court", align: "right" },
              { title: "custody", align: "right" },
            ],
            items.map((one) => [
              one.id,
              one.name.length > 40 ? `${one.name.slice(0, 39)}…` : one.name,
              one.mediaType,
              one.size.toLocaleString("en-GB"),
              one.capturedAt?.slice(0, 16) ?? "not known",
              one.collector ?? "not known",
              one.marking,
              one.courtMinimum === null ? "none" : `${one.courtMinimum.met}/${one.courtMinimum.of}`,
              String(one.custodyEvents),
            ]),
          ),
          "",
          `${items.length} of ${total}. Court minimum reached by ${court.reached} of ${court.of} items` +
            `${court.share === null ? "" : ` (${Math.round(court.share * 100)} %)`}.`,
        ].join("\n"),
});
