import { z } from "zod";
import {
  CAPTURE_ROLES,
  COPY_ROLES,
  COURT_REQUIREMENTS,
  CUSTODY_ACTIONS,
} from "../../evidence/index.ts";
import { MARKINGS } from "../../kernel/index.ts";

/** The outcome of one check on preserved bytes. */
export const FINDING = z.object({
  check: z.string(),
  status: z.enum(["pass", "warning", "fail", "cannot-be-checked"]),
  subject: z.string(),
  detail: z.string(),
});

/** The court minimum of a capture as a table. */
export const COURT_MINIMUM = z.object({
  met: z.number().int(),
  of: z.number().int(),
  reached: z.boolean(),
  outcomes: z.array(
    z.object({
      requirement: z.enum(COURT_REQUIREMENTS),
      met: z.boolean(),
      reason: z.string(),
    }),
  ),
});

/** An item as lists show it. */
export const EVIDENCE_ROW = z.object({
  id: z.string(),
  name: z.string(),
  sha256: z.string(),
  size: z.number(),
  mediaType: z.string(),
  extension: z.string(),
  mismatch: z.boolean(),
  role: z.enum(COPY_ROLES),
  derivedFrom: z.string().nullable(),
  damage: z.string().nullable(),
  marking: z.enum(MARKINGS),
  state: z.enum(["present", "withdrawn", "erased"]),
  /** Of the latest capture, `null` where there is none or it is not known. */
  url: z.string().nullable(),
  capturedAt: z.string().nullable(),
  collector: z.string().nullable(),
  /** Of the best capture. */
  courtMinimum: z.object({ met: z.number(), of: z.number(), reached: z.boolean() }).nullable(),
  captures: z.number().int(),
  custodyEvents: z.number().int(),
  /** Where its safe preview is. */
  preview: z.string(),
  /** Where its bytes are, as an attachment. */
  file: z.string(),
});

/** An item as lists show it. */
export type EvidenceRow = z.output<typeof EVIDENCE_ROW>;

/** A capture with its court minimum. */
export const CAPTURE_ROW = z.object({
  id: z.string(),
  marking: z.enum(MARKINGS),
  recordedAt: z.string(),
  title: z.string(),
  items: z.array(z.object({ role: z.enum(CAPTURE_ROLES), item: z.string() })),
  url: z.string().nullable(),
  finalUrl: z.string().nullable(),
  status: z.number().nullable(),
  capturedAt: z.string().nullable(),
  clockOffsetMs: z.number().nullable(),
  tool: z.string().nullable(),
  toolVersion: z.string().nullable(),
  collector: z.string(),
  networkExit: z.string().nullable(),
  purpose: z.string(),
  holds: z.array(z.object({ what: z.enum(["html", "fullpage-image"]), where: z.string() })),
  courtMinimum: COURT_MINIMUM,
});

/** A capture with its court minimum. */
export type CaptureRow = z.output<typeof CAPTURE_ROW>;

/** A custody event with its place in the log. */
export const CUSTODY_ROW = z.object({
  id: z.string(),
  item: z.string(),
  capture: z.string().nullable(),
  action: z.enum(CUSTODY_ACTIONS),
  at: z.string(),
  actor: z.string(),
  reason: z.string(),
  recipient: z.string().nullable(),
  tool: z.string().nullable(),
  inDigests: z.array(z.string()),
  outDigests: z.array(z.string()),
  /** Place in the log, from 0. */
  index: z.number().int(),
});

/** A custody event with its place in the log. */
export type CustodyRow = z.output<typeof CUSTODY_ROW>;

/** What a web archive holds. */
export const ARCHIVE = z.object({
  format: z.enum(["wacz", "warc"]),
  status: z.enum(["pass", "warning", "fail", "cannot-be-checked"]),
  findings: z.array(FINDING),
  pages: z.array(z.object({ url: z.string(), time: z.string(), title: z.string().nullable() })),
  pagesTotal: z.number().int(),
  records: z.number().int(),
  software: z.string().nullable(),
  signer: z.string().nullable(),
});

/** What a web archive holds. */
export type Archive = z.output<typeof ARCHIVE>;
