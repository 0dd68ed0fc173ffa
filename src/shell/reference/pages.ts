import { OBSERVATION_COLUMNS } from "../../events/index.ts";
import { ABSENCE_REASONS, inputFields, LIMITS } from "../../kernel/index.ts";
import type { Command } from "../../workbench/index.ts";
import { ALL_COMMANDS } from "../commands.ts";
import { ALL_CODES } from "../error-codes.ts";
import { actorsPage, codebookPage } from "./codebook-page.ts";
import { kindsPage } from "./kinds-page.ts";

/** One derived page of docs/reference. */
export interface ReferencePage {
  readonly path: string;
  readonly text: string;
}

/** All derived pages. */
export function referencePages(): readonly ReferencePage[] {
  return [
    { path: "docs/reference/commands.md", text: commandsPage() },
    { path: "docs/reference/errors.md", text: errorsPage() },
    { path: "docs/reference/observation.md", text: observationPage() },
    { path: "docs/reference/codebook.md", text: codebookPage(DERIVED) },
    { path: "docs/reference/actors.md", text: actorsPage(DERIVED) },
    { path: "docs/reference/kinds.md", text: kindsPage(DERIVED) },
  ];
}

const DERIVED = "Derived from the declarations in the code by `npm run docs`; edit those.";

function commandsPage(): string {
  const head = [
    "# Commands",
    "",
    DERIVED,
    "",
    "Every command takes `--json`, and `-w DIR` where it needs a workspace. Exit status: 0 done, 1 refused (bad",
    "input), 2 usage, 3 the outside failed. Over HTTP a command is `POST /api/<name>`; one that only reads is",
    "`GET` too; `GET /api/openapi.json` describes them.",
    "",
  ];
  return [...head, ...ALL_COMMANDS.flatMap(commandSection)].join("\n");
}

function commandSection(declared: Command): string[] {
  const positional = declared.positional ?? [];
  const fields = inputFields(declared.input);
  const usage = [
    "mizan",
    declared.name,
    ...(declared.workspace === "none" ? [] : ["-w DIR"]),
    ...positional.map((name) => {
      const field = fields.find((candidate) => candidate.name === name);
      const form = field?.many ? `${name}...` : name;
      return field?.required ? `<${form}>` : `[${form}]`;
    }),
  ].join(" ");
  const rows = fields.map((field) => {
    const flag = positional.includes(field.name)
      ? field.name
      : `--${field.name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    const notes = [
      field.description,
      field.choices.length > 0
        ? `one of ${field.choices.map((choice) => `\`${choice}\``).join(", ")}`
        : "",
      field.many ? "may be repeated" : "",
      field.required ? "required" : "",
    ].filter((note) => note !== "");
    return `| \`${flag}\` | ${notes.join("; ").replaceAll("|", "\\|")} |`;
  });
  const only =
    declared.only === "cli" ? " Command line only." : declared.only === "http" ? " HTTP only." : "";
  return [
    `## ${declared.name}`,
    "",
    `${declared.summary}.${only}`,
    "",
    "```",
    usage,
    "```",
    "",
    ...(declared.help === undefined ? [] : [declared.help, ""]),
    ...(rows.length > 0 ? ["| input | meaning |", "|---|---|", ...rows, ""] : []),
  ];
}

function errorsPage(): string {
  const rows = Object.entries(ALL_CODES)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(
      ([code, entry]) =>
        `| \`${code}\` | ${entry.outside ? 3 : 1} | ${entry.meaning} | ${entry.remedy} |`,
    );
  return [
    "# Error codes",
    "",
    DERIVED,
    "",
    "| code | exit | meaning | what to do |",
    "|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

function observationPage(): string {
  const columns = OBSERVATION_COLUMNS.map(
    ({ name, type, meaning }) => `| \`${name}\` | ${type} | ${meaning} |`,
  );
  const gaps = Object.entries(ABSENCE_REASONS).map(
    ([reason, meaning]) => `| \`${reason}\` | ${meaning} |`,
  );
  const limits = Object.entries(LIMITS).map(
    ([name, value]) => `| \`${name}\` | ${value.toLocaleString("en-GB")} |`,
  );
  return [
    "# Columns of an observation",
    "",
    DERIVED,
    "",
    "| column | type | meaning |",
    "|---|---|---|",
    ...columns,
    "",
    "## Why a value is missing",
    "",
    "| reason | meaning |",
    "|---|---|",
    ...gaps,
    "",
    "## Limits",
    "",
    "| limit | value |",
    "|---|---|",
    ...limits,
    "",
  ].join("\n");
}
