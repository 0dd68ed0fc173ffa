import { z } from "zod";
import { command } from "../command.ts";
import { printPlacebo, printReport, printRun } from "./print.ts";
import { LINK_REPORT, LINK_SOURCES, PLACEBO_SCHEMA, RUN_SUMMARY } from "./schema.ts";

const common = { group: "linkage", effect: "reads", workspace: "needed" } as const;

/** Links the observations of the workspace. */
export const linkCommand = command({
  ...common,
  name: "link",
  summary: "Find which observations of the releases are the same event, each with a probability",
  help: `Takes the latest release of every dataset of events, or those named. A release that names one event in several
rows (single reports of the press) is linked within itself too. Judgements on the log are obeyed. Where nothing
changed, the run that was kept is shown; the kept runs in cache/linkage can be deleted at any time.

  mizan link -w DIR
  mizan link -w DIR --source press-observations --source ucdp-ged@22.1`,
  input: z.object({ ...LINK_SOURCES }),
  output: RUN_SUMMARY,
  run: async (ports, { source }) => {
    const { runLinkage } = await import("./run-work.ts");
    return runLinkage(ports, source);
  },
  print: printRun,
});

/** Shows how a run went. */
export const linkReportCommand = command({
  ...common,
  name: "link report",
  summary: "Say how linkage went: sizes, what chance gives, calibration, placebo, what changed",
  help: `Expected matches of two sources come with the range that their probabilities give; it leaves out what is
not known of the baseline itself, which the placebo and the lag profile show: pairs must stand out at 0 days.

  mizan link report -w DIR`,
  input: z.object({ ...LINK_SOURCES }),
  output: LINK_REPORT,
  run: async (ports, { source }) => {
    const { reportLinkage } = await import("./report-work.ts");
    return reportLinkage(ports, source);
  },
  print: printReport,
});

/** Measures what chance would link. */
export const linkPlaceboCommand = command({
  ...common,
  name: "link placebo",
  summary: "Move the releases apart in time and say what share of the links chance alone gives",
  help: `Three moves between the two ends of --days; with one release, its strands are moved apart. The share is an
upper bound of false links, for true ones occupy partners that chance would take.

  mizan link placebo -w DIR --days 45..90`,
  input: z.object({
    ...LINK_SOURCES,
    days: z
      .string()
      .regex(/^\d{1,4}(\.\.\d{1,4})?$/, "Days as 60 or 45..90")
      .default("45..90")
      .describe("how far to move, in days, as 45..90"),
  }),
  output: PLACEBO_SCHEMA,
  run: async (ports, { source, days }) => {
    const { runPlacebo } = await import("./placebo-work.ts");
    const [from = 45, to = from] = days.split("..").map(Number);
    return runPlacebo(ports, source, { from: Math.min(from, to), to: Math.max(from, to) });
  },
  print: printPlacebo,
});
