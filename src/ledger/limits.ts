/** Upper bounds of the ledger: what a parser reads before it refuses. */
export const LEDGER_LIMITS = {
  /** Longest entry: its length stands in two bytes of the bundle (C2SP tlog-tiles). */
  entryBytes: 65_535,
  /** Longest signed note; 100 post-quantum signatures of 5 kB fit. */
  noteBytes: 600_000,
  /** Most signature lines of a note; the standard asks for at least 16. */
  noteSignatures: 100,
  /** Most hashes in a proof: a tree of 2^63 leaves needs no more (C2SP tlog-witness). */
  proofHashes: 63,
  /** Longest trust policy, in bytes. */
  policyBytes: 200_000,
  /** Most logs, witnesses or groups that a policy may name; the standard asks for 32 of each. */
  policyNames: 256,
  /** Longest opaque extra data of a proof file, in bytes. */
  extraBytes: 65_535,
  /** Most extension lines of a checkpoint. */
  extensionLines: 16,
} as const;
