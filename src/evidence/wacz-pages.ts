import { z } from "zod";
import { bytesText, joinBytes } from "../ledger/index.ts";
import type { Finding } from "./finding.ts";
import { type FolderView, streamFile } from "./folder-view.ts";
import { isInstant } from "./instant.ts";

/** A page that the archive offers as an entry. */
export interface WaczPage {
  readonly url: string;
  /** When it was recorded, as the archive says. */
  readonly time: string;
  readonly title: string | null;
}

/** Pages and what is wrong with their list. */
export interface WaczPages {
  readonly pages: readonly WaczPage[];
  readonly finding: Finding;
}

/** The list of pages of every archive. */
export const PAGES_FILE = "pages/pages.jsonl";

const HEADER = z.object({ format: z.literal("json-pages-1.0"), id: z.string() });
const PAGE = z.object({ url: z.string(), ts: z.string(), title: z.string().nullish() });
/** Longest line: pages may carry their text. */
const LINE_BYTES_MAX = 32 << 20;
const PAGES_MAX = 1_000_000;
const LINE_FEED = 10;

/** Reads the list of pages: a first line that names the format, then one page a line with address and time. */
export async function readPages(view: FolderView): Promise<WaczPages> {
  const pages: WaczPage[] = [];
  const say = (status: Finding["status"], detail: string): WaczPages => ({
    pages,
    finding: { check: "wacz/pages", status, subject: PAGES_FILE, detail },
  });
  let number = 0;
  for await (const line of lines(streamFile(view, PAGES_FILE))) {
    number += 1;
    if (line === null) return say("fail", `Line ${number} is too long or not text in UTF-8.`);
    if (line.trim() === "") continue;
    const value = parse(line);
    if (number === 1) {
      if (HEADER.safeParse(value).success) continue;
      return say("fail", "Line 1 does not name the format json-pages-1.0.");
    }
    const page = PAGE.safeParse(value);
    if (!page.success) return say("fail", `Line ${number} is no page with url and ts.`);
    const { url, ts, title } = page.data;
    if (!isInstant(ts)) return say("fail", `Line ${number}: ${JSON.stringify(ts)} is no time.`);
    pages.push({ url, time: ts, title: title ?? null });
    if (pages.length > PAGES_MAX) return say("fail", "The list is too long.");
  }
  if (number === 0) return say("fail", "The file is empty.");
  return pages.length === 0
    ? say("warning", "No page is listed.")
    : say("pass", `${pages.length} pages are listed with address and time.`);
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

async function* lines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string | null> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    let from = 0;
    for (let at = piece.indexOf(LINE_FEED); at >= 0; at = piece.indexOf(LINE_FEED, from)) {
      yield bytesText(joinBytes(...held, piece.subarray(from, at)));
      [held, length, from] = [[], 0, at + 1];
    }
    held.push(piece.slice(from));
    length += piece.length - from;
    if (length > LINE_BYTES_MAX) {
      yield null;
      return;
    }
  }
  if (length > 0) yield bytesText(joinBytes(...held));
}
