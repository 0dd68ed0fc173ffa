import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { checkWacz, readWarc } from "../../evidence/index.ts";
import { accept, type Issue, type Result, refuse } from "../../kernel/index.ts";
import { joinBytes } from "../../ledger/index.ts";
import type { EvidencePort, StagedBytes } from "../../workbench/index.ts";
import { nodeDigest, openZipView } from "../package/index.ts";
import { VERSION } from "../version.ts";
import { capturePage } from "./capture.ts";
import { detectMediaType } from "./media-type.ts";
import { previewFile } from "./preview.ts";
import { openStore } from "./store.ts";
import { webRoots } from "./web-roots.ts";

/** What the evidence of a workspace needs of the rest of the outside. */
export interface EvidenceOptions {
  readonly folder: string;
  /** Whether an item of whatever marking still stands for bytes; they are then not removed. */
  readonly isHeld: (sha256: string) => Promise<boolean>;
}

/** The preserved evidence of a workspace folder, with the readers that look into it. */
export function openEvidence({ folder, isHeld }: EvidenceOptions): EvidencePort {
  const store = openStore(folder);
  const pathOf = (bytes: string | StagedBytes) =>
    typeof bytes === "string" ? store.path(bytes) : bytes.path;
  return {
    program: `mizan ${VERSION}`,
    ...store,
    remove: async (sha256) => {
      if (!(await isHeld(sha256))) await store.remove(sha256);
    },
    read: async (sha256, bytesMax) => {
      const size = await store.size(sha256);
      const pieces = size === null || size > bytesMax ? null : await store.open(sha256);
      if (pieces === null) return null;
      const parts: Uint8Array[] = [];
      for await (const piece of pieces) parts.push(piece);
      return joinBytes(...parts);
    },
    detect: async (bytes, name) => {
      const { mediaType, mismatch } = await detectMediaType(pathOf(bytes), name);
      return { mediaType, mismatch };
    },
    preview: async (sha256, mediaType) =>
      (await store.size(sha256)) === null
        ? { form: "none", reason: "The bytes are not in the store." }
        : previewFile(store.path(sha256), mediaType),
    readWacz: async (bytes, name) => {
      const view = await openZipView(pathOf(bytes));
      if (!view.ok) return named(view.issues, name);
      try {
        return accept(
          await checkWacz(view.value, {
            startDigest: nodeDigest,
            domainRoots: webRoots(),
            now: new Date(),
          }),
        );
      } finally {
        view.value.close();
      }
    },
    readWarc: (bytes, name) =>
      readWarc(createReadStream(pathOf(bytes)), { file: name, startDigest: nodeDigest }),
    capture: (url) => capturePage(url, { clock: () => new Date() }),
    newId: (kind) => `${kind}-${idDigits()}`,
  };
}

/** Inside the store a file has no name of its own; the reader knows it by the one it was given with. */
function named(issues: readonly Issue[], file: string): Result<never> {
  return refuse(...issues.map((issue) => ({ ...issue, file })));
}

/** Sixteen digits, of which the first is a letter, so that no id looks like a telephone number. */
function idDigits(): string {
  const digits = randomBytes(8).toString("hex");
  return "abcdef".charAt(Number.parseInt(digits.charAt(0), 16) % 6) + digits.slice(1);
}
