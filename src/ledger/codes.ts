import type { CodeTable } from "../kernel/index.ts";

/** Codes of refusals of the ledger. */
export const LEDGER_CODES = {
  "ledger/key-malformed": {
    meaning: "A verifier key is not of the form name+number+key, or its number does not fit.",
    remedy: "Copy the key again from its holder, whole and without line breaks.",
  },
  "ledger/key-type-unsupported": {
    meaning: "The key is of a kind whose signatures this version cannot check.",
    remedy: "Ask the holder for an Ed25519 key.",
  },
  "ledger/key-weak": {
    meaning: "A public key is one under which verifiers can differ, or signatures fit many texts.",
    remedy: "Ask the holder to make a new key with an ordinary tool.",
  },
  "ledger/note-malformed": {
    meaning: "A text that should be a signed note is damaged or not one.",
    remedy: "Fetch it again; if it stays so, ask who wrote it.",
  },
  "ledger/note-unsigned": {
    meaning: "None of the keys that are trusted here signed the text.",
    remedy: "Check that the right keys are configured; else do not trust the text.",
  },
  "ledger/signature-invalid": {
    meaning: "A signature of a known key does not fit what it stands under: one was changed.",
    remedy: "Do not trust it. Fetch it again from another place and compare.",
  },
  "ledger/checkpoint-malformed": {
    meaning: "The signed text is not a checkpoint of a log.",
    remedy: "Fetch the checkpoint again.",
  },
  "ledger/origin-differs": {
    meaning: "The checkpoint is of another log than the one asked about.",
    remedy: "Check the address of the log and the name in its key.",
  },
  "ledger/policy-malformed": {
    meaning: "A line of a trust policy is not of the form of the standard.",
    remedy: "Mend the line; docs/reference/ledger-format.md lists the forms.",
  },
  "ledger/quorum-missed": {
    meaning: "Fewer witnesses have cosigned the checkpoint than the policy asks for.",
    remedy: "Wait for more cosignatures, or ask the witnesses why they do not sign.",
  },
  "ledger/proof-malformed": {
    meaning: "A file that should prove an entry is damaged or not of that form.",
    remedy: "Ask for the proof again.",
  },
  "ledger/proof-wrong": {
    meaning: "A proof does not show that the entry is in the log at its place.",
    remedy: "Check that entry and proof belong together; else do not trust the entry.",
  },
  "ledger/request-malformed": {
    meaning: "A request to a witness is not of the form of the standard.",
    remedy: "The log's software must be mended.",
  },
  "ledger/entry-malformed": {
    meaning: "An entry is not of the one form that the log accepts.",
    remedy: "The program that made the entry must be mended.",
  },
  "ledger/entry-too-long": {
    meaning: "An entry is longer than 65,535 bytes.",
    remedy: "Put the content in a record's body; the entry holds only its digest.",
  },
  "ledger/entry-foreign": {
    meaning: "An entry was signed for another log and cannot be moved to this one.",
    remedy: "Its author signs it anew for this log.",
  },
  "ledger/bundle-malformed": {
    meaning: "A file of entries is cut short or damaged.",
    remedy: "Restore it from a copy of the log.",
  },
  "ledger/tile-malformed": {
    meaning: "A file of tree hashes has the wrong length.",
    remedy: "Restore it from a copy of the log.",
  },
  "ledger/file-missing": {
    meaning: "A file that the checkpoint says must be there is missing.",
    remedy: "Restore it from a copy of the log.",
  },
  "ledger/file-unexpected": {
    meaning: "A file in the log's folder has no place in a log.",
    remedy: "Find out who put it there and move it away.",
  },
  "ledger/entry-differs": {
    meaning: "An entry was changed after it was put on the log.",
    remedy: "Restore the file from a copy of the log.",
  },
  "ledger/tile-differs": {
    meaning: "A file of tree hashes was changed after it was written.",
    remedy: "Restore it from a copy of the log.",
  },
  "ledger/root-differs": {
    meaning: "The entries and hashes do not lead to the root that the log signed.",
    remedy: "Restore the log from a copy that verifies.",
  },
  "ledger/tree-disagrees": {
    meaning: "Files of the log do not fit its checkpoint.",
    remedy: "Verify the whole log to see which; restore them from a copy.",
  },
  "ledger/index-beyond-log": {
    meaning: "The log has no entry with that index, or no such size.",
    remedy: "Ask for an index below the size of the log.",
  },
  "ledger/fork-not-proven": {
    meaning: "A file that should prove that a log was rewritten does not.",
    remedy: "Ask for the two signed checkpoints and the log's files.",
  },
  "ledger/log-forked": {
    meaning: "A log signed two states that contradict each other.",
    remedy: "Keep both signed states as evidence and tell the other parties.",
  },
  "ledger/log-shrank": {
    meaning: "A log shows a smaller state than before: an old copy, or entries taken away.",
    remedy: "Keep both signed states; ask the holder; look again later.",
  },
  "ledger/log-unproven": {
    meaning: "A log's files do not show that its new state continues the known one.",
    remedy: "Keep both signed states; ask the holder; look again later.",
  },
  "ledger/log-busy": {
    meaning: "Another process is writing the log.",
    remedy: "Wait until it has finished, or stop it.",
    outside: true,
  },
  "ledger/log-stopped": {
    meaning: "The disk did not confirm a write, so nothing more is acknowledged until a new start.",
    remedy: "Check the disk and start again; what was acknowledged is kept.",
    outside: true,
  },
  "ledger/append-failed": {
    meaning: "Entries could not be written; none of them was acknowledged.",
    remedy: "Make room or mend the cause, then send the same entries again.",
    outside: true,
  },
  "ledger/log-exists": {
    meaning: "A new log was to be made where files of a log are.",
    remedy: "Open the log that is there, or name an empty folder.",
  },
  "ledger/log-rolled-back": {
    meaning: "The log's folder is older than, or differs from, what its key signed last.",
    remedy: "Restore the newest copy of the log. Signing on from here would rewrite it.",
  },
  "ledger/guard-missing": {
    meaning: "The record of what the key signed last is missing, so a rollback would go unseen.",
    remedy: "Restore the guard folder; or, if the log is surely the newest copy, adopt it.",
  },
} as const satisfies CodeTable;
