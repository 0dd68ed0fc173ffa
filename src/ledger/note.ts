import { accept, type Issue, type Result, refuse } from "../kernel/index.ts";
import { bytesText, fromBase64, joinBytes, textBytes, toBase64, toHex } from "./bytes.ts";
import type { VerifyEd25519 } from "./ed25519.ts";
import { isKeyName, type Signer, type VerifierKey } from "./key.ts";
import { LEDGER_LIMITS } from "./limits.ts";

/** One signature line of a note. */
export interface NoteSignature {
  readonly name: string;
  readonly id: string;
  readonly signature: Uint8Array;
}

/** A text with the signatures under it (C2SP signed-note). The text ends in a newline. */
export interface SignedNote {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Decides a signature line under a key of a type: over the text, or over what the type signs instead. */
export type LineCheck = (note: SignedNote, line: NoteSignature, key: VerifierKey) => boolean;

/** Reads a signed note; refuses everything that is not exactly of the form of the standard. */
export function parseNote(bytes: Uint8Array): Result<SignedNote> {
  if (bytes.length > LEDGER_LIMITS.noteBytes) return malformed("it is too long");
  const all = bytesText(bytes);
  if (all === null) return malformed("it is not UTF-8");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: The standard forbids them.
  if (/[\u0000-\u0009\u000b-\u001f]/.test(all)) return malformed("it holds a control character");
  const split = all.lastIndexOf("\n\n");
  if (split < 0) return malformed("no empty line stands before the signatures");
  if (!all.endsWith("\n")) return malformed("the last line does not end in a newline");
  const lines = all.slice(split + 2, -1).split("\n");
  if (lines.length > LEDGER_LIMITS.noteSignatures) return malformed("it has too many signatures");
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const read = parseSignatureLine(line);
    if (read === null) return malformed("a signature line is not of the form '— name base64'");
    signatures.push(read);
  }
  return accept({ text: all.slice(0, split + 1), signatures });
}

/** The bytes of a signed note. */
export function formatNote({ text, signatures }: SignedNote): Uint8Array {
  return textBytes(`${text}\n${signatures.map(formatSignatureLine).join("")}`);
}

/** A signature as its line, newline included. */
export function formatSignatureLine({ name, id, signature }: NoteSignature): string {
  const idBytes = Uint8Array.from(id.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return `— ${name} ${toBase64(joinBytes(idBytes, signature))}\n`;
}

/** Reads a signature line without its newline, or gives `null`. */
export function parseSignatureLine(line: string): NoteSignature | null {
  const [dash, name = "", base64 = "", ...more] = line.split(" ");
  const bytes = fromBase64(base64);
  if (dash !== "—" || more.length > 0 || !isKeyName(name)) return null;
  if (bytes === null || bytes.length < 5) return null;
  return { name, id: toHex(bytes.subarray(0, 4)), signature: bytes.subarray(4) };
}

/** A note with one more signature over its text. */
export function signNote(note: SignedNote, signer: Signer): SignedNote {
  const { name, id } = signer.key;
  const signature = signer.sign(textBytes(note.text));
  return { text: note.text, signatures: [...note.signatures, { name, id, signature }] };
}

/**
 * The known keys that signed a note. Lines of unknown keys are passed over; a line of a known key that
 * does not verify refuses the whole note; so does a note that no known key signed.
 */
export function checkNote(
  note: SignedNote,
  keys: readonly VerifierKey[],
  check: LineCheck,
): Result<readonly VerifierKey[]> {
  const signed = new Set<VerifierKey>();
  const issues: Issue[] = [];
  for (const line of note.signatures) {
    const key = keys.find(({ name, id }) => name === line.name && id === line.id);
    if (key === undefined) continue;
    if (check(note, line, key)) signed.add(key);
    else issues.push(badSignature(line));
  }
  if (issues.length > 0) return refuse(...issues);
  if (signed.size > 0) return accept([...signed]);
  return refuse({
    code: "ledger/note-unsigned",
    message: "No known key signed this note.",
    expected: keys.map(({ name, id }) => `${name}+${id}`).join(", "),
    found: note.signatures.map(({ name, id }) => `${name}+${id}`).join(", "),
  });
}

/** The check of plain Ed25519 signatures over the text. */
export function plainCheck(verify: VerifyEd25519): LineCheck {
  return (note, line, key) =>
    key.type === "ed25519" && verify(key.publicKey, textBytes(note.text), line.signature);
}

function badSignature({ name, id }: NoteSignature): Issue {
  return {
    code: "ledger/signature-invalid",
    message: `The signature of ${name} does not fit the text: one of the two was changed.`,
    found: `${name}+${id}`,
  };
}

function malformed(why: string) {
  return refuse({ code: "ledger/note-malformed", message: `This is not a signed note: ${why}.` });
}
