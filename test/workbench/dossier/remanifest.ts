import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Files of a package by their paths, sorted. */
export function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll("\\", "/"))
    .sort();
}

/** What a forger does after a change: writes all lists of digests anew, so that the bag is valid again. */
export function remanifest(folder: string): void {
  const files = filesOf(folder);
  const payload = files.filter((name) => name.startsWith("data/"));
  const octets = payload.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  const info = join(folder, "bag-info.txt");
  const text = readFileSync(info, "utf8");
  writeFileSync(
    info,
    text.replace(/Payload-Oxum: .*/, `Payload-Oxum: ${octets}.${payload.length}`),
  );
  for (const algorithm of ["sha256", "sha512"])
    writeList(folder, `manifest-${algorithm}.txt`, payload);
  const tags = files.filter(
    (name) => !name.startsWith("data/") && !name.startsWith("tagmanifest-"),
  );
  for (const algorithm of ["sha256", "sha512"])
    writeList(folder, `tagmanifest-${algorithm}.txt`, tags);
}

function writeList(folder: string, list: string, names: readonly string[]): void {
  const algorithm = list.includes("sha256") ? "sha256" : "sha512";
  const lines = names.map((name) => {
    const digest = createHash(algorithm)
      .update(readFileSync(join(folder, name)))
      .digest("hex");
    return `${digest}  ${name}\n`;
  });
  writeFileSync(join(folder, list), lines.join(""));
}
