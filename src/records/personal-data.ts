import type { Issue, Json } from "../kernel/index.ts";

/** Forms of telephone numbers, identity numbers, mail addresses and accounts: these lead to a person. */
const PERSONAL: readonly { readonly what: string; readonly form: RegExp }[] = [
  { what: "a mail address", form: /[^\s@]+@[^\s@]+\.\p{L}{2,}/u },
  { what: "an identity number", form: /\b\d{5}-\d{7}-\d\b|\b\d{13}\b/ },
  { what: "a telephone number", form: /(?:\+|\b00)\d[\d\s-]{8,}\d|\b03\d{2}[\s-]?\d{7}\b/ },
  { what: "an account", form: /(?:^|\s)@\w{3,}|\bt\.me\/\w+/ },
];

/** What in a value seems to lead to a private person, by field; texts inside lists are looked at too. */
export function personalData(field: string, value: Json): readonly Issue[] {
  if (typeof value === "object" && value !== null) {
    const parts = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
    return parts.flatMap(([name, part]) => personalData(`${field}.${name}`, part as Json));
  }
  if (typeof value !== "string") return [];
  return PERSONAL.filter(({ form }) => form.test(value)).map(({ what }) => ({
    code: "records/about-a-person",
    message: `The field "${field}" seems to hold ${what}.`,
    field,
    remedy: "Records are never about a person. Leave it out.",
  }));
}
