import { bytesText } from "../../ledger/index.ts";
import { certificatesOfPem } from "../certificate.ts";
import type { Finding } from "../finding.ts";
import type { FolderView } from "../folder-view.ts";
import { checkTimestamp, digestOfBytes } from "../timestamp.ts";

/** Decides the time stamps of a dossier over the log's checkpoint, each at its own time. */
export async function timeFindings(
  view: FolderView,
  trust: { readonly roots?: readonly Uint8Array[] | undefined; readonly now?: Date | undefined },
): Promise<readonly Finding[]> {
  const files = (await view.list()).map(({ path }) => path);
  const tokens = files.filter((path) => /^timestamps\/[^/]+\.tsr$/.test(path)).sort();
  if (tokens.length === 0) {
    const detail =
      "The package has no time stamp: that it existed at its date rests on the log and its witnesses.";
    return [{ check: "timestamp/present", status: "warning", subject: "timestamps/", detail }];
  }
  const checkpoint = await view.read("proofs/checkpoint");
  const chains = await Promise.all(
    files.filter((path) => /^timestamps\/[^/]+\.pem$/.test(path)).map((path) => view.read(path)),
  );
  const certificates = chains.flatMap((bytes) => {
    const pem = bytes === null ? null : bytesText(bytes);
    const read = pem === null ? null : certificatesOfPem(pem);
    return read?.ok ? [...read.value] : [];
  });
  const findings: Finding[] = [];
  for (const path of tokens) {
    const token = await view.read(path);
    if (token === null || checkpoint === null) continue;
    const report = await checkTimestamp(
      token,
      digestOfBytes(checkpoint),
      {
        roots: trust.roots ?? [],
        certificates,
        ...(trust.now === undefined ? {} : { now: trust.now }),
      },
      path,
    );
    findings.push(...report.findings);
  }
  return findings;
}
