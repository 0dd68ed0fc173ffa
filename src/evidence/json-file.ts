import { bytesText } from "../ledger/index.ts";
import { type FolderView, UnreadableFile } from "./folder-view.ts";
import { PACKAGE_LIMITS } from "./package-limits.ts";

/** A JSON value whose names are not known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The JSON object in a file of a package, or the reason in words why there is none. */
export async function readJsonObject(
  view: FolderView,
  path: string,
): Promise<
  { readonly ok: true; readonly value: JsonObject } | { readonly ok: false; readonly why: string }
> {
  const entry = (await view.list()).find((one) => one.path === path);
  if (entry === undefined) return { ok: false, why: "The file is missing." };
  if (entry.size > PACKAGE_LIMITS.descriptionBytes)
    return { ok: false, why: "The file is longer than a description ever is." };
  try {
    const text = bytesText((await view.read(path)) ?? new Uint8Array(0));
    const value: unknown = text === null ? null : JSON.parse(text);
    return isObject(value)
      ? { ok: true, value }
      : { ok: false, why: "The file is no JSON object." };
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, why: "The file is not JSON." };
    if (error instanceof UnreadableFile) return { ok: false, why: error.issue.message };
    throw error;
  }
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The objects in a value that is a list of them; other members are left out. */
export function objectsIn(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
