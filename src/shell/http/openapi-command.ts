import { z } from "zod";
import { accept } from "../../kernel/index.ts";
import { command } from "../../workbench/index.ts";

/** Prints the description of the HTTP interface. */
export const openapiCommand = command({
  name: "openapi",
  summary: "Print the OpenAPI 3.1 description of the HTTP interface",
  group: "serve",
  input: z.object({}),
  output: z.record(z.string(), z.unknown()),
  effect: "reads",
  only: "cli",
  workspace: "none",
  run: async () => {
    const [{ describeApi }, { CATALOGUE }] = await Promise.all([
      import("./openapi.ts"),
      import("../../workbench/index.ts"),
    ]);
    return accept(describeApi(CATALOGUE));
  },
});
