/**
 * The use cases of linkage in a workspace: link the releases, explain, judge, measure chance, list the events.
 *
 * @module
 */
export { LINK_WORK_CODES } from "./codes.ts";
export { eventCommand, eventsCommand, linkExplainCommand } from "./events-list.ts";
export { linkExportCommand } from "./export.ts";
export {
  linkAgreementCommand,
  linkJudgeCommand,
  linkQueueCommand,
  linkWithdrawCommand,
} from "./judge.ts";
export { linkCommand, linkPlaceboCommand, linkReportCommand } from "./run.ts";
export type { EventExplained, Explanation, LinkReport, ReviewQueue } from "./schema.ts";
