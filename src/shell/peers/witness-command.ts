import { z } from "zod";
import { accept } from "../../kernel/index.ts";
import { command } from "../../workbench/index.ts";

const folder = z.string().describe("folder of the witness: its key and what it has cosigned");

const logs = z.array(
  z.object({
    origin: z.string(),
    key: z.string(),
    size: z.number().nullable().describe("entries of the last cosigned state"),
    time: z.string().nullable().describe("when that was cosigned"),
    suspects: z.number().describe("states of the log that could not be confirmed, kept as files"),
  }),
);

/** Runs a witness for the logs of others. */
export const witnessServeCommand = command({
  name: "witness serve",
  summary: "Run a witness: cosign states of others' logs that continue what was cosigned before",
  help: `Makes its key on the first run and prints the line that logs put into their witnesses.policy. Speaks C2SP
tlog-witness: POST /add-checkpoint, GET /<SHA-256 of the origin>/checkpoint. Logs that are named once are followed from
then on; 'witness follow' adds one while it runs.

  mizan witness serve --folder watch --name witness.example/w1 --follow ministry.example/log+0c78ad25+AQ...`,
  group: "serve",
  input: z.object({
    folder,
    name: z.string().optional().describe("name of its key; fixed by the first run"),
    follow: z.array(z.string()).default([]).describe("verifier keys of logs to follow"),
    port: z.number().int().min(0).max(65_535).default(4711).describe("port to listen on"),
    host: z.string().default("127.0.0.1").describe("address to listen on"),
  }),
  output: z.object({ stopped: z.boolean() }),
  effect: "writes",
  only: "cli",
  workspace: "none",
  run: async (ports, input) => {
    const { serveWitness } = await import("./witness-app.ts");
    const served = await serveWitness(input, ports.clock);
    if (!served.ok) return served;
    const { address, line, stopped } = served.value;
    process.stderr.write(
      `The witness answers at ${address}/ (stop with Ctrl-C). For a policy:\n${line}\n`,
    );
    await stopped;
    return accept({ stopped: true });
  },
  print: () => "Stopped.",
});

/** Adds a log to those that a witness follows. */
export const witnessFollowCommand = command({
  name: "witness follow",
  summary: "Add a log to those that a witness follows, by the verifier key of the log",
  group: "serve",
  input: z.object({
    folder,
    key: z.string().describe("verifier key of the log, as its holder published it"),
  }),
  positional: ["key"],
  output: z.object({ name: z.string(), key: z.string(), logs }),
  effect: "writes",
  only: "cli",
  workspace: "none",
  run: async (_ports, input) => {
    const { followMore, describeWitness } = await import("./witness-folder.ts");
    const added = await followMore(input.folder, [input.key]);
    return added.ok ? describeWitness(input.folder) : added;
  },
  print: ({ logs: followed }) => `The witness follows ${followed.length} logs.`,
});

/** Says who a witness is, which logs it follows, and what it has cosigned last. */
export const witnessAboutCommand = command({
  name: "witness about",
  summary: "Say who a witness is, which logs it follows, and what it has cosigned last",
  group: "serve",
  input: z.object({ folder }),
  output: z.object({ name: z.string(), key: z.string(), logs }),
  effect: "reads",
  only: "cli",
  workspace: "none",
  run: async (_ports, input) => {
    const { describeWitness } = await import("./witness-folder.ts");
    return describeWitness(input.folder);
  },
  print: ({ name, key, logs: followed }) =>
    [
      `${name}: ${key}`,
      ...followed.map(({ origin, size, time, suspects }) => {
        const state = size === null ? "nothing cosigned yet" : `${size} entries at ${time}`;
        return `  ${origin}: ${state}${suspects === 0 ? "" : `; ${suspects} SUSPECT states kept`}`;
      }),
    ].join("\n"),
});
