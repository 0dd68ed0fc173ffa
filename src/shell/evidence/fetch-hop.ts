import { createHash } from "node:crypto";
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { TLSSocket } from "node:tls";
import type { CheckedAddress } from "./public-address.ts";

/** One question to a server and its answer, as they went over the wire. */
export interface Hop {
  readonly url: string;
  /** Address of the server that answered. */
  readonly address: string;
  /** When it was asked, by this machine's clock. */
  readonly at: string;
  /** When its answer began. */
  readonly answeredAt: string;
  readonly requestHead: string;
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: string;
  /** Fields of the answer in their order and spelling. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** SHA-256 of the server's certificate, where the connection was one with TLS. */
  readonly certificateSha256: string | null;
  /** The answer without the chunks of the transfer, as compressed as it was sent. */
  readonly body: Uint8Array;
}

/** What a hop may cost. */
export interface HopBounds {
  readonly bytesMax: number;
  readonly silenceMs: number;
  readonly signal: AbortSignal;
}

/** The answer is longer than is taken. */
export class TooLarge extends Error {}

/** Asks one server, at the address that was checked and at no other, and does not follow where it points. */
export async function fetchHop(
  url: URL,
  { address, family }: CheckedAddress,
  headers: Readonly<Record<string, string>>,
  bounds: HopBounds,
  clock: () => Date,
): Promise<Hop> {
  const secure = url.protocol === "https:";
  // An agent of its own: no connection is used again that was opened for another address.
  const agent = secure ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false });
  const at = clock();
  try {
    const { response, requestHead } = await ask();
    const answeredAt = clock();
    const connected = response.socket.remoteAddress ?? "";
    const certificate = secure ? (response.socket as TLSSocket).getPeerCertificate().raw : null;
    return {
      url: url.href,
      address: connected,
      at: at.toISOString(),
      answeredAt: answeredAt.toISOString(),
      requestHead,
      status: response.statusCode ?? 0,
      statusText: response.statusMessage ?? "",
      httpVersion: response.httpVersion,
      headers: pairs(response.rawHeaders),
      certificateSha256: certificate
        ? createHash("sha256").update(certificate).digest("hex")
        : null,
      body: await readBody(response, bounds.bytesMax),
    };
  } finally {
    agent.destroy();
  }

  function ask(): Promise<{ response: IncomingMessage; requestHead: string }> {
    return new Promise((resolve, reject) => {
      const asked = (secure ? httpsRequest : httpRequest)(url, {
        agent,
        method: "GET",
        headers,
        signal: bounds.signal,
        timeout: bounds.silenceMs,
        maxHeaderSize: 65_536,
        // The name is not looked up a second time, when it might lead elsewhere.
        lookup: (_host, options, done) =>
          options.all ? done(null, [{ address, family }]) : done(null, address, family),
      });
      asked.once("timeout", () =>
        asked.destroy(new Error("The server said nothing for too long.")),
      );
      asked.once("error", reject);
      asked.once("response", (response) => {
        // Node keeps the header that it sent.
        resolve({ response, requestHead: (asked as unknown as { _header: string })._header });
      });
      asked.end();
    });
  }
}

async function readBody(response: IncomingMessage, bytesMax: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > bytesMax) {
      response.destroy();
      throw new TooLarge(`The answer is longer than ${bytesMax} bytes.`);
    }
    parts.push(part);
  }
  if (!response.complete) throw new Error("The server broke off in the middle of its answer.");
  return Buffer.concat(parts);
}

function pairs(raw: readonly string[]): readonly (readonly [string, string])[] {
  return raw.flatMap((name, at) => (at % 2 === 0 ? [[name, raw[at + 1] ?? ""] as const] : []));
}
