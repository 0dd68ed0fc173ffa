import type { Json } from "../../src/kernel/index.ts";

/** Values of a sound record for each kind that people write, and a field to change in it. */
export const SAMPLES: Readonly<
  Record<string, { readonly values: Record<string, Json>; readonly change: Record<string, Json> }>
> = {
  source: {
    values: { name: "Dawn", nameUr: "ڈان", type: "news", dependsOn: ["a | b", "c\\d"] },
    change: { reliability: "B" },
  },
  document: {
    values: { title: "A report", published: "2024-08", url: "https://example.org/a" },
    change: { note: "Page 7\nand page 8" },
  },
  organisation: {
    values: { name: "A party", type: "political-party", aliases: ["AP"], from: "1970" },
    change: { aliases: ["AP", "The Party"] },
  },
  "place-note": {
    values: { title: "Access", place: "PK2", topic: "coverage", text: "Few reporters." },
    change: { topic: "governance" },
  },
  "event-judgement": {
    values: { judgement: "same", first: "press@2026#1", second: "ucdp-ged@25.1#2", audit: true },
    change: { judgement: "different", audit: false },
  },
};
