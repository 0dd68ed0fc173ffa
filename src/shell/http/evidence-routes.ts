import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Issue } from "../../kernel/index.ts";
import { type KnownItem, type Ports, readingItem, recordDownload } from "../../workbench/index.ts";
import { Breakage } from "../breakage.ts";
import { viewLog, whenFree } from "./evidence-views.ts";
import { problemOf, sendProblem } from "./problem.ts";

/** Types that browsers show without running anything in them; all others go out as plain bytes. */
const PASSIVE = new RegExp(
  "^(image/(png|jpeg|gif|webp|avif|bmp|tiff)|(audio|video)/[\\w.+-]+|text/(plain|csv)|" +
    "application/(zip|gzip|warc|wacz))$",
);

/** What is larger is hashed when it leaves, not each time it is looked at. */
const HASHED_BYTES_MAX = 64 << 20;

/** Evidence may have been made to attack whoever opens it: nothing in it runs, loads or is guessed at. */
const HEADERS = {
  "content-security-policy": "sandbox; default-src 'none'",
  "x-content-type-options": "nosniff",
  "cache-control": "private, no-store",
} as const;

/**
 * `GET /api/evidence-file`: the bytes of an item as an attachment. `GET /api/evidence-preview`: a picture or plain
 * text that shows it. Both are on the log before a byte leaves, and the clearance of the reader holds.
 */
export function addEvidenceRoutes(app: FastifyInstance, ports: Ports): void {
  const views = viewLog(ports);
  // A HEAD request would be logged as a look, and nobody looked.
  const options = { exposeHeadRoute: false };
  app.get("/api/evidence-file", options, async (request, reply) => {
    const asked = askedFor(request);
    const item = await readingItem(ports, asked.id, Number.POSITIVE_INFINITY);
    if (!item.ok) return refused(reply, item.issues);
    const written = await whenFree(() => recordDownload(ports, item.value, asked));
    if (!written.ok) return sendProblem(reply, problemOf(written.issues));
    return sendBytes(ports, reply, item.value);
  });
  app.get("/api/evidence-preview", options, async (request, reply) => {
    const { id, by } = askedFor(request);
    const item = await readingItem(ports, id, HASHED_BYTES_MAX);
    if (!item.ok) return refused(reply, item.issues);
    await views.note({ item: item.value, actor: by });
    const { sha256, mediaType } = item.value.facts;
    const preview = await ports.evidence.preview(sha256, mediaType);
    reply.headers(HEADERS).header("x-mizan-preview", preview.form);
    if (preview.form === "image")
      return reply.type(preview.mediaType).send(Buffer.from(preview.bytes));
    if (preview.form === "text" && preview.shortened) reply.header("x-mizan-shortened", "true");
    return reply
      .type("text/plain; charset=utf-8")
      .send(preview.form === "text" ? preview.text : preview.reason);
  });
}

function askedFor(request: FastifyRequest) {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none")
    throw new Breakage({
      code: "shell/foreign-origin",
      message: "Requests from other sites are refused.",
      found: String(site),
      remedy: "Open the workbench at the address that 'mizan serve' prints.",
    });
  const query = request.query as Readonly<Record<string, unknown>>;
  const text = (name: string, otherwise: string) =>
    typeof query[name] === "string" && query[name] !== "" ? query[name] : otherwise;
  return {
    id: text("id", ""),
    by: text("by", "workbench"),
    reason: text("reason", "Downloaded in the workbench."),
  };
}

async function sendBytes(
  ports: Ports,
  reply: FastifyReply,
  { facts }: KnownItem,
): Promise<FastifyReply> {
  const bytes = await ports.evidence.open(facts.sha256);
  if (bytes === null)
    throw new Breakage({
      code: "shell/file-not-found",
      message: "The bytes were removed at this moment.",
    });
  const digest = Buffer.from(facts.sha256, "hex").toString("base64");
  return reply
    .headers(HEADERS)
    .header("repr-digest", `sha-256=:${digest}:`)
    .header("content-length", facts.size)
    .header("content-disposition", attachment(facts.name))
    .type(PASSIVE.test(facts.mediaType) ? facts.mediaType : "application/octet-stream")
    .send(Readable.from(bytes));
}

/** The name twice: in plain letters, and as it is (RFC 6266). */
function attachment(name: string): string {
  const plain = name.replaceAll(/[^A-Za-z0-9._ -]/g, "_");
  const whole = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}

/** What is hidden and what does not exist look alike. */
function refused(reply: FastifyReply, issues: readonly Issue[]): FastifyReply {
  const isAbsent = issues.some(({ code }) => code === "workbench/evidence-unknown");
  return sendProblem(reply, problemOf(issues, isAbsent ? 404 : undefined));
}
