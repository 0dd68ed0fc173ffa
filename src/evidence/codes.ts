import type { CodeTable } from "../kernel/index.ts";

/** Codes of refusals of evidence. */
export const EVIDENCE_CODES = {
  "evidence/certificate-malformed": {
    meaning: "A certificate that should vouch for a signature or a time is damaged.",
    remedy: "Give it as PEM or DER, as its authority publishes it.",
  },
  "evidence/timestamp-malformed": {
    meaning: "A file that should be a time stamp (RFC 3161) is damaged or not one.",
    remedy: "Ask for the .tsr file again, whole, as its authority sent it.",
  },
  "evidence/timestamp-refused": {
    meaning: "The file is an answer of a time stamp authority that refuses to stamp.",
    remedy: "Make a new request, or ask another authority.",
  },
  "evidence/path-unsafe": {
    meaning: "A path in a package leads out of it, or means different files on different systems.",
    remedy: "Do not unpack the package. Ask its sender for one whose paths stay inside it.",
  },
  "evidence/names-collide": {
    meaning: "Two files of a package have the same name, or names that some systems take for one.",
    remedy: "Rename one of them and make the package again.",
  },
  "evidence/bag-content-unsuitable": {
    meaning: "A file name or a value for bag-info.txt does not fit into a bag.",
    remedy: "Change the name or the value and build again.",
  },
  "evidence/not-a-plain-file": {
    meaning: "A package holds a link, a device or the like instead of a file.",
    remedy: "Do not follow it. Ask for the file that is meant.",
  },
  "evidence/package-too-large": {
    meaning: "A package holds more files, or unpacks to more bytes, than is accepted.",
    remedy: "Check where it comes from; split it if it is sound.",
  },
  "evidence/zip-damaged": {
    meaning: "A ZIP ends too early, or an entry of it is not what its directory says.",
    remedy: "Ask for the file again and compare its size and digest with the sender's.",
  },
  "evidence/package-exists": {
    meaning: "A package is to be written where a file or folder is already.",
    remedy: "Name another place, or move what is there.",
  },
  "evidence/file-unreadable": {
    meaning: "A file of a package is damaged, or changed while it was read.",
    remedy: "Check the package again while nothing writes in it; else ask for a new copy.",
  },
  "evidence/signing-key-unreadable": {
    meaning: "The key that signed a web archive is damaged or of a kind that is not known here.",
    remedy: "Ask whoever recorded the archive for the key.",
  },
  "evidence/warc-malformed": {
    meaning: "A web archive (WARC) is damaged, cut off, or a record states a wrong length.",
    remedy: "Fetch or export the file again.",
  },
} as const satisfies CodeTable;
