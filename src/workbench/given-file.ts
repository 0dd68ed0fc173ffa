import type { Manifest } from "../events/index.ts";

/** The name of a file without the folders before it. */
export function folderless(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** What a manifest says of an input: name, digest, size. */
export async function inputOf(name: string, bytes: Uint8Array): Promise<Manifest["input"][number]> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(bytes)));
  return { name, sha256: hex(digest), bytes: bytes.length };
}

/**
 * A dataset's name from that of its file: lower case letters, digits and single dashes.
 *
 * @example
 * slugOf("PAK_adm2 (full).geojson", "boundaries")
 * // => "pak-adm2-full"
 */
export function slugOf(fileName: string, otherwise: string): string {
  const slug = fileName
    .replace(/(\.[a-z0-9]{1,9})+$/i, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 64)
    .replace(/-+$/, "");
  return slug === "" ? otherwise : slug;
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
