/** Which properties of a layer hold the code, the name and the unit above; `level` counts down from the state. */
export interface UnitFields {
  readonly code: string | null;
  readonly name: string | null;
  readonly parentCode: string | null;
  readonly parentName: string | null;
  readonly country: string | null;
  readonly level: number;
}

const NUMBERED = {
  code: /^(?:adm|admin|l)(\d)_?(?:pcode|code|id)$/i,
  name: /^(?:adm|admin|name|l)_?(\d)(?:_?(?:en|name|eng))?$/i,
};
const PLAIN = {
  code: /^(?:p_?code|shape_?iso|iso_?3166_?2|iso_?2|hasc(?:_\d)?|code)$/i,
  name: /^(?:shape_?name|name_?en|name|district(?:_name)?|adm_?name)$/i,
  parent: /^(?:province(?:_name)?|state(?:_name)?|shape_?parent)$/i,
};
const COUNTRY = /^(?:adm0_?pcode|iso_?a2|iso2?|country_?code|shape_?group)$/i;

/**
 * Recognises the fields of a layer by their names.
 *
 * @example
 * fieldsOf([{ ADM0_EN: "Pakistan", ADM1_PCODE: "PK5", ADM2_EN: "Khyber", ADM2_PCODE: "PK513" }]).code
 * // => "ADM2_PCODE"
 */
export function fieldsOf(properties: readonly Readonly<Record<string, unknown>>[]): UnitFields {
  const names = [...new Set(properties.flatMap((one) => Object.keys(one)))];
  const numbered = (pattern: RegExp) =>
    names
      .map((name) => ({ name, level: Number(pattern.exec(name)?.[1] ?? Number.NaN) }))
      .filter(({ level }) => !Number.isNaN(level))
      .toSorted((a, b) => b.level - a.level);
  const plain = (pattern: RegExp) => names.find((name) => pattern.test(name)) ?? null;
  const [codes, labels] = [numbered(NUMBERED.code), numbered(NUMBERED.name)];
  const level = Math.max(codes[0]?.level ?? 0, labels[0]?.level ?? 0);
  const at = (fields: readonly { name: string; level: number }[], wanted: number) =>
    fields.find((field) => field.level === wanted)?.name ?? null;
  return {
    code: at(codes, level) ?? plain(PLAIN.code),
    name: at(labels, level) ?? plain(PLAIN.name),
    parentCode: level > 1 ? at(codes, level - 1) : null,
    parentName: (level > 1 ? at(labels, level - 1) : null) ?? plain(PLAIN.parent),
    country: plain(COUNTRY),
    level,
  };
}
