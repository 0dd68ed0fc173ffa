import { z } from "zod";
import { MARKINGS } from "../../kernel/index.ts";
import { LANGUAGE_DECISION } from "./item.ts";

/** Name and version of the form of `dossier.json`. */
export const DOSSIER_FORM = "mizan-dossier/1";

const marking = z.enum(MARKINGS);
const path = z.string().min(1).max(400);
const count = z.number().int().min(0);
const cites = z.array(z.number().int().min(1));

/** The way from a statement of the dossier to the entry of the log that commits to it. */
const recordRef = z.strictObject({
  kind: z.string(),
  id: z.string(),
  revision: z.number().int().min(1),
  /** Place in the log, from 0. */
  index: count,
  /** File of the disclosed body, below `data/`. */
  body: path,
  /** File of the proof, beside `data/`. */
  proof: path,
  /** File of the entry's bytes, beside `data/`. */
  entry: path,
  /** Fields that were withheld, each replaced by its commitment. */
  withheld: z.array(z.strictObject({ field: z.string(), marking })),
});

/** The way from a statement of the dossier to the entry of the log that commits to it. */
export type RecordRef = z.output<typeof recordRef>;

const part = { number: z.number().int().min(1), heading: z.string(), text: z.string().nullable() };

const claim = z.strictObject({
  type: z.literal("claim"),
  ...part,
  against: z.string().nullable(),
  probability: z.tuple([z.number(), z.number()]).nullable(),
  confidence: z.enum(["low", "moderate", "high"]).nullable(),
  origins: count.nullable(),
  cites,
});

const figure = z.strictObject({
  type: z.literal("figure"),
  ...part,
  subtitle: z.string(),
  alt: z.string(),
  notes: z.array(z.string()),
  method: z.array(z.string()),
  image: path,
  table: path,
  events: path,
  by: z.enum(["month", "year", "province", "district", "actor", "type", "target"]),
  measure: z.enum(["deaths", "events"]),
  total: z.strictObject({ events: count, low: count, best: count, high: count, without: count }),
  range: z.string(),
  cites,
});

const event = z.strictObject({
  type: z.literal("event"),
  ...part,
  table: path,
  rows: z.array(
    z.strictObject({
      date: z.string(),
      place: z.string(),
      type: z.string(),
      killed: z.string(),
      attribution: z.string(),
      cites,
    }),
  ),
  cites,
});

const evidence = z.strictObject({
  type: z.literal("evidence"),
  ...part,
  /** File below `data/`; `null` where the bytes are withheld, with the reason. */
  file: path.nullable(),
  withheld: z.string().nullable(),
  sha256: z.string(),
  bytes: count,
  mediaType: z.string(),
  facts: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  custody: z.array(
    z.strictObject({ at: z.string(), action: z.string(), by: z.string(), reason: z.string() }),
  ),
  courtMinimum: z.string().nullable(),
  records: z.array(recordRef),
  cites,
});

const engagement = z.strictObject({
  type: z.literal("engagement"),
  ...part,
  date: z.string(),
  counterpart: z.string(),
  cites,
});

const record = z.strictObject({
  type: z.literal("record"),
  ...part,
  fields: z.array(z.strictObject({ name: z.string(), value: z.string().nullable() })),
  record: recordRef,
  cites,
});

const source = z.strictObject({
  number: z.number().int().min(1),
  text: z.string(),
  address: z.string().nullable(),
  licence: z.string().nullable(),
  record: recordRef.nullable(),
});

/** A dossier as it is built: everything that the report says, with the way back of each statement. */
export const DOSSIER_DOCUMENT = z.strictObject({
  form: z.literal(DOSSIER_FORM),
  id: z.string(),
  title: z.string(),
  titleUr: z.string().nullable(),
  recipient: z.string(),
  purpose: z.string(),
  summary: z.string().nullable(),
  clearance: marking,
  preparedBy: z.string(),
  /** Day that the author declares, not a time of building. */
  date: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  toolVersion: z.string(),
  log: z.strictObject({
    origin: z.string(),
    key: z.string(),
    size: count,
    root: z.string(),
    cosignatures: z.array(z.strictObject({ witness: z.string(), time: z.string() })),
  }),
  /** The record of the dossier itself. */
  record: recordRef,
  parts: z.array(
    z.discriminatedUnion("type", [claim, figure, event, evidence, engagement, record]),
  ),
  sources: z.array(source),
  language: z.strictObject({
    findings: z.array(
      z.strictObject({
        id: z.string(),
        part: z.number().int().min(0),
        check: z.string(),
        found: z.string(),
        detail: z.string(),
      }),
    ),
    decisions: z.array(LANGUAGE_DECISION),
  }),
});

/** A dossier as it is built. */
export type DossierDocument = z.output<typeof DOSSIER_DOCUMENT>;

/** One numbered part of a built dossier. */
export type DossierPart = DossierDocument["parts"][number];

/** A numbered source of a built dossier. */
export type DossierSource = DossierDocument["sources"][number];
