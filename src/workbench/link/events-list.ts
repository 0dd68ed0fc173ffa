import { z } from "zod";
import { command } from "../command.ts";
import { SCOPE_FIELDS } from "../scope-fields.ts";
import { printEvent, printEvents, printExplanation } from "./print.ts";
import { EVENT_EXPLAINED, EVENT_SHOWN, EVENTS_PAGE, LINK_SOURCES } from "./schema.ts";

const common = { group: "linkage", effect: "reads", workspace: "needed" } as const;
const id = z
  .string()
  .max(400)
  .describe("id of the event, or an observation of it as dataset@release#id");

/** Lists linked events. */
export const eventsCommand = command({
  ...common,
  name: "events",
  summary: "List linked events, each with the range over its reports; parts are not added up",
  help: `An event is listed when one of its observations fits the filters, which are those of 'mizan observations'.

  mizan events -w DIR --province Balochistan --from 2024
  mizan events -w DIR --source press-observations --from 2024-08-26 --to 2024-08-26`,
  input: z.object({
    ...SCOPE_FIELDS,
    ...LINK_SOURCES,
    limit: z.number().int().min(1).max(5_000).default(50).describe("events of a page"),
    offset: z.number().int().min(0).default(0).describe("events to leave out before the page"),
  }),
  output: EVENTS_PAGE,
  run: async (ports, { limit, offset, ...scope }) => {
    const { listEvents } = await import("./events-work.ts");
    return listEvents(ports, { scope, limit, offset });
  },
  print: printEvents,
});

/** Shows one linked event. */
export const eventCommand = command({
  ...common,
  name: "event",
  summary: "Show a linked event: its observations side by side, where they differ, its judgements",
  help: `  mizan event -w DIR press-observations@2026-03#OBS-0206`,
  input: z.object({ id, ...LINK_SOURCES }),
  positional: ["id"],
  output: EVENT_SHOWN,
  run: async (ports, input) => {
    const { showEvent } = await import("./events-work.ts");
    return showEvent(ports, input.id, input.source);
  },
  print: printEvent,
});

/** Explains the links of an event. */
export const linkExplainCommand = command({
  ...common,
  name: "link explain",
  summary: "Say why observations are one event, step by step, and why the runner-up is not",
  help: `Each step says how many doublings of the odds it adds; a negative one speaks against.

  mizan link explain -w DIR press-observations@2026-03#OBS-0206`,
  input: z.object({ id, ...LINK_SOURCES }),
  positional: ["id"],
  output: EVENT_EXPLAINED,
  run: async (ports, input) => {
    const { explainEvent } = await import("./explain-work.ts");
    return explainEvent(ports, input.id, input.source);
  },
  print: printExplanation,
});
