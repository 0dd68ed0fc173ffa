import { z } from "zod";

const INTERVAL = z.object({
  low: z.number().nullable(),
  best: z.number().nullable(),
  high: z.number().nullable(),
});

/** One observation with its provenance. */
export const OBSERVATION_SCHEMA = z.object({
  release: z.string(),
  row: z.number(),
  line: z.number().nullable(),
  id: z.string(),
  eventKey: z.string(),
  partOf: z.string().nullable().describe("umbrella event that contains it; not counted beside it"),
  origin: z.string().nullable(),
  dateStart: z.string().nullable(),
  dateEnd: z.string().nullable(),
  datePrecision: z.string().nullable(),
  place: z.string().nullable().describe("place in the source's words"),
  country: z.string().nullable(),
  province: z.string().nullable(),
  provinceName: z.string().nullable(),
  provinceNameUr: z.string().nullable(),
  district: z.string().nullable(),
  districtName: z.string().nullable(),
  placeBasis: z.string().nullable(),
  placeConfidence: z.number().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  radiusKm: z.number().nullable(),
  border: z.string().nullable(),
  borderKm: z.number().nullable(),
  type: z.string().nullable(),
  typeName: z.string().nullable(),
  sourceType: z.string().nullable(),
  sideA: z.string().nullable(),
  sideB: z.string().nullable(),
  actorA: z.string().nullable(),
  actorB: z.string().nullable(),
  target: z.string().nullable(),
  killed: INTERVAL,
  injured: INTERVAL,
  attribution: z.string().nullable(),
  attributionBy: z.string().nullable(),
  figureBy: z.string().nullable(),
  publisher: z.string().nullable(),
  citation: z.string().nullable(),
  sourceUrl: z.string().nullable(),
  sourceDate: z.string().nullable(),
  note: z.string().nullable(),
});

/** One observation as a row of a list. */
export type ObservationRow = z.output<typeof OBSERVATION_SCHEMA>;
