import { z } from "zod";
import { defineKind, type RecordKind } from "../records/index.ts";
import { CAPTURE_ROLES } from "./capture.ts";
import { CUSTODY_ACTIONS } from "./custody.ts";
import { COPY_ROLES } from "./item.ts";

const digest = (description: string) =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits")
    .describe(description);

const id = (kind: string, description: string) =>
  z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/, `The id of a ${kind}`)
    .describe(description);

const line = (most: number, description: string) =>
  z
    .string()
    .trim()
    .min(1, "It may not be empty")
    .max(most)
    .regex(/^[^\n\r]*$/, "One line")
    .describe(description);

const moment = (description: string) =>
  z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/, "A time in UTC: 2026-03-01T09:30:00Z")
    .describe(description);

const address = (description: string) =>
  z
    .string()
    .max(4_000)
    .regex(/^https?:\/\/[^\s]+$/, "An address that begins with http:// or https://")
    .describe(description);

/** Preserved bytes: what they are, and whether they are the evidence itself or a copy to work with. */
const EVIDENCE_ITEM = defineKind({
  name: "evidence-item",
  title: "Evidence item",
  summary:
    "Preserved bytes that never change, named by their SHA-256; a copy made of them is an item of its own.",
  titleField: "name",
  writtenBy: "commands",
  references: { derivedFrom: "evidence-item" },
  schema: z.object({
    name: line(400, "name of the file as it was given"),
    sha256: digest("SHA-256 of the bytes"),
    size: z.number().int().min(0).describe("bytes"),
    mediaType: line(200, "type of the content, as found in the bytes"),
    extension: z.string().max(20).describe("ending of the name as given, without the dot"),
    mismatch: z
      .boolean()
      .describe("whether the ending of the name says another type than the bytes"),
    role: z.enum(COPY_ROLES).describe("the evidence as it came, or a copy to work with"),
    derivedFrom: id(
      "evidence-item",
      "item of which this is a copy, an extract or a redaction",
    ).optional(),
    damage: z.string().max(4_000).optional().describe("why it was kept although its checks fail"),
  }),
});

/** How items were collected. */
const CAPTURE = defineKind({
  name: "capture",
  title: "Capture",
  summary:
    "How evidence was collected: from where, when, by which office, with which tool, to what end.",
  titleField: "title",
  writtenBy: "commands",
  schema: z.object({
    title: line(400, "page or file that was captured"),
    items: z
      .array(
        z.strictObject({
          role: z.enum(CAPTURE_ROLES).describe("what the item is in the capture"),
          item: id("evidence-item", "id of the item"),
        }),
      )
      .min(1)
      .max(200)
      .describe("what was kept"),
    url: address("address that was asked for").optional(),
    finalUrl: address("address that answered, after redirections").optional(),
    status: z.number().int().min(100).max(599).optional().describe("status of the answer (HTTP)"),
    capturedAt: moment("when it was captured, in UTC").optional(),
    clockOffsetMs: z
      .number()
      .int()
      .optional()
      .describe("collector's clock minus the time of a reference, in milliseconds"),
    tool: line(200, "program that made the capture").optional(),
    toolVersion: line(100, "version of that program").optional(),
    collector: line(200, "office or desk that collected it; never a private person"),
    networkExit: line(200, "network from which it was asked for").optional(),
    purpose: line(1_000, "to what end it was collected"),
    holds: z
      .array(
        z.strictObject({
          what: z.enum(["html", "fullpage-image"]),
          where: z.string().max(4_000),
        }),
      )
      .max(100)
      .optional()
      .describe("what stands inside a web archive, with the record that holds it"),
  }),
});

/** One thing that was done with an item. */
const CUSTODY_EVENT = defineKind({
  name: "custody-event",
  title: "Custody event",
  summary:
    "What was done with an item of evidence, when, by which office, why, and with what bytes in and out.",
  titleField: "action",
  writtenBy: "commands",
  references: { item: "evidence-item", capture: "capture" },
  schema: z.object({
    item: id("evidence-item", "item that it is about"),
    capture: id("capture", "capture that it belongs to").optional(),
    action: z.enum(CUSTODY_ACTIONS).describe("what was done"),
    at: moment("when, in UTC"),
    actor: line(200, "office or desk that did it; never a private person"),
    reason: line(1_000, "why"),
    recipient: line(200, "office that received it").optional(),
    tool: line(200, "program and version").optional(),
    inDigests: z.array(digest("SHA-256")).max(200).describe("SHA-256 of the bytes that went in"),
    outDigests: z.array(digest("SHA-256")).max(200).describe("SHA-256 of the bytes that came out"),
  }),
});

/** The kinds of record about preserved evidence. Commands write them; nobody edits them in a form. */
export const EVIDENCE_KINDS: readonly RecordKind[] = [EVIDENCE_ITEM, CAPTURE, CUSTODY_EVENT];
