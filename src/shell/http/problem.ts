import type { FastifyReply } from "fastify";
import type { Issue } from "../../kernel/index.ts";
import { outsideIssue } from "../breakage.ts";
import { isOutsideCode } from "../error-codes.ts";

/** A problem in the one error shape of the interface: RFC 9457 details with every issue. */
export interface Problem {
  readonly type: "about:blank";
  readonly title: string;
  readonly status: number;
  readonly ok: false;
  readonly issues: readonly Issue[];
}

/** The problem of a refusal: 503 when the outside failed, else 422. */
export function problemOf(issues: readonly Issue[], status?: number): Problem {
  const outside = issues.some((issue) => isOutsideCode(issue.code));
  return {
    type: "about:blank",
    title: issues[0]?.message ?? "Something went wrong.",
    status: status ?? (outside ? 503 : 422),
    ok: false,
    issues,
  };
}

/** The problem of a thrown error; a defect of ours is printed for the operator and not shown. */
export function problemOfError(error: unknown): Problem {
  const issue = outsideIssue(error);
  if (issue !== null) return problemOf([issue]);
  const status = (error as { statusCode?: number }).statusCode ?? 500;
  if (status < 500 && error instanceof Error) {
    return problemOf([{ code: "shell/usage", message: error.message }], status);
  }
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  const message = "A defect of the program stopped the request; nothing was kept of it.";
  return problemOf([{ code: "shell/defect", message }], 500);
}

/** Sends a problem. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.code(problem.status).type("application/problem+json").send(problem);
}
