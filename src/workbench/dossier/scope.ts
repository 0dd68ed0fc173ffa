import { z } from "zod";
import { accept, type Result, refuse } from "../../kernel/index.ts";
import { SCOPE_FIELDS, type ScopeInput } from "../scope-fields.ts";

/** Names in the address of the picture, and those of the commands. */
const NAMES: Readonly<Record<string, string>> = {
  datasets: "source",
  countries: "country",
  provinces: "province",
  districts: "district",
  types: "type",
  actors: "actor",
  targets: "target",
  attributions: "attribution",
  borders: "border",
};

/** Parts of the address of the picture that are about its looks, not about what is counted. */
const LOOKS = new Set(["map", "measure", "view", "hexagons", "year", "step", "level", "size"]);

const SCOPE = z.strictObject(SCOPE_FIELDS);
const LISTS = new Set(Object.values(NAMES));

/** The scope that the address of a picture names; its names and those of the commands are understood. */
export function scopeOfAddress(address: string): Result<ScopeInput> {
  const query = new URLSearchParams(address.replace(/^[^?]*\?/, ""));
  const given: Record<string, unknown> = {};
  for (const [key, value] of query) {
    const name = NAMES[key] ?? key;
    if (LOOKS.has(name)) continue;
    if (LISTS.has(name)) given[name] = [...((given[name] as string[] | undefined) ?? []), value];
    else if (name === "borderKm") given[name] = Number(value);
    else if (name === "family") given[name] = value === "true" || value === "1";
    else given[name] = value;
  }
  const read = SCOPE.safeParse(given);
  if (read.success) return accept(read.data);
  return refuse(
    ...read.error.issues.map((issue) => ({
      code: "workbench/dossier-item-wrong",
      message: `The scope of a figure is not understood: ${issue.message}.`,
      field: issue.path.map(String).join(".") || "scope",
      found: address,
      expected: "the address of a picture after the question mark, such as provinces=PK2&from=2019",
    })),
  );
}
