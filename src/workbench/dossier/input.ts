import { accept, type Issue, type Result, refuse } from "../../kernel/index.ts";

/** What the command line gives for an item. */
export interface ItemInput {
  readonly claim?: string | undefined;
  readonly figure?: string | undefined;
  readonly event?: string | undefined;
  readonly evidence?: string | undefined;
  readonly engagement?: string | undefined;
  readonly record?: string | undefined;
  readonly item?: string | undefined;
  readonly heading?: string | undefined;
  readonly text?: string | undefined;
  readonly source: readonly string[];
  readonly against?: string | undefined;
  readonly origins?: number | undefined;
  readonly probability?: string | undefined;
  readonly confidence?: string | undefined;
  readonly scope: string;
  readonly measure: string;
  readonly key?: string | undefined;
  readonly date?: string | undefined;
  readonly counterpart?: string | undefined;
}

const SORTS = ["claim", "figure", "event", "evidence", "engagement", "record", "item"] as const;

/** The item that the options describe; it is checked against the kind afterwards. */
export function itemOf(input: ItemInput): Result<unknown> {
  const given = SORTS.filter((sort) => input[sort] !== undefined);
  const [sort] = given;
  if (sort === undefined || given.length > 1) {
    return refuse({
      code: "workbench/dossier-item-wrong",
      message: given.length === 0 ? "Nothing is named to add." : "More than one thing is named.",
      expected: `one of ${SORTS.map((name) => `--${name}`).join(", ")}`,
      found: given.map((name) => `--${name}`).join(", ") || "none",
    });
  }
  if (sort === "item") return parseJson(input.item ?? "", "item");
  const { heading, text } = input;
  return accept(withoutGaps({ type: sort, heading, text, ...fieldsOf(sort, input) }));
}

/** A list of items in JSON; `undefined` stays so. */
export function itemsOf(text: string | undefined): Result<readonly unknown[] | undefined> {
  if (text === undefined) return accept(undefined);
  const read = parseJson(text, "items");
  if (!read.ok) return read;
  return Array.isArray(read.value)
    ? accept(read.value as unknown[])
    : refuse(notJson("items", "a list"));
}

function fieldsOf(sort: (typeof SORTS)[number], input: ItemInput): Record<string, unknown> {
  switch (sort) {
    case "claim": {
      const { claim, against, origins, confidence, source, probability } = input;
      return {
        text: claim,
        sources: source,
        against,
        origins,
        confidence,
        probability: probability === undefined ? undefined : range(probability),
      };
    }
    case "figure":
      return { by: input.figure, measure: input.measure, scope: input.scope };
    case "event":
      return { release: input.event, event: input.key };
    case "evidence":
      return { id: input.evidence };
    case "engagement": {
      const { engagement, date, counterpart, source } = input;
      return { heading: engagement, date, counterpart, sources: source };
    }
    default: {
      const [kind, ...id] = (input.record ?? "").split("/");
      return { kind, id: id.join("/") };
    }
  }
}

/** "55-80" or "70" in per cent; anything else is left for the check to name. */
function range(text: string): unknown {
  const [, from, to] = /^(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?%?$/.exec(text.trim()) ?? [];
  return from === undefined ? text : [Number(from), Number(to ?? from)];
}

function withoutGaps(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
}

function parseJson(text: string, field: string): Result<unknown> {
  try {
    return accept(JSON.parse(text));
  } catch (error) {
    return refuse({ ...notJson(field, "JSON"), found: String(error) });
  }
}

function notJson(field: string, expected: string): Issue {
  return {
    code: "workbench/dossier-item-wrong",
    message: "The text is not what is expected.",
    field,
    expected,
  };
}
