import { CommanderError, Option, Command as Program } from "commander";
import { type InputField, type Issue, inputFields, MARKINGS } from "../../kernel/index.ts";
import type { Command } from "../../workbench/index.ts";
import { ALL_COMMANDS } from "../commands.ts";
import { VERSION } from "../version.ts";

const EXIT_USAGE = 2;

/** Starts the command line: `mizan <command> [options]`. */
async function main(given: readonly string[]): Promise<number> {
  const argv = joinName(given);
  const wanted = argv.find((word) => !word.startsWith("-"));
  let exit = 0;
  const program = new Program("mizan")
    .description(
      "Evidence-based counter-terrorism and violence-prevention policy: the public record, weighed.",
    )
    .version(VERSION)
    .exitOverride()

    .showSuggestionAfterError()
    .addHelpText(
      "after",
      "\nExit status: 0 done, 1 refused (bad input), 2 usage, 3 the outside failed.",
    );
  for (const declared of ALL_COMMANDS) {
    const sub = new Program(declared.name).description(declared.summary);
    program.addCommand(sub.copyInheritedSettings(program));
    if (declared.name === wanted) describeInputs(sub, declared);
    sub.action(async () => {
      const { runCommand } = await import("./run-command.ts"); // Help must not wait for the engines.
      exit = await runCommand(declared, inputFields(declared.input), sub.opts(), sub.processedArgs);
    });
  }
  try {
    await program.parseAsync(argv as string[], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    exit = error.exitCode === 0 ? 0 : usage(error, argv);
  }
  return exit;
}

/** Words of the command line in which `link files` is one word where a command is called so. */
function joinName(argv: readonly string[]): readonly string[] {
  const [first = "", second = "", ...others] = argv;
  const name = `${first} ${second}`;
  return ALL_COMMANDS.some((declared) => declared.name === name) ? [name, ...others] : argv;
}

function describeInputs(sub: Program, declared: Command): void {
  const fields = inputFields(declared.input);
  const positional = declared.positional ?? [];
  for (const name of positional) {
    const field = fields.find((candidate) => candidate.name === name);
    if (field !== undefined) sub.argument(argumentForm(field), field.description);
  }
  for (const field of fields) if (!positional.includes(field.name)) sub.addOption(optionOf(field));
  if (declared.workspace !== "none") {
    sub.option("-w, --workspace <dir>", "folder of the workspace", ".");
    const most = "show nothing above this marking";
    sub.addOption(new Option("--clearance <marking>", most).choices(MARKINGS).default("TLP:RED"));
  }
  sub.option("--json", "print the result as JSON");
  if (declared.help !== undefined) sub.addHelpText("after", `\n${declared.help}`);
}

function argumentForm(field: InputField): string {
  const form = field.many ? `${field.name}...` : field.name;
  return field.required ? `<${form}>` : `[${form}]`;
}

function optionOf(field: InputField): Option {
  const flag = `--${field.name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const value = field.file === null ? (field.type === "number" ? "n" : "text") : "file";
  const form = field.spread ? `<${value}...>` : `<${value}>`;
  const option = new Option(field.type === "boolean" ? flag : `${flag} ${form}`, help(field));
  if (field.many)
    option.argParser((text: string, before: string[] | undefined) => [...(before ?? []), text]);
  if (field.required) option.makeOptionMandatory();
  return option;
}

function help(field: InputField): string {
  const notes = [
    field.choices.length > 0 ? `one of ${field.choices.join(", ")}` : undefined,
    field.many ? "may be repeated" : undefined,
    field.preset === undefined ||
    Array.isArray(field.preset) ||
    field.preset === null ||
    field.preset === false
      ? undefined
      : `default ${String(field.preset)}`,
  ].filter((note) => note !== undefined);
  return notes.length > 0 ? `${field.description} (${notes.join("; ")})` : field.description;
}

function usage(error: CommanderError, argv: readonly string[]): number {
  if (argv.includes("--json")) {
    const issue: Issue = { code: "shell/usage", message: error.message.replace(/^error: /, "") };
    process.stdout.write(`${JSON.stringify({ ok: false, issues: [issue] })}\n`);
  }
  return EXIT_USAGE;
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0); // The reader (head, less) has gone.
  throw error;
});
process.exitCode = await main(process.argv.slice(2));
