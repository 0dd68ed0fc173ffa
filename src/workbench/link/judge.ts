import { z } from "zod";
import { accept } from "../../kernel/index.ts";
import { command } from "../command.ts";
import { VERDICTS } from "./judgements.ts";
import { printAgreement, printQueue } from "./print.ts";
import { AGREEMENT_SCHEMA, JUDGEMENT_SCHEMA, LINK_SOURCES, QUEUE_SCHEMA } from "./schema.ts";

const common = { group: "linkage", workspace: "needed" } as const;
const by = z.string().trim().min(1).max(200).describe("desk or office that judges");
const observation = z.string().max(400).describe("observation, as dataset@release#id");

/** Offers pairs to be judged. */
export const linkQueueCommand = command({
  ...common,
  name: "link queue",
  summary:
    "List pairs of observations to judge, the most useful first, without the model's opinion",
  help: `Ordered by the expected change (doubt times people killed); every fifth card is drawn by chance, and only those
feed the estimate of accuracy. With --by, pairs that others judged are offered too, for a second opinion.

  mizan link queue -w DIR --by "Desk 4" --limit 5`,
  effect: "reads",
  input: z.object({
    ...LINK_SOURCES,
    by: by.optional(),
    limit: z.number().int().min(1).max(200).default(10).describe("cards of a page"),
    offset: z.number().int().min(0).default(0).describe("cards to leave out before the page"),
  }),
  output: QUEUE_SCHEMA,
  run: async (ports, input) => {
    const { reviewQueue } = await import("./queue-work.ts");
    return reviewQueue(ports, input);
  },
  print: printQueue,
});

/** Judges a pair. */
export const linkJudgeCommand = command({
  ...common,
  name: "link judge",
  summary: "Record on the log whether two observations are of the same event; the next run obeys",
  help: `part-of says that the first is a part of the second; related, that both are of one series but different events.
A judgement that contradicts those in force is refused. Undo one with 'mizan link withdraw'.

  mizan link judge -w DIR press-observations@2026-03#OBS-0014 press-observations@2026-03#OBS-0015 same \\
    --reason "Same shrine, same day" --by "Desk 4"`,
  effect: "writes",
  input: z.object({
    first: observation,
    second: observation,
    verdict: z.enum(VERDICTS).describe("how the first stands to the second"),
    reason: z.string().trim().min(1).max(2_000).describe("what the judgement rests on"),
    by,
    ...LINK_SOURCES,
  }),
  positional: ["first", "second", "verdict"],
  output: JUDGEMENT_SCHEMA,
  run: async (ports, input) => {
    const { judgePair } = await import("./judge-work.ts");
    return judgePair(ports, input);
  },
  print: ({ id, verdict, first, second, index }) =>
    `${id}: ${first} and ${second} judged ${verdict}, entry ${index} of the log.`,
});

/** Withdraws a judgement. */
export const linkWithdrawCommand = command({
  ...common,
  name: "link withdraw",
  summary: "Undo a judgement: the next run is what it was before, the log keeps both",
  effect: "writes",
  input: z.object({
    id: z.string().max(128).describe("id of the judgement"),
    reason: z.string().trim().max(2_000).default("").describe("why"),
    by,
  }),
  positional: ["id"],
  output: JUDGEMENT_SCHEMA,
  run: async (ports, input) => {
    const { withdrawJudgement } = await import("./judge-work.ts");
    return withdrawJudgement(ports, input);
  },
  print: ({ id, verdict, first, second }) =>
    `${id} is withdrawn: ${first} and ${second} are no longer judged ${verdict}.`,
});

/** Says how far reviewers agree. */
export const linkAgreementCommand = command({
  ...common,
  name: "link agreement",
  summary: "Say how far reviewers agree who judged the same pairs (Cohen's kappa)",
  effect: "reads",
  input: z.object({}),
  output: AGREEMENT_SCHEMA,
  run: async (ports) => {
    const { reviewerAgreement } = await import("./agreement-work.ts");
    return accept(await reviewerAgreement(ports));
  },
  print: printAgreement,
});
