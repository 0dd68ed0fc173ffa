import { EVENTS_CODES } from "../events/index.ts";
import { EVIDENCE_CODES } from "../evidence/index.ts";
import type { CodeEntry, CodeTable } from "../kernel/index.ts";
import { LEDGER_CODES } from "../ledger/index.ts";
import { LINKAGE_CODES } from "../linkage/index.ts";
import { PICTURE_CODES } from "../picture/index.ts";
import { PLACES_CODES } from "../places/index.ts";
import { RECORDS_CODES } from "../records/index.ts";
import { EVIDENCE_WORK_CODES } from "./evidence-codes.ts";
import { LINK_WORK_CODES } from "./link/index.ts";

/** What the use cases refuse. */
const WORKBENCH_CODES = {
  ...EVIDENCE_WORK_CODES,
  ...LINK_WORK_CODES,
  "workbench/format-not-known": {
    meaning: "The format named for an import does not exist.",
    remedy: "Choose one of those that 'mizan import --help' lists.",
  },
  "workbench/file-missing": {
    meaning: "An import names no file.",
    remedy: "Name the file after the format.",
  },
  "workbench/mapping-missing": {
    meaning: "A table is to be imported without a mapping of its columns.",
    remedy: "Let 'mizan import --suggest FILE' propose one, check it, and name it with --mapping.",
  },
  "workbench/release-without-counts": {
    meaning: "A release that holds neither events nor figures is to be compared.",
    remedy: "Name releases of events or figures; 'mizan datasets' lists them.",
  },
  "workbench/annotation-incomplete": {
    meaning: "A note lacks its words, or is not about exactly one view, event or place.",
    remedy: "Give the words, and one of --view, --event with --release, --place.",
  },
  "workbench/annotation-subject-unknown": {
    meaning: "The view, release, event or place that a note is about does not exist.",
    remedy: "Check the key or the P-code; 'mizan search' finds both.",
  },
  "workbench/annotation-unknown": {
    meaning: "There is no note of that id.",
    remedy: "List the notes with 'mizan annotations -w DIR --withdrawn'.",
  },
  "workbench/name-not-known": {
    meaning: "A place, organisation, type or other name is not in our tables.",
    remedy: "Use one of the names offered, or the code; 'mizan search' finds both.",
  },
  "workbench/name-ambiguous": {
    meaning: "A name stands for several places.",
    remedy: "Give the P-code, or the country beside the name.",
  },
  "workbench/unit-ended": {
    meaning: "The unit existed once and is no unit of today.",
    remedy: "Count by the units of the day with --boundaries then.",
  },
  "workbench/date-not-read": {
    meaning: "A date is not a calendar date.",
    remedy: "Write a year, a month or a day: 2019, 2019-05 or 2019-05-17.",
  },
  "workbench/period-empty": {
    meaning: "The period ends before it begins.",
    remedy: "Swap the two dates.",
  },
  "workbench/nothing-to-compare": {
    meaning: "A comparison has no second side.",
    remedy: "Say what the second side has instead, with --with-province, --with-actor or the like.",
  },
  "workbench/observation-not-known": {
    meaning: "No release holds an observation or event of that id.",
    remedy: "List them with 'mizan observations'.",
  },
  "workbench/year-without-figures": {
    meaning: "No release has a figure for that year and place.",
    remedy: "Import published figures, or choose another year.",
  },
  "workbench/release-not-known": {
    meaning: "The workspace holds no release of that name.",
    remedy: "List them with 'mizan datasets'.",
  },
  "workbench/entry-not-named": {
    meaning: "A proof was asked for without saying of which entry, or of two at once.",
    remedy: "Name its place in the log, or the record with --record KIND/ID.",
  },
  "workbench/log-key-missing": {
    meaning: "A proof is to be checked without the key of the log.",
    remedy: "Give --key, or a policy with a log line.",
  },
  "workbench/witness-not-named": {
    meaning: "The policy of the workspace names no such witness with an address.",
    remedy: "Add a line 'witness NAME KEY ADDRESS' to witnesses.policy.",
  },
  "workbench/body-missing": {
    meaning: "The content of a record that the log commits to is not in the workspace.",
    remedy: "Restore the file from a copy of the workspace.",
  },
  "workbench/body-not-erased": {
    meaning: "The content of a record is there though the log says that it was erased.",
    remedy: "Remove the file, also from copies.",
  },
  "workbench/release-missing": {
    meaning: "A release that the log holds is not in the lake.",
    remedy: "Restore its folder from a copy, or import its file again.",
  },
  "workbench/release-unrecorded": {
    meaning: "A release in the lake stands on no entry of the log.",
    remedy: "Find out who put it there; 'mizan import' records what it takes in.",
  },
  "workbench/manifest-differs": {
    meaning: "The manifest of a release is not the one that the log commits to.",
    remedy: "Restore the file from a copy of the workspace.",
  },
  "workbench/release-file-missing": {
    meaning: "A file that the manifest of a release names is not there.",
    remedy: "Restore it from a copy of the workspace, or import the release again.",
  },
  "workbench/release-file-differs": {
    meaning: "A file of a release is not the one that its manifest names.",
    remedy: "Restore it from a copy of the workspace, or import the release again.",
  },
  "workbench/evidence-differs": {
    meaning: "A preserved file is not the one that was preserved.",
    remedy: "Restore the file from a copy of the workspace.",
  },
  "workbench/evidence-missing": {
    meaning: "A preserved file that a record names is not there.",
    remedy: "Restore the file from a copy of the workspace.",
  },
  "workbench/file-unexpected": {
    meaning: "A file is where nothing but recorded files may be.",
    remedy: "Find out who put it there, and move it away.",
  },
  "workbench/index-differs": {
    meaning: "The index of records in the cache is not what the log gives.",
    remedy: "Delete cache/state.sqlite; it is made again from the log.",
  },
  "workbench/dossier-not-whole": {
    meaning: "A dossier, or something that it cites, cannot be read whole.",
    remedy:
      "Read it with a clearance that covers its fields, or restore the missing file from a copy.",
  },
  "workbench/dossier-item-wrong": {
    meaning: "An item of a dossier is not what its sort allows.",
    remedy: "'mizan dossier add --help' lists what each sort of item needs.",
  },
  "workbench/dossier-finding-unknown": {
    meaning: "The language check has no such finding now.",
    remedy: "Show them with 'mizan dossier show'; a finding goes when its sentence changes.",
  },
  "workbench/dossier-undecided": {
    meaning: "A finding of the language check has no decision yet.",
    remedy: "Change the sentence, or record the decision with 'mizan dossier decide'.",
  },
  "workbench/dossier-empty": {
    meaning: "A dossier without items, or a workspace without a log, gives no package.",
    remedy: "Add items with 'mizan dossier add'.",
  },
  "workbench/dossier-timestamp-wrong": {
    meaning: "A file given as a time stamp is not named as one.",
    remedy: "Name time stamps NAME.tsr and their certificates NAME.pem.",
  },
  "workbench/dossier-reveal-wrong": {
    meaning: "A file given as revealed fields is not of that form.",
    remedy: "Ask the holder to make it with 'mizan dossier reveal'.",
  },
  "workbench/link-files-not-a-table": {
    meaning: "A file to link is not a table in CSV, or has no rows.",
    remedy: "Save it as CSV in UTF-8, with a header and one row an event.",
  },
  "workbench/link-files-column-missing": {
    meaning: "A list of events lacks a column that is needed.",
    remedy: "Add date, latitude, longitude and one column for each taxonomy.",
  },
  "workbench/link-files-column-unclear": {
    meaning: "Several columns of a list may hold the same thing.",
    remedy: "Name the right one as MELTT does: dataset, event, date, enddate, latitude, longitude.",
  },
  "workbench/link-files-cell-not-read": {
    meaning: "A value of a list of events is missing or makes no sense.",
    remedy: "Correct the cell, or leave the row out.",
  },
  "workbench/link-files-taxonomy-not-read": {
    meaning: "A file is no taxonomy, or contradicts itself.",
    remedy:
      "Give data.source, base.categories and the levels from fine to broad, each cell filled.",
  },
  "workbench/link-files-category-unknown": {
    meaning: "A list uses a category or a dataset that the taxonomy lacks.",
    remedy: "Add it to the taxonomy, or correct the name.",
  },
  "workbench/link-files-event-twice": {
    meaning: "A dataset has two events of the same name.",
    remedy: "Give each event a name or number of its own.",
  },
  "workbench/link-files-dataset-unclear": {
    meaning: "Two files have the same name and do not say which dataset they are.",
    remedy: "Rename one, or add a column 'dataset'.",
  },
  "workbench/link-files-one-dataset": {
    meaning: "All rows are of one dataset.",
    remedy: "Name the files of at least two datasets.",
  },
  "workbench/link-files-option-unfit": {
    meaning: "An option does not fit the method or the taxonomies.",
    remedy: "Leave it out, or read 'mizan link files --help'.",
  },
  "workbench/link-files-more": {
    meaning: "More is wrong with the files than is listed.",
    remedy: "Correct what is listed and run the command again.",
  },
} as const satisfies CodeTable;

/** The codes of all domains and of the use cases. */
export const EVERY_DOMAIN_CODE: Readonly<Record<string, CodeEntry>> = {
  ...EVENTS_CODES,
  ...PLACES_CODES,
  ...PICTURE_CODES,
  ...LEDGER_CODES,
  ...RECORDS_CODES,
  ...EVIDENCE_CODES,
  ...LINKAGE_CODES,
  ...WORKBENCH_CODES,
};
