import { createHash } from "node:crypto";
import type { StartDigest } from "../../evidence/index.ts";

/** Digests by Node's OpenSSL. */
export const nodeDigest: StartDigest = (name) => {
  const hash = createHash(name);
  return {
    update: (bytes) => {
      hash.update(bytes);
    },
    hex: () => hash.digest("hex"),
  };
};
