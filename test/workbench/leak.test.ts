import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MARKINGS, type Marking, mayRead } from "../../src/kernel/index.ts";
import { CATALOGUE } from "../../src/workbench/index.ts";
import type { Bench } from "./evidence-bench.ts";
import { LEAK_INPUTS, type LeakTarget } from "./leak-inputs.ts";
import { CANARY, everythingOf, type FullWorld, makeWorld } from "./leak-world.ts";

/** The log is public by design: it holds ids, markings, times and digests, and no content. */
const OF_THE_LOG = /^(log .*|verify|dossier (build|preview|verify))$/;
/** What the program does with files alone, or with the network. */
const SLOW = ["example"];
/** Commands whose inputs here are all refused: they have no network, no file that is good, no witness. */
const REFUSED = ["fetch", "link files", "log check-proof", "log cosign", "dossier decide"];
/** Run last, since they take away what the others show. */
const DESTRUCTIVE = [
  "dossier remove",
  "evidence dispose",
  "record withdraw",
  "record restore",
  "record erase",
];
const LONG = 900_000;

let full: FullWorld;
beforeAll(async () => {
  full = await makeWorld();
}, LONG);
afterAll(() => full.bench.close());

const commands = CATALOGUE.filter(({ name }) => !SLOW.includes(name)).sort(
  (a, b) => DESTRUCTIVE.indexOf(a.name) - DESTRUCTIVE.indexOf(b.name),
);
const inputsOf = (name: string, target: LeakTarget) =>
  LEAK_INPUTS[name]?.(full.world, target) ?? [];
/** Where somebody who sees all finds the words of every marking. */
const TELLING = ["records", "search", "annotations", "record export", "evidence", "dossier list"];
const hiddenFrom = (clearance: Marking) => MARKINGS.filter((one) => !mayRead(clearance, one));

/** Ids of a target replaced by their names, so that answers about two targets can be compared. */
function without(text: string, target: LeakTarget): string {
  const ids = Object.entries(target) as [string, string][];
  return ids.reduce((left, [name, id]) => left.replaceAll(id, `<${name}>`), text);
}

function isAbout(input: Record<string, unknown>, target: LeakTarget): boolean {
  const text = JSON.stringify(input);
  return Object.values(target).some((id) => text.includes(id));
}

async function run(reader: Bench, name: string, target: LeakTarget): Promise<string[]> {
  const answers: string[] = [];
  for (const input of inputsOf(name, target))
    answers.push(await everythingOf(full, reader, name, input));
  return answers;
}

function leaks(text: string, clearance: Marking): readonly Marking[] {
  return hiddenFrom(clearance).filter((marking) => text.includes(CANARY[marking]));
}

describe("what comes out of a command", () => {
  it("is tested for every command of the catalogue", () => {
    expect(CATALOGUE.map(({ name }) => name).filter((name) => !(name in LEAK_INPUTS))).toEqual([]);
    const names = CATALOGUE.map(({ name }) => name);
    expect(Object.keys(LEAK_INPUTS).filter((name) => !names.includes(name))).toEqual([]);
    const unfit = CATALOGUE.flatMap(({ name, input }) =>
      inputsOf(name, full.absent).flatMap((given) => {
        const read = input.safeParse(given);
        return read.success ? [] : [`${name} ${JSON.stringify(given)} ${read.error.message}`];
      }),
    );
    expect(unfit).toEqual([]);
  });

  it("does hold the words of every marking for a reader who sees all, so that the tests below can fail", async () => {
    for (const name of TELLING) {
      const text = (await run(full.bench, name, full.targets["TLP:RED"])).join("\n");
      for (const canary of Object.values(CANARY))
        expect(text, `${name} ${canary}`).toContain(canary);
    }
  });

  it.each(MARKINGS)(
    "holds nothing above %s, and is the same for what is hidden and what does not exist",
    async (clearance) => {
      const reader = full.bench.as(clearance);
      const own = await full.own(clearance);
      const hidden = hiddenFrom(clearance).map((marking) => full.targets[marking]);
      const faults: string[] = [];
      const mute = new Set<string>();
      for (const { name } of commands) {
        const absent = await run(reader, name, full.absent);
        const about = inputsOf(name, full.absent).map((input) => isAbout(input, full.absent));
        const answers = about.includes(true) ? await run(reader, name, own) : absent;
        if (![...absent, ...answers].some((text) => text.startsWith('{"ok":true'))) mute.add(name);
        for (const target of about.includes(true) ? hidden : []) {
          const found = await run(reader, name, target);
          answers.push(...found);
          for (const [i, text] of found.entries())
            if (about[i] && without(text, target) !== without(absent[i] ?? "", full.absent))
              faults.push(`${name} ${i}: hidden is not absent: ${text.slice(0, 300)}`);
        }
        for (const text of [...absent, ...answers])
          for (const marking of leaks(text, clearance)) {
            const at = text.indexOf(CANARY[marking]);
            faults.push(`${name} tells ${marking}: ${text.slice(Math.max(0, at - 150), at + 30)}`);
          }
      }
      expect(faults).toEqual([]);
      // A judgement is marked TLP:GREEN.
      const refused = clearance === "TLP:CLEAR" ? [...REFUSED, "link judge"] : REFUSED;
      expect([...mute].sort()).toEqual([...refused].sort());
    },
    LONG,
  );

  it.each(MARKINGS)(
    "leaves a package for a recipient of %s without anything above it, whoever makes it",
    async (shown) => {
      const about = {
        recipient: "Office",
        purpose: "None",
        preparedBy: "Desk",
        marking: "TLP:CLEAR",
      };
      const { id } = await full.bench.answer<{ id: string }>("dossier new", {
        title: "T",
        shown,
        ...about,
      });
      for (const { source, item } of Object.values(full.targets)) {
        await full.bench.answer("dossier add", { id, record: `source/${source}`, by: "Desk" });
        await full.bench.answer("dossier add", { id, evidence: item, by: "Desk" });
      }
      const target = { ...full.absent, dossier: id };
      const [text = ""] = await run(full.bench, "dossier build", target);
      expect(text).toContain('{"ok":true');
      expect(text).toContain(CANARY["TLP:CLEAR"]);
      expect(leaks(text, shown)).toEqual([]);
    },
    LONG,
  );

  it(
    "does not change in a word or a number when something is added that the reader may not see",
    async () => {
      const readings = commands.filter(
        ({ name, effect }) => effect === "reads" && !OF_THE_LOG.test(name),
      );
      const readers = MARKINGS.slice(0, -1).map((clearance) => full.bench.as(clearance));
      const all = async () => {
        const texts: string[] = [];
        for (const reader of readers)
          for (const { name } of readings)
            for (const text of await run(reader, name, full.targets["TLP:CLEAR"]))
              texts.push(`${reader.ports.records.clearance} ${name} ${text}`);
        return texts;
      };
      await all(); // Whatever is built once, such as the index of words.
      const before = await all();
      await full.add("TLP:RED", "second");
      for (const { name } of readings) await run(full.bench, name, full.targets["TLP:RED"]);
      expect(await all()).toEqual(before);
    },
    LONG,
  );
});
