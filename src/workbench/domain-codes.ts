import type { CodeEntry } from "../kernel/index.ts";

/** The error codes of all domains, loaded when they are needed: help must not wait for the tables of places. */
export async function domainCodes(): Promise<Readonly<Record<string, CodeEntry>>> {
  return (await import("./codes.ts")).EVERY_DOMAIN_CODE;
}
