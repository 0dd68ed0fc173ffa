import type { Json } from "../kernel/index.ts";
import type { RecordValues } from "../records/index.ts";

/** What an item is within a capture. */
export const CAPTURE_ROLES = [
  "html",
  "fullpage-image",
  "wacz",
  "warc",
  "media",
  "headers",
] as const;

/** What an item is within a capture. */
export type CaptureRole = (typeof CAPTURE_ROLES)[number];

/** What a web archive holds of the page, beside the items of the capture. */
export interface HeldInside {
  readonly what: "html" | "fullpage-image";
  /** Record of the archive that holds it. */
  readonly where: string;
}

/** How evidence was collected; `null` where it is not known. */
export interface CaptureFacts {
  readonly title: string;
  readonly items: readonly { readonly role: CaptureRole; readonly item: string }[];
  readonly url: string | null;
  readonly finalUrl: string | null;
  readonly status: number | null;
  /** When, in UTC. */
  readonly capturedAt: string | null;
  readonly clockOffsetMs: number | null;
  readonly tool: string | null;
  readonly toolVersion: string | null;
  readonly collector: string;
  readonly networkExit: string | null;
  readonly purpose: string;
  readonly holds: readonly HeldInside[];
}

/** The facts of a capture as the values of its record. */
export function captureValues({ holds, items, ...facts }: CaptureFacts): RecordValues {
  const known = Object.entries(facts).filter(([, value]) => value !== null);
  return {
    ...Object.fromEntries(known),
    items: items.map(({ role, item }) => ({ role, item })),
    ...(holds.length === 0 ? {} : { holds: holds.map(({ what, where }) => ({ what, where })) }),
  };
}

/** The facts of a capture from its record; a field that the reader may not see is as if not known. */
export function captureFacts(values: RecordValues): CaptureFacts {
  const text = (field: string) => (typeof values[field] === "string" ? values[field] : null);
  const number = (field: string) => (typeof values[field] === "number" ? values[field] : null);
  return {
    title: text("title") ?? "",
    items: listOf(values["items"]) as CaptureFacts["items"],
    url: text("url"),
    finalUrl: text("finalUrl"),
    status: number("status"),
    capturedAt: text("capturedAt"),
    clockOffsetMs: number("clockOffsetMs"),
    tool: text("tool"),
    toolVersion: text("toolVersion"),
    collector: text("collector") ?? "",
    networkExit: text("networkExit"),
    purpose: text("purpose") ?? "",
    holds: listOf(values["holds"]) as CaptureFacts["holds"],
  };
}

function listOf(value: Json | undefined): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
