/**
 * A small bag with files of every kind that matter: empty, larger than one read, in Urdu, in folders. Run by itself
 * it writes the bag as a ZIP: `node sample.ts FILE`.
 */
import { composeBag, fileOfBytes, type PackageFile } from "../../../src/evidence/index.ts";
import { nodeDigest, writePackageZip } from "../../../src/shell/package/index.ts";

/** Bytes that look like noise and are the same on every run. */
export function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 1;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}

/** The files of the bag, in the order in which they are written. */
export async function sampleBag(longest = 3_000_001): Promise<readonly PackageFile[]> {
  const text = (words: string) => new TextEncoder().encode(words);
  const bag = await composeBag(
    {
      payload: [
        fileOfBytes("report.html", text("<p>Report</p>\n")),
        fileOfBytes("tables/killed by year.csv", text("year,killed\n2024,1081\n")),
        fileOfBytes("evidence/رپورٹ.txt", text("پاکستان\n")),
        fileOfBytes("evidence/empty.bin", new Uint8Array(0)),
        fileOfBytes("evidence/capture.wacz", noise(longest)),
      ],
      tags: [fileOfBytes("VERIFY.md", text("sha256sum -c manifest-sha256.txt\n"))],
      info: [["Source-Organization", "Institute for Policy Studies"]],
    },
    nodeDigest,
  );
  if (!bag.ok) throw new Error(JSON.stringify(bag.issues));
  return bag.value;
}

if (import.meta.main) {
  const written = await writePackageZip(process.argv[2] ?? "", await sampleBag(), {
    deflate: process.argv[3] === "deflate",
  });
  if (!written.ok) throw new Error(JSON.stringify(written.issues));
}
