import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CRATE_METADATA,
  type CrateDescription,
  composeCrate,
  crateFindings,
  portableDigest,
  viewOfBytes,
} from "../../src/evidence/index.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

const CONTENT: readonly (readonly [string, string])[] = [
  ["report.html", "<p>Report</p>"],
  ["tables/killed by year.csv", "year,killed\n2024,1081\n"],
  ["evidence/نقشہ.png", "not a picture"],
];

function sha256(text: string): string {
  const digest = portableDigest("sha256");
  digest.update(bytesOf(text));
  return digest.hex();
}

const DESCRIPTION: CrateDescription = {
  name: "Claims of 2024",
  description: "What sources say was killed in 2024, with the reasons why they differ.",
  datePublished: "2026-03-01",
  license: { url: "https://creativecommons.org/licenses/by/4.0/", name: "CC BY 4.0" },
  author: { name: "Institute for Policy Studies", url: "https://institute.example/" },
  files: CONTENT.map(([path, text]) => ({
    path,
    encodingFormat: path.endsWith("csv") ? "text/csv" : "application/octet-stream",
    contentSize: bytesOf(text).length,
    sha256: sha256(text),
  })),
  actions: [
    {
      name: "Count by year",
      endTime: "2026-03-01T09:30:00Z",
      instrument: { name: "Mizan", version: "0.1.0" },
      object: ["evidence/نقشہ.png"],
      result: ["tables/killed by year.csv"],
    },
  ],
};

const DIGESTS = new Map(CONTENT.map(([path, text]) => [path, sha256(text)]));

function crate(
  edit: (metadata: { "@context": unknown; "@graph": Record<string, unknown>[] }) => void = () => {},
): Map<string, Uint8Array> {
  const metadata = JSON.parse(new TextDecoder().decode(composeCrate(DESCRIPTION)));
  edit(metadata);
  return new Map([
    ...CONTENT.map(([path, text]) => [path, bytesOf(text)] as const),
    [CRATE_METADATA, bytesOf(JSON.stringify(metadata))],
  ]);
}

async function failures(files: Map<string, Uint8Array>): Promise<string[]> {
  const findings = await crateFindings(viewOfBytes(files), DIGESTS);
  return findings
    .filter(({ status }) => status !== "pass")
    .map(({ check, subject, detail }) => `${check} ${subject}: ${detail}`);
}

describe("the description of a package as RO-Crate", () => {
  it("passes all that is required", async () => {
    const findings = await crateFindings(viewOfBytes(crate()), DIGESTS);
    expect(findings.map(({ check, status }) => `${check} ${status}`)).toEqual([
      "crate/context pass",
      "crate/graph pass",
      "crate/descriptor pass",
      "crate/root pass",
      "crate/files pass",
    ]);
  });

  it("has the same bytes whatever the order of its files and keys", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...DESCRIPTION.files], { minLength: 3 }), (files) => {
        const shuffled = { ...DESCRIPTION, files: files.map((file) => reversed(file)) };
        expect(composeCrate(reversed(shuffled))).toEqual(composeCrate(DESCRIPTION));
      }),
    );
  });

  it("says how files came about, and names organisations only", () => {
    const { "@graph": graph } = JSON.parse(new TextDecoder().decode(composeCrate(DESCRIPTION)));
    const types = graph.map((entity: Record<string, unknown>) => entity["@type"]);
    expect(types).toEqual(expect.arrayContaining(["CreateAction", "SoftwareApplication"]));
    expect(types).not.toContain("Person");
    const action = graph.find((one: Record<string, unknown>) => one["@type"] === "CreateAction");
    expect(action).toMatchObject({
      instrument: { "@id": "#program-Mizan-0.1.0" },
      result: [{ "@id": "tables/killed%20by%20year.csv" }],
    });
  });

  it.each<[string, Parameters<typeof crate>[0], RegExp]>([
    ["another context", (all) => set(all, "@context", "https://schema.org"), /crate\/context/],
    ["no descriptor", (all) => void all["@graph"].shift(), /crate\/descriptor/],
    [
      "a descriptor of another version",
      (all) => set(entity(all, CRATE_METADATA), "conformsTo", { "@id": "https://w3id.org/x" }),
      /crate\/descriptor .*conforms/,
    ],
    ["no name", (all) => void delete entity(all, "./")["name"], /crate\/root .*no name/],
    ["no date", (all) => set(entity(all, "./"), "datePublished", "soon"), /datePublished/],
    ["no licence", (all) => void delete entity(all, "./")["license"], /license/],
    ["an entity twice", (all) => void all["@graph"].push({ ...entity(all, "./") }), /Two entities/],
    [
      "an entity inside another",
      (all) => set(entity(all, "./"), "author", { "@id": "#a", name: "Somebody" }),
      /crate\/graph .*author/,
    ],
    [
      "another length",
      (all) => set(entity(all, "report.html"), "contentSize", "7"),
      /crate\/sizes report.html/,
    ],
    [
      "another digest",
      (all) => set(entity(all, "report.html"), "sha256", "0".repeat(64)),
      /crate\/sha256 report.html/,
    ],
    [
      "a path that leads outside",
      (all) => {
        (entity(all, "./")["hasPart"] as unknown[]).push({ "@id": "..%2f..%2fetc/passwd" });
        all["@graph"].push({ "@id": "..%2f..%2fetc/passwd", "@type": "File" });
      },
      /crate\/path-safe/,
    ],
    [
      "a file that is not there",
      (all) => {
        (entity(all, "./")["hasPart"] as unknown[]).push({ "@id": "gone.txt" });
        all["@graph"].push({ "@id": "gone.txt", "@type": "File" });
      },
      /crate\/files gone.txt: .*not there/,
    ],
  ])("fails for %s", async (_, edit, words) => {
    const found = await failures(crate(edit));
    expect(found.join("\n")).toMatch(words);
  });

  it("fails for a file that is not described, and for a description that is missing or no JSON", async () => {
    const files = crate();
    files.set("extra.txt", bytesOf("x"));
    expect(await failures(files)).toEqual(["crate/files extra.txt: The file is not described."]);
    files.set(CRATE_METADATA, bytesOf("{"));
    expect(await failures(files)).toEqual([
      `crate/metadata ${CRATE_METADATA}: The file is not JSON.`,
    ]);
    files.delete(CRATE_METADATA);
    expect((await failures(files))[0]).toMatch(/missing/);
  });

  it("says that it does not visit parts on the web", async () => {
    const files = crate((all) => {
      (entity(all, "./")["hasPart"] as unknown[]).push({ "@id": "https://source.example/a.pdf" });
      all["@graph"].push({ "@id": "https://source.example/a.pdf", "@type": "File" });
    });
    const findings = await crateFindings(viewOfBytes(files));
    expect(findings).toContainEqual(
      expect.objectContaining({ check: "crate/web-parts", status: "cannot-be-checked" }),
    );
  });
});

function entity(
  metadata: { readonly "@graph": readonly Record<string, unknown>[] },
  id: string,
): Record<string, unknown> {
  const found = metadata["@graph"].find((one) => one["@id"] === id);
  if (found === undefined) throw new Error(`no entity ${id}`);
  return found;
}

function reversed<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).reverse()) as T;
}

function set(target: Record<string, unknown>, name: string, value: unknown): void {
  target[name] = value;
}
