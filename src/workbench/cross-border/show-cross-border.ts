import { z } from "zod";
import { command } from "../command.ts";
import { SCOPE_FIELDS } from "../scope-fields.ts";
import { printCrossBorder } from "./print.ts";
import { CROSS_BORDER_SCHEMA } from "./schema.ts";

/** Shows violence at and across borders, and that no source gives a share of it. */
export const crossBorderCommand = command({
  name: "cross-border",
  summary:
    "Show violence by distance to borders, states that meet, and figures as each side gave them",
  help: `  mizan cross-border -w DIR --from 2019
  mizan cross-border -w DIR --country PK --border AF`,
  group: "picture",
  input: z.object(SCOPE_FIELDS),
  output: CROSS_BORDER_SCHEMA,
  effect: "reads",
  workspace: "needed",
  run: async (ports, scope) => {
    const { showCrossBorder } = await import("./work.ts");
    return showCrossBorder(ports, scope);
  },
  print: printCrossBorder,
});
