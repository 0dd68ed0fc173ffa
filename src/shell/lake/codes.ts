import type { CodeTable } from "../../kernel/index.ts";

const REPAIR =
  "Correct the row at the source and import the file again; the row is kept as rejected.";

/** What reading files and keeping releases can refuse. */
export const LAKE_CODES = {
  "lake/file-empty": {
    meaning: "The file holds nothing.",
    remedy: "Download or export it again.",
  },
  "lake/not-a-table": {
    meaning:
      "The file is not a table of a kind that can be read (CSV, CSV in gzip or ZIP, Parquet).",
    remedy: "Export the data as CSV.",
  },
  "lake/no-rows": {
    meaning: "The table has a header and no rows.",
    remedy: "Check the export; nothing was kept.",
  },
  "lake/no-row-accepted": {
    meaning: "Every row was rejected, so nothing was kept.",
    remedy: "Check that the format fits the file; the first reasons are listed.",
  },
  "lake/wrong-delimiter": {
    meaning: "The columns are separated by another character than the format has.",
    remedy: "Export the file again with the expected separator.",
  },
  "lake/columns-missing": {
    meaning: "The header lacks columns that the format needs.",
    remedy:
      "Check that the file is of this format; for other tables use 'mizan import table' with a mapping.",
  },
  "lake/too-many-columns": {
    meaning: "The header has more columns than a table may have.",
    remedy: "Check that the file is a table of events.",
  },
  "lake/header-not-read": {
    meaning: "The first line is not a well-formed header.",
    remedy: "Save the file as CSV in UTF-8 with one header line.",
  },
  "lake/encoding-not-known": {
    meaning:
      "The text is in an encoding that is not read (UTF-8 and UTF-16 with a byte order mark are).",
    remedy: "Save the file as UTF-8.",
  },
  "lake/line-ends-not-known": {
    meaning: "Lines end in a lone carriage return, as on the first Macintosh.",
    remedy: "Save the file with the line ends of Windows or Unix.",
  },
  "lake/archive-truncated": {
    meaning: "The compressed file ends too early or is damaged.",
    remedy: "Download it again and compare its size with that at the source.",
  },
  "lake/archive-too-large": {
    meaning: "The file unpacks to far more than data of events ever do.",
    remedy: "Check where the file comes from. Unpack it by hand if it is sound.",
  },
  "lake/archive-unsafe": {
    meaning:
      "The ZIP holds an entry that no data file has: a path out of its folder, a link, a name twice.",
    remedy: "Do not trust the file; download it again from the publisher.",
  },
  "lake/archive-without-table": {
    meaning: "The ZIP does not hold exactly one table.",
    remedy: "Unpack it and name the CSV file itself.",
  },
  "lake/parquet-not-read": {
    meaning: "The Parquet file is damaged or incomplete.",
    remedy: "Download it again.",
  },
  "lake/readers-disagree": {
    meaning: "Two readers found a different number of rows in the file, so neither is believed.",
    remedy: "Save the file again as plain CSV and report the case.",
  },
  "lake/release-exists": {
    meaning: "The workspace holds another file under the same dataset and release.",
    remedy: "Give this one its own name with --release, or compare them with 'mizan revisions'.",
  },
  "lake/memory-exhausted": {
    meaning: "The work needs more memory than it may take.",
    remedy: "Close other programs, or import the data in smaller files.",
    outside: true,
  },
  "lake/quote-not-closed": {
    meaning: "A quotation mark opens a field and none closes it; reading resumed on the next line.",
    remedy: REPAIR,
  },
  "lake/text-after-quote": {
    meaning: "Text follows a closing quotation mark; reading resumed on the next line.",
    remedy: REPAIR,
  },
  "lake/quote-after-space": {
    meaning:
      "A quotation mark follows a space at the start of a field, so it is unclear where the field ends.",
    remedy: REPAIR,
  },
  "lake/lone-return": {
    meaning: "A carriage return stands alone outside quotation marks.",
    remedy: REPAIR,
  },
  "lake/field-count": {
    meaning: "The row has another number of fields than the header.",
    remedy: REPAIR,
  },
  "lake/field-too-long": {
    meaning: "A field is longer than any description of an event.",
    remedy: REPAIR,
  },
  "lake/nul-byte": { meaning: "The row holds a NUL byte.", remedy: REPAIR },
  "lake/not-utf8": { meaning: "The row is not text in UTF-8.", remedy: REPAIR },
} as const satisfies CodeTable;
