import { createPrivateKey } from "node:crypto";
import {
  EMPTY_EDGE,
  edgeRoot,
  formatBundle,
  formatCheckpoint,
  formatNote,
  growEdge,
  type KeyType,
  type LogSource,
  type SignedCheckpoint,
  type Signer,
  signNote,
  TILE_WIDTH,
  type TreeEdge,
  textBytes,
  tilePath,
} from "../../src/ledger/index.ts";
import { NODE_CRYPTO, signerOf } from "../../src/shell/ledger/index.ts";

export const ORIGIN = "log.example/mizan";

/** DER that stands before the 32 secret bytes of an Ed25519 key (RFC 8410). */
const PKCS8_HEAD = "302e020100300506032b657004220420";

/** A signer whose secret is a repeated byte, so that every run signs alike. */
export function testSigner(byte: number, name = ORIGIN, type: KeyType = "ed25519"): Signer {
  const secret = byte.toString(16).padStart(2, "0").repeat(32);
  const der = Buffer.from(PKCS8_HEAD + secret, "hex");
  const signer = signerOf(createPrivateKey({ key: der, format: "der", type: "pkcs8" }), {
    name,
    type,
  });
  if (!signer.ok) throw new Error("the test key is well-formed");
  return signer.value;
}

/** A log in memory: its files by path, its edge, and its signed state. */
export interface Specimen {
  readonly files: Map<string, Uint8Array>;
  readonly edge: TreeEdge;
  readonly signed: SignedCheckpoint;
  readonly source: LogSource;
}

/** Writes a log in memory, one signed state for each batch of entries. */
export function writeSpecimen(
  batches: readonly (readonly Uint8Array[])[],
  signer: Signer = testSigner(1),
): Specimen {
  const files = new Map<string, Uint8Array>();
  let edge = EMPTY_EDGE;
  let signed = sign(edge, signer);
  const entries: Uint8Array[] = [];
  for (const batch of batches) {
    const grown = growEdge(
      NODE_CRYPTO.tree,
      edge,
      batch.map((entry) => NODE_CRYPTO.tree.leaf(entry)),
    );
    const first = Math.floor(edge.size / TILE_WIDTH);
    entries.push(...batch);
    for (let index = first; index * TILE_WIDTH < entries.length; index++) {
      const bundle = entries.slice(index * TILE_WIDTH, (index + 1) * TILE_WIDTH);
      const path = tilePath({ level: "entries", index, width: bundle.length });
      files.set(path, formatBundle(bundle));
    }
    for (const { tile, bytes } of grown.tiles) files.set(tilePath(tile), bytes);
    edge = grown.edge;
    signed = sign(edge, signer);
  }
  files.set("checkpoint", formatNote(signed.note));
  return { files, edge, signed, source: memorySource(files) };
}

export function memorySource(files: ReadonlyMap<string, Uint8Array>): LogSource {
  return {
    read: async (path) => files.get(path) ?? null,
    list: async () => [...files.keys()],
  };
}

export function records(count: number, word = "record"): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => textBytes(`${word} ${i}`));
}

function sign(edge: TreeEdge, signer: Signer): SignedCheckpoint {
  const root = edgeRoot(NODE_CRYPTO.tree, edge);
  const checkpoint = { origin: signer.key.name, size: edge.size, root, extensions: [] };
  const note = signNote({ text: formatCheckpoint(checkpoint), signatures: [] }, signer);
  return { checkpoint, note };
}
