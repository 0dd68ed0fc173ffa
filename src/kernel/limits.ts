/** Every upper bound has a name and a reason here, and is asserted where it applies. */
export const LIMITS = {
  /** Longest text cell that an import accepts, in bytes: longer ones are not descriptions of events. */
  cellBytes: 1_000_000,
  /** Largest row of a table, in bytes. */
  recordBytes: 32 << 20,
  /** Most columns a table may have. */
  tableColumns: 1_000,
  /** Most rows a rejected-rows file lists; the total is always counted in full. */
  rejectedRows: 100_000,
  /** Largest unpacked size of a download, in bytes, against decompression bombs. */
  unpackedBytes: 4_000_000_000,
  /** Largest ratio of unpacked to packed size; real event files stay below 20. */
  unpackedRatio: 200,
  /** Largest download, in bytes: ten times the largest release of event data. */
  downloadBytes: 500_000_000,
  /** Most entries that a ZIP of data may hold. */
  zipEntries: 1_000,
  /** Rows of a table that one answer over HTTP may carry. */
  answerRows: 5_000,
  /** Observations up to which a release is searched row by row; of larger ones the parts below. */
  searchedObservations: 20_000,
  /** Rows, names of places and names of parties by which a larger release can be searched, of each. */
  searchedParts: 10_000,
  /** Discrepancies that a verification lists; all are counted. */
  listedProblems: 10_000,
  /** Deepest nesting of a value in a record. */
  jsonDepth: 32,
  /** Longest text in a field of a record, in characters: longer ones are documents, not fields. */
  fieldText: 20_000,
  /** Largest body of a record, in bytes. */
  recordBody: 1_000_000,
} as const;
