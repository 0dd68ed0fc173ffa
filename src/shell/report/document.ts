import type { ChartDocument } from "../../chart/index.ts";

/** A document without a browser, in which charts draw. */
export async function serverDocument(): Promise<ChartDocument> {
  const { parseHTML } = await import("linkedom");
  return parseHTML("<!doctype html><html><body></body></html>").document;
}
