import { existsSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import {
  composeDataPackage,
  DATA_PACKAGE,
  type DataPackageDescription,
  dataPackageFindings,
  portableDigest,
  viewOfBytes,
} from "../../src/evidence/index.ts";

const PROFILES = "../shared/data/conformance/datapackage-v2/public/profiles/2.0";
const bytesOf = (text: string) => new TextEncoder().encode(text);
const TABLE = 'year,"killed, best",source\r\n2024,1081,"A ""quoted"" source"\r\n';

function sha256(text: string): string {
  const digest = portableDigest("sha256");
  digest.update(bytesOf(text));
  return digest.hex();
}

const DESCRIPTION: DataPackageDescription = {
  name: "claims-2024",
  title: "Claims of 2024",
  description: "Figures of several sources for one year.",
  created: "2026-03-01T09:30:00Z",
  licenses: [{ name: "CC-BY-4.0", path: "https://creativecommons.org/licenses/by/4.0/" }],
  resources: [
    {
      name: "killed-by-year",
      path: "tables/killed-by-year.csv",
      title: "Killed by year",
      bytes: bytesOf(TABLE).length,
      sha256: sha256(TABLE),
      fields: [
        { name: "year", type: "year", required: true },
        { name: "killed, best", type: "integer", description: "Best figure of the source" },
        { name: "source", type: "string", title: "Source" },
      ],
      primaryKey: ["year", "source"],
      sources: [{ title: "UCDP GED 25.1", path: "https://ucdp.uu.se/" }],
    },
  ],
};

function packed(
  edit: (descriptor: Record<string, unknown>) => void = () => {},
): Map<string, Uint8Array> {
  const descriptor = JSON.parse(new TextDecoder().decode(composeDataPackage(DESCRIPTION)));
  edit(descriptor);
  return new Map([
    [DATA_PACKAGE, bytesOf(JSON.stringify(descriptor))],
    ["tables/killed-by-year.csv", bytesOf(TABLE)],
  ]);
}

async function failures(files: Map<string, Uint8Array>): Promise<string> {
  const findings = await dataPackageFindings(viewOfBytes(files), portableDigest);
  return findings
    .filter(({ status }) => status !== "pass")
    .map(({ check, subject, detail }) => `${check} ${subject}: ${detail}`)
    .join("\n");
}

describe.skipIf(!existsSync(PROFILES))("by the schemas of Data Package 2.0", () => {
  const validate = (name: string) => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addFormat("textarea", true); // A hint for forms.
    return ajv.compile(JSON.parse(readFileSync(`${PROFILES}/${name}.json`, "utf8")));
  };

  it("what we write is valid: package, resource and table", () => {
    const descriptor = JSON.parse(new TextDecoder().decode(composeDataPackage(DESCRIPTION)));
    const [resource] = descriptor.resources;
    const parts = { datapackage: descriptor, dataresource: resource, tableschema: resource.schema };
    for (const [name, value] of Object.entries(parts)) {
      const valid = validate(name);
      expect(valid(value), `${name}: ${JSON.stringify(valid.errors)}`).toBe(true);
    }
  });

  it("and they do refuse what is wrong", () => {
    const valid = validate("datapackage");
    const descriptor = JSON.parse(new TextDecoder().decode(composeDataPackage(DESCRIPTION)));
    expect(valid({ ...descriptor, resources: [] })).toBe(false);
    expect(valid({ ...descriptor, created: "yesterday" })).toBe(false);
  });
});

describe("the check of a Data Package", () => {
  it("passes what we write, and has nothing to say where there is none", async () => {
    const findings = await dataPackageFindings(viewOfBytes(packed()), portableDigest);
    expect(findings.map(({ check, status }) => `${check} ${status}`)).toEqual([
      "data-package/descriptor pass",
      "data-package/table pass",
    ]);
    expect(await dataPackageFindings(viewOfBytes([]), portableDigest)).toEqual([]);
  });

  it("is the same below a folder", async () => {
    const files = [...packed()].map(([path, bytes]) => [`data/${path}`, bytes] as const);
    const findings = await dataPackageFindings(viewOfBytes(files), portableDigest, "data");
    expect(findings.every(({ status }) => status === "pass")).toBe(true);
  });

  const table = (descriptor: Record<string, unknown>) =>
    (descriptor["resources"] as Record<string, unknown>[])[0] ?? {};

  it.each<[string, Parameters<typeof packed>[0], RegExp]>([
    ["another length", (all) => set(table(all), "bytes", 1), /bytes are stated/],
    ["another digest", (all) => set(table(all), "hash", `sha256:${"0".repeat(64)}`), /SHA-256/],
    ["no digest", (all) => void delete table(all)["hash"], /No SHA-256/],
    ["a table that is not there", (all) => set(table(all), "path", "gone.csv"), /not there/],
    ["a path outside", (all) => set(table(all), "path", "../a.csv"), /path-safe.*out of/],
    [
      "other columns",
      (all) => set(table(all), "schema", { fields: [{ name: "year" }, { name: "dead" }] }),
      /The columns are year, killed, best, source; described are year, dead/,
    ],
    ["no columns", (all) => void delete table(all)["schema"], /does not describe its columns/],
    [
      "a name twice",
      (all) => void (all["resources"] as unknown[]).push(table(all)),
      /Two resources/,
    ],
    ["no tables", (all) => set(all, "resources", []), /list of resources/],
  ])("fails for %s", async (_, edit, words) => {
    expect(await failures(packed(edit))).toMatch(words);
  });

  it("fails for a table whose first line is no CSV in UTF-8", async () => {
    const files = packed();
    files.set("tables/killed-by-year.csv", Uint8Array.from([0xff, 0xfe, 0x31]));
    expect(await failures(files)).toMatch(/not CSV in UTF-8/);
  });
});

function set(target: Record<string, unknown>, name: string, value: unknown): void {
  target[name] = value;
}
