import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Result } from "../../src/kernel/index.ts";
import { populationOf } from "../../src/places/index.ts";
import { realPorts } from "../../src/shell/ports.ts";
import {
  boundaryOutlines,
  CATALOGUE,
  openPolygons,
  openPopulation,
  type Ports,
} from "../../src/workbench/index.ts";

const SHARED = join(import.meta.dirname, "../../../shared/data");

interface Answer {
  readonly files: readonly { key: string; added: boolean; rows: number; rejected: number }[];
  readonly candidates: readonly { code: string; sure: boolean; nameUr: string | null }[];
}

let folder = "";
let ports: Ports;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "mizan-places-"));
  ports = realPorts(join(folder, "w"), { start: () => ({ update: () => {}, finish: () => {} }) });
  await ports.workspace.create("Test");
});
afterEach(() => {
  ports.search.close();
  ports.lake.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(name: string, input: object): Promise<Result<Answer>> {
  const command = CATALOGUE.find((one) => one.name === name);
  if (command === undefined) throw new Error(`no command ${name}`);
  return (await command.run(ports, command.input.parse(input))) as Result<Answer>;
}

function file(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const KOHAT = JSON.stringify({
  type: "FeatureCollection",
  features: [
    {
      type: "Feature",
      properties: { pcode: "PK514", name: "Kohat" },
      geometry: {
        type: "Polygon",
        coordinates: [
          [
            [71, 33],
            [72, 33],
            [72, 34],
            [71, 34],
            [71, 33],
          ],
        ],
      },
    },
  ],
});

describe("importing boundaries", () => {
  it("keeps the file as given, outlines for a map, and answers for points", async () => {
    expect(await openPolygons(ports)).toBeNull();
    expect(await boundaryOutlines(ports)).toBeNull();
    const path = file("kohat.geojson", KOHAT);
    const taken = await run("import", { format: "boundaries", files: [path] });
    expect(taken.ok && taken.value.files[0]).toMatchObject({ added: true, rows: 1, rejected: 0 });
    const polygons = await openPolygons(ports);
    expect(polygons?.locate(71.5, 33.5)?.code).toBe("PK514");
    const outlines = await boundaryOutlines(ports);
    expect(JSON.parse(outlines?.topology ?? "{}").type).toBe("Topology");
    const release = outlines?.release;
    if (release === undefined) throw new Error("the release is there");
    expect(readFileSync(ports.lake.path(release, "boundaries.json"), "utf8")).toBe(KOHAT);
  });

  it("adds nothing when the same file comes again", async () => {
    const path = file("kohat.geojson", KOHAT);
    await run("import", { format: "boundaries", files: [path] });
    const again = await run("import", { format: "boundaries", files: [path] });
    expect(again.ok && again.value.files[0]?.added).toBe(false);
    expect((await ports.lake.manifests()).length).toBe(1);
  });

  it.each([
    ["cut short", KOHAT.slice(0, 100), "places/not-boundaries"],
    ["empty", "", "places/not-boundaries"],
    ["not UTF-8", new Uint8Array([0xff, 0xfe, 0x7b, 0x00]), "places/not-boundaries"],
  ])("refuses a file that is %s and leaves the workspace as it was", async (_, content, code) => {
    const refused = await run("import", {
      format: "boundaries",
      files: [file("bad.geojson", content)],
    });
    expect(refused.ok ? "" : refused.issues[0]?.code).toBe(code);
    expect((await ports.lake.manifests()).length).toBe(0);
    expect(existsSync(join(folder, "w/lake")) ? readdirSync(join(folder, "w/lake")) : []).toEqual(
      [],
    );
  });
});

describe("importing population", () => {
  it("puts the user's figures before those that come with the program", async () => {
    const path = file(
      "people.csv",
      "place,year,population\nPK2,2023,15000000\nPK703,2023,1742320\nAtlantis,2023,1\n",
    );
    const taken = await run("import", { format: "population", files: [path] });
    expect(taken.ok && taken.value.files[0]).toMatchObject({ rows: 3, rejected: 1 });
    const figures = await openPopulation(ports);
    expect(populationOf(figures, "PK703", 2024)?.people).toBe(1_742_320);
    expect(populationOf(figures, "PK2", 2024)?.people).toBe(15_000_000);
    expect(populationOf(figures, "PK6", 2024)?.people).toBe(127_688_922);
  });

  it("refuses a table of which no row can be used, with the lines", async () => {
    const path = file("people.csv", "place,year,population\nAtlantis,2023,1\n");
    const refused = await run("import", { format: "population", files: [path] });
    expect(refused.ok ? null : refused.issues[0]).toMatchObject({
      code: "places/population-place-unknown",
      line: 2,
    });
  });

  const census = join(SHARED, "pak-census-2023/PakPC2023PakDist.csv.gz");
  it.skipIf(!existsSync(census))("reads the census by district as published", async () => {
    const path = file("PakPC2023PakDist.csv", gunzipSync(readFileSync(census)));
    const taken = await run("import", { format: "population", files: [path] });
    expect(taken.ok && taken.value.files[0]).toMatchObject({ rows: 136, rejected: 0 });
  });
});

describe("mizan places", () => {
  it("shows candidates with dates, confidence and Urdu names", async () => {
    const found = await run("places", { name: "Kurram agency", day: "2015-01-01" });
    expect(found.ok && found.value.candidates.map(({ code }) => code)).toEqual([
      "PK-TA-KURRAM",
      "PK518",
    ]);
    expect(found.ok && found.value.candidates[1]?.nameUr).toBe("کرم");
  });

  it("marks what an import would not take", async () => {
    const found = await run("places", { name: "Sibbee" });
    expect(found.ok && found.value.candidates[0]).toMatchObject({ code: "PK228", sure: false });
  });

  it("refuses a day that is none", async () => {
    const refused = await run("places", { name: "Swat", day: "2015-02-30" });
    expect(refused.ok ? "" : refused.issues[0]?.code).toBe("workbench/date-not-read");
  });
});
