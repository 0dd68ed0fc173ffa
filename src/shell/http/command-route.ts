import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { coerceInput, type Issue, inputFields } from "../../kernel/index.ts";
import { type Command, isFileOutput, type Ports } from "../../workbench/index.ts";
import { streamResult } from "./event-stream.ts";
import { problemOf, sendProblem } from "./problem.ts";
import type { Uploads } from "./uploads.ts";

/** Mounts a command at `/api/<name>`: POST with JSON, and GET with query parameters where it only reads. */
export function addCommandRoute(
  app: FastifyInstance,
  ports: Ports,
  uploads: Uploads,
  declared: Command,
): void {
  const fields = inputFields(declared.input);
  const url = `/api/${declared.name.replaceAll(" ", "-")}`;
  const answer = async (given: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const values =
      typeof given === "object" && given !== null ? (given as Record<string, unknown>) : {};
    const input = declared.input.safeParse(uploads.resolve(fields, values));
    if (!input.success) {
      const issues = input.error.issues.map(
        (issue): Issue => ({
          code: "shell/usage",
          message: issue.message,
          field: issue.path.map(String).join("."),
        }),
      );
      return sendProblem(reply, problemOf(issues, 400));
    }
    if (request.headers.accept?.includes("text/event-stream")) {
      return streamResult(reply, (progress) => declared.run({ ...ports, progress }, input.data));
    }
    const result = await declared.run(ports, input.data);
    if (!result.ok) return sendProblem(reply, problemOf(result.issues));
    return isFileOutput(result.value)
      ? sendFile(reply, result.value)
      : { ok: true, value: result.value };
  };
  app.post(url, (request, reply) => answer(request.body, request, reply));
  if (declared.effect === "reads") {
    app.get(url, (request, reply) =>
      answer(coerceInput(fields, request.query as Record<string, unknown>), request, reply),
    );
  }
}

function sendFile(
  reply: FastifyReply,
  file: { readonly bytes: Uint8Array; readonly fileName: string; readonly mediaType: string },
): FastifyReply {
  const name = file.fileName.replaceAll(/["\\\r\n]/g, "_");
  return reply
    .type(file.mediaType)
    .header("content-disposition", `attachment; filename="${name}"`)
    .send(Buffer.from(file.bytes));
}
