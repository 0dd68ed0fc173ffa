import { z } from "zod";
import { command } from "../command.ts";
import { LOG_ABOUT } from "./about-schema.ts";
import { printAbout } from "./print.ts";

/** Says whose log it is, how far it has grown, and which witnesses have seen its present state. */
export const logAboutCommand = command({
  name: "log about",
  summary: "Say whose log it is, how far it has grown, and which witnesses have seen it",
  help: `The file witnesses.policy in the workspace says which witnesses count; docs/reference/ledger-format.md gives
its form.

  mizan log about -w DIR`,
  group: "log",
  input: z.object({}),
  output: LOG_ABOUT,
  effect: "reads",
  workspace: "needed",
  run: async (ports) => {
    const { describeLog } = await import("./about-work.ts");
    return describeLog(ports);
  },
  print: printAbout,
});
