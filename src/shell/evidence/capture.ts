import { randomUUID } from "node:crypto";
import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from "node:zlib";
import type { Finding } from "../../evidence/index.ts";
import { accept, type Result } from "../../kernel/index.ts";
import { VERSION } from "../version.ts";
import { answerHead, captureWarc } from "./capture-warc.ts";
import type { Hop } from "./fetch-hop.ts";
import { type FetchOptions, guardedFetch } from "./guarded-fetch.ts";
import { textTypeOf } from "./text-type.ts";

/** A page as it was fetched, with all that shows where it came from and when. */
export interface FetchedCapture {
  readonly url: string;
  readonly finalUrl: string;
  readonly status: number;
  /** When the page itself was asked for, in UTC by this machine's clock. */
  readonly at: string;
  /** This machine's clock minus the server's date, where the server gives one. */
  readonly clockOffsetMs: number | null;
  readonly tool: string;
  readonly toolVersion: string;
  /** SHA-256 of the certificate of the server that gave the page. */
  readonly certificateSha256: string | null;
  readonly parts: readonly {
    readonly role: "html" | "media" | "headers" | "warc";
    readonly name: string;
    readonly bytes: Uint8Array;
  }[];
  readonly findings: readonly Finding[];
}

/** How a page is captured. */
export interface CaptureOptions extends Omit<FetchOptions, "userAgent"> {
  /** A new UUID for each record of the archive. */
  readonly newId?: () => string;
}

const TOOL = "mizan";
/** A server's date has whole seconds, and the answer takes a moment. */
const CLOCK_OFFSET_MS_MAX = 5_000;
const UNPACKED_BYTES_MAX = 100_000_000;

/**
 * Captures an address of the web by plain fetch: the bytes of the page, the header of the answer, and a web archive of
 * every hop. Nothing of the page is run, so what its programs would add is not in it.
 */
export async function capturePage(
  url: string,
  { newId = randomUUID, ...options }: CaptureOptions,
): Promise<Result<FetchedCapture>> {
  const tool = { tool: TOOL, toolVersion: VERSION };
  const fetched = await guardedFetch(url, { ...options, userAgent: `${TOOL}/${VERSION}` });
  if (!fetched.ok) return fetched;
  const hops = fetched.value;
  const last = hops.at(-1) as Hop;
  const body = unpackBody(last);
  const clockOffsetMs = clockOffset(last);
  const isPage = textTypeOf(body ?? new Uint8Array(0)) === "text/html" || saysHtml(last);
  const role = isPage ? "html" : "media";
  return accept({
    url,
    finalUrl: last.url,
    status: last.status,
    at: last.at,
    clockOffsetMs,
    ...tool,
    certificateSha256: last.certificateSha256,
    parts: [
      { role, name: fileName(last, role), bytes: body ?? last.body },
      { role: "headers", name: "headers.txt", bytes: Buffer.from(headersText(hops), "latin1") },
      { role: "warc", name: "capture.warc", bytes: await captureWarc(hops, tool, newId) },
    ],
    findings: findingsOf(url, hops, clockOffsetMs, body !== null),
  });
}

function field(hop: Hop, name: string): string | null {
  return hop.headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? null;
}

function saysHtml(hop: Hop): boolean {
  return /^(?:text\/html|application\/xhtml\+xml)\b/i.test(field(hop, "content-type") ?? "");
}

/** The content without its compression; `null` when that cannot be undone. */
function unpackBody(hop: Hop): Uint8Array | null {
  const packing = field(hop, "content-encoding")?.trim().toLowerCase() ?? "identity";
  const options = { maxOutputLength: UNPACKED_BYTES_MAX };
  try {
    if (packing === "gzip" || packing === "x-gzip") return gunzipSync(hop.body, options);
    if (packing === "deflate") return inflateSync(hop.body, options);
    if (packing === "br") return brotliDecompressSync(hop.body, options);
    if (packing === "zstd") return zstdDecompressSync(hop.body, options);
    return packing === "identity" || packing === "" ? hop.body : null;
  } catch {
    return null;
  }
}

function clockOffset(hop: Hop): number | null {
  const served = Date.parse(field(hop, "date") ?? "");
  return Number.isNaN(served) ? null : Date.parse(hop.answeredAt) - served;
}

function fileName(hop: Hop, role: "html" | "media"): string {
  const last = new URL(hop.url).pathname.split("/").at(-1) ?? "";
  const plain = last
    .replaceAll(/[^A-Za-z0-9._-]/g, "_")
    .replace(/^[._]+/, "")
    .slice(0, 80);
  if (role === "html") return `${plain.replace(/\.x?html?$/i, "") || "page"}.html`;
  return plain || "content";
}

/** Questions and answers of all hops as text, without their content. */
function headersText(hops: readonly Hop[]): string {
  return hops.map((hop) => `${hop.requestHead}${answerHead(hop)}`).join("");
}

function findingsOf(
  url: string,
  hops: readonly Hop[],
  clockOffsetMs: number | null,
  unpacked: boolean,
): readonly Finding[] {
  const last = hops.at(-1) as Hop;
  const say = (check: string, status: Finding["status"], detail: string): Finding => ({
    check,
    status,
    subject: url,
    detail,
  });
  const findings = [
    last.status === 200
      ? say("capture/answer", "pass", `The server answered ${last.status} from ${last.address}.`)
      : say(
          "capture/answer",
          "warning",
          `The server answered ${last.status} ${last.statusText}: this may not be the page that was meant.`,
        ),
    clockOffsetMs === null
      ? say(
          "capture/clock",
          "cannot-be-checked",
          "The server gives no date to compare the clock with.",
        )
      : Math.abs(clockOffsetMs) <= CLOCK_OFFSET_MS_MAX
        ? say(
            "capture/clock",
            "pass",
            `This machine's clock and the server's differ by ${clockOffsetMs} ms.`,
          )
        : say(
            "capture/clock",
            "warning",
            `This machine's clock and the server's differ by ${clockOffsetMs} ms.`,
          ),
  ];
  if (hops.length > 1) {
    const path = hops.map((hop) => hop.url).join(" to ");
    findings.push(say("capture/redirects", "warning", `The address leads on: ${path}.`));
  }
  if (hops.some((hop) => hop.url.startsWith("http:"))) {
    const detail = "Part of the way was not encrypted, so somebody between could have changed it.";
    findings.push(say("capture/encryption", "warning", detail));
  }
  if (!unpacked) {
    const detail =
      "The content is kept as compressed as it was sent, because it cannot be unpacked.";
    findings.push(say("capture/content", "warning", detail));
  }
  return findings;
}
