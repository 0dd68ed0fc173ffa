import { z } from "zod";
import { accept } from "../kernel/index.ts";
import { command } from "../workbench/index.ts";

const DEFAULT_PORT = 4710;

const listening = z.object({
  port: z
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(DEFAULT_PORT)
    .describe("port to listen on; 0 takes a free one"),
  host: z
    .string()
    .default("127.0.0.1")
    .describe("address to listen on; others than 127.0.0.1 are reachable by others"),
});

/** Serves one workspace: the pages and the HTTP interface. */
export const serveCommand = command({
  name: "serve",
  summary: "Serve the workbench in the browser, and the HTTP interface",
  group: "serve",
  input: listening,
  output: z.object({ stopped: z.boolean() }),
  effect: "reads",
  only: "cli",
  workspace: "needed",
  run: async (ports, { host, port }) => {
    const { serve } = await import("./http/index.ts");
    const server = await serve(ports, { host, port });
    process.stderr.write(`The workbench is at ${server.address}/ (stop with Ctrl-C).\n`);
    await server.stopped;
    return accept({ stopped: true });
  },
  print: () => "Stopped.",
});

/** Does everything that a first look needs: builds the pages, makes the example workspace, serves it. */
export const startCommand = command({
  name: "start",
  summary: "Build what is missing, make the example workspace, and serve it",
  group: "serve",
  input: listening.extend({
    folder: z.string().default("workspace").describe("folder of the example workspace"),
  }),
  output: z.object({ stopped: z.boolean() }),
  effect: "writes",
  only: "cli",
  workspace: "none",
  run: async (ports, input) => {
    const { start } = await import("./start.ts");
    return start(ports.progress, input);
  },
  print: () => "Stopped.",
});
