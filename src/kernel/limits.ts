/** Every upper bound has a name and a reason here, and is asserted where it applies. */
export const LIMITS = {
  /** Longest text cell that an import accepts, in bytes: longer ones are not descriptions of events. */
  cellBytes: 1_000_000,
  /** Most columns a table may have. */
  tableColumns: 1_000,
  /** Most rows a rejected-rows file lists; the total is always counted in full. */
  rejectedRows: 100_000,
  /** Largest unpacked size of a download, in bytes, against decompression bombs. */
  unpackedBytes: 4_000_000_000,
  /** Largest ratio of unpacked to packed size; real event files stay below 20. */
  unpackedRatio: 200,
  /** Most entries that a ZIP of data may hold. */
  zipEntries: 1_000,
  /** Rows of a table that one answer over HTTP may carry. */
  answerRows: 5_000,
} as const;
