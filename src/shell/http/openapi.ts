import { z } from "zod";
import { inputFields } from "../../kernel/index.ts";
import type { Command } from "../../workbench/index.ts";
import { VERSION } from "../version.ts";
import { FIXED_PATHS } from "./fixed-paths.ts";

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 description of the HTTP interface, derived from the catalogue of commands. */
export function describeApi(catalogue: readonly Command[]): Json {
  const paths: Json = { ...FIXED_PATHS };
  for (const declared of catalogue) {
    if (declared.only === "cli") continue;
    const path: Json = { post: operation(declared, "post") };
    if (declared.effect === "reads") path["get"] = operation(declared, "get");
    paths[`/api/${declared.name.replaceAll(" ", "-")}`] = path;
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Mizan",
      version: VERSION,
      summary:
        "The public record of political violence, with its ranges, sources and disagreements",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    paths,
    components: { schemas: { Problem: PROBLEM } },
  };
}

const PROBLEM: Json = {
  type: "object",
  description: "RFC 9457 problem details, with every issue found",
  required: ["type", "title", "status", "issues"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    issues: {
      type: "array",
      items: {
        type: "object",
        required: ["code", "message"],
        properties: {
          code: { type: "string" },
          message: { type: "string" },
          file: { type: "string" },
          line: { type: "integer" },
          column: { type: "integer" },
          field: { type: "string" },
          expected: { type: "string" },
          found: { type: "string" },
          remedy: { type: "string" },
        },
      },
    },
  },
};

function operation(declared: Command, method: "get" | "post"): Json {
  const name = declared.name.replaceAll(/[ -](\w)/g, (_, letter: string) => letter.toUpperCase());
  return {
    operationId: method === "get" ? `${name}Query` : name,
    summary: declared.summary,
    ...(declared.help === undefined ? {} : { description: declared.help }),
    tags: [declared.group],
    ...(method === "get" ? { parameters: parameters(declared) } : { requestBody: body(declared) }),
    responses: {
      "200": { description: "Done", content: contentOf(declared) },
      "400": problem("The input does not fit"),
      "422": problem("Refused: the input is not good enough"),
      "503": problem("The outside failed"),
    },
  };
}

function parameters(declared: Command): Json[] {
  return inputFields(declared.input).map((field) => {
    const single = {
      type: field.type,
      ...(field.choices.length > 0 ? { enum: field.choices } : {}),
    };
    return {
      name: field.name,
      in: "query",
      required: field.required,
      description: field.description,
      schema: field.many ? { type: "array", items: single } : single,
    };
  });
}

function body(declared: Command): Json {
  const schema = strip(
    z.toJSONSchema(declared.input, { io: "input", unrepresentable: "any" }) as Json,
  );
  return { required: true, content: { "application/json": { schema } } };
}

function contentOf(declared: Command): Json {
  if (declared.gives === undefined) return { "application/json": { schema: answer(declared) } };
  return Object.fromEntries(declared.gives.map((mediaType) => [mediaType, {}]));
}

function answer(declared: Command): Json {
  const value = strip(z.toJSONSchema(declared.output, { unrepresentable: "any" }) as Json);
  return {
    type: "object",
    required: ["ok", "value"],
    properties: { ok: { type: "boolean", const: true }, value },
  };
}

function problem(description: string): Json {
  return {
    description,
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
}

function strip(schema: Json): Json {
  const { $schema: _, ...rest } = schema;
  return rest;
}
