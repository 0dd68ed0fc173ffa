import { accept, type Result } from "../../kernel/index.ts";
import { KINDS } from "../kinds.ts";
import type { Ports } from "../ports.ts";
import { findKind, kindFields } from "./kind.ts";
import type { KindRow } from "./schema.ts";

/** All kinds, or the one of a name, with fields and the number of records that the reader may know of. */
export async function describeKinds(
  ports: Ports,
  name: string | undefined,
): Promise<Result<{ kinds: KindRow[] }>> {
  const found = name === undefined ? accept(null) : findKind(name);
  if (!found.ok) return found;
  const kinds: KindRow[] = [];
  for (const kind of found.value === null ? KINDS : [found.value]) {
    const { schema: _, ...about } = kind;
    const { total } = await ports.records.list({
      kinds: [kind.name],
      states: ["present"],
      limit: 0,
      offset: 0,
    });
    const fields = kindFields(kind).map((field) => ({ ...field, choices: [...field.choices] }));
    kinds.push({ ...about, fields, references: { ...kind.references }, present: total });
  }
  return accept({ kinds });
}
