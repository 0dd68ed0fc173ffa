import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { describeIssue, MARKINGS, type Marking, mayRead } from "../../src/kernel/index.ts";
import { formatVerifierKey } from "../../src/ledger/index.ts";
import { CATALOGUE, KINDS } from "../../src/workbench/index.ts";
import { fileOf, gedText } from "../support/ged-file.ts";
import { type Bench, openBench } from "./evidence-bench.ts";
import { type LeakTarget, type LeakWorld, pairNumber } from "./leak-inputs.ts";
import { SAMPLES } from "./record-samples.ts";

/** A word for each marking that stands in everything of that marking, and nowhere else. */
export const CANARY: Readonly<Record<Marking, string>> = {
  "TLP:CLEAR": "canaryclear",
  "TLP:GREEN": "canarygreen",
  "TLP:AMBER": "canaryamber",
  "TLP:AMBER+STRICT": "canarystrict",
  "TLP:RED": "canaryred",
};
const EVERYWHERE = "whateverword";

/** Fields with free text of each kind that people write; the last one is also marked alone. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  source: ["name", "gradeReason", "note"],
  document: ["title", "note"],
  organisation: ["name", "note"],
  "place-note": ["title", "text"],
  "event-judgement": ["basis"],
};

/** A workspace with things of every marking. */
export interface FullWorld {
  readonly bench: Bench;
  readonly targets: Readonly<Record<Marking, LeakTarget>>;
  readonly absent: LeakTarget;
  readonly world: LeakWorld;
  readonly outFolder: string;
  /** Text of everything that was reported as progress. */
  readonly progress: string[];
  /** Open things that hold a field of every marking, to be changed by a reader. */
  own(marking: Marking): Promise<LeakTarget>;
  /** Adds things of a marking. */
  add(marking: Marking, name: string): Promise<LeakTarget>;
}

/** Makes the workspace; everything is written by somebody who sees all. */
export async function makeWorld(): Promise<FullWorld> {
  const progress: string[] = [];
  const start = (label: string) => {
    progress.push(label);
    return { update: () => {}, finish: (note?: string) => progress.push(note ?? "") };
  };
  const bench = await openBench({ progress: { start } });
  await importEvents(bench);
  const targets = {} as Record<Marking, LeakTarget>;
  for (const marking of MARKINGS) targets[marking] = await addThings(bench, marking, "first");
  const outFolder = join(bench.folder, "..", "out");
  const about = await bench.ports.log.about();
  const head = await bench.ports.log.head();
  let desks = 100;
  const world: LeakWorld = {
    kinds: KINDS.map(({ name }) => name),
    word: EVERYWHERE,
    canaries: Object.values(CANARY),
    size: head.ok ? head.value.checkpoint.size : 0,
    key: about === null ? "" : formatVerifierKey(about.key),
    ledger: join(bench.folder, "ledger"),
    fresh: () => `Desk ${desks++}`,
    out: (name) => join(outFolder, name),
    file: (name, content) => bench.file(name, content),
  };
  const add = (marking: Marking, name: string) => addThings(bench, marking, name);
  const own = async (marking: Marking) => {
    const target = await addThings(bench, "TLP:CLEAR", `own-${MARKINGS.indexOf(marking)}`);
    for (const cited of MARKINGS.filter((one) => mayRead(marking, one))) {
      const { dossier } = target;
      const { source, item } = targets[cited];
      await bench.answer("dossier add", { id: dossier, record: `source/${source}`, by: "D" });
      await bench.answer("dossier add", { id: dossier, evidence: item, by: "D" });
    }
    return target;
  };
  return { bench, targets, absent: ABSENT, world, outFolder, progress, own, add };
}

/** Two releases of seven events each, with dates so far apart that only a judgement makes two of them one. */
async function importEvents(bench: Bench): Promise<void> {
  for (const [dataset, day] of [
    ["ucdp-ged", "03"],
    ["ged-two", "23"],
  ]) {
    const rows = Array.from({ length: 7 }, (_, i) => ({
      date_start: `2020-0${i + 1}-${day} 00:00:00.000`,
      date_end: `2020-0${i + 1}-${day} 00:00:00.000`,
    }));
    const files = [fileOf(gedText([...rows, { latitude: "200" }]))];
    await bench.answer("import", { format: "ucdp-ged", files, dataset, release: "25.1" });
  }
}

const ABSENT: LeakTarget = {
  judgement: "event-judgement-absent",
  source: "source-absent-absent",
  note: "note-000000000000",
  item: "item-0000000000000000",
  dossier: "dossier-000000000000",
};

async function addThings(bench: Bench, marking: Marking, name: string): Promise<LeakTarget> {
  const canary = CANARY[marking];
  const said = { by: `Desk ${canary}`, reason: `Because ${canary}` };
  for (const kind of Object.keys(SAMPLES)) await addRecords(bench, { kind, marking, name, said });
  const note = await bench.answer<{ id: string }>("annotate", {
    ...{ text: `${EVERYWHERE} ${canary} ${name}`, author: said.by, place: "PK2", marking },
  });
  await bench.answer("annotate", { author: said.by, withdraw: note.id, reason: canary });
  const second = await bench.answer<{ id: string }>("annotate", {
    ...{ text: `${EVERYWHERE} ${canary} ${name} 2`, author: said.by, place: "PK2", marking },
  });
  const kept = await bench.answer<{ items: { id: string }[] }>("preserve", {
    files: [bench.file(`${canary}-${name}.txt`, `${EVERYWHERE} ${canary} ${name}`)],
    ...{ collector: said.by, purpose: said.reason, marking, url: `https://example.org/${canary}` },
  });
  const dossier = await bench.answer<{ id: string }>("dossier new", {
    ...{ title: `${canary} ${name}`, recipient: `Office ${canary}`, purpose: canary },
    ...{ preparedBy: said.by, shown: "TLP:RED", marking },
  });
  await bench.answer("dossier add", {
    ...{ id: dossier.id, claim: `A claim ${canary}`, heading: canary, probability: "55-80" },
    ...{ source: [`source/${idOf("source", marking, name)}`], by: said.by },
  });
  return {
    source: idOf("source", marking, name),
    judgement: idOf("event-judgement", marking, name),
    note: second.id,
    item: kept.items[0]?.id ?? "",
    dossier: dossier.id,
  };
}

function idOf(kind: string, marking: Marking, name: string): string {
  return `${kind}-${marking.slice(4).toLowerCase().replace("+", "-")}-${name}`;
}

async function addRecords(
  bench: Bench,
  made: {
    readonly kind: string;
    readonly marking: Marking;
    readonly name: string;
    readonly said: { readonly by: string; readonly reason: string };
  },
): Promise<void> {
  const { kind, marking, name, said } = made;
  const canary = CANARY[marking];
  const sample = SAMPLES[kind]?.values ?? {};
  const fields = TEXTS[kind] ?? [];
  const last = fields.at(-1) ?? "";
  // Each marking judges another pair, and what is added later one that nobody judged before.
  const pair = pairNumber(name === "second" ? 5 : MARKINGS.indexOf(marking));
  const values = {
    ...sample,
    ...(kind === "event-judgement" ? pair : {}),
    ...Object.fromEntries(fields.map((field) => [field, `${EVERYWHERE} ${canary} ${field}`])),
  };
  const id = idOf(kind, marking, name);
  await bench.answer("record create", { kind, id, marking, values, ...said });
  await bench.answer("record revise", { kind, id, values: { [last]: canary }, ...said });
  for (const closed of MARKINGS) {
    if (marking !== "TLP:CLEAR" || mayRead("TLP:CLEAR", closed)) continue;
    const hidden = { [last]: `${EVERYWHERE} ${CANARY[closed]}` };
    const open = { kind, id: `${id}-${MARKINGS.indexOf(closed)}`, marking, by: "Desk", reason: "" };
    await bench.answer("record create", { ...open, values: { ...values, ...hidden } });
    await bench.answer("record revise", { ...open, mark: [`${last}=${closed}`] });
  }
  if (marking === "TLP:CLEAR" && kind === "source") {
    const hidden = { kind, id, values: { [last]: `${EVERYWHERE} ${CANARY["TLP:RED"]}` } };
    await bench.answer("record revise", { ...hidden, mark: [`${last}=TLP:RED`], by: "Desk" });
  }
  const gone = { kind, id: `${id}-gone`, marking, ...said };
  await bench.answer("record create", { ...gone, values });
  await bench.answer("record withdraw", gone);
}

/** Runs a command as a reader; gives everything that comes out, as one text. */
export async function everythingOf(
  full: FullWorld,
  reader: Bench,
  name: string,
  input: Record<string, unknown>,
): Promise<string> {
  const declared = CATALOGUE.find((one) => one.name === name);
  if (declared === undefined) throw new Error(`no command ${name}`);
  full.progress.length = 0;
  rmSync(full.outFolder, { recursive: true, force: true });
  mkdirSync(full.outFolder);
  const parsed = declared.input.parse(input);
  const parts: string[] = [];
  try {
    const result = await declared.run(reader.ports, parsed);
    parts.push(JSON.stringify(result, asText));
    if (!result.ok) parts.push(...result.issues.map(describeIssue));
    else if (!isFile(result.value)) parts.push(declared.print?.(result.value, parsed) ?? "");
  } catch (error) {
    parts.push(JSON.stringify((error as { issue?: unknown }).issue ?? String(error)));
  }
  return [...parts, ...full.progress, ...filesIn(full.outFolder)].join("\n");
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => `${path}\n${readFileSync(path, "utf8")}`);
}

function isFile(value: unknown): boolean {
  return typeof value === "object" && value !== null && "bytes" in value;
}

function asText(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : value;
}
