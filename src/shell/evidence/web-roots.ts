import { rootCertificates } from "node:tls";

let roots: readonly Uint8Array[] | null = null;

/**
 * The roots of web sites' certificates that browsers trust, in DER, as Node ships them (Mozilla's list). With them the
 * domain that signed a web archive can be checked offline.
 */
export function webRoots(): readonly Uint8Array[] {
  roots ??= rootCertificates.map((pem) =>
    Buffer.from(pem.replaceAll(/-----[^-]*-----/g, ""), "base64"),
  );
  return roots;
}
