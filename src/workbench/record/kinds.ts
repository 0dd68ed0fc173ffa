import { z } from "zod";
import { command } from "../command.ts";
import { KIND_NAME, KIND_ROW } from "./schema.ts";

/** Lists the kinds of record with their fields. */
export const kindsCommand = command({
  name: "kinds",
  summary: "List the kinds of record, or the fields of one",
  help: `  mizan kinds -w DIR
  mizan kinds -w DIR source`,
  group: "record",
  input: z.object({ kind: KIND_NAME.optional() }),
  positional: ["kind"],
  output: z.object({ kinds: z.array(KIND_ROW) }),
  effect: "reads",
  workspace: "needed",
  run: async (ports, { kind }) => (await import("./kinds-work.ts")).describeKinds(ports, kind),
  print: ({ kinds }, { kind }) =>
    kinds
      .map((one) =>
        [
          `${one.name}: ${one.summary}`,
          `  ${one.present.toLocaleString("en-GB")} present; marked ${one.marking}` +
            `${one.writtenBy === "commands" ? "; written by commands only" : ""}`,
          ...(kind === undefined ? [] : one.fields.map(fieldLine)),
        ].join("\n"),
      )
      .join("\n"),
});

function fieldLine(field: z.output<typeof KIND_ROW>["fields"][number]): string {
  const notes = [
    field.choices.length > 0 ? field.choices.join(", ") : field.type === "string" ? "" : field.type,
    field.many ? "may be repeated" : "",
    field.required ? "required" : "",
  ].filter((note) => note !== "");
  return `  ${field.name.padEnd(14)} ${field.description}${notes.length > 0 ? ` (${notes.join("; ")})` : ""}`;
}
