import { z } from "zod";
import { accept } from "../kernel/index.ts";
import { command } from "./command.ts";

/** Makes an empty workspace. */
export const initCommand = command({
  name: "init",
  summary: "Make an empty workspace",
  group: "workspace",
  input: z.object({
    name: z.string().min(1).default("Workspace").describe("name shown in the workbench"),
  }),
  positional: ["name"],
  output: z.object({ folder: z.string(), name: z.string(), made: z.boolean() }),
  effect: "writes",
  workspace: "made",
  only: "cli",
  run: async (ports, { name }) => {
    const { workspace } = ports;
    if (await workspace.exists()) return accept({ folder: workspace.folder, name, made: false });
    await workspace.create(name);
    return accept({ folder: workspace.folder, name, made: true });
  },
  print: ({ folder, made }) =>
    made
      ? `Made a workspace in ${folder}.`
      : `${folder} is a workspace already; nothing was changed.`,
});
