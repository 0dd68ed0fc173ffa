import { z } from "zod";
import { accept, MARKINGS } from "../../kernel/index.ts";
import { command } from "../command.ts";
import { printDossier } from "./print.ts";
import { DOSSIER_SHOWN } from "./schema.ts";

/** Lists the dossiers of a workspace. */
export const dossierListCommand = command({
  name: "dossier list",
  summary: "List the dossiers of the workspace",
  group: "record",
  input: z.object({}),
  output: z.object({
    total: z.number().int(),
    dossiers: z.array(
      z.object({
        id: z.string(),
        revision: z.number().int(),
        marking: z.enum(MARKINGS),
        changed: z.string(),
        title: z.string(),
        recipient: z.string(),
        purpose: z.string(),
        items: z.number().int(),
      }),
    ),
  }),
  effect: "reads",
  workspace: "needed",
  run: async (ports) => {
    const { listDossiers } = await import("./show-work.ts");
    return accept(await listDossiers(ports));
  },
  print: ({ dossiers }) =>
    dossiers.length === 0
      ? "No dossiers. Begin one with 'mizan dossier new'."
      : dossiers
          .map(
            ({ id, title, recipient, items, marking, changed }) =>
              `${id}  ${changed.slice(0, 10)}  ${marking}  ${title}\n    for ${recipient}, ${items} items`,
          )
          .join("\n"),
});

/** Shows one dossier. */
export const dossierShowCommand = command({
  name: "dossier show",
  summary: "Show a dossier: items, language check, packages made of it",
  group: "record",
  input: z.object({ id: z.string().max(128).describe("id of the dossier") }),
  positional: ["id"],
  output: DOSSIER_SHOWN,
  effect: "reads",
  workspace: "needed",
  run: async (ports, { id }) => {
    const { showDossier } = await import("./show-work.ts");
    return showDossier(ports, id);
  },
  print: printDossier,
});
