/** Upper bounds of packages: what is read before a package is refused. */
export const PACKAGE_LIMITS = {
  /** Most files of a folder that is read as a package. */
  files: 100_000,
  /** Most folders one in the other. */
  depth: 64,
  /** Most entries of a ZIP. */
  zipEntries: 10_000,
  /** Most bytes that the entries of a ZIP may unpack to, together. */
  zipBytes: 16_000_000_000,
  /** Most bytes of an unpacked entry for each packed byte, beyond the next figure. */
  zipRatio: 100,
  /** Entries that unpack to less than this many bytes may be packed as tightly as they like. */
  zipRatioFloor: 1_000_000,
  /** Longest list of digests (manifest) of a bag, in bytes. */
  manifestBytes: 64_000_000,
  /** Longest other text that describes a package, in bytes. */
  descriptionBytes: 16_000_000,
  /** Longest file of a package that is read whole; longer ones are read piece by piece only. */
  wholeBytes: 1_000_000_000,
  /** Longest table or document that is read whole, in bytes. */
  tableBytes: 256_000_000,
} as const;
