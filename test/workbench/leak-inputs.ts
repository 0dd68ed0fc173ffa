/**
 * Inputs for every command of the catalogue, with which the tests of clearance run it. A new command needs a
 * line here: the inputs that make it say as much as it can.
 */

/** Things of one marking, or made-up names of things that do not exist. */
export interface LeakTarget {
  readonly source: string;
  readonly note: string;
  readonly item: string;
  readonly dossier: string;
  /** A judgement on two observations. */
  readonly judgement: string;
}

/** Files and words that inputs need. */
export interface LeakWorld {
  /** Names of all kinds. */
  readonly kinds: readonly string[];
  /** A word that stands in things of every marking. */
  readonly word: string;
  /** Words that stand in things of one marking each. */
  readonly canaries: readonly string[];
  /** Size of the log. */
  readonly size: number;
  /** Verifier key of the log, and its folder. */
  readonly key: string;
  readonly ledger: string;
  /** A name that nobody has had. */
  readonly fresh: () => string;
  /** A new path in a folder that is searched after the run. */
  readonly out: (name: string) => string;
  /** A file with this content. */
  readonly file: (name: string, content: string) => string;
}

type Inputs = (world: LeakWorld, target: LeakTarget) => readonly Record<string, unknown>[];

const BY = { by: "Desk 9", reason: "test" };
const GED = "ucdp-ged@25.1";
/** A second release, of which observations are the same events as of the first. */
const TWO = "ged-two@25.1";
const named = (target: LeakTarget) => ({ kind: "source", id: target.source });
const none: Inputs = () => [{}];

/** Names of two observations that a judgement can be about; there are seven such pairs. */
export function pairNumber(number: number): { readonly first: string; readonly second: string } {
  return { first: `${GED}#${number + 1}`, second: `${TWO}#${number + 1}` };
}

const PAIRS = [0, 1, 2, 3, 4, 5, 6].map(pairNumber);

/** Inputs by the name of the command. */
export const LEAK_INPUTS: Readonly<Record<string, Inputs>> = {
  init: () => [{ name: "Again" }],
  example: none,
  import: ({ file }) => [
    { format: "ucdp-ged", files: [file("empty.csv", "")] },
    { suggest: file("table.csv", "date,place,killed\n2020-01-01,Swat,1\n") },
  ],
  fetch: () => [{ dataset: "ucdp-ged", from: "http://127.0.0.1:9/" }],
  datasets: none,
  rejected: ({ out }) => [{ release: GED }, { release: GED, csv: out("rejected.csv") }],
  revisions: () => [{ before: GED, after: GED }],
  picture: ({ out }) => [{}, { by: ["month", "province", "actor"], csv: out("picture.csv") }],
  compare: () => [{ withFrom: "2019-01-01" }],
  disagreement: () => [{ year: "2020" }],
  "cross-border": none,
  observations: ({ out }) => [{}, { csv: out("observations.csv") }],
  observation: () => [{ id: `${GED}#1` }, { source: GED, row: 0 }],
  figure: ({ out }) => [{ kind: "timeline" }, { kind: "timeline", out: out("figure.svg") }],
  brief: ({ out }) => [{ out: out("brief.html") }],
  link: () => [{}, { source: [GED, TWO] }],
  "link report": none,
  "link explain": () => PAIRS.flatMap(({ first, second }) => [{ id: first }, { id: second }]),
  "link placebo": () => [{ days: "30" }],
  "link queue": () => [{ limit: 200 }, { by: BY.by }],
  "link judge": ({ fresh }) => [
    { ...pairNumber(6), verdict: "same", by: fresh(), reason: "test" },
    { ...pairNumber(0), verdict: "different", ...BY },
  ],
  "link withdraw": (_, { judgement }) => [{ id: judgement, ...BY }],
  "link agreement": none,
  "link export": ({ out }) => [{ out: out("linked") }],
  events: none,
  event: () => PAIRS.map(({ first }) => ({ id: first })),
  "link files": ({ file, out }) => [{ files: [file("link.csv", "")], out: out("links") }],
  places: ({ word }) => [{ name: "Swat" }, { name: word }],
  freshness: none,
  annotate: ({ word }, { note }) => [
    { text: "A note", author: BY.by, place: "PK2", marking: "TLP:CLEAR" },
    { author: BY.by, withdraw: note, reason: word },
    { author: BY.by, restore: note },
  ],
  annotations: () => [{}, { withdrawn: true }, { place: "PK2" }],
  kinds: ({ kinds }) => [{}, ...kinds.map((kind) => ({ kind }))],
  records: ({ kinds, word, canaries, size }) => [
    { state: "all", limit: 5000 },
    { state: "withdrawn" },
    { state: "erased" },
    { state: "all", atSize: size },
    { state: "all", asOf: "2099-01-01" },
    { text: word, limit: 5000 },
    ...kinds.map((kind) => ({ kind, state: "all" })),
    ...canaries.flatMap((text) => [{ text }, { kind: "source", where: [`note=${text}`] }]),
  ],
  "record show": ({ size }, target) => [
    named(target),
    { ...named(target), atSize: size },
    { ...named(target), asOf: "2099-01-01" },
  ],
  "record history": (_, target) => [named(target)],
  "record proof": (_, target) => [named(target), { ...named(target), revision: 1 }],
  "record create": ({ file }, target) => [
    { kind: "source", field: ["name=New", "type=news"], ...BY, marking: "TLP:CLEAR" },
    { kind: "document", field: ["title=New", `source=${target.source}`], ...BY },
    { kind: "source", file: file("values.json", '{"name":1,"x":2}'), ...BY },
  ],
  "record revise": (_, target) => [
    { ...named(target), field: ["note=again"], ...BY },
    { ...named(target), field: ["reliability=A"], ...BY },
    { ...named(target), field: ["type=none"], ...BY },
    { ...named(target), mark: ["note=TLP:CLEAR"], ...BY },
    { ...named(target), field: ["reliability=B"], ...BY, expected: 99 },
  ],
  "record withdraw": (_, target) => [
    { ...named(target), ...BY, expected: 99 },
    { ...named(target), ...BY },
  ],
  "record restore": (_, target) => [
    { ...named(target), ...BY },
    { ...named(target), ...BY },
  ],
  "record erase": (_, target) => [
    { ...named(target), ...BY, expected: 99 },
    { ...named(target), ...BY },
    { kind: "source", id: `${target.source}-gone`, ...BY },
  ],
  "record import": ({ file }, target) => [
    { kind: "source", file: file("new.csv", "name,type\nImported,news\n"), ...BY },
    {
      kind: "document",
      file: file("ref.csv", `title,source\nD,${target.source}\n`),
      ...BY,
      dryRun: true,
    },
  ],
  "record export": ({ kinds, out }) => [
    ...kinds.flatMap((kind) => [
      { kind },
      { kind, format: "json", recipient: "TLP:RED" },
      { kind, recipient: "TLP:RED", out: out(`${kind}.csv`) },
    ]),
  ],
  preserve: ({ file, word }) => [
    {
      files: [file("kept.txt", `kept ${word}`)],
      collector: BY.by,
      purpose: "test",
      marking: "TLP:CLEAR",
    },
  ],
  evidence: ({ word, canaries }) => [
    { disposed: true, limit: 1000 },
    { text: word },
    ...canaries.map((text) => ({ text })),
  ],
  "evidence show": (_, { item }) => [{ id: item }],
  "evidence custody": ({ file }, { item }) => [
    { id: item, action: "view", ...BY },
    { id: item, action: "redact", ...BY, result: file("redacted.txt", "redacted") },
  ],
  "evidence verify": (_, { item }) => [{}, { id: item }, { id: item, quick: true }],
  "evidence export": ({ out }, { item }) => [
    { id: item, output: out("item.bin"), ...BY, recipient: "Court" },
  ],
  "evidence dispose": (_, { item }) => [{ id: item, ...BY }],
  "log about": none,
  "log tail": () => [{ limit: 1000 }],
  "log show": ({ size, out }) => [{ index: 0 }, { index: size - 1, out: out("entry.json") }],
  "log prove": ({ size, out }, target) => [
    { index: size - 1 },
    { record: `source/${target.source}`, out: out("entry.tlog-proof") },
    { record: `source/${target.source}`, revision: 1 },
  ],
  "log check-proof": ({ file }) => [
    { proof: file("wrong.tlog-proof", "none"), entry: file("entry.json", "{}") },
  ],
  "log cosign": none,
  "log verify": ({ ledger, key }) => [{ folder: ledger, key }],
  verify: () => [{}, { quick: true }],
  "dossier new": () => [
    {
      title: "New",
      recipient: "Office",
      purpose: "None",
      preparedBy: BY.by,
      shown: "TLP:RED",
      marking: "TLP:CLEAR",
    },
  ],
  "dossier add": (_, target) => [
    { id: target.dossier, record: `source/${target.source}`, heading: "More", ...BY },
    { id: target.dossier, evidence: target.item, heading: "More", ...BY },
    { id: target.dossier, event: GED, key: "1", heading: "Event", ...BY },
  ],
  "dossier remove": (_, target) => [
    { id: target.dossier, number: 99, ...BY },
    { id: target.dossier, number: 1, ...BY },
  ],
  "dossier edit": (_, target) => [{ id: target.dossier, purpose: "Another", ...BY }],
  "dossier decide": (_, target) => [{ id: target.dossier, finding: "none", ...BY }],
  "dossier list": none,
  "dossier show": (_, target) => [{ id: target.dossier }],
  "dossier preview": (_, target) => [{ id: target.dossier }],
  "dossier build": ({ out }, target) => [
    { id: target.dossier, out: out("package"), date: "2026-03-01", undecided: true },
  ],
  "dossier reveal": ({ out }, target) => [
    { ...named(target), field: ["note"] },
    { ...named(target), field: ["name"], out: out("reveal.json") },
    { ...named(target), field: ["none"] },
  ],
  "dossier verify": ({ ledger }) => [{ path: ledger }],
  search: ({ word, canaries }) => [
    { text: word, limit: 100 },
    ...canaries.map((text) => ({ text, limit: 100 })),
  ],
};
