import { textTable } from "../text-table.ts";
import type { LogDescription } from "./about-schema.ts";
import type { CheckedProof } from "./check-work.ts";
import type { AskedWitness } from "./cosign-work.ts";
import type { LogProof } from "./prove-work.ts";
import type { LogEntry, PolicyState } from "./schema.ts";

/** The log in lines for a person. */
export function printAbout(about: LogDescription): string {
  const { origin, key, author, size, root, lastEntry, cosignatures, policy } = about;
  const lines = [
    `${origin}: ${size} entries${lastEntry === null ? "" : `, the last of ${lastEntry}`}`,
    `root       ${root}`,
    `key        ${key}`,
    `author     ${author}`,
    `witnesses  ${policy.statement}`,
    ...cosignatures.map(
      ({ witness, time, trusted }) =>
        `           ${time}  ${witness}${trusted ? "" : " (not named by the policy)"}`,
    ),
  ];
  if (about.authors.length > 0) {
    const rows = about.authors.map((one) => [
      one.name,
      String(one.entries),
      one.first.slice(0, 10),
      one.last.slice(0, 10),
    ]);
    const columns = [
      { title: "author" },
      { title: "entries", align: "right" as const },
      { title: "first" },
      { title: "last" },
    ];
    lines.push("", textTable(columns, rows));
  }
  const kinds = about.kinds.map(({ kind, entries }) => [kind, String(entries)]);
  if (kinds.length > 0)
    lines.push("", textTable([{ title: "kind" }, { title: "entries", align: "right" }], kinds));
  return lines.join("\n");
}

/** Entries as a table. */
export function printTail({ entries }: { readonly entries: readonly LogEntry[] }): string {
  if (entries.length === 0) return "There are no entries here.";
  const rows = entries.map(({ index, statement, signature }) => [
    String(index),
    statement?.time.slice(0, 19).replace("T", " ") ?? "",
    statement?.action ?? "",
    statement === null ? "not readable" : `${statement.kind}/${statement.id}`,
    statement === null ? "" : String(statement.revision),
    statement?.marking ?? "",
    statement?.author.name ?? "",
    signature,
  ]);
  const titles = ["index", "time", "action", "record", "rev", "marking", "author", "signature"];
  return textTable(
    titles.map((title) => ({
      title,
      ...(title === "index" || title === "rev" ? { align: "right" as const } : {}),
    })),
    rows,
  );
}

/** One entry in lines. */
export function printShown(
  shown: LogEntry & { readonly size: number; readonly written: string | null },
): string {
  return [...entryLines(shown, shown.size), ...writtenLine(shown.written)].join("\n");
}

/** A proof in lines; without a file, the proof itself. */
export function printProof(proof: LogProof & { readonly written: string | null }): string {
  if (proof.written === null) return proof.proofFile.trimEnd();
  return [
    ...entryLines(proof, proof.size),
    `witnesses  ${proof.policy.statement}`,
    ...writtenLine(proof.written),
  ].join("\n");
}

/** The checks of a proof, one a line. */
export function printChecks({ good, checks }: CheckedProof): string {
  const lines = checks.map(({ check, status, detail }) => `${status}  ${check}: ${detail}`);
  const verdict = good ? "The proof is good." : "The proof is not good.";
  return [...lines, verdict].join("\n");
}

/** What each witness answered. */
export function printCosigned({
  asked,
  policy,
}: {
  readonly asked: readonly AskedWitness[];
  readonly policy: PolicyState;
}): string {
  const lines = asked.map(
    ({ name, outcome, time, detail }) =>
      `${name}: ${outcome}${time === null ? "" : ` at ${time}`}. ${detail}`,
  );
  return [...lines, policy.statement].join("\n");
}

function entryLines({ index, leafHash, signature, statement }: LogEntry, size: number): string[] {
  const about =
    statement === null
      ? ["           The entry is in no form that the program writes."]
      : [
          `record     ${statement.kind}/${statement.id}, revision ${statement.revision}`,
          `action     ${statement.action} at ${statement.time}, ${statement.marking}`,
          `content    ${statement.body ?? "none"} (salted digest)`,
          `author     ${statement.author.key}`,
          `signature  ${signature}`,
        ];
  return [`entry      ${index} of ${size}`, ...about, `leaf hash  ${leafHash}`];
}

function writtenLine(written: string | null): string[] {
  return written === null ? [] : [`Written to ${written}.`];
}
