import { DOSSIER, DOSSIER_ITEM, type DossierItem } from "../../evidence/index.ts";
import { accept, type Issue, type Marking, type Result, refuse } from "../../kernel/index.ts";
import { checkValues } from "../../records/index.ts";
import type { Ports } from "../ports.ts";
import type { DossierShown } from "./schema.ts";
import { showDossier } from "./show-work.ts";
import { type DossierValues, readDossier, reviseDossier } from "./store.ts";

/** Who makes a change, and why. */
export interface ChangeAuthor {
  readonly by: string;
  readonly reason: string;
}

/** Begins a dossier. */
export async function createDossier(
  ports: Ports,
  input: Omit<DossierValues, "items" | "decisions"> & { readonly marking: Marking },
): Promise<Result<DossierShown>> {
  const { marking, ...values } = input;
  const checked = checkValues(DOSSIER, { ...values, items: [], decisions: [] });
  if (!checked.ok) return checked;
  const written = await ports.records.write([
    {
      kind: DOSSIER.name,
      action: "create",
      marking,
      values: checked.value,
      by: input.preparedBy,
      reason: "",
    },
  ]);
  if (!written.ok) return written;
  return showDossier(ports, written.value[0]?.id ?? "");
}

/** Adds an item, at the end or before another. */
export async function addItem(
  ports: Ports,
  id: string,
  given: unknown,
  { before, ...author }: ChangeAuthor & { readonly before: number | undefined },
): Promise<Result<DossierShown>> {
  const item = readItem(given);
  if (!item.ok) return item;
  const known = await isKnown(ports, item.value);
  if (known.length > 0) return refuse(...known);
  const opened = await readDossier(ports, id);
  if (!opened.ok) return opened;
  const items = [...opened.value.values.items];
  items.splice((before ?? items.length + 1) - 1, 0, item.value);
  return changed(
    ports,
    id,
    await reviseDossier(ports, opened.value, { values: { items }, ...author }),
  );
}

/** Takes an item out; its former revision stays in the history. */
export async function removeItem(
  ports: Ports,
  id: string,
  number: number,
  author: ChangeAuthor,
): Promise<Result<DossierShown>> {
  const opened = await readDossier(ports, id);
  if (!opened.ok) return opened;
  const { items } = opened.value.values;
  if (items[number - 1] === undefined) return refuse(noItem(number, items.length));
  const values = { items: items.filter((_, i) => i !== number - 1) };
  return changed(ports, id, await reviseDossier(ports, opened.value, { values, ...author }));
}

/** Sets fields of a dossier, all items at once included. */
export async function editDossier(
  ports: Ports,
  id: string,
  given: Partial<Omit<DossierValues, "items">> & {
    readonly items?: readonly unknown[] | undefined;
  },
  author: ChangeAuthor & { readonly expected: number | undefined },
): Promise<Result<DossierShown>> {
  const { items: givenItems, ...rest } = given;
  const issues: Issue[] = [];
  const items = givenItems?.flatMap((one, i) => {
    const read = readItem(one);
    if (read.ok) return [read.value];
    issues.push(...read.issues.map((issue) => ({ ...issue, field: `items.${i}.${issue.field}` })));
    return [];
  });
  for (const item of items ?? []) issues.push(...(await isKnown(ports, item)));
  if (issues.length > 0) return refuse(...issues);
  const opened = await readDossier(ports, id);
  if (!opened.ok) return opened;
  const { expected, ...who } = author;
  if (expected !== undefined && expected !== opened.value.record.revision)
    return refuse(conflict(id, expected, opened.value.record.revision));
  const values = Object.fromEntries(
    Object.entries({ ...rest, items }).filter(([, value]) => value !== undefined),
  );
  return changed(ports, id, await reviseDossier(ports, opened.value, { values, ...who }));
}

/** Records what the author decided about a finding of the language check. */
export async function decideFinding(
  ports: Ports,
  id: string,
  made: DossierValues["decisions"][number],
): Promise<Result<DossierShown>> {
  const shown = await showDossier(ports, id);
  if (!shown.ok) return shown;
  if (!shown.value.language.some((finding) => finding.id === made.finding)) {
    return refuse({
      code: "workbench/dossier-finding-unknown",
      message: `The language check has no finding ${made.finding} now.`,
      expected: shown.value.language.map((finding) => finding.id).join(", ") || "no finding",
      remedy: "Show them with 'mizan dossier show'; a finding goes when its sentence changes.",
    });
  }
  const opened = await readDossier(ports, id);
  if (!opened.ok) return opened;
  const others = opened.value.values.decisions.filter(({ finding }) => finding !== made.finding);
  const values = { decisions: [...others, made] };
  const { by, reason } = made;
  return changed(ports, id, await reviseDossier(ports, opened.value, { values, by, reason }));
}

async function changed(
  ports: Ports,
  id: string,
  result: Result<unknown>,
): Promise<Result<DossierShown>> {
  return result.ok ? showDossier(ports, id) : result;
}

function readItem(given: unknown): Result<DossierItem> {
  const read = DOSSIER_ITEM.safeParse(given);
  if (read.success) return accept(read.data);
  return refuse(
    ...read.error.issues.map((issue) => ({
      code: "workbench/dossier-item-wrong",
      message: `${issue.message}.`,
      field: issue.path.map(String).join(".") || "item",
      remedy: "'mizan dossier add --help' lists what each sort of item needs.",
    })),
  );
}

/** What an item names must be there when it is added, not only when the dossier is built. */
async function isKnown(ports: Ports, item: DossierItem): Promise<readonly Issue[]> {
  const kind =
    item.type === "evidence" ? "evidence-item" : item.type === "record" ? item.kind : null;
  if (kind === null || !("id" in item)) return [];
  if ((await ports.records.get(kind, item.id)) !== null) return [];
  return [
    {
      code: "records/record-unknown",
      message: `There is no ${kind} ${item.id}.`,
      field: "id",
      remedy: `List them with 'mizan records ${kind}'.`,
    },
  ];
}

function noItem(number: number, count: number): Issue {
  return {
    code: "workbench/dossier-item-wrong",
    message: `The dossier has no item ${number}.`,
    field: "number",
    expected: count === 0 ? "it has none" : `1 to ${count}`,
  };
}

function conflict(id: string, expected: number, found: number): Issue {
  return {
    code: "records/revision-conflict",
    message: `Dossier ${id} was changed since it was read.`,
    expected: `revision ${expected}`,
    found: `revision ${found}`,
    remedy: "Read it again, and make the change on its present revision.",
  };
}
