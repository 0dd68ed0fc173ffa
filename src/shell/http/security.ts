import type { FastifyRequest } from "fastify";
import { Breakage } from "../breakage.ts";

/** Sent with every answer: nothing is loaded from elsewhere, nothing is framed, types are not guessed. */
export const SECURITY_HEADERS = {
  "content-security-policy":
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; " +
    "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
} as const;

const LOOPBACK = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);
const LOCAL_HOSTS = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Refuses requests that a foreign page makes: a name that only resolves to this machine (DNS rebinding),
 * or a write whose origin is another site.
 */
export function guardOrigin(request: FastifyRequest): void {
  const local = LOCAL_HOSTS.has(request.host.replace(/:\d+$/, ""));
  if (LOOPBACK.has(request.ip) && !local) throw foreign(`the host name ${request.host}`);
  const origin = request.headers.origin;
  if (origin !== undefined && !origin.endsWith(`://${request.host}`))
    throw foreign(`a page of ${origin}`);
}

function foreign(found: string): Breakage {
  return new Breakage({
    code: "shell/foreign-origin",
    message: "Requests from other sites are refused.",
    found,
    remedy: "Open the workbench at the address that 'mizan serve' prints.",
  });
}
