import type { z } from "zod";
import type { Result } from "../kernel/index.ts";
import type { Ports } from "./ports.ts";

/**
 * A command, declared once: the command line, the HTTP API with its description, and the reference
 * pages are derived from it. `run` imports its work lazily, so that help is fast.
 */
export interface Command<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType> {
  /** Kebab-case; words of one command are parted by a space (`log tail`). */
  readonly name: string;
  /** One sentence. */
  readonly summary: string;
  /** Longer help: what it needs, what it writes, an example. */
  readonly help?: string;
  readonly group: "record" | "log" | "picture" | "places" | "linkage" | "workspace" | "serve";
  readonly input: I;
  /** Names of input fields taken by position on the command line, in order; a last array field takes the rest. */
  readonly positional?: readonly (keyof z.input<I> & string)[];
  readonly output: O;
  /** Media types of the file that it gives over HTTP, where the result is a file. */
  readonly gives?: readonly string[];
  /** Whether it changes the workspace. HTTP: `reads` is GET and POST, `writes` is POST only. */
  readonly effect: "reads" | "writes";
  /** `cli` for commands that only make sense there (`serve`). */
  readonly only?: "cli" | "http";
  /** `none` runs without an existing workspace. */
  readonly workspace: "needed" | "made" | "none";
  readonly run: (ports: Ports, input: z.output<I>) => Promise<Result<z.output<O>>>;
  /** Whether the answer says that a check failed; then the command line ends with exit status 1. */
  readonly failed?: (output: z.output<O>) => boolean;
  /** The result for a person at a terminal; without it, JSON is printed. */
  readonly print?: (output: z.output<O>, input: z.output<I>) => string;
}

/** Declares a command, letting the types of its input and output be inferred. */
export function command<I extends z.ZodObject, O extends z.ZodType>(
  declaration: Command<I, O>,
): Command {
  return declaration as unknown as Command;
}
