import { z } from "zod";
import { MARKINGS } from "../../kernel/index.ts";
import { command } from "../command.ts";
import { itemOf } from "./input.ts";
import { printDossier } from "./print.ts";
import { DOSSIER_SHOWN } from "./schema.ts";

const id = z.string().max(128).describe("id of the dossier");
const author = {
  by: z.string().trim().min(1).max(200).describe("desk or office that makes the change"),
  reason: z.string().trim().max(1_000).default("").describe("why"),
};

/** Begins a dossier. */
export const dossierNewCommand = command({
  name: "dossier new",
  summary: "Begin a dossier for a recipient and a purpose",
  help: `A dossier holds claims, figures, events, evidence and the engagements so far. What the recipient may see is
decided by --clearance when the package is built.

  mizan dossier new "Attacks across the border, 2025" --recipient "Ministry of Foreign Affairs" \\
    --purpose "Talks in March" --prepared-by "Desk 4" -w DIR`,
  group: "record",
  input: z.object({
    title: z.string().trim().min(1).max(200).describe("title"),
    titleUr: z.string().trim().min(1).max(200).optional().describe("title in Urdu"),
    recipient: z.string().trim().min(1).max(200).describe("ministry, office or body that gets it"),
    purpose: z.string().trim().min(1).max(1_000).describe("what it is for"),
    preparedBy: z.string().trim().min(1).max(200).describe("desk or office that prepares it"),
    summary: z.string().trim().min(1).max(8_000).optional().describe("what it shows, in short"),
    shown: z
      .enum(MARKINGS)
      .default("TLP:AMBER")
      .describe("most closed marking that the recipient may see"),
    marking: z.enum(MARKINGS).default("TLP:AMBER").describe("marking of the dossier itself"),
  }),
  positional: ["title"],
  output: DOSSIER_SHOWN,
  effect: "writes",
  workspace: "needed",
  run: async (ports, { shown, ...input }) => {
    const { createDossier } = await import("./edit-work.ts");
    return ports.workspace.exclusively(() => createDossier(ports, { ...input, clearance: shown }));
  },
  print: printDossier,
});

/** Adds an item to a dossier. */
export const dossierAddCommand = command({
  name: "dossier add",
  summary: "Add a claim, figure, event, piece of evidence, engagement or record to a dossier",
  help: `Exactly one of --claim, --figure, --event, --evidence, --engagement, --record and --item.

  mizan dossier add ID --claim "The attack was planned across the border." --heading "Planning" \\
    --source document/document-0a1b --against "The claim rests on one origin." --origins 1 --by "Desk 4"
  mizan dossier add ID --figure year --scope "provinces=PK2&from=2019" --by "Desk 4"
  mizan dossier add ID --event press-observations@2026-03 --key PK-2025-03-11-jaffar --by "Desk 4"
  mizan dossier add ID --evidence item-c04f19a2b7e35d68 --by "Desk 4"
  mizan dossier add ID --engagement "Note handed over" --date 2025-04-02 --counterpart "Embassy" \\
    --text "…" --by "Desk 4"
  mizan dossier add ID --record place-note/place-note-0a1b --by "Desk 4"`,
  group: "record",
  input: z.object({
    id,
    claim: z.string().optional().describe("text of a claim"),
    figure: z
      .enum(["month", "year", "province", "district", "actor", "type", "target"])
      .optional()
      .describe("a figure, and by what it counts"),
    event: z.string().optional().describe("release of an event, as dataset@release"),
    evidence: z.string().optional().describe("id of an evidence item"),
    engagement: z.string().optional().describe("heading of an engagement"),
    record: z.string().optional().describe("a record, as kind/id"),
    item: z.string().optional().describe("any item as JSON"),
    heading: z.string().optional().describe("heading; a claim needs one"),
    text: z.string().optional().describe("what is said about it"),
    source: z
      .array(z.string())
      .default([])
      .describe("what it rests on: kind/id of a record, an address, or a citation"),
    against: z.string().optional().describe("what speaks against a claim"),
    origins: z.number().int().min(0).optional().describe("independent origins of a claim"),
    probability: z.string().optional().describe("probability of a claim in per cent, as 55-80"),
    confidence: z.enum(["low", "moderate", "high"]).optional().describe("confidence in a claim"),
    scope: z.string().default("").describe("scope of a figure: address of the picture after the ?"),
    measure: z.enum(["deaths", "events"]).default("deaths").describe("what a figure counts"),
    key: z.string().optional().describe("key of the event in its release"),
    date: z.string().optional().describe("date of an engagement"),
    counterpart: z.string().optional().describe("state or office of an engagement"),
    before: z.number().int().min(1).optional().describe("number of the item to stand before"),
    ...author,
  }),
  positional: ["id"],
  output: DOSSIER_SHOWN,
  effect: "writes",
  workspace: "needed",
  run: async (ports, input) => {
    const { addItem } = await import("./edit-work.ts");
    const item = itemOf(input);
    if (!item.ok) return item;
    const { by, reason, before } = input;
    return ports.workspace.exclusively(() =>
      addItem(ports, input.id, item.value, { by, reason, before }),
    );
  },
  print: printDossier,
});

/** Takes an item out of a dossier. */
export const dossierRemoveCommand = command({
  name: "dossier remove",
  summary: "Take an item out of a dossier; its history keeps it",
  group: "record",
  input: z.object({
    id,
    number: z.number().int().min(1).describe("number of the item"),
    ...author,
  }),
  positional: ["id", "number"],
  output: DOSSIER_SHOWN,
  effect: "writes",
  workspace: "needed",
  run: async (ports, { id: dossier, number, ...who }) => {
    const { removeItem } = await import("./edit-work.ts");
    return ports.workspace.exclusively(() => removeItem(ports, dossier, number, who));
  },
  print: printDossier,
});

/** Sets fields of a dossier. */
export const dossierEditCommand = command({
  name: "dossier edit",
  summary: "Change the title, recipient, purpose, summary or all items of a dossier",
  group: "record",
  input: z.object({
    id,
    title: z.string().trim().min(1).max(200).optional().describe("title"),
    titleUr: z.string().trim().min(1).max(200).optional().describe("title in Urdu"),
    recipient: z.string().trim().min(1).max(200).optional().describe("who gets it"),
    purpose: z.string().trim().min(1).max(1_000).optional().describe("what it is for"),
    preparedBy: z.string().trim().min(1).max(200).optional().describe("who prepares it"),
    summary: z.string().trim().min(1).max(8_000).optional().describe("what it shows, in short"),
    shown: z.enum(MARKINGS).optional().describe("most closed marking that the recipient may see"),
    items: z.string().optional().describe("all items, as a JSON list"),
    expected: z.number().int().min(1).optional().describe("refuse when it is at another revision"),
    ...author,
  }),
  positional: ["id"],
  output: DOSSIER_SHOWN,
  effect: "writes",
  workspace: "needed",
  run: async (ports, { id: dossier, items, shown, by, reason, expected, ...fields }) => {
    const [{ editDossier }, { itemsOf }] = await Promise.all([
      import("./edit-work.ts"),
      import("./input.ts"),
    ]);
    const list = itemsOf(items);
    if (!list.ok) return list;
    const set = Object.fromEntries(
      Object.entries({ ...fields, clearance: shown, items: list.value }).filter(
        ([, value]) => value !== undefined,
      ),
    );
    return ports.workspace.exclusively(() =>
      editDossier(ports, dossier, set, { by, reason, expected }),
    );
  },
  print: printDossier,
});

/** Decides a finding of the language check. */
export const dossierDecideCommand = command({
  name: "dossier decide",
  summary: "Record what was decided about a finding of the language check",
  group: "record",
  input: z.object({
    id,
    finding: z.string().describe("id of the finding, as 'dossier show' lists it"),
    decision: z
      .enum(["kept", "not-applicable"])
      .default("kept")
      .describe("the words stay as they are, or the finding does not apply"),
    by: z.string().trim().min(1).max(200).describe("desk or office that decides"),
    reason: z.string().trim().min(1).max(1_000).describe("why"),
  }),
  positional: ["id", "finding"],
  output: DOSSIER_SHOWN,
  effect: "writes",
  workspace: "needed",
  run: async (ports, { id: dossier, ...made }) => {
    const { decideFinding } = await import("./edit-work.ts");
    return ports.workspace.exclusively(() => decideFinding(ports, dossier, made));
  },
  print: printDossier,
});
